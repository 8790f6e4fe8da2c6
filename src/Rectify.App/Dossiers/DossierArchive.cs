using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Rectify.App.Dossiers;

/// <summary>A file of the dossier as its index lists it.</summary>
/// <param name="Path">Inside the archive.</param>
internal sealed record DossierEntry(string Path, string What, string Sha256, long Size);

/// <summary>The archive while it is written: one entry after the other, straight to who asked; nothing but the list of entries is held.</summary>
internal sealed class DossierArchive(ZipArchive zip, DateTimeOffset at, CancellationToken ct)
{
    private const int BufferBytes = 81920;

    private readonly List<DossierEntry> entries = [];

    private readonly List<DossierPart> parts = [];

    public IReadOnlyList<DossierEntry> Entries => entries;

    /// <summary>What was written as pages, for the part that machines read.</summary>
    public IReadOnlyList<DossierPart> Parts => parts;

    /// <summary>A page in that folder, and what it says for machines.</summary>
    public Task AddAsync(string folder, DossierHtml page)
    {
        parts.Add(page.Part(folder));
        return AddAsync(folder + DossierOfTask.Page, "目录（网页）", page.ToString());
    }

    public Task AddAsync(string path, string what, string text) => AddAsync(path, what, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    /// <summary>A document that is made here: small, and written in one go.</summary>
    public async Task AddAsync(string path, string what, Func<Stream, Task> write)
    {
        using var document = new MemoryStream();
        await write(document);
        document.Position = 0;
        await AddAsync(path, what, document);
    }

    public async Task<DossierEntry> AddAsync(string path, string what, Stream content)
    {
        // pictures and PDF are packed already
        var made = zip.CreateEntry(path, path.EndsWith(".html", StringComparison.Ordinal) || path.EndsWith(".txt", StringComparison.Ordinal) || path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".jsonl", StringComparison.Ordinal) ? CompressionLevel.Optimal : CompressionLevel.Fastest);
        made.LastWriteTime = at;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        var buffer = new byte[BufferBytes];
        await using (var output = await made.OpenAsync(ct))
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0; size += read)
            {
                hash.AppendData(buffer, 0, read);
                await output.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        var entry = new DossierEntry(path, what, Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        entries.Add(entry);
        return entry;
    }

    /// <summary>As <c>sha256sum --check</c> reads it.</summary>
    public string Sums() => string.Concat(entries.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Sha256}  {e.Path}\n")));
}
