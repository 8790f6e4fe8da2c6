namespace Rectify.App.Acceptance;

/// <summary>What a scan may be, found in its first bytes: PDF, JPEG or PNG.</summary>
public static class ScanType
{
    private const int HeadBytes = 8;

    private static readonly (byte[] Head, string MediaType)[] Known =
        [("%PDF-"u8.ToArray(), "application/pdf"), ([0xFF, 0xD8, 0xFF], "image/jpeg"), ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png")];

    /// <summary>Null for anything else. Reads from the beginning and goes back there.</summary>
    public static async Task<string?> OfAsync(Stream content, CancellationToken ct)
    {
        var head = new byte[HeadBytes];
        var read = await content.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false, ct);
        content.Position = 0;
        return Known.FirstOrDefault(known => head.AsSpan(0, read).StartsWith(known.Head)).MediaType;
    }
}
