using System.Globalization;

namespace Rectify.Web.Rounds;

/// <summary>The form that confirms a feedback, as the browser sends it.</summary>
public sealed class FeedbackPost
{
    public string? On { get; set; }

    public int Seen { get; set; }

    public Guid Act { get; set; }

    public DateOnly? Day => DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
