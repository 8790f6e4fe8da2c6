using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evidence;

/// <summary>A piece of evidence as far as it can be shown.</summary>
/// <param name="PageCount">For a PDF that can be drawn here.</param>
/// <param name="Text">For plain text: its head.</param>
/// <param name="IsCut">More text follows.</param>
public sealed record EvidencePreviewRow(EvidenceId Id, TaskId Task, string FileName, string MediaType, long Size, int? PageCount, string? Text, bool IsCut);

/// <summary>Reads what a preview shows.</summary>
public sealed class EvidencePages(EvidenceFiles files, PdfPages pages) : IUseCase
{
    private const int MostTextBytes = 100_000;

    /// <summary>Null when there is no such piece or the reader may not see its task.</summary>
    public async Task<EvidencePreviewRow?> ReadAsync(EvidenceId id, CancellationToken ct = default)
    {
        if (await files.OpenAsync(id, ct) is not { } piece) return null;
        await using (piece)
        {
            var count = piece.MediaType == FileType.Pdf ? await pages.CountAsync(piece, ct) : null;
            var (text, isCut) = piece.MediaType == FileType.Text ? await HeadAsync(piece.Content, ct) : (null, false);
            return new EvidencePreviewRow(id, piece.Task, piece.FileName, piece.MediaType, piece.Size, count, text, isCut);
        }
    }

    private static async Task<(string? Text, bool IsCut)> HeadAsync(Stream content, CancellationToken ct)
    {
        var buffer = new byte[MostTextBytes];
        var length = await content.ReadAtLeastAsync(buffer, MostTextBytes, throwOnEndOfStream: false, ct);
        return (FileType.TextOf(buffer.AsSpan(0, length)), length == MostTextBytes);
    }
}
