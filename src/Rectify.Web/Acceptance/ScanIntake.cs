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

    private readonly IDataProtector protector = protection.CreateProtector("paper-scan");

    /// <summary>The new file where there is one, else the kept one; with the reason where the file cannot be taken.</summary>
    public async Task<(StoredFile? Scan, FieldError? Error)> TakeAsync(IFormFile? file, string? kept, CancellationToken ct)
    {
        if (file is not { Length: > 0 }) return (Open(kept), null);
        await using var upload = file.OpenReadStream();
        return await arrival.TakeAsync("Scan", file.FileName, upload, MaxBytes, FileArrival.Scans, ct);
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
