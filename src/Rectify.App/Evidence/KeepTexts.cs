using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.Documents.Reading;
using Rectify.Documents.Text;

namespace Rectify.App.Evidence;

/// <summary>
/// Takes the text out of files of evidence, one after the other, for search. Several nodes do so at once: each takes what nobody else has in hand. A content that is not read within a few
/// attempts is given up, and that is said where the piece is shown. Text is kept as long as the bytes are.
/// </summary>
internal sealed class KeepTexts(IDbContextFactory<RectifyDb> contexts, IContentStore store, TimeProvider clock, FoundMarks marks, ILogger<KeepTexts> log)
{
    public const int MostAttempts = 3;

    private const int PiecesAtOnce = 200;

    /// <summary>Longer than any reading; a node that went away in the middle of one holds it no longer.</summary>
    private static readonly TimeSpan Hold = TimeSpan.FromMinutes(5);

    /// <summary>Reads the content that waits longest; false when none does.</summary>
    public async Task<bool> NextAsync(CancellationToken ct)
    {
        if (await ClaimAsync(ct) is not { } claimed) return false;
        if (claimed.Attempts > MostAttempts)
        {
            log.LogError("The text of evidence {Sha256} was given up after {Attempts} attempts", claimed.Sha256, MostAttempts);
            await EndAsync(claimed, TextState.Failed, [], ct);
            return true;
        }
        try
        {
            if (store.Open(claimed.Sha256) is not { } content)
            {
                await EndAsync(claimed, TextState.Gone, [], ct);
                return true;
            }
            PagedText text;
            await using (content) text = await Task.Run(() => PagedText.Read(content, ReadableContent.KindOf(claimed.MediaType, "")!.Value), ct);
            // where a program is not installed or had no time, another node or hour may do better
            if (text.Refusal is RefusalReason.ProgramMissing or RefusalReason.TookTooLong && claimed.Attempts < MostAttempts) return true;
            (claimed.Refusal, claimed.IsCut) = (text.Refusal, text.IsCut);
            claimed.Offer(DocumentFactsReader.Read(text));
            if (SecrecyMark.InPages(text.Pages) is var (mark, page)) (claimed.Mark, claimed.MarkPage) = (mark, page);
            await EndAsync(claimed, text.Refusal is null ? TextState.Kept : TextState.Unreadable, Pieces(claimed.Sha256, text), ct);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogWarning(e, "The text of evidence {Sha256} could not be read; attempt {Attempt} of {Attempts}", claimed.Sha256, claimed.Attempts, MostAttempts);
        }
        return true;
    }

    /// <summary>Erases the texts of contents whose bytes are gone or that no record refers to any more, and asks again for those whose bytes are back.</summary>
    public async Task EraseGoneAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.EvidenceReadings.Where(r => !db.Set<Domain.Evidence.EvidenceItem>().Any(e => e.Sha256 == r.Sha256)).ExecuteDeleteAsync(ct);
        for (var after = ""; ;)
        {
            var some = await db.EvidenceReadings.AsNoTracking().Where(r => EF.Functions.GreaterThan(ValueTuple.Create(r.Sha256), ValueTuple.Create(after))).OrderBy(r => r.Sha256).Select(r => new { r.Sha256, IsGone = r.State == TextState.Gone }).Take(1_000).ToListAsync(ct);
            if (some.Count == 0) return;
            after = some[^1].Sha256;
            foreach (var one in some)
            {
                var isThere = await IsThereAsync(one.Sha256);
                if (isThere != one.IsGone) continue;
                await db.EvidenceTexts.Where(t => t.Sha256 == one.Sha256).ExecuteDeleteAsync(ct);
                await db.EvidenceReadings.Where(r => r.Sha256 == one.Sha256).ExecuteUpdateAsync(r => r
                    .SetProperty(x => x.State, isThere ? TextState.Waiting : TextState.Gone).SetProperty(x => x.Attempts, 0).SetProperty(x => x.DueAt, clock.GetUtcNow()), ct);
                if (!isThere) await db.EvidenceReadings.Where(r => r.Sha256 == one.Sha256).ForgetOffersAsync(ct);
            }
        }
    }

    private async Task<bool> IsThereAsync(string sha256)
    {
        if (store.Open(sha256) is not { } content) return false;
        await content.DisposeAsync();
        return true;
    }

    private async Task<EvidenceReading?> ClaimAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var now = clock.GetUtcNow();
        var claimed = await db.EvidenceReadings.FromSql($"""
            update evidence_readings set attempts = attempts + 1, due_at = {now + Hold}
            where sha256 = (select sha256 from evidence_readings where state = 'Waiting' and due_at <= {now} order by due_at limit 1 for update skip locked) returning *
            """).AsNoTracking().ToListAsync(ct);
        return claimed.SingleOrDefault();
    }

    private async Task EndAsync(EvidenceReading reading, TextState state, IEnumerable<EvidenceText> pieces, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // a reading that took longer than its hold may have been ended by another node: the one that comes first counts
        var mine = await db.EvidenceReadings.Where(r => r.Sha256 == reading.Sha256 && r.State == TextState.Waiting && r.Attempts == reading.Attempts)
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.State, state).SetProperty(x => x.Refusal, reading.Refusal).SetProperty(x => x.IsCut, reading.IsCut)
                .SetProperty(x => x.OfferedNumber, reading.OfferedNumber).SetProperty(x => x.OfferedIssuer, reading.OfferedIssuer).SetProperty(x => x.OfferedSignedOn, reading.OfferedSignedOn).SetProperty(x => x.OfferedEvidenceOn, reading.OfferedEvidenceOn).SetProperty(x => x.OfferedLevel, reading.OfferedLevel)
                .SetProperty(x => x.Mark, reading.Mark).SetProperty(x => x.MarkPage, reading.MarkPage), ct);
        if (mine == 0) return;
        await db.EvidenceTexts.Where(t => t.Sha256 == reading.Sha256).ExecuteDeleteAsync(ct);
        foreach (var some in pieces.Chunk(PiecesAtOnce))
        {
            db.AddRange(some);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        var told = reading.Mark is null ? [] : await marks.TellAsync(db, reading.Sha256, ct);
        await transaction.CommitAsync(ct);
        marks.Announce(told);
    }

    private static IEnumerable<EvidenceText> Pieces(string sha256, PagedText text)
    {
        var number = 0;
        for (var page = 0; page < text.Pages.Count; page++)
            foreach (var piece in PiecesOf(text.Pages[page].Flowing.Replace("\0", "", StringComparison.Ordinal)))
                yield return new EvidenceText { Sha256 = sha256, Number = ++number, Page = page + 1, Text = piece };
    }

    /// <summary>At the end of a line or sentence where there is one in the last fifth, so that no word is cut in two.</summary>
    private static IEnumerable<string> PiecesOf(string page)
    {
        while (page.Length > EvidenceText.MaxTextLength)
        {
            const int Last = EvidenceText.MaxTextLength;
            var end = page.LastIndexOfAny(['\n', '。', '；', '\t', ' '], Last - 1, Last / 5) is > 0 and var found ? found + 1 : char.IsHighSurrogate(page[Last - 1]) ? Last - 1 : Last;
            yield return page[..end];
            page = page[end..];
        }
        if (!string.IsNullOrWhiteSpace(page)) yield return page;
    }
}
