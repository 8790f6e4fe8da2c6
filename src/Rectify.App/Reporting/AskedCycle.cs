using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Planning;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reporting;

/// <summary>本期调度: what is asked of somebody now, and until when.</summary>
/// <param name="Asked">Measures of theirs it asks about.</param>
/// <param name="Missing">Of these without an entry.</param>
public sealed record AskedCycle(CycleId Id, InspectionId Inspection, string Body, int Number, DateOnly From, DateOnly To, DateOnly DueOn, string Text, DateTimeOffset OpenedAt, int Asked, int Missing)
{
    /// <summary>The day a new entry is true for: today, or the period's last day once it is over.</summary>
    public DateOnly NewEntryOn(DateOnly today) => To < today ? To : today;

    public bool Holds(DateOnly trueOn) => From <= trueOn && trueOn <= To;
}

/// <summary>A body whose last cycle is over: by its rhythm the next period has begun, and nobody is asked.</summary>
/// <param name="EndedOn">The last day of the period before.</param>
public sealed record CycleToOpen(InspectionId Inspection, string Body, CycleRhythm Rhythm, DateOnly EndedOn);

internal static class AskedCycles
{
    /// <summary>Closed cycles of those inspections whose period is over, with none after them, where there is still work to ask about. A cycle opened by mistake is none.</summary>
    public static IQueryable<ReportingCycle> OverOf(Reading reading, IReadOnlyCollection<InspectionId> inspections) => reading.Db.Cycles.Where(c => inspections.Contains(c.InspectionId) && c.State == CycleState.Closed && c.To < reading.Today
        && !reading.Db.Cycles.Any(later => later.InspectionId == c.InspectionId && later.Number > c.Number && later.State != CycleState.Void)
        && reading.Db.Tasks.Any(t => t.InspectionId == c.InspectionId && t.State == TaskState.Rectifying));

    /// <summary>The longest over first.</summary>
    public static async Task<IReadOnlyList<CycleToOpen>> ToOpenAsync(Reading reading, IReadOnlyCollection<InspectionId> inspections, int most, CancellationToken ct) =>
        await OverOf(reading, inspections).OrderBy(c => c.To).ThenBy(c => c.Id).Take(most)
            .Select(c => new CycleToOpen(c.InspectionId, reading.Db.Set<UnitPeriod>().Where(u => u.UnitId == c.BodyId && u.Until == null).Select(u => u.Name).First(), c.Rhythm, c.To)).ToListAsync(ct);

    /// <summary>Open cycles among those, as they concern those tasks; a cycle that asks nothing about them is left out.</summary>
    public static async Task<IReadOnlyList<AskedCycle>> OfAsync(Reading reading, IQueryable<ReportingCycle> cycles, IQueryable<RectificationTask> tasks, CancellationToken ct)
    {
        var (db, open) = (reading.Db, await OpenAsync(reading, cycles, ct));
        if (open.Count == 0) return [];
        var ids = open.Select(c => c.Id).ToList();
        var counts = await db.AskedAbout(db.Cycles.Where(c => ids.Contains(c.Id)), tasks).GroupBy(m => m.Cycle)
            .Select(g => new { Cycle = g.Key, Asked = g.Count(), Missing = g.Count(m => !m.IsAnswered) }).ToDictionaryAsync(g => g.Cycle, ct);
        return [.. open.Where(c => counts.ContainsKey(c.Id)).Select(c => c with { Asked = counts[c.Id].Asked, Missing = counts[c.Id].Missing })];
    }

    /// <summary>Open cycles among those, the one due first at the head, with nothing counted.</summary>
    public static async Task<IReadOnlyList<AskedCycle>> OpenAsync(Reading reading, IQueryable<ReportingCycle> cycles, CancellationToken ct) =>
        await cycles.Where(c => c.State == CycleState.Open).OrderBy(c => c.DueOn).ThenBy(c => c.Id).Take(WorkInspections.MaxRows).Select(c => new AskedCycle(
            c.Id, c.InspectionId, reading.Db.Set<UnitPeriod>().Where(u => u.UnitId == c.BodyId && u.Until == null).Select(u => u.Name).First(), c.Number, c.From, c.To, c.DueOn, c.Asked, c.OpenedAt, 0, 0)).ToListAsync(ct);
}
