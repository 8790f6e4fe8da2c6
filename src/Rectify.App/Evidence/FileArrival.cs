using System.Security.Cryptography;
using Rectify.App.Files;
using Rectify.Domain.Evidence;

namespace Rectify.App.Evidence;

/// <summary>
/// Takes a file into the content store. It arrives in a place of its own, is looked at there, and is kept only when nothing stands against it: a document with a mark of secrecy leaves nothing behind.
/// </summary>
public sealed class FileArrival(IContentStore store, AppSettings settings, Erasures.ErasedContents erased, VirusScanner scanner) : IUseCase
{
    /// <summary>What a scan of a paper may be.</summary>
    public static IReadOnlySet<string> Scans { get; } = new HashSet<string>(StringComparer.Ordinal) { FileType.Pdf, "image/jpeg", "image/png" };

    /// <summary>The kept file, or the reason it is not kept.</summary>
    /// <param name="limit">Bytes, inclusive.</param>
    /// <param name="types">What the content may be; null where it may be anything.</param>
    public async Task<(StoredFile? File, FieldError? Error)> TakeAsync(string field, string? fileName, Stream content, long limit, IReadOnlySet<string>? types, CancellationToken ct)
    {
        var name = FileNames.Clean(fileName);
        var arriving = Path.Combine(settings.FilesFolder, "arriving");
        Directory.CreateDirectory(arriving);
        var path = Path.Combine(arriving, $"{Guid.NewGuid():N}");
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 81920, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
            if (!await CopyAsync(content, file, limit, ct)) return (null, new FieldError(field, "too-large", $"{limit / (1024 * 1024)}"));
            if (file.Length == 0) return (null, new FieldError(field, "empty"));
            var type = FileType.Of(file);
            if (types?.Contains(type) == false) return (null, new FieldError(field, "scan-type"));
            if (await SecrecyCheck.FindAsync(name, path, file, type, ct) is { } mark) return (null, new FieldError(field, "secrecy-mark", mark));
            if (await scanner.FindAsync(field, file, ct) is { } refused) return (null, refused);
            file.Position = 0;
            // asked before it is kept: a content erased as 误传 does not come back for a moment
            if (await erased.IsErasedAsync(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)), ct)) return (null, new FieldError(field, "erased"));
            file.Position = 0;
            var kept = await store.SaveAsync(file, limit, ct);
            return (new StoredFile(kept.Sha256, kept.Size, name, type), null);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>False when more came than is taken.</summary>
    private static async Task<bool> CopyAsync(Stream from, FileStream to, long limit, CancellationToken ct)
    {
        var buffer = new byte[81920];
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if (to.Length + read > limit) return false;
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        await to.FlushAsync(ct);
        return true;
    }
}
