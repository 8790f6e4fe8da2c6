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

    /// <summary>Tasks being worked on, of that pace.</summary>
    public static IQueryable<RectificationTask> OfPace(this IQueryable<RectificationTask> tasks, Pace pace, DateOnly today)
    {
        var day = today.DayNumber;
        // no day is counted from infinity: the database would refuse to
        var held = tasks.Where(t => t.State == TaskState.Rectifying && t.DueOn != Deadline.LongTerm).Select(t => new
        {
            Task = t,
            Due = t.DueOn == Deadline.LongTerm ? 0 : t.DueOn.DayNumber,
            Start = t.Spans.Where(s => s.State == TaskState.Rectifying && !t.Spans.Any(e => e.Number > s.Number && (e.State == TaskState.Assigned || e.State == TaskState.Closed || e.State == TaskState.Sustained))).Min(s => (int?)s.FromOn.DayNumber),
            All = t.Measures.Count(m => m.State != MeasureState.Cancelled),
            Done = t.Measures.Count(m => m.State == MeasureState.ReportedDone || m.State == MeasureState.Verified || m.State == MeasureState.Sustained),
        }).Where(x => x.All > 0 && x.Start < x.Due)
        .Select(x => new { x.Task, x.All, x.Done, Whole = x.Due - x.Start!.Value, Gone = day <= x.Start.Value ? 0 : day >= x.Due ? x.Due - x.Start.Value : day - x.Start.Value });
        return (pace switch
        {
            Pace.Behind => held.Where(x => x.Done < x.All * x.Gone / x.Whole),
            Pace.Ahead => held.Where(x => x.Done > (x.All * x.Gone + x.Whole - 1) / x.Whole),
            _ => held.Where(x => x.Done >= x.All * x.Gone / x.Whole && x.Done <= (x.All * x.Gone + x.Whole - 1) / x.Whole),
        }).Select(x => x.Task);
    }

    /// <summary>How many of the tasks are of each pace; one SELECT.</summary>
    public static async Task<IReadOnlyDictionary<Pace, int>> CountPacesAsync(this IQueryable<RectificationTask> tasks, DateOnly today, CancellationToken ct)
    {
        var found = await Enum.GetValues<Pace>().Select(pace => tasks.OfPace(pace, today).Select(t => new { Pace = pace, t.Id })).Aggregate((all, next) => all.Concat(next)).GroupBy(t => t.Pace).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return found.ToDictionary(f => f.Key, f => f.Count);
    }
}
