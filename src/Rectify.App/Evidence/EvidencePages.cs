using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.People;
using Rectify.Documents.Text;
using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evidence;

/// <summary>A page on which the words asked for stand.</summary>
/// <param name="Page">From 1.</param>
/// <param name="First">The first place on it.</param>
public sealed record PageHit(int Page, string? Sheet, MarkedText First);

/// <summary>A piece of evidence as far as it can be shown: its pages as pictures, or one page of its text.</summary>
public sealed record EvidencePreviewRow(EvidenceId Id, TaskId Task, string FileName, string MediaType, long Size)
{
    /// <summary>Pages of a PDF that can be drawn here.</summary>
    public int? DrawnPages { get; init; }

    /// <summary>Pages of text, where it is shown as text.</summary>
    public int TextPages { get; init; }

    /// <summary>The page asked for, from 1, among those there are.</summary>
    public int Page { get; init; } = 1;

    /// <summary>That page, where it is shown as text.</summary>
    public TextPage? Text { get; init; }

    /// <summary>Sheets of a workbook with their first pages.</summary>
    public IReadOnlyList<(string Name, int Page)> Sheets { get; init; } = [];

    public IReadOnlyList<string> HiddenSheets { get; init; } = [];

    /// <summary>More follows that is not shown.</summary>
    public bool IsCut { get; init; }

    /// <summary>Why its text cannot be read.</summary>
    public RefusalReason? Refusal { get; init; }

    /// <summary>Null where no words were asked for.</summary>
    public IReadOnlyList<PageHit>? Hits { get; init; }

    /// <summary>Set where the content was erased as 误传: nothing of it can be shown.</summary>
    public ErasedBy? Erased { get; init; }

    /// <summary>Whether search finds what is in it; null where it can have no text.</summary>
    public TextState? Kept { get; init; }

    /// <summary>文件要素 as stated.</summary>
    public DocumentFacts Document { get; init; } = DocumentFacts.None;

    /// <summary>As recognised in its text, where that says more than is stated; null where it does not.</summary>
    public DocumentFacts? Offer { get; init; }

    public bool IsPicture => FileType.Pictures.Contains(MediaType);
}

/// <summary>Reads what a preview shows.</summary>
public sealed class EvidencePages(Door door, EvidenceFiles files, PdfPages pages, ShownTexts texts) : IUseCase
{
    /// <summary>Pages with the words asked for that are listed.</summary>
    public const int MostHits = 50;

    /// <summary>Null when there is no such piece or the reader may not see its task.</summary>
    /// <param name="page">From 1; beyond the last it is the last.</param>
    /// <param name="words">To be found in its text.</param>
    public async Task<EvidencePreviewRow?> ReadAsync(EvidenceId id, int page = 1, string? words = null, CancellationToken ct = default)
    {
        if (await files.OpenAsync(id, ct) is not { } piece) return await ErasedAsync(id, ct);
        await using (piece)
        {
            var row = await KnownAsync(new EvidencePreviewRow(id, piece.Task, piece.FileName, piece.MediaType, piece.Size), piece.Sha256, ct);
            return await ShowAsync(row, piece, page, words, ct);
        }
    }

    /// <summary>The row with as much of the content as can be shown.</summary>
    internal async Task<EvidencePreviewRow> ShowAsync(EvidencePreviewRow row, EvidenceContent piece, int page, string? words, CancellationToken ct)
    {
        if (ReadableContent.KindOf(piece.MediaType, piece.FileName) is not { } kind) return row;
        var asked = string.IsNullOrWhiteSpace(words) ? null : words.Trim();
        if (kind == PagedKind.Pdf)
        {
            var drawn = await pages.CountAsync(piece, ct);
            row = row with { DrawnPages = drawn, Page = Math.Clamp(page, 1, drawn ?? 1) };
            // the pictures are shown without it
            if (asked is null && drawn is not null) return row;
        }
        var text = await texts.OfAsync(piece, kind, ct);
        row = row with { Refusal = text.Refusal, IsCut = text.IsCut, HiddenSheets = text.HiddenSheets ?? [], Hits = asked is null ? null : Hits(text, asked) };
        if (row.DrawnPages is not null || text.Pages.Count == 0) return row;
        var shown = Math.Clamp(page, 1, text.Pages.Count);
        return row with { TextPages = text.Pages.Count, Page = shown, Text = text.Pages[shown - 1], Sheets = Sheets(text) };
    }

    /// <summary>A piece whose content was erased still has its page.</summary>
    private async Task<EvidencePreviewRow?> ErasedAsync(EvidenceId id, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var piece = await reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db).SelectMany(t => t.Evidence).Where(e => e.Id == id).Select(e => new { e.TaskId, e.FileName, e.MediaType, e.Size, e.Sha256 }).SingleOrDefaultAsync(ct);
        if (piece is null || (await ErasedContents.OfAsync(reading.Db, [piece.Sha256], ct)).GetValueOrDefault(piece.Sha256) is not { } erased) return null;
        return new EvidencePreviewRow(id, piece.TaskId, piece.FileName, piece.MediaType, piece.Size) { Erased = erased };
    }

    /// <summary>With what is stated of the piece and how far its text is taken out of it.</summary>
    private async Task<EvidencePreviewRow> KnownAsync(EvidencePreviewRow row, string sha256, CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return row;
        var kept = await reading.Db.EvidenceReadings.Where(r => r.Sha256 == sha256).Select(r => (TextState?)r.State).SingleOrDefaultAsync(ct);
        var piece = await reading.Db.Set<EvidenceItem>().AsNoTracking().Where(e => e.Id == row.Id).SingleAsync(ct);
        var offers = await DocumentOffers.OfAsync(reading.Db, [sha256], reading.Today, ct);
        return row with { Kept = kept, Document = piece.Document, Offer = !piece.IsReplaced && offers.TryGetValue(sha256, out var offer) && piece.Document.FilledFrom(offer) != piece.Document ? offer : null };
    }

    private static List<PageHit> Hits(PagedText text, string words) =>
        [.. text.Pages.Select((page, i) => MarkedText.Of(page.Flowing, page.IsTable ? words : TextPage.Flow(words)) is { } first ? new PageHit(i + 1, page.Sheet, first) : null).OfType<PageHit>().Take(MostHits)];

    private static List<(string Name, int Page)> Sheets(PagedText text) =>
        [.. text.Pages.Select((page, i) => (page.Sheet, Page: i + 1)).Where(page => page.Sheet is not null).GroupBy(page => page.Sheet!).Select(sheet => (sheet.Key, sheet.First().Page))];
}
