using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rectify.App.Files;

namespace Rectify.App.Dossiers;

/// <summary>How much of a dossier is taken in. What an archive claims of itself counts for nothing: what comes out is counted.</summary>
/// <param name="UnpackedBytes">Of all files together.</param>
/// <param name="FileBytes">Of one file.</param>
internal sealed record DossierLimits(int Entries, long UnpackedBytes, long FileBytes, int ContentBytes)
{
    public static DossierLimits Of(AppSettings settings) => new(5_000, 4 * settings.MaxUploadBytes, settings.MaxUploadBytes, 32 * 1024 * 1024);
}

/// <summary>What an archive holds, gone through once: every file read to its end and held against the list of digests, nothing kept.</summary>
/// <param name="Files">All but the parts for machines, in the order of the archive.</param>
internal sealed record ReadArchive(DossierContent Content, IReadOnlyList<ZipArchiveEntry> Files, ExtractCheck Trail, IReadOnlyList<DossierFault> Faults)
{
    /// <summary>Unpacked, nothing a person writes packs better; a picture of one colour may, and is small.</summary>
    private const int MostRatio = 200;

    private const int SmallBytes = 8 * 1024 * 1024;

    /// <summary>The reason where it is no dossier, or none that is taken in.</summary>
    public static async Task<(ReadArchive? Read, FieldError? Error)> OpenAsync(ZipArchive zip, DossierLimits limits, CancellationToken ct)
    {
        if (zip.Entries.Count > limits.Entries) return Refused("dossier-too-large");
        var entries = zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToList();
        if (entries.Exists(entry => !IsPath(entry.FullName)) || entries.DistinctBy(entry => entry.FullName.ToUpperInvariant()).Count() != entries.Count) return Refused("dossier-paths");
        if (entries.Find(entry => entry.FullName == DossierContent.Path) is not { } content || entries.Find(entry => entry.FullName == DossierContent.SumsPath) is not { } sums) return Refused("not-a-dossier");
        if (await TextAsync(content, limits.ContentBytes, ct) is not { } json || Parse(json) is not { } parsed) return Refused("not-a-dossier");
        if (await TextAsync(sums, limits.ContentBytes, ct) is not { } list || Sums(list) is not { } named) return Refused("not-a-dossier");

        var faults = new List<DossierFault>();
        var left = limits.UnpackedBytes;
        foreach (var entry in entries.Where(entry => entry != sums))
        {
            if (await DigestAsync(entry, Math.Min(left, limits.FileBytes), ct) is not var (digest, size)) return Refused("dossier-too-large");
            left -= size;
            if (!named.Remove(entry.FullName, out var expected)) faults.Add(new DossierFault(DossierFaultKind.FileUnlisted, entry.FullName));
            else if (expected != digest) faults.Add(new DossierFault(DossierFaultKind.FileAltered, entry.FullName));
        }
        faults.AddRange(named.Keys.Order(StringComparer.Ordinal).Select(path => new DossierFault(DossierFaultKind.FileMissing, path)));
        var trail = new ExtractCheck();
        if (entries.Find(entry => entry.FullName == DossierContent.TrailPath) is { } extract)
            await using (var facts = await extract.OpenAsync(ct)) trail = TrailExtract.Check(facts);
        else faults.Add(new DossierFault(DossierFaultKind.FileMissing, DossierContent.TrailPath));
        faults.AddRange(trail.Faults);
        return (new ReadArchive(parsed, [.. entries.Where(entry => entry.FullName is not (DossierContent.Path or DossierContent.SumsPath or DossierContent.TrailPath))], trail, faults), null);
    }

    private static (ReadArchive?, FieldError?) Refused(string code) => (null, new FieldError(ImportDossier.Field, code));

    /// <summary>A path inside the archive, as one is written: nothing that leads out of it, nothing a screen cannot show.</summary>
    private static bool IsPath(string path) =>
        path.Length is > 0 and <= Domain.Dossiers.ForeignDossier.MaxPathLength && path[0] != '/' && !path.Contains('\\', StringComparison.Ordinal) && !path.Contains(':', StringComparison.Ordinal)
        && !path.Any(char.IsControl) && path.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static DossierContent? Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<DossierContent>(json, DossierContent.Options) is { Format: DossierContent.CurrentFormat, Title: { Length: > 0 }, Parts: { Count: > 0 } parts, Files: not null } content && parts.All(IsWhole) ? content : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What the pages that show it rely on.</summary>
    private static bool IsWhole(DossierPart part) => part is { Folder: not null, Title: not null, Blocks: not null } && part.Blocks.All(block =>
        block is not null && (block.Kind != DossierBlockKind.Table || block is { Heads: not null, Rows: not null } && block.Rows.All(row => row is not null && row.All(IsWhole))));

    private static bool IsWhole(DossierCell? cell) => cell is { Text: not null } && (cell.Lines is null || cell.Lines.All(IsWhole));

    /// <summary>As sha256sum writes it; null where it is something else.</summary>
    private static Dictionary<string, string>? Sums(string list)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in list.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Length < 67 || line[64..66] != "  " || !DiskContentStore.IsDigest(line[..64]) || !named.TryAdd(line[66..], line[..64])) return null;
        return named;
    }

    /// <summary>Null where more comes out than is taken.</summary>
    private static async Task<string?> TextAsync(ZipArchiveEntry entry, int most, CancellationToken ct)
    {
        await using var unpacked = await entry.OpenAsync(ct);
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await unpacked.ReadAsync(buffer, ct)) > 0;)
        {
            if (copy.Length + read > most) return null;
            copy.Write(buffer, 0, read);
        }
        return Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length);
    }

    /// <summary>Null where more comes out than is taken, or than anything packs.</summary>
    private static async Task<(string Digest, long Size)?> DigestAsync(ZipArchiveEntry entry, long most, CancellationToken ct)
    {
        await using var unpacked = await entry.OpenAsync(ct);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81_920];
        long size = 0;
        for (int read; (read = await unpacked.ReadAsync(buffer, ct)) > 0;)
        {
            size += read;
            if (size > most || size > SmallBytes && size / Math.Max(1, entry.CompressedLength) > MostRatio) return null;
            hash.AppendData(buffer, 0, read);
        }
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
