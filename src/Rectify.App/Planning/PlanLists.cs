using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>The lists of an inspection's plan, a page at a time by key: nothing in them is typed again.</summary>
public sealed class PlanLists(Door door) : IUseCase
{
    /// <summary>Measures on a page; a task is never torn, so one with more of them stands alone.</summary>
    public const int PageMeasures = 150;

    /// <summary>Tasks on a page.</summary>
    public const int PageTasks = 50;

    /// <summary>Null when there is no such inspection or the reader may not see it.</summary>
    public async Task<PlanListSheet?> Run(InspectionId id, PlanListKind list, SequenceCursor? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await WorkInspections.OfAsync(reading, id, ct) is not { } head) return null;
        var (ids, next) = await PageAsync(PlanListReading.OfList(reading, id, list), after, ct);
        return new PlanListSheet(
            head, list, await PlanListReading.VersionAsync(reading, id, ct), await PlanListReading.TotalsAsync(reading, id, ct), await PlanListReading.TasksAsync(reading.Db, id, ids, reading.Today, ct), next, reading.Today,
            reading.Sight.Inspections.Contains(id));
    }

    private static async Task<(List<TaskId> Ids, SequenceCursor? Next)> PageAsync(IQueryable<RectificationTask> tasks, SequenceCursor? after, CancellationToken ct)
    {
        if (after is var (sequence, task)) tasks = tasks.Where(t => EF.Functions.GreaterThan(ValueTuple.Create(t.Sequence, t.Id), ValueTuple.Create(sequence, task)));
        var found = await tasks.OrderBy(t => t.Sequence).ThenBy(t => t.Id).Take(PageTasks + 1).Select(t => new { t.Id, t.Sequence, Measures = t.Measures.Count }).ToListAsync(ct);
        var (fit, measures) = (0, 0);
        while (fit < found.Count && fit < PageTasks && (fit == 0 || measures + found[fit].Measures <= PageMeasures)) measures += found[fit++].Measures;
        return ([.. found.Take(fit).Select(t => t.Id)], fit < found.Count ? new SequenceCursor(found[fit - 1].Sequence, found[fit - 1].Id) : null);
    }
}
