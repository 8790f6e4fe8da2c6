using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Reporting;

/// <summary>One cycle: who has not, what was reported, what changed since the cycle before.</summary>
public sealed class ReadCycle(Door door) : IUseCase
{
    public const int PageRows = 100;

    /// <summary>Measures named of each change; the workbook holds all.</summary>
    public const int ChangesShown = 12;

    /// <summary>Null when there is no such cycle or the reader sees nothing of its inspection.</summary>
    public async Task<CycleSheet?> Run(CycleId id, CycleView view = CycleView.Missing, UnitId? unit = null, int after = 0, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await CycleReading.OfAsync(reading, id, ct) is not { } read) return null;
        var (db, cycle) = (reading.Db, read.Cycle);
        var listed = read.Rows.Where(r => r.IsAsked && (unit is null || r.Unit == unit) && view switch
        {
            CycleView.Missing => r.Entry is null,
            CycleView.Reported => r.Entry is not null,
            CycleView.Repeating => r.Entry is { Repeats: true },
            _ => true,
        }).ToList();
        var changes = read.Differences.GroupBy(d => d.Change).OrderBy(g => g.Key)
            .Select(g => new CycleChangePart(g.Key, g.Count(), [.. g.Take(ChangesShown).Select(d => new CycleChangedMeasure(read.RowOf(d.Now), d.Before.DueOn))])).ToList();
        var tasks = db.Tasks.VisibleTo(reading.Sight, db).Where(t => t.InspectionId == cycle.InspectionId);
        var later = cycle is not { State: CycleState.Closed, EndedAt: { } closedAt } ? 0
            : await db.Set<Progress>().CountAsync(p => p.TrueOn >= cycle.From && p.TrueOn <= cycle.To && p.SubmittedAt > closedAt && tasks.Any(t => t.Id == p.TaskId), ct);
        return new CycleSheet(
            await ReadCycles.Rows(db, db.Cycles.Where(c => c.Id == id)).SingleAsync(ct), read.Inspection, reading.Today, read.Now.On,
            cycle.State == CycleState.Open && reading.Actor.WhyNotOffice(cycle.BodyId) is null, reading.Sight.Inspections.Contains(cycle.InspectionId), read.Sums, read.Units, read.Before?.Cycle.Number, changes,
            later, view, unit, [.. listed.Skip(after).Take(PageRows)], listed.Count > after + PageRows ? after + PageRows : null);
    }
}
