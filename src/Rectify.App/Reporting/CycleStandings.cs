using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reporting;

/// <summary>A measure of a cycle with what it is counted and ordered by; never a text.</summary>
internal sealed record CycleStanding
{
    public required MeasureId Measure { get; init; }

    public required TaskId Task { get; init; }

    public required UnitId Unit { get; init; }

    public required MeasureState State { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>The entry that answers the cycle.</summary>
    public required ProgressId? Answer { get; init; }

    /// <summary>Of its task, and of it in the task: the order of the document.</summary>
    public required int Sequence { get; init; }

    public required int Position { get; init; }

    /// <summary><see cref="CycleLine.IsAsked"/></summary>
    public required bool IsAsked { get; init; }

    public required bool IsLate { get; init; }

    /// <summary><see cref="Progress.Repeats"/></summary>
    public required bool Repeats { get; init; }
}

/// <summary>What <see cref="CycleReading"/> works out in memory of all lines, as queries: whatever the inspection's size, a page reads its totals and its rows.</summary>
internal static class CycleStandings
{
    /// <summary>The measures of a cycle among those tasks; none of a void one.</summary>
    /// <param name="known">Of an open cycle: entries submitted by then.</param>
    public static IQueryable<CycleStanding> StandingsOf(this Reading reading, ReportingCycle cycle, IQueryable<RectificationTask> tasks, DateTimeOffset known)
    {
        var (db, openedAt, lateFrom) = (reading.Db, cycle.OpenedAt, reading.Office.StartOf(cycle.DueOn.AddDays(1)));
        return
            from line in LinesOf(db, cycle, tasks, known)
            join measure in db.Set<Measure>() on line.Measure equals measure.Id
            join given in db.Set<Progress>() on line.Answer equals given.Id into entries
            from entry in entries.DefaultIfEmpty()
            let before = db.Set<Progress>().Where(b => b.MeasureId == line.Measure && b.SubmittedAt < openedAt).OrderByDescending(b => b.SubmittedAt).Select(b => b.Text).FirstOrDefault()
            select new CycleStanding
            {
                Measure = line.Measure, Task = line.Task, Unit = line.Unit, State = line.State, DueOn = line.DueOn, Answer = line.Answer, Sequence = line.Sequence, Position = measure.Position,
                IsAsked = line.Answer != null || (line.TaskState == TaskState.Rectifying && CycleLines.Unfinished.Contains(line.State)),
                IsLate = line.Answer != null && entry!.SubmittedAt >= lateFrom,
                Repeats = line.Answer != null && RectifyDb.Plain(entry!.Text) != "" && RectifyDb.Plain(entry!.Text) == RectifyDb.Plain(before),
            };
    }

    private static IQueryable<Line> LinesOf(RectifyDb db, ReportingCycle cycle, IQueryable<RectificationTask> tasks, DateTimeOffset known)
    {
        var (id, inspection, first, last, openedAt, inForce) = (cycle.Id, cycle.InspectionId, cycle.From, cycle.To, cycle.OpenedAt, CountMeasures.PlanInForce);
        return cycle.State == CycleState.Open
            ? from t in tasks.Where(t => t.InspectionId == inspection && t.LeadUnitId != null && inForce.Contains(t.State))
              join m in db.Set<Measure>().Where(m => m.State != MeasureState.Cancelled) on t.Id equals m.TaskId
              select new Line
              {
                  Measure = m.Id, Task = t.Id, Unit = t.LeadUnitId!.Value, TaskState = t.State, State = m.State, DueOn = m.DueOn, Sequence = t.Sequence,
                  Answer = db.Set<Progress>().Where(p => p.MeasureId == m.Id && p.TrueOn >= first && p.TrueOn <= last && p.SubmittedAt >= openedAt && p.SubmittedAt <= known)
                      .OrderByDescending(p => p.SubmittedAt).Select(p => (ProgressId?)p.Id).FirstOrDefault(),
              }
            : from l in db.Set<CycleLine>().Where(l => l.CycleId == id)
              join t in tasks on l.TaskId equals t.Id
              select new Line { Measure = l.MeasureId, Task = l.TaskId, Unit = l.UnitId, TaskState = l.TaskState, State = l.State, DueOn = l.DueOn, Sequence = t.Sequence, Answer = l.ProgressId };
    }

    /// <summary>By lead unit; the units of one inspection are few.</summary>
    public static async Task<IReadOnlyList<(UnitId Unit, CycleSums Sums)>> SumsAsync(this IQueryable<CycleStanding> standings, CancellationToken ct) =>
        [.. (await standings.Where(s => s.IsAsked).GroupBy(s => s.Unit)
            .Select(g => new { g.Key, Asked = g.Count(), Reported = g.Count(s => s.Answer != null), Late = g.Count(s => s.IsLate), Repeating = g.Count(s => s.Repeats) }).ToListAsync(ct))
            .Select(g => (g.Key, new CycleSums(g.Asked, g.Reported, g.Late, g.Repeating)))];

