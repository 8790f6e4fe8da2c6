using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reporting;

/// <summary>
/// A cycle with its lines, the entries that answer it and the closed cycle before it, as far as the reader sees their tasks. The inspection bounds every query; an open cycle's lines are those of now.
/// </summary>
internal sealed class CycleReading
{
    private readonly IReadOnlyDictionary<TaskId, (int Sequence, int Number, string? Ordinal, string Wording)> problems;
    private readonly IReadOnlyDictionary<MeasureId, (int Position, string Text)> measures;
    private readonly IReadOnlyDictionary<UnitId, Unit> units;
    private readonly IReadOnlyDictionary<MeasureId, CycleEntry> entries;

    private CycleReading(
        ReportingCycle cycle, InspectionHead inspection, ComparedCycle now, (ReportingCycle Cycle, ComparedCycle Lines)? before, IReadOnlyDictionary<MeasureId, CycleEntry> entries,
        IReadOnlyDictionary<TaskId, (int, int, string?, string)> problems, IReadOnlyDictionary<MeasureId, (int, string)> measures, IReadOnlyDictionary<UnitId, Unit> units)
    {
        (Cycle, Inspection, Now, Before, this.entries, this.problems, this.measures, this.units) = (cycle, inspection, now, before, entries, problems, measures, units);
        Rows = [.. now.Lines.OrderBy(l => this.problems[l.TaskId].Sequence).ThenBy(l => l.TaskId.Value).ThenBy(l => this.measures[l.MeasureId].Position).Select(RowOf)];
        Differences = before is { } last ? [.. CycleComparison.Of(now, last.Lines)] : [];
    }

    public ReportingCycle Cycle { get; }

    public InspectionHead Inspection { get; }

    public ComparedCycle Now { get; }

    /// <summary>The closed cycle before; null for the first.</summary>
    public (ReportingCycle Cycle, ComparedCycle Lines)? Before { get; }

    /// <summary>Every measure, in the order of the document.</summary>
    public IReadOnlyList<CycleMeasure> Rows { get; }

    public IReadOnlyList<CycleDifference> Differences { get; }

    public CycleSums Sums => SumsOf(Rows);

    /// <summary>Lead units that were asked, those that owe most first.</summary>
    public IReadOnlyList<CycleUnit> Units => [.. Rows.Where(r => r.IsAsked).GroupBy(r => (r.Unit, r.UnitName)).Select(g => new CycleUnit(g.Key.Unit, g.Key.UnitName, SumsOf(g)))
        .OrderByDescending(u => u.Sums.Missing).ThenByDescending(u => u.Sums.Asked).ThenBy(u => u.Name, StringComparer.Ordinal)];

    public string NameOf(UnitId unit) => units[unit].NameOn(Now.On);

