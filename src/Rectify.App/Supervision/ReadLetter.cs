using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.Reviews;
using Rectify.App.Trail;
using Rectify.Documents.Writing;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>An act the life cycle offers the reader.</summary>
/// <param name="Unmet">Empty when they may act now.</param>
public sealed record OfferedLetterAct(LetterVerb Verb, IReadOnlyList<Unmet> Unmet);

/// <summary>Everything the page of one letter shows.</summary>
/// <param name="Text">As it is printed, line by line.</param>
/// <param name="GroundHolds">False where a rule raised a draft for what is no longer so.</param>
/// <param name="RuleWhen">The occasion of the rule that raised it; null for a person's draft.</param>
public sealed record LetterSheet(
    LetterId Id, int Version, LetterKind Kind, LetterState State, LetterAuthor Author, InspectionId Inspection, string? Number, LetterWords Words, string Unit, IReadOnlyList<LetterTaskRow> Tasks, IReadOnlyList<string> Text,
    bool GroundHolds, LetterOccasion? RuleWhen, int RuleCount, DateOnly Today, DateTimeOffset DraftedAt, string DraftedBy, DateOnly? IssuedOn, string? IssuedBy, DateOnly? ReceivedOn, string? ReceivedBy, string? ReceiptFile,
    string? Reply, DateOnly? AnsweredOn, string? AnsweredBy, string? ReturnedBecause, DateOnly? EndedOn, string? EndedBecause, bool EndedByItself, bool IsReplyOverdue, IReadOnlyList<OfferedLetterAct> Offered, IReadOnlyList<HistoryRow> History)
{
    /// <summary>The day the scan of its receipt was erased as 误传; null while its content is there.</summary>
    public DateOnly? ReceiptErasedOn { get; init; }
}

/// <summary>A file of a letter, opened for reading; the caller disposes it.</summary>
public sealed record LetterFile(Stream Content, string FileName, string MediaType);

/// <summary>One letter, for who may see it.</summary>
public sealed class ReadLetter(Door door, IContentStore store) : IUseCase
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Null when there is no such letter, or none the reader may see.</summary>
    public async Task<LetterSheet?> Run(LetterId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await FindAsync(reading, id, ct) is not { } letter) return null;
        var (db, today) = (reading.Db, reading.Today);
        var seen = (await LetterCases.OfAsync(db, [letter], reading.Actor, today, allTheSame: false, ct))[id];
        var rule = letter.RuleId is { } key ? await db.LetterRules.Where(r => r.Id == key).SingleOrDefaultAsync(ct) : null;
        var people = await db.NamesAsync(new[] { letter.DraftedBy, letter.IssuedBy, letter.ReceivedBy, letter.AnsweredBy }.OfType<PersonId>(), ct);
        string? Name(PersonId? person) => person is { } one ? people.GetValueOrDefault(one) : null;
        var text = await LetterSource.ComposeAsync(db, letter, DocumentNumber.TryParse(letter.Number, out var number) ? number : null, letter.IssuedOn ?? today, ct);
        return new LetterSheet(
            letter.Id, letter.Version, letter.Kind, letter.State, letter.Author, letter.InspectionId, letter.Number, new LetterWords(letter.Kind, letter.Title, letter.Findings, letter.Asks, letter.ReplyDueOn, letter.Issuer), text.Addressee,
            await LetterSource.TasksAsync(db, [.. letter.Tasks.OrderBy(t => t.Position).Select(t => t.TaskId)], ct), SupervisionLetterDocument.BodyText(text).Split('\n'), seen.GroundHolds, rule?.When, rule?.Count ?? 0, today,
            letter.DraftedAt, Name(letter.DraftedBy) ?? "", letter.IssuedOn, Name(letter.IssuedBy), letter.ReceivedOn, Name(letter.ReceivedBy) ?? letter.ReceiptName, letter.ReceiptFileName,
            letter.Reply, letter.AnsweredOn, Name(letter.AnsweredBy), letter.ReturnedBecause, letter.EndedOn, letter.EndedBecause, letter.EndedByItself, letter.IsReplyOverdue(today),
            [.. LetterLifecycle.OfferedTo(seen).Select(row => new OfferedLetterAct(row.Verb, LetterLifecycle.WhyNot(row.Verb, seen)))], await TaskHistory.OfLetterAsync(db, letter, ct))
        {
            ReceiptErasedOn = letter.ReceiptSha256 is { } receipt ? (await ErasedContents.OfAsync(db, [receipt], ct)).GetValueOrDefault(receipt)?.On : null,
        };
    }

    /// <summary>The document as it went out; of a draft, as it would be today.</summary>
    public async Task<LetterFile?> DocumentAsync(LetterId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await FindAsync(reading, id, ct) is not { } letter) return null;
        if (letter.DocumentSha256 is { } sha256) return store.Open(sha256) is { } kept ? new LetterFile(kept, $"{letter.Number} {letter.Title}.docx", Word) : null;
        var document = new MemoryStream();
        await SupervisionLetterDocument.WriteAsync(document, await LetterSource.ComposeAsync(reading.Db, letter, null, reading.Today, ct), ct);
        document.Position = 0;
        return new LetterFile(document, $"{letter.Title}.docx", Word);
    }

    /// <summary>The scanned receipt; null where there is none.</summary>
    public async Task<LetterFile?> ReceiptAsync(LetterId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is not null && await FindAsync(reading, id, ct) is { ReceiptSha256: { } sha256 } letter && !await ErasedContents.IsErasedAsync(reading.Db, sha256, ct) && store.Open(sha256) is { } scan ? new LetterFile(scan, letter.ReceiptFileName!, letter.ReceiptMediaType!) : null;
    }

    private static Task<Letter?> FindAsync(Reading reading, LetterId id, CancellationToken ct) => reading.Db.Letters.VisibleTo(reading.Sight, reading.Actor, reading.Db).Include(l => l.Tasks).SingleOrDefaultAsync(l => l.Id == id, ct);
}
