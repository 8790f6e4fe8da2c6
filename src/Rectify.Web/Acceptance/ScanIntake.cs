using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Rectify.App;
using Rectify.App.Evidence;
using Rectify.Domain.Evidence;

namespace Rectify.Web.Acceptance;

/// <summary>Takes a scan into the content store and remembers it through a form that came back with an error.</summary>
public sealed class ScanIntake(FileArrival arrival, IDataProtectionProvider protection)
{
    /// <summary>Bytes; below what the server takes in one request.</summary>
    public const long MaxBytes = 25L * 1024 * 1024;

    /// <summary>Bytes of a form that takes several files at once, with what else stands in it.</summary>
    public const int MaxTogether = 120 * 1024 * 1024;

    private readonly IDataProtector protector = protection.CreateProtector("paper-scan");

    /// <summary>The new file where there is one, else the kept one; with the reason where the file cannot be taken.</summary>
    public async Task<(StoredFile? Scan, FieldError? Error)> TakeAsync(IFormFile? file, string? kept, CancellationToken ct)
    {
        if (file is not { Length: > 0 }) return (Open(kept), null);
        await using var upload = file.OpenReadStream();
        return await arrival.TakeAsync("Scan", file.FileName, upload, MaxBytes, FileArrival.Scans, ct);
    }

    /// <summary>The kept files and after them the new ones; what cannot be taken is said, and the others are kept for the next try.</summary>
    public async Task<(IReadOnlyList<StoredFile> Scans, FieldError? Error)> TakeSeveralAsync(IReadOnlyList<IFormFile>? files, IEnumerable<string> kept, int most, CancellationToken ct)
    {
        List<StoredFile> taken = [.. kept.Select(Open).OfType<StoredFile>()];
        foreach (var file in (files ?? []).Where(file => file.Length > 0))
        {
            if (taken.Count >= most) return (taken, new FieldError("Scan", "too-many-files"));
            var (scan, error) = await TakeAsync(file, null, ct);
            if (scan is null) return (taken, error);
            if (taken.TrueForAll(known => known.Sha256 != scan.Sha256)) taken.Add(scan);
        }
        return (taken, null);
    }

    public string Protect(StoredFile scan) => protector.Protect(JsonSerializer.Serialize(scan));

    /// <summary>The scan a token of this server names; null for anything else.</summary>
    public StoredFile? Open(string? kept)
    {
        if (string.IsNullOrEmpty(kept)) return null;
        try
        {
            return JsonSerializer.Deserialize<StoredFile>(protector.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
