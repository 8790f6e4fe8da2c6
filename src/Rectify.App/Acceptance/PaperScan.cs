using Rectify.App.Evidence;
using Rectify.App.Files;

namespace Rectify.App.Acceptance;

/// <summary>A scan, opened for reading; the caller disposes it.</summary>
public sealed record PaperScan(Stream Content, string FileName, string MediaType)
{
    /// <summary>Null where the content is gone or is nothing that a page shows.</summary>
    internal static async Task<PaperScan?> OpenAsync(IContentStore store, string sha256, string fileName)
    {
        if (store.Open(sha256) is not { } content) return null;
        if (FileType.Of(content) is var type && FileArrival.Scans.Contains(type)) return new PaperScan(content, fileName, type);
        await content.DisposeAsync();
        return null;
    }
}
