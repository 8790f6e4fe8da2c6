using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.App.Rounds;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reporting;

/// <summary>One cycle: who has not, what was reported, what changed since the cycle before. Totals are counted by the database; of the measures a page is read by key.</summary>
public sealed class ReadCycle(Door door) : IUseCase
{
    public const int PageRows = 100;

    /// <summary>Measures named of each change; the workbook holds all.</summary>
    public const int ChangesShown = 12;

    /// <summary>Null when there is no such cycle or the reader sees nothing of its inspection.</summary>
    /// <param name="most">Measures on a page.</param>
    public async Task<CycleSheet?> Run(CycleId id, CycleView view = CycleView.Missing, UnitId? unit = null, CycleKey? from = null, int most = PageRows, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await reading.Db.Cycles.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } cycle || await WorkInspections.OfAsync(reading, cycle.InspectionId, ct) is not { } inspection) return null;
        var db = reading.Db;
        var tasks = db.Tasks.VisibleTo(reading.Sight, db).Where(t => t.InspectionId == cycle.InspectionId);
        var (now, on) = (reading.StandingsOf(cycle, tasks, reading.Now), cycle.EndedOn ?? reading.Today);
        var sums = cycle.State == CycleState.Void ? [] : await now.SumsAsync(ct);
        var previous = await db.Cycles.Where(c => c.InspectionId == cycle.InspectionId && c.State == CycleState.Closed && c.Number < cycle.Number).OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);
        var changes = previous is null || cycle.State == CycleState.Void ? [] : await CycleStandings.ChangesAsync(now, on, reading.StandingsOf(previous, tasks, reading.Now), previous.EndedOn!.Value, ChangesShown, ct);

        var page = cycle.State == CycleState.Void ? [] : await now.Listed(view, unit).From(from).Take(most + 1).ToListAsync(ct);
        var more = page.Count > most;
        if (more) page.RemoveAt(most);
        var backward = from is { Backward: true };
        if (backward) page.Reverse();
        var named = await MeasuresAsync(reading, cycle, [.. page.Concat(changes.SelectMany(change => change.Shown).Select(shown => shown.Now)).DistinctBy(s => s.Measure)], [.. sums.Select(s => s.Unit)], on, ct);
        var later = cycle is not { State: CycleState.Closed, EndedAt: { } closedAt } ? 0
            : await db.Set<Progress>().CountAsync(p => p.TrueOn >= cycle.From && p.TrueOn <= cycle.To && p.SubmittedAt > closedAt && tasks.Any(t => t.Id == p.TaskId), ct);
        return new CycleSheet(
            await ReadCycles.Rows(db, db.Cycles.Where(c => c.Id == id)).SingleAsync(ct), inspection, reading.Today, on, cycle.State == CycleState.Open && reading.Actor.WhyNotOffice(cycle.BodyId) is null,
            reading.Sight.Inspections.Contains(cycle.InspectionId), new CycleSums(sums.Sum(s => s.Sums.Asked), sums.Sum(s => s.Sums.Reported), sums.Sum(s => s.Sums.Late), sums.Sum(s => s.Sums.Repeating)),
            [.. sums.Select(s => new CycleUnit(s.Unit, named.Units[s.Unit], s.Sums)).OrderByDescending(u => u.Sums.Missing).ThenByDescending(u => u.Sums.Asked).ThenBy(u => u.Name, StringComparer.Ordinal)],
            previous?.Number, [.. changes.Select(change => new CycleChangePart(change.Change, change.Count, [.. change.Shown.Select(shown => new CycleChangedMeasure(named.Measures[shown.Now.Measure], shown.DueBefore))]))],
            later, view, unit, [.. page.Select(s => named.Measures[s.Measure])],
            page.Count > 0 && (backward ? more : from is not null) ? KeyOf(page[0], backward: true) : null, page.Count > 0 && (backward || more) ? KeyOf(page[^1], backward: false) : null);
    }

    private static CycleKey KeyOf(CycleStanding standing, bool backward) => new(backward, standing.Sequence, standing.Task, standing.Position);

    /// <summary>The words of those measures and of their entries, read by key, and the units' names of the day.</summary>
    private static async Task<(IReadOnlyDictionary<MeasureId, CycleMeasure> Measures, IReadOnlyDictionary<UnitId, string> Units)> MeasuresAsync(
        Reading reading, ReportingCycle cycle, IReadOnlyList<CycleStanding> standings, IReadOnlyList<UnitId> units, DateOnly on, CancellationToken ct)
    {
        var (db, ids, answers, named) = (reading.Db, standings.Select(s => s.Measure).ToList(), standings.Select(s => s.Answer).OfType<ProgressId>().ToList(), standings.Select(s => s.Unit).Concat(units).Distinct().ToList());
        var names = (await db.Units.Include(u => u.Periods).Where(u => named.Contains(u.Id)).ToListAsync(ct)).ToDictionary(u => u.Id, u => u.NameOn(on));
        var words = await (
            from m in db.Set<Measure>().Where(m => ids.Contains(m.Id))
            join t in db.Tasks on m.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            select new { m.Id, m.Text, p.Number, p.Ordinal, p.Wording }).ToDictionaryAsync(m => m.Id, ct);
        var entries = await db.Set<Progress>().Where(p => answers.Contains(p.Id)).Select(p => new { p.Id, p.Text, p.TrueOn, p.Claim, p.Quantity, p.SubmittedAt }).ToDictionaryAsync(p => p.Id, ct);
        return (standings.ToDictionary(s => s.Measure, s => new CycleMeasure(
            s.Task, s.Measure, words[s.Measure].Number, words[s.Measure].Ordinal, s.Position, words[s.Measure].Wording, words[s.Measure].Text, s.Unit, names[s.Unit], s.State, s.DueOn, s.IsAsked,
            s.Answer is { } answer && entries[answer] is var e ? new CycleEntry(e.Text, e.TrueOn, e.Claim, e.Quantity, e.SubmittedAt, s.IsLate, s.Repeats) : null)), names);
    }
}
