using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Evidence;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>The reviewer's screen of one task.</summary>
public sealed class ReadReview(Door door, OfficeDay office, NoteReads reads) : IUseCase
{
    public async Task<ReviewSheet?> Run(TaskId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await reading.TaskAsync(id, door.Now(), ct) is not { } read) return null;
        var (task, setting) = (read.Task, read.Setting);
        if (setting.IsRestricted) await reads.NoteAsync(reading, id, ReadPlace.Review, ct);
        var problem = await reading.Db.Problems.Where(p => p.Id == task.ProblemId).Select(p => new { p.Number, p.Wording }).SingleAsync(ct);
        var units = await reading.Db.NamesAsync(task.LeadUnitId is { } lead ? [lead] : [], ct);
        var auditor = task.CurrentReview?.AuditorId;
        var names = await reading.Db.NamesAsync(task.Counting.Select(m => m.OwnerPersonId).Append(auditor).OfType<Domain.People.PersonId>(), ct);
        var returned = task.Reviews.Where(r => r != task.OpenReview && r.Conclusion == ReviewConclusion.Returned).MaxBy(r => r.Round);
        var refused = task.Opinions.Where(o => o is { ConcludedOn: not null, Passes: false }).MaxBy(o => o.Round);
        var since = Later(returned?.ConcludedAt, refused?.Signatures.Max(s => (DateTimeOffset?)s.SignedAt));

        var elsewhere = await OtherPlaces.OfAsync(reading, id, task.Evidence.Where(e => e is { IsSubmitted: true, IsReplaced: false }).Select(e => e.Sha256), ct);

        return new ReviewSheet(task.Id, task.Version, problem.Number, task.Sequence, task.State, problem.Wording, task.Target, task.Standard, task.Effect,
            task.LeadUnitId is { } unit ? units.GetValueOrDefault(unit) : null, task.DueOn, task.Spans.Single(s => s.UntilAt is null).FromOn,
            auditor is { } by ? names.GetValueOrDefault(by) : null, (task.OpenReview is not null || task.State == TaskState.UnderAcceptance) && reading.Actor.AsPerson(auditor) is not null, setting.Regime.HasPanel,
            [.. task.Counting.Select(m => MeasureOf(task, setting, m, reading.Today, returned, since, m.OwnerPersonId is { } owner ? names.GetValueOrDefault(owner) : null, elsewhere))],
            read.Offered(), since is { } moment ? office.Of(moment) : null, since is null ? null : since == returned?.ConcludedAt ? returned?.Remark : refused?.Requirements);
    }

    private ReviewMeasure MeasureOf(RectificationTask task, TaskSetting setting, Measure measure, DateOnly today, Review? before, DateTimeOffset? since, string? owner, IReadOnlyDictionary<string, IReadOnlyList<OtherPlace>> elsewhere)
    {
        var judgement = task.CurrentReview?.Of(measure.Id);
        var last = task.Progress.Where(p => p.MeasureId == measure.Id).MaxBy(p => p.SubmittedAt);
        var pieces = task.EvidenceOf(measure.Id).Where(e => e.IsSubmitted).OrderBy(e => e.UploadedAt).ThenBy(e => e.Id.Value)
            .Select(e => PieceOf(task, setting, e, e.Uses.First(use => use.MeasureId == measure.Id), since) with { Elsewhere = elsewhere.GetValueOrDefault(e.Sha256) ?? [] });
        return new ReviewMeasure(measure.Id, measure.Position, measure.Text, measure.Kind, measure.Quantity, owner, measure.DueOn, judgement?.Verdict, judgement?.Remark,
            last?.Text, last?.TrueOn, since is { } moment && last?.SubmittedAt > moment, before?.Of(measure.Id)?.Verdict, before?.Of(measure.Id)?.Remark, [.. pieces],
            task.OpenSupplements.FirstOrDefault(s => s.MeasureId == measure.Id) is { } asked ? new AskedSupplement(asked.Asked, asked.DueOn, asked.AnsweredAt is not null, Deadline.IsOverdue(asked.DueOn, today)) : null, CommitmentPart.Of(task, measure, today, _ => ""), IndicatorPart.Of(task, measure, today, _ => ""));
    }

    private ReviewPiece PieceOf(RectificationTask task, TaskSetting setting, EvidenceItem piece, EvidenceUse use, DateTimeOffset? since)
    {
        var old = task.Evidence.FirstOrDefault(e => e.Id == piece.ReplacesId);
        var before = old?.Uses.FirstOrDefault(u => u.MeasureId == use.MeasureId)?.Sentence;
        return new ReviewPiece(piece.Id, piece.FileName, piece.MediaType, piece.Size, piece.Sha256, piece.EvidenceOn, office.Of(piece.UploadedAt), use.Sentence, CellSaid.Of(use),
            since is { } moment && piece.UploadedAt > moment, old?.FileName, piece.SupplementId is not null, before == use.Sentence ? null : before) { Document = piece.Document, IsErased = setting.IsErased(piece) };
    }

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null ? other : other is null || one > other ? one : other;
}
