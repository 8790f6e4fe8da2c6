using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Opinion = Rectify.Domain.Acceptance.Opinion;

namespace Rectify.App.Acceptance;

/// <summary>The opinion of a round: as written, or as the record proposes it. Null where the reader sees no such task, or the round has no opinion and none can be written.</summary>
public sealed class ReadOpinion(Door door, OfficeDay office, AnchorTrail anchor, NoteReads reads, AppSettings settings) : IUseCase
{
    /// <param name="round">Null for the present one.</param>
    public async Task<OpinionSheet?> Run(TaskId id, int? round = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await OpenAsync(reading, id, round, ct) is not var (read, source, opinion, seats)) return null;
        var task = read.Task;
        var isPresent = round is null || round == task.CurrentReview?.Round;
        var number = await reading.Db.Problems.Where(p => p.Id == task.ProblemId).Select(p => p.Number).SingleAsync(ct);
        var input = opinion is null ? await ProposedAsync(reading, source, ct) : OpinionInput.Of(opinion);
        var draft = opinion is null ? input.ToDraft() : OpinionInput.DraftOf(opinion);
        // until it is concluded part five follows the matrix; what was signed over another text is seen by the digest
        if (opinion is { ConcludedOn: null } && opinion == task.CurrentOpinion) draft = source.WithMatrix(draft);
        var at = opinion?.Round ?? task.CurrentReview?.Round ?? 0;
        var text = source.Compose(draft, at, seats.ToPrint());
        var review = task.Reviews.FirstOrDefault(r => r.Round == at);
        var head = opinion is null ? null : await reading.Db.ChainHeads.SingleAsync(h => h.Chain == task.InspectionId.Value, ct);
        return new OpinionSheet(
            task.Id, task.Version, number, task.Sequence, task.State, read.Setting.Regime.HasPanel, at, [.. task.Opinions.Select(o => o.Round).Order()], input,
            opinion?.TextSha256, opinion is { ConcludedOn: null } && opinion.TextSha256 != text.Digest(), opinion?.ConcludedOn,
            text.Title, text.Problem, task.Target, [.. task.Counting.Select(m => new OpinionMeasureQuote(m.Id, m.Position, m.Text, review?.Of(m.Id)?.Verdict, review?.Of(m.Id)?.Remark, source.IsFromRecord(m) ? [.. source.Matrix(m).Select(line => line.ToString())] : null))],
            seats, AcceptanceOpinionDocument.PlainText(text).Split('\n'), isPresent ? read.Offered() : new Dictionary<TaskVerb, IReadOnlyList<Unmet>>(),
            FellAt(task, opinion) is { } fell ? office.Local(fell) : null) 
        {
            ScanText = head is null ? null : ScanText(id, opinion!, head),
            Checks = [.. source.Checks.Where(check => !check.IsStruck || draft.Checks.Contains(check.Id)).Select(check => new OpinionCheckQuote(check.Id, check.Line, opinion?.Checks.Contains(check.Id) == true))],
        };
    }

    /// <summary>
    /// The opinion of the round as a Word document; null where there is none to be seen. It carries where the inspection's trail stands, and that is anchored before the paper leaves:
    /// who holds the paper can tell whether the trail behind it is still the same. Where the anchor cannot be written, the paper says so.
    /// </summary>
    public async Task<OpinionFile?> FileAsync(TaskId id, int? round = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await OpenAsync(reading, id, round, ct) is not var (read, source, opinion, seats) || opinion is null) return null;
        var head = await reading.Db.ChainHeads.SingleAsync(h => h.Chain == read.Task.InspectionId.Value, ct);
        var isAnchored = await anchor.TryRunAsync(ct);
        return new OpinionFile(source.Compose(OpinionInput.DraftOf(opinion), opinion.Round, seats.ToPrint()) with { VerificationCode = head.Code, ScanText = ScanText(id, opinion, head), IsAnchored = isAnchored });
    }

    private string ScanText(TaskId task, Opinion opinion, ChainHead head) => new PaperCode(task, opinion.Round, opinion.TextSha256, head.Number, Convert.ToHexStringLower(head.Hash)).ScanText(settings.Delivery.PublicAddress);

    /// <summary>What paper says of itself beside what the record says of it now.</summary>
    /// <param name="pasted">The words of the paper, where somebody has them as text; blanks do not matter.</param>
    /// <returns>Null where the reader sees no such opinion.</returns>
    public Task<PaperVerdict?> CompareAsync(PaperCode code, string? pasted = null, CancellationToken ct = default) =>
        CompareAsync(code.Task, code.Round, code.TextSha256, code.TrailNumber, hash => Convert.ToHexStringLower(hash) == code.TrailHash, pasted, ct);

    /// <summary>The same for the short code, which tells nothing of the text: only the pasted words do.</summary>
    public Task<PaperVerdict?> CompareAsync(TrailCode code, TaskId task, int round, string? pasted = null, CancellationToken ct = default) => CompareAsync(task, round, null, code.Number, code.Fits, pasted, ct);

    private async Task<PaperVerdict?> CompareAsync(TaskId task, int round, string? textSha256, long trailNumber, Func<byte[], bool> isHash, string? pasted, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await OpenAsync(reading, task, round, ct) is not var (read, source, opinion, seats) || opinion is null) return null;
        var text = source.Compose(OpinionInput.DraftOf(opinion), opinion.Round, seats.ToPrint());
        var number = await reading.Db.Problems.Where(p => p.Id == read.Task.ProblemId).Select(p => p.Number).SingleAsync(ct);
        var fact = await reading.Db.Facts.AsNoTracking().Where(f => f.Chain == read.Task.InspectionId.Value && f.Number == trailNumber).Select(f => f.Hash).SingleOrDefaultAsync(ct);
        var signed = AcceptanceOpinionDocument.SignedText(text);
        return new PaperVerdict(task, round, number, text.Title, opinion.ConcludedOn,
            textSha256 is null ? null : textSha256 == opinion.TextSha256, text.Digest() == opinion.TextSha256, fact is null ? null : isHash(fact), trailNumber,
            signed.Split('\n', StringSplitOptions.RemoveEmptyEntries), string.IsNullOrWhiteSpace(pasted) ? null : PaperWords.Compare(signed, pasted));
    }

    private async Task<(TaskInReading Read, OpinionSource Source, Opinion? Opinion, IReadOnlyList<OpinionSeat> Seats)?> OpenAsync(Reading reading, TaskId id, int? round, CancellationToken ct)
    {
        if (await reading.TaskAsync(id, door.Now(), ct) is not { } read) return null;
        var task = read.Task;
        var opinion = round is { } wanted ? task.Opinions.FirstOrDefault(o => o.Round == wanted) : task.CurrentOpinion ?? Last(task);
        if (opinion is null && (round is not null || task.CurrentReview is null)) return null;
        if (read.Setting.IsRestricted) await reads.NoteAsync(reading, id, ReadPlace.Opinion, ct);
        var source = await OpinionSource.LoadAsync(reading.Db, task, ct);
        return (read, source, opinion, await reading.SeatsAsync(source, opinion, office, ct));
    }

    /// <summary>Signatures over an open opinion stand on the record as it was: a piece that came afterwards as a supplement made them fall.</summary>
    private static DateTimeOffset? FellAt(RectificationTask task, Opinion? opinion) =>
        opinion is { ConcludedOn: null } && opinion == task.CurrentOpinion
            ? task.Evidence.Where(e => e.SupplementId is not null && opinion.Signatures.Any(s => s.IsVoid && s.SignedAt < e.UploadedAt)).Max(e => (DateTimeOffset?)e.UploadedAt)
            : null;

    /// <summary>A task that is back in rectification shows its last opinion until a new review begins.</summary>
    private static Opinion? Last(RectificationTask task) => task.CurrentReview is null ? task.Opinions.MaxBy(o => o.Round) : null;

    private static async Task<OpinionInput> ProposedAsync(Reading reading, OpinionSource source, CancellationToken ct)
    {
        var body = source.Inspection.Body;
        var parent = await (
            from own in reading.Db.Set<UnitPeriod>()
            join above in reading.Db.Set<UnitPeriod>() on own.ParentId equals above.UnitId
            where own.UnitId == body && own.Until == null && above.Until == null
            select above.Name).FirstOrDefaultAsync(ct);
        return source.Proposed(reading.Today, await FilingNumbers.SuggestAsync(reading.Db, source.NameOf(body, reading.Today), parent, reading.Today.Year, ct));
    }
}

/// <summary>An opinion ready to be written out.</summary>
public sealed class OpinionFile
{
    private readonly AcceptanceOpinionText text;

    internal OpinionFile(AcceptanceOpinionText text) => this.text = text;

    public string FileName => $"{text.Title}.docx";

    public string PdfName => $"{text.Title}.pdf";

    public Task WriteAsync(Stream output, CancellationToken ct = default) => AcceptanceOpinionDocument.WriteAsync(output, text, ct);
}
