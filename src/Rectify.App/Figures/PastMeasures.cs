using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>A measure with everything that moved it.</summary>
/// <param name="SharedFrom">The measure it is one with, where it is written.</param>
/// <param name="PartedFrom">What it was one with before <paramref name="Parted"/>.</param>
/// <param name="Present">Its state now; cancelled since the day and moment of <paramref name="Cancelled"/>, ever since where that is not known.</param>
/// <param name="Added">When an amendment brought it into the plan; null where it was there from the approval on.</param>
internal sealed record PastMeasure(MeasureId Id, MeasureId? SharedFrom, MeasureId? PartedFrom, (DateOnly On, DateTimeOffset At)? Parted, TaskId Task, MeasureState Present, DateOnly DueOn, (DateOnly On, DateTimeOffset At)? Added, (DateOnly On, DateTimeOffset At)? Cancelled, IReadOnlyList<(DateTimeOffset DecidedAt, DateOnly FromOn)> Extensions, IReadOnlyList<MeasureHistory.Step> Steps)
{
    /// <summary>Before it came into the plan, and since it left it, it does not count.</summary>
    public MeasureState StateAt(AsOf asOf) => !HadHappened(Added, asOf) || (Present == MeasureState.Cancelled && HadHappened(Cancelled, asOf)) ? MeasureState.Cancelled : MeasureHistory.StateAt(Steps, asOf);

    /// <summary>What it was one with then: all of one key count once.</summary>
    public MeasureId RootAt(AsOf asOf) => (HadHappened(Parted, asOf) ? SharedFrom : PartedFrom) ?? Id;

    private static bool HadHappened((DateOnly On, DateTimeOffset At)? moment, AsOf asOf) => moment is not { } it || (it.On <= asOf.Day && it.At <= asOf.KnownAt);

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
        var measures = await db.Set<Measure>().Where(m => ids.Contains(m.TaskId)).Select(m => new { m.Id, m.SharedFrom, m.PartedFrom, m.PartedOn, m.PartedAt, m.TaskId, m.State, m.DueOn, m.AddedOn, m.AddedAt, m.CancelledOn, m.CancelledAt }).ToListAsync(ct);
        var claims = (await db.Set<Progress>().Where(p => ids.Contains(p.TaskId)).Select(p => new { p.MeasureId, p.TrueOn, p.SubmittedAt, p.Claim }).ToListAsync(ct)).ToLookup(p => p.MeasureId);
        var reviews = (await db.Set<Review>().Where(r => ids.Contains(r.TaskId) && r.ConcludedAt != null && (r.Conclusion == ReviewConclusion.Passed || r.Remark != null))
            .Select(r => new { r.TaskId, ConcludedAt = r.ConcludedAt!.Value, Passed = r.Conclusion == ReviewConclusion.Passed, Fulfilled = r.Judgements.Where(j => j.Verdict == MeasureVerdict.Fulfilled).Select(j => j.MeasureId).ToList() })
            .ToListAsync(ct)).ToLookup(r => r.TaskId);
        var spans = (await db.Set<StatusSpan>().Where(s => ids.Contains(s.TaskId)).Select(s => new { s.TaskId, s.Number, s.State, s.FromOn, s.FromAt }).ToListAsync(ct)).OrderBy(s => s.Number).ToLookup(s => s.TaskId);
        var extensions = (await db.Set<Extension>().Where(e => ids.Contains(e.TaskId) && e.IsGranted == true && e.MeasureId != null)
            .Select(e => new { e.MeasureId, DecidedAt = e.DecidedAt!.Value, e.FromOn }).ToListAsync(ct)).OrderBy(e => e.DecidedAt).ToLookup(e => e.MeasureId!.Value);
        var reworded = (await db.Set<Amendment>().Where(a => ids.Contains(a.TaskId) && a.State == AmendmentState.Approved)
            .SelectMany(a => a.Lines.Where(line => (line.Kind == AmendmentKind.Reworded || line.Kind == AmendmentKind.Unlinked) && (line.Text != line.EarlierText || line.MeasureKind != line.EarlierKind)), (a, line) => new { line.MeasureId, At = a.EndedAt!.Value }).ToListAsync(ct)).ToLookup(line => line.MeasureId);

        var moves = spans.ToDictionary(of => of.Key, of => of.Zip(of.Skip(1), (from, to) => new MeasureHistory.Moved(to.FromOn, to.FromAt, from.State, to.State)).ToList());
        return [.. measures.Select(m => new PastMeasure(m.Id, m.SharedFrom, m.PartedFrom, Moment(m.PartedOn, m.PartedAt), m.TaskId, m.State, m.DueOn, Moment(m.AddedOn, m.AddedAt), Moment(m.CancelledOn, m.CancelledAt), [.. extensions[m.Id].Select(e => (e.DecidedAt, e.FromOn))], MeasureHistory.InOrder(
        [
            .. claims[m.Id].Select(p => new MeasureHistory.Claimed(p.TrueOn, p.SubmittedAt, p.Claim)),
            .. reviews[m.TaskId].Where(r => m.AddedAt is null || r.ConcludedAt >= m.AddedAt).Select(r => new MeasureHistory.Reviewed(reading.Office.Of(r.ConcludedAt), r.ConcludedAt, r.Passed || r.Fulfilled.Contains(m.Id))),
            .. reworded[m.Id].Select(line => new MeasureHistory.Reworded(reading.Office.Of(line.At), line.At)),
            .. (moves.GetValueOrDefault(m.TaskId) ?? []).Where(move => m.AddedAt is null || move.At >= m.AddedAt),
        ])))];
    }

    private static (DateOnly, DateTimeOffset)? Moment(DateOnly? on, DateTimeOffset? at) => on is { } day && at is { } moment ? (day, moment) : null;
}
