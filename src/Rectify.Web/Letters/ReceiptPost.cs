using System.Globalization;

namespace Rectify.Web.Letters;

/// <summary>The form of a receipt as the browser sends it.</summary>
public sealed class ReceiptPost
{
    public string? On { get; set; }

    public string? ReceivedBy { get; set; }

    public IFormFile? Scan { get; set; }

    /// <summary>A scan that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public string? KeptScan { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }

    public DateOnly? Day => DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
