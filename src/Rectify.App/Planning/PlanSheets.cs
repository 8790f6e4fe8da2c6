using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>
/// Reads the plans of the tasks in planning, task by task with their measures. The tasks of a page are loaded untracked, because what the reader may do
/// and what is missing is asked of the life cycle itself, the same code that guards the acts.
/// </summary>
public sealed class PlanSheets(Door door) : IUseCase
{
    /// <summary>Measures on a page; a task is never torn, so one with more of them stands alone.</summary>
    public const int PageMeasures = 100;

    /// <summary>Null when there is no such inspection or the reader may not see it.</summary>
    public async Task<PlanSheet?> Run(InspectionId id, UnitId? unit = null, SequenceCursor? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await WorkInspections.OfAsync(reading, id, ct) is not { } head) return null;
        var db = reading.Db;
        var inspection = await db.Inspections.Include(i => i.Plans).SingleAsync(i => i.Id == id, ct);
        var visible = db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.InspectionId == id);
        var planning = visible.Where(t => t.State == TaskState.Planning);
        var units = await planning.GroupBy(t => t.LeadUnitId).Select(g => new { Unit = g.Key, Tasks = g.Count() })
            .Join(db.Set<UnitPeriod>().Where(p => p.Until == null), g => g.Unit, p => p.UnitId, (g, p) => new PlanningUnit(p.UnitId, p.Name, g.Tasks)).Take(PeopleOfInspection.MaxUnits).ToListAsync(ct);
        if (unit is { } chosen) planning = planning.Where(t => t.LeadUnitId == chosen);
        var (ids, next) = await PageAsync(planning, after, ct);
        return new PlanSheet(
            head, inspection.Version, await PlanDueOnAsync(reading, inspection.Id, ct), reading.Today, reading.Actor.Has(Role.LeadingGroup, head.Body),
            reading.Actor.Has(Role.Office, head.Body) || reading.Actor.Has(Role.HeadOfOffice, head.Body),
            [.. units.OrderBy(u => u.Name, StringComparer.Ordinal)], await TotalsAsync(visible, planning, ct), await TasksAsync(reading, ids, ct), next, inspection.Plans.Count);
    }

    private static async Task<(List<TaskId> Ids, SequenceCursor? Next)> PageAsync(IQueryable<RectificationTask> planning, SequenceCursor? after, CancellationToken ct)
    {
        if (after is var (sequence, task)) planning = planning.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Sequence, t.Id), ValueTuple.Create(sequence, task)));
        var found = await planning.OrderBy(t => t.Sequence).ThenBy(t => t.Id).Take(PageMeasures + 1).Select(t => new { t.Id, t.Sequence, Measures = t.Measures.Count }).ToListAsync(ct);
        var (fit, measures) = (0, 0);
        while (fit < found.Count && fit < PageMeasures && (fit == 0 || measures + Math.Max(1, found[fit].Measures) <= PageMeasures)) measures += Math.Max(1, found[fit++].Measures);
        var next = fit < found.Count ? new SequenceCursor(found[fit - 1].Sequence, found[fit - 1].Id) : (SequenceCursor?)null;
        return ([.. found.Take(fit).Select(t => t.Id)], next);
    }

    private static async Task<PlanTotals> TotalsAsync(IQueryable<RectificationTask> visible, IQueryable<RectificationTask> planning, CancellationToken ct)
    {
        var stages = await planning.GroupBy(_ => 1).Select(g => new
        {
            Tasks = g.Count(), Submitted = g.Count(t => t.PlanSubmittedBy != null), Agreed = g.Count(t => t.PlanAgreedBy != null), Reviewed = g.Count(t => t.PlanReviewedBy != null),
        }).SingleOrDefaultAsync(ct);
        var measures = planning.SelectMany(t => t.Measures).Where(m => m.State != MeasureState.Cancelled);
        return new PlanTotals(
            stages?.Tasks ?? 0, await measures.CountAsync(ct), await measures.CountAsync(m => m.OwnerPersonId == null, ct), stages?.Submitted ?? 0, stages?.Agreed ?? 0, stages?.Reviewed ?? 0,
            await visible.CountAsync(t => t.State == TaskState.Registered, ct), await visible.CountAsync(t => t.State == TaskState.Assigned, ct));
    }

    private async Task<IReadOnlyList<PlanTask>> TasksAsync(Reading reading, List<TaskId> ids, CancellationToken ct)
    {
        var db = reading.Db;
        var tasks = await ActSession.With(db.Tasks.Where(t => ids.Contains(t.Id)), TaskParts.Measures).OrderBy(t => t.Sequence).ThenBy(t => t.Id).ToListAsync(ct);
        var settings = await new ActSession(db, new Stamp(reading.Actor, door.Now(), reading.Today), reading.Sight, ct).SettingsAsync(tasks);
        var problemIds = tasks.Select(t => t.ProblemId).Distinct().ToList();
        var problems = await db.Problems.Where(p => problemIds.Contains(p.Id)).Select(p => new { p.Id, p.Number, p.Ordinal, p.Wording }).ToDictionaryAsync(p => p.Id, ct);
        var personIds = tasks.SelectMany(t => new[] { t.LeaderId, t.PlanSubmittedBy, t.PlanAgreedBy, t.PlanReviewedBy }).OfType<PersonId>().Distinct().ToList();
        var people = await db.Persons.Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var unitIds = tasks.Select(t => t.LeadUnitId).OfType<UnitId>().Distinct().ToList();
        var units = await db.Set<UnitPeriod>().Where(p => p.Until == null && unitIds.Contains(p.UnitId)).ToDictionaryAsync(p => p.UnitId, p => p.Name, ct);
        return [.. tasks.Select(task =>
        {
            var (seen, problem) = (new TaskCase(task, settings[task.Id], reading.Actor, reading.Today), problems[task.ProblemId]);
            var offered = TaskLifecycle.OfferedTo(seen).ToDictionary(row => row.Verb, row => TaskLifecycle.Missing(row, seen));
            var approval = TaskLifecycle.Find(TaskState.Planning, TaskVerb.ApprovePlan)!;
            string? Name(PersonId? person) => person is { } id ? people.GetValueOrDefault(id) : null;
            return new PlanTask(
                task.Id, task.Version, problem.Number, problem.Ordinal, task.Part, problem.Wording, settings[task.Id].Class, task.DueOn,
                task.LeadUnitId!.Value, units.GetValueOrDefault(task.LeadUnitId.Value, ""), Name(task.LeaderId) ?? "",
                task.Target, task.Standard, task.RootCause, task.PlanReturnedBecause, Name(task.PlanSubmittedBy), Name(task.PlanAgreedBy), Name(task.PlanReviewedBy),
                [.. task.Counting.Select(m => new PlanMeasure(m.Id, m.Text, m.Kind, m.OwnerUnitId, m.OwnerPersonId, m.DueOn) { IsWrittenElsewhere = m.SharedFrom is not null })],
                offered, TaskLifecycle.Missing(approval, seen));
        })];
    }

    private static Task<DateOnly> PlanDueOnAsync(Reading reading, InspectionId id, CancellationToken ct) =>
        reading.Db.Set<Milestone>().Where(m => m.InspectionId == id && m.Kind == MilestoneKind.Plan).Select(m => m.DueOn).SingleAsync(ct);
}
