using System.Globalization;
using System.Text;
using Rectify.App.Calendar;
using Rectify.Web.Resources;
using Rectify.Web.Tasks;

namespace Rectify.Web.Calendar;

/// <summary>
/// What falls due as an iCalendar file (RFC 5545). It leaves the house, so it carries number, kind, day and link, and no wording.
/// </summary>
public static class CalendarText
{
    public const string MediaType = "text/calendar; charset=utf-8";

    private const int LineBytes = 75;

    /// <param name="house">Scheme and host the links lead to, without a slash at the end.</param>
    public static string Write(IReadOnlyList<DueItem> items, string house, DateTimeOffset now)
    {
        var text = new StringBuilder();
        void Line(string line) => Fold(text, line);
        Line("BEGIN:VCALENDAR");
        Line("VERSION:2.0");
        Line("PRODID:-//Rectify//Calendar//ZH");
        Line("METHOD:PUBLISH");
        Line("X-WR-CALNAME:" + Escape(Texts.Calendar["FeedName"]));
        foreach (var item in items)
        {
            Line("BEGIN:VEVENT");
            Line($"UID:{item.Kind}-{item.Task?.Value ?? item.Suggestion?.Value ?? item.WiderCheck?.Value ?? item.Letter?.Value ?? item.Cycle?.Value ?? item.Inspection.Value:N}-{item.Milestone}{item.Finding}-{item.On:yyyyMMdd}@rectify");
            Line($"DTSTAMP:{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
            Line($"DTSTART;VALUE=DATE:{item.On:yyyyMMdd}");
            Line($"DTEND;VALUE=DATE:{item.On.AddDays(1):yyyyMMdd}");
            Line("SUMMARY:" + Escape(item.Milestone is { } milestone ? FieldWords.Of(milestone) : item.Number is null ? Texts.Calendar.Of(item.Kind) : Texts.Calendar["FeedLine", Texts.Calendar["Number", item.Number], Texts.Calendar.Of(item.Kind)]));
            Line($"URL:{house}{CalendarAddress.Of(item)}");
            Line("TRANSP:TRANSPARENT");
            Line("END:VEVENT");
        }

        Line("END:VCALENDAR");
        return text.ToString();
    }

    private static string Escape(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>No line is longer than 75 bytes; the next begins with a blank, and no character is cut.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LineBytes)
            {
                text.Append("\r\n ");
                used = 1;
            }

            text.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
