using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Tasks;

namespace Rectify.App.People;

/// <summary>
/// The same set as <see cref="Visibility.VisibleTo(IQueryable{RectificationTask}, Sight)"/>, written so that every alternative is an index condition:
/// PostgreSQL gathers the few tasks of a unit by index, and walks the deadlines of one who sees everything. A test keeps both sets equal.
/// </summary>
internal static class VisibleTasks
{
    public static IQueryable<RectificationTask> TasksVisibleTo(this RectifyDb db, Sight sight)
    {
        var inspections = sight.Inspections.Select(i => i.Value).ToArray();
        var units = sight.Units.Select(u => u.Value).ToArray();
        var persons = sight.Persons.Select(p => p.Value).ToArray();
        return db.Tasks.FromSql($"""
            select * from tasks
            where inspection_id = any({inspections}) or lead_unit_id = any({units}) or leader_id = any({persons}) or handler_id = any({persons})
               or id = any(array(select task_id from task_units where unit_id = any({units}) union select task_id from panel_seats where person_id = any({persons})))
            """);
    }
}