    /// <summary>Null when there is no such cycle, or none of an inspection the reader sees anything of.</summary>
    public static async Task<CycleReading?> OfAsync(Reading reading, CycleId id, CancellationToken ct)
    {
        var db = reading.Db;
        if (await db.Cycles.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } cycle || await WorkInspections.OfAsync(reading, cycle.InspectionId, ct) is not { } inspection) return null;
        var tasks = db.Tasks.VisibleTo(reading.Sight, db).Where(t => t.InspectionId == cycle.InspectionId);
        var previous = await db.Cycles.Where(c => c.InspectionId == cycle.InspectionId && c.State == CycleState.Closed && c.Number < cycle.Number).OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);

        var lines = cycle.State switch
        {
            CycleState.Open => await CycleLines.AsTheyStandAsync(db, tasks, cycle, reading.Now, ct),
            CycleState.Closed => await FrozenAsync(db, tasks, cycle, ct),
            _ => [],
        };
        var entries = await EntriesAsync(reading, cycle, lines, ct);
        var before = previous is null ? null : ((ReportingCycle, ComparedCycle)?)(previous, await ComparedAsync(reading, previous, await FrozenAsync(db, tasks, previous, ct), ct));
        var asked = lines.Select(l => l.TaskId).ToHashSet();
        var problems = (await tasks.Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, t.Sequence, p.Number, p.Ordinal, p.Wording }).ToListAsync(ct))
            .Where(t => asked.Contains(t.Id)).ToDictionary(t => t.Id, t => (t.Sequence, t.Number, t.Ordinal, t.Wording));
        var measures = (await tasks.Join(db.Set<Measure>(), t => t.Id, m => m.TaskId, (t, m) => new { m.Id, m.Position, m.Text }).ToListAsync(ct)).ToDictionary(m => m.Id, m => (m.Position, m.Text));
        var named = lines.Select(l => l.UnitId).Append(cycle.BodyId).Distinct().ToList();
        var units = await db.Units.Include(u => u.Periods).Where(u => named.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        return new CycleReading(cycle, inspection, new ComparedCycle(lines, cycle.EndedOn ?? reading.Today, Repeating(entries)), before, entries, problems, measures, units);
    }

    private static Task<List<CycleLine>> FrozenAsync(RectifyDb db, IQueryable<RectificationTask> tasks, ReportingCycle cycle, CancellationToken ct) =>
        db.Set<CycleLine>().Where(l => l.CycleId == cycle.Id && tasks.Any(t => t.Id == l.TaskId)).ToListAsync(ct);

    private static async Task<ComparedCycle> ComparedAsync(Reading reading, ReportingCycle cycle, IReadOnlyList<CycleLine> lines, CancellationToken ct) =>
        new(lines, cycle.EndedOn!.Value, Repeating(await EntriesAsync(reading, cycle, lines, ct)));

    /// <summary>Each entry beside the last one from before the cycle was opened.</summary>
    private static async Task<Dictionary<MeasureId, CycleEntry>> EntriesAsync(Reading reading, ReportingCycle cycle, IReadOnlyList<CycleLine> lines, CancellationToken ct)
    {
        var (ids, openedAt, progress) = (lines.Select(l => l.ProgressId).OfType<ProgressId>().ToList(), cycle.OpenedAt, reading.Db.Set<Progress>());
        if (ids.Count == 0) return [];
        var found = await progress.Where(p => ids.Contains(p.Id)).Select(p => new
        {
            p.MeasureId, p.Text, p.TrueOn, p.Claim, p.Quantity, p.SubmittedAt,
            Before = progress.Where(b => b.MeasureId == p.MeasureId && b.SubmittedAt < openedAt).OrderByDescending(b => b.SubmittedAt).Select(b => b.Text).FirstOrDefault(),
        }).ToListAsync(ct);
        return found.ToDictionary(p => p.MeasureId, p =>
            new CycleEntry(p.Text, p.TrueOn, p.Claim, p.Quantity, p.SubmittedAt, reading.Office.Of(p.SubmittedAt) > cycle.DueOn, Progress.Repeats(p.Text, p.Before)));
    }

    private static HashSet<MeasureId> Repeating(Dictionary<MeasureId, CycleEntry> entries) => [.. entries.Where(e => e.Value.Repeats).Select(e => e.Key)];

    private static CycleSums SumsOf(IEnumerable<CycleMeasure> rows)
    {
        var asked = rows.Where(r => r.IsAsked).ToList();
        return new CycleSums(asked.Count, asked.Count(r => r.Entry is not null), asked.Count(r => r.Entry is { IsLate: true }), asked.Count(r => r.Entry is { Repeats: true }));
    }

    public CycleMeasure RowOf(CycleLine line)
    {
        var (problem, measure) = (problems[line.TaskId], measures[line.MeasureId]);
        return new CycleMeasure(line.TaskId, line.MeasureId, problem.Number, problem.Ordinal, measure.Position, problem.Wording, measure.Text, line.UnitId, NameOf(line.UnitId), line.State, line.DueOn, line.IsAsked,
            entries.GetValueOrDefault(line.MeasureId));
    }
}
