using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Evidence;
using Rectify.App.Files;
using Rectify.Domain.Evidence;

namespace Rectify.App.Acceptance;

/// <summary>A scan, opened for reading; the caller disposes it.</summary>
public sealed record PaperScan(Stream Content, string FileName, string MediaType)
{
    /// <summary>The scan of the paper that counts now; null where it was erased as 误传 and none has taken its place.</summary>
    /// <param name="first">The one it was entered with.</param>
    internal static async Task<PaperScan?> OpenAsync(RectifyDb db, IContentStore store, ScannedPaper of, (string Sha256, string FileName) first, CancellationToken ct)
    {
        var (sha256, fileName) = await ScannedPapers.CurrentAsync(db, of, first, ct);
        return await ErasedContents.IsErasedAsync(db, sha256, ct) ? null : await OpenAsync(store, sha256, fileName);
    }

    /// <summary>Null where the content is gone or is nothing that a page shows.</summary>
    internal static async Task<PaperScan?> OpenAsync(IContentStore store, string sha256, string fileName)
    {
        if (store.Open(sha256) is not { } content) return null;
        if (FileType.Of(content) is var type && FileArrival.Scans.Contains(type)) return new PaperScan(content, fileName, type);
        await content.DisposeAsync();
        return null;
    }
}
