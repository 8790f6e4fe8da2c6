using System.Runtime.CompilerServices;

namespace Rectify.App.Files;

/// <summary>Content on the local disk: <c>ab/cd/abcd…</c> below the root. A file appears under its name only when it is complete and flushed.</summary>
public sealed class DiskContentStore(string folder) : IContentStore
{
    private const int BufferBytes = 81920;

    private readonly string root = Path.GetFullPath(folder);

    public async Task<StoredContent> SaveAsync(Stream content, long limit, CancellationToken ct)
    {
        var arriving = Path.Combine(root, "arriving");
        Directory.CreateDirectory(arriving);
        var temporary = Path.Combine(arriving, Guid.NewGuid().ToString("N"));
        try
        {
            var (sha256, size) = await CopyAsync(content, temporary, limit, ct);
            var path = PathOf(sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            if (!File.Exists(path)) File.Move(temporary, path, overwrite: true);
            return new StoredContent(sha256, size);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    public Stream? Open(string sha256)
    {
        if (!IsDigest(sha256)) return null;
        var path = PathOf(sha256);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferBytes, useAsync: true) : null;
    }

    public void Erase(string sha256)
    {
        if (IsDigest(sha256) && PathOf(sha256) is var path && File.Exists(path)) File.Delete(path);
    }

    public async IAsyncEnumerable<KeptFile> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // a disk lists at once; a bucket does not
        await Task.CompletedTask;
        foreach (var upper in Sorted(root).Where(inner => IsShard(inner.Name)))
            foreach (var lower in Sorted(upper.FullName).Where(inner => IsShard(inner.Name)))
                foreach (var file in lower.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
                {
                    ct.ThrowIfCancellationRequested();
                    var isContent = IsDigest(file.Name) && PathOf(file.Name) == file.FullName;
                    yield return new KeptFile(isContent ? file.Name : Path.GetRelativePath(root, file.FullName), isContent, file.Length, file.LastWriteTimeUtc);
                }
    }

    private static IEnumerable<DirectoryInfo> Sorted(string above) =>
        new DirectoryInfo(above) is { Exists: true } there ? there.EnumerateDirectories().OrderBy(inner => inner.Name, StringComparer.Ordinal) : [];

    private static bool IsShard(string name) => name.Length == 2 && name.All(char.IsAsciiHexDigitLower);

    internal static bool IsDigest(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower);

    private string PathOf(string sha256) => Path.Combine(root, sha256[..2], sha256[2..4], sha256);

    private static async Task<(string Sha256, long Size)> CopyAsync(Stream content, string path, long limit, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferBytes, useAsync: true);
        var copied = await HashingCopy.ToAsync(content, file, limit, ct);
        file.Flush(flushToDisk: true);
        return copied;
    }
}
