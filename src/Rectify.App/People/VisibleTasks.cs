using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.People;

/// <summary>
/// The same set as <see cref="Visibility.VisibleTo(IQueryable{RectificationTask}, Sight, RectifyDb)"/>, written so that every alternative is an index condition:
/// PostgreSQL gathers the few tasks of a unit by index, and walks the deadlines of one who sees everything. What is restricted is taken out of what was gathered;
/// for who sees all of an inspection that is not even looked up. A test keeps both sets equal.
/// </summary>
internal static class VisibleTasks
{
    /// <summary>Tasks as somebody would see them if nothing were restricted; with the first three places of <see cref="Parameters"/>.</summary>
    private const string Gathered = """
        (inspection_id = any({0}) or lead_unit_id = any({1}) or leader_id = any({2}) or handler_id = any({2})
           or id = any(array(select task_id from task_units where unit_id = any({1}) union select task_id from panel_seats where person_id = any({2}))))
        """;

    /// <summary>A condition on the table tasks, with the places of <see cref="Parameters"/> in their order.</summary>
    public const string Condition = Gathered + """

          and (inspection_id = any({3}) or problem_id not in (select id from problems where is_restricted)
           or lead_unit_id = any({4}) or leader_id = any({2}) or handler_id = any({2}) or id = any({5})
           or id = any(array(select task_id from panel_seats where person_id = any({2}) union select task_id from reviews where auditor_id = any({2}))))
        """;

    public static Guid[][] Parameters(Sight sight) =>
    [
        [.. sight.Inspections.Select(i => i.Value)], [.. sight.Units.Select(u => u.Value)], [.. sight.Persons.Select(p => p.Value)],
        [.. sight.Unrestricted.Select(i => i.Value)], [.. sight.LedUnits.Select(u => u.Value)], [.. sight.Awaited.Select(t => t.Value)],
    ];

    /// <remarks>
    /// Who sees everything is asked for nothing: the planner then reads what it needs from an index alone, and knows how much that is. Who sees nothing in part is not asked for what is restricted:
    /// the planner would count the list of it for every task it looks at by its key.
    /// </remarks>
    public static IQueryable<RectificationTask> TasksVisibleTo(this RectifyDb db, Sight sight) => sight.SeesEverything ? db.Tasks : sight.SeesNothingInPart
        ? db.Tasks.FromSqlRaw($"select * from tasks where {Gathered}", [.. Parameters(sight).Take(3).Cast<object>()])
        : db.Tasks.FromSqlRaw($"select * from tasks where {Condition}", [.. Parameters(sight).Cast<object>()]);

    /// <summary>Those of one inspection.</summary>
    public static IQueryable<RectificationTask> TasksVisibleTo(this RectifyDb db, Sight sight, InspectionId inspection) =>
        (sight.SeesAllOf(inspection) ? db.Tasks : db.TasksVisibleTo(sight)).Where(t => t.InspectionId == inspection);
}