    /// <summary>Asked measures of a view, in the order of the document.</summary>
    public static IQueryable<CycleStanding> Listed(this IQueryable<CycleStanding> standings, CycleView view, UnitId? unit)
    {
        var asked = standings.Where(s => s.IsAsked);
        if (unit is { } one) asked = asked.Where(s => s.Unit == one);
        return view switch
        {
            CycleView.Missing => asked.Where(s => s.Answer == null),
            CycleView.Reported => asked.Where(s => s.Answer != null),
            CycleView.Repeating => asked.Where(s => s.Repeats),
            _ => asked,
        };
    }

    public static IQueryable<CycleStanding> From(this IQueryable<CycleStanding> listed, CycleKey? from) => from switch
    {
        null => listed.OrderBy(s => s.Sequence).ThenBy(s => s.Task).ThenBy(s => s.Position),
        { Backward: false } => listed.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.Sequence, s.Task, s.Position), ValueTuple.Create(from.Sequence, from.Task, from.Position))).OrderBy(s => s.Sequence).ThenBy(s => s.Task).ThenBy(s => s.Position),
        _ => listed.Where(s => EF.Functions.LessThan(ValueTuple.Create(s.Sequence, s.Task, s.Position), ValueTuple.Create(from.Sequence, from.Task, from.Position))).OrderByDescending(s => s.Sequence).ThenByDescending(s => s.Task).ThenByDescending(s => s.Position),
    };

    /// <summary>与上期相比, as <see cref="CycleComparison"/> has it: each change with its number, and the first of them in the order of the document.</summary>
    public static async Task<IReadOnlyList<(CycleChange Change, int Count, IReadOnlyList<(CycleStanding Now, DateOnly DueBefore)> Shown)>> ChangesAsync(
        IQueryable<CycleStanding> now, DateOnly on, IQueryable<CycleStanding> before, DateOnly onBefore, int most, CancellationToken ct)
    {
        var (changed, changes) = (Compared(now, on, before, onBefore), new List<(CycleChange, int, IReadOnlyList<(CycleStanding, DateOnly)>)>());
        var counts = await changed.GroupBy(_ => 1).Select(g => new
        {
            Verified = g.Count(c => c.IsVerified), Claimed = g.Count(c => c.IsClaimed), Overdue = g.Count(c => c.IsOverdue), Moved = g.Count(c => c.IsMoved), Still = g.Count(c => c.IsStill),
        }).SingleOrDefaultAsync(ct);
        if (counts is null) return changes;
        foreach (var (change, count, those) in new[]
        {
            (CycleChange.Verified, counts.Verified, changed.Where(c => c.IsVerified)), (CycleChange.Claimed, counts.Claimed, changed.Where(c => c.IsClaimed)), (CycleChange.Overdue, counts.Overdue, changed.Where(c => c.IsOverdue)),
            (CycleChange.DeadlineMoved, counts.Moved, changed.Where(c => c.IsMoved)), (CycleChange.Still, counts.Still, changed.Where(c => c.IsStill)),
        })
        {
            if (count == 0) continue;
            var shown = await those.OrderBy(c => c.Now.Sequence).ThenBy(c => c.Now.Task).ThenBy(c => c.Now.Position).Take(most).Select(c => new { c.Now, c.DueBefore }).ToListAsync(ct);
            changes.Add((change, count, [.. shown.Select(c => (c.Now, c.DueBefore))]));
        }
        return changes;
    }

    private static IQueryable<Compare> Compared(IQueryable<CycleStanding> now, DateOnly on, IQueryable<CycleStanding> before, DateOnly onBefore)
    {
        IReadOnlyList<MeasureState> done = [MeasureState.Verified, MeasureState.Sustained];
        var unfinished = CycleLines.Unfinished;
        return now.Join(before, n => n.Measure, b => b.Measure, (n, b) => new Compare
        {
            Now = n, DueBefore = b.DueOn,
            IsVerified = done.Contains(n.State) && !done.Contains(b.State),
            IsClaimed = n.State == MeasureState.ReportedDone && unfinished.Contains(b.State),
            IsOverdue = unfinished.Contains(n.State) && n.DueOn < on && !(unfinished.Contains(b.State) && b.DueOn < onBefore),
            IsMoved = n.DueOn != b.DueOn,
            IsStill = n.IsAsked && b.IsAsked && (n.Answer == null || (unfinished.Contains(n.State) && n.Repeats)) && (b.Answer == null || (unfinished.Contains(b.State) && b.Repeats)),
        });
    }

    /// <summary>A measure in two cycles.</summary>
    private sealed record Compare
    {
        public required CycleStanding Now { get; init; }

        public required DateOnly DueBefore { get; init; }

        public required bool IsVerified { get; init; }

        public required bool IsClaimed { get; init; }

        public required bool IsOverdue { get; init; }

        public required bool IsMoved { get; init; }

        public required bool IsStill { get; init; }
    }

    private sealed record Line
    {
        public required MeasureId Measure { get; init; }

        public required TaskId Task { get; init; }

        public required UnitId Unit { get; init; }

        public required TaskState TaskState { get; init; }

        public required MeasureState State { get; init; }

        public required DateOnly DueOn { get; init; }

        public required int Sequence { get; init; }

        public required ProgressId? Answer { get; init; }
    }
}
