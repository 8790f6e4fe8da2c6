using Microsoft.EntityFrameworkCore;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>序时进度 in the database: what <see cref="Schedule"/> says of one task, as a condition over many. A test keeps both equal.</summary>
internal static class Paces
{
    /// <summary>Since when the plan is carried out: the first day of work since the task was assigned, closed or sustained last. What came back from review has not begun anew.</summary>
    public static IQueryable<DateOnly?> StartedOn(this IQueryable<RectificationTask> tasks) => tasks.Select(t => t.Spans
        .Where(s => s.State == TaskState.Rectifying && !t.Spans.Any(e => e.Number > s.Number && (e.State == TaskState.Assigned || e.State == TaskState.Closed || e.State == TaskState.Sustained))).Min(s => (DateOnly?)s.FromOn));

    /// <summary>
    /// Tasks being worked on, of that pace. The rule's whole measures are told by products, without the rounded share: done falls short of a share rounded down where one more done would not exceed it.
    /// </summary>
    public static IQueryable<RectificationTask> OfPace(this IQueryable<RectificationTask> tasks, Pace pace, DateOnly today)
    {
        var day = today.DayNumber;
        var held = tasks.Held().Where(x => x.All > 0 && x.Start < x.Due);
        return (pace switch
        {
            Pace.Behind => held.Where(x => day >= x.Due ? x.Done < x.All : day > x.Start && (x.Done + 1) * (x.Due - x.Start) <= x.All * (day - x.Start)),
            Pace.Ahead => held.Where(x => day < x.Due && x.Done > 0 && (day <= x.Start || (x.Done - 1) * (x.Due - x.Start) >= x.All * (day - x.Start))),
            _ => held.Where(x => day >= x.Due ? x.Done >= x.All : day <= x.Start ? x.Done == 0 : (x.Done + 1) * (x.Due - x.Start) > x.All * (day - x.Start) && (x.Done - 1) * (x.Due - x.Start) < x.All * (day - x.Start)),
        }).Select(x => x.Task);
    }

    /// <summary>How many of the tasks are of each pace; one SELECT, which tells tasks that stand alike together.</summary>
    public static async Task<IReadOnlyDictionary<Pace, int>> CountPacesAsync(this IQueryable<RectificationTask> tasks, DateOnly today, CancellationToken ct)
    {
        var alike = await tasks.Held().GroupBy(x => new { x.Start, x.Due, x.All, x.Done }).Select(g => new { g.Key.Start, g.Key.Due, g.Key.All, g.Key.Done, Count = g.Count() }).ToListAsync(ct);
        return alike.Select(g => (Pace: Schedule.Of(g.Start is { } start ? DateOnly.FromDayNumber(start) : null, DateOnly.FromDayNumber(g.Due), today, g.All, g.Done), g.Count))
            .Where(g => g.Pace is not null).GroupBy(g => g.Pace!.Value).ToDictionary(g => g.Key, g => g.Sum(x => x.Count));
    }

    /// <summary>What a pace is told from. No day is counted from infinity: the database would refuse to.</summary>
    private static IQueryable<HeldTask> Held(this IQueryable<RectificationTask> tasks) =>
        from t in tasks.Where(t => t.State == TaskState.Rectifying && t.DueOn != Deadline.LongTerm)
        from m in t.Measures.GroupBy(m => m.TaskId).Select(g => new
        {
            All = g.Count(m => m.State != MeasureState.Cancelled),
            Done = g.Count(m => m.State == MeasureState.ReportedDone || m.State == MeasureState.Verified || m.State == MeasureState.Sustained),
        })
        select new HeldTask
        {
            Task = t,
            Due = t.DueOn == Deadline.LongTerm ? 0 : t.DueOn.DayNumber,
            Start = t.Spans.Where(s => s.State == TaskState.Rectifying && !t.Spans.Any(e => e.Number > s.Number && (e.State == TaskState.Assigned || e.State == TaskState.Closed || e.State == TaskState.Sustained))).Min(s => (int?)s.FromOn.DayNumber),
            All = m.All,
            Done = m.Done,
        };

    private sealed class HeldTask
    {
        public required RectificationTask Task { get; init; }
        public required int Due { get; init; }
        public required int? Start { get; init; }
        public required int All { get; init; }
        public required int Done { get; init; }
    }
}
