using Microsoft.EntityFrameworkCore;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>Tasks whose frequency commitments (频次承诺) have a hole, or a running period that ends soon and is not filled. Periods are laid out by the domain's own code.</summary>
internal static class PromisesDue
{
    /// <summary>A running period is reminded of from so many days before its end.</summary>
    public const int DaysBefore = 7;

    private const int MostMeasures = 2000;

    public static async Task<IReadOnlyList<TaskId>> OfAsync(IQueryable<RectificationTask> tasks, DateOnly today, CancellationToken ct)
    {
        var promising = await tasks.Where(t => t.State == TaskState.Rectifying)
            .SelectMany(t => t.Measures.Where(m => m.Commitment != null && m.State != MeasureState.Cancelled), (t, m) => new { t.Id, Measure = m.Id, m.Commitment, Days = t.CommitmentEvents.Where(e => e.MeasureId == m.Id && e.StruckBecause == null).Select(e => e.On).ToList() })
            .OrderBy(m => m.Measure).Take(MostMeasures).AsNoTracking().ToListAsync(ct);
        var soon = today.AddDays(DaysBefore);
        return [.. promising.Where(m => m.Commitment!.Slots(m.Days, today).Any(slot => !slot.IsFilled && slot.To <= soon)).Select(m => m.Id).Distinct()];
    }
}
