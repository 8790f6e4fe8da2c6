using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>A measure with everything that moved it.</summary>
internal sealed record PastMeasure(MeasureId Id, TaskId Task, MeasureState Present, DateOnly DueOn, IReadOnlyList<(DateTimeOffset DecidedAt, DateOnly FromOn)> Extensions, IReadOnlyList<MeasureHistory.Step> Steps)
{
    public MeasureState StateAt(AsOf asOf) => Present == MeasureState.Cancelled ? MeasureState.Cancelled : MeasureHistory.StateAt(Steps, asOf);

    /// <summary>The deadline before extensions granted later than was known.</summary>
    public DateOnly DueAsOf(AsOf asOf)
    {
        var later = Extensions.Where(e => e.DecidedAt > asOf.KnownAt).ToList();
        return later.Count == 0 ? DueOn : later[0].FromOn;
    }
}

/// <summary>Measures with their history, a query for each kind of step.</summary>
internal static class PastMeasures
{
    public static async Task<List<PastMeasure>> ReadAsync(Reading reading, IQueryable<RectificationTask> tasks, CancellationToken ct)
    {
        var db = reading.Db;
        var ids = tasks.Select(t => t.Id);
        var measures = await db.Set<Measure>().Where(m => ids.Contains(m.TaskId)).Select(m => new { m.Id, m.TaskId, m.State, m.DueOn }).ToListAsync(ct);
        var claims = (await db.Set<Progress>().Where(p => ids.Contains(p.TaskId)).Select(p => new { p.MeasureId, p.TrueOn, p.SubmittedAt, p.Claim }).ToListAsync(ct)).ToLookup(p => p.MeasureId);
        var reviews = (await db.Set<Review>().Where(r => ids.Contains(r.TaskId) && r.ConcludedAt != null && (r.Conclusion == ReviewConclusion.Passed || r.Remark != null))
            .Select(r => new { r.TaskId, ConcludedAt = r.ConcludedAt!.Value, Passed = r.Conclusion == ReviewConclusion.Passed, Fulfilled = r.Judgements.Where(j => j.Verdict == MeasureVerdict.Fulfilled).Select(j => j.MeasureId).ToList() })
            .ToListAsync(ct)).ToLookup(r => r.TaskId);
        var spans = (await db.Set<StatusSpan>().Where(s => ids.Contains(s.TaskId)).Select(s => new { s.TaskId, s.Number, s.State, s.FromOn, s.FromAt }).ToListAsync(ct)).OrderBy(s => s.Number).ToLookup(s => s.TaskId);
        var extensions = (await db.Set<Extension>().Where(e => ids.Contains(e.TaskId) && e.IsGranted == true && e.MeasureId != null)
            .Select(e => new { e.MeasureId, DecidedAt = e.DecidedAt!.Value, e.FromOn }).ToListAsync(ct)).OrderBy(e => e.DecidedAt).ToLookup(e => e.MeasureId!.Value);

        var moves = spans.ToDictionary(of => of.Key, of => of.Zip(of.Skip(1), (from, to) => new MeasureHistory.Moved(to.FromOn, to.FromAt, from.State, to.State)).ToList());
        return [.. measures.Select(m => new PastMeasure(m.Id, m.TaskId, m.State, m.DueOn, [.. extensions[m.Id].Select(e => (e.DecidedAt, e.FromOn))], MeasureHistory.InOrder(
        [
            .. claims[m.Id].Select(p => new MeasureHistory.Claimed(p.TrueOn, p.SubmittedAt, p.Claim)),
            .. reviews[m.TaskId].Select(r => new MeasureHistory.Reviewed(reading.Office.Of(r.ConcludedAt), r.ConcludedAt, r.Passed || r.Fulfilled.Contains(m.Id))),
            .. moves.GetValueOrDefault(m.TaskId) ?? [],
        ])))];
    }
}
