using System.Globalization;

namespace Rectify.Web.Rounds;

/// <summary>The forms of a milestone as the browser sends them.</summary>
public sealed class MilestonePost
{
    public string? On { get; set; }

    public string? Proof { get; set; }

    /// <summary>Which of the papers asked for.</summary>
    public string? Name { get; set; }

    public string? RetainUntil { get; set; }

    public string? Person { get; set; }

    public IFormFile? Scan { get; set; }

    /// <summary>A paper that came with an earlier try, protected so that nobody else's file can be named.</summary>
    public string? KeptScan { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }

    public DateOnly? Day => DayOf(On);

    public DateOnly? Until => DayOf(RetainUntil);

    private static DateOnly? DayOf(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
