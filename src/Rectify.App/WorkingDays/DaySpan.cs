using System.Globalization;
using System.Text.RegularExpressions;

namespace Rectify.App.WorkingDays;

/// <summary>
/// A day or a range of days as people write them: 2026-05-01, 2026年10月1日至7日, 2026-05-01至05-05, 12月30日至次年1月1日. What the end leaves out is as at the beginning.
/// </summary>
internal static partial class DaySpan
{
    /// <summary>One day or each of a range of at most a month; null for what is no day, also in part.</summary>
    /// <param name="year">Where the text itself names none.</param>
    public static IReadOnlyList<DateOnly>? Parse(string text, int? year) =>
        Whole().Match(InBrackets().Replace(text, "").Trim()) is { Success: true } match ? Of(match, year, null) : null;

    /// <param name="month">Where the text names none: the month of the day before it.</param>
    public static IReadOnlyList<DateOnly>? Of(Match match, int? year, int? month)
    {
        int? Number(string name) => match.Groups[name] is { Success: true } group ? int.Parse(group.Value, CultureInfo.InvariantCulture) : null;
        if (Day(Number("y") ?? year, Number("m") ?? month, Number("d")) is not { } from) return null;
        if (!match.Groups["d2"].Success) return [from];
        var until = Day(Number("y2") ?? (match.Groups["next"].Success ? from.Year + 1 : from.Year), Number("m2") ?? from.Month, Number("d2"));
        return until is { } last && from <= last && last <= from.AddMonths(1) ? [.. Enumerable.Range(0, last.DayNumber - from.DayNumber + 1).Select(from.AddDays)] : null;
    }

    /// <summary>（周四）, （农历除夕、周一） say nothing that the day does not.</summary>
    public static string WithoutBrackets(string text) => InBrackets().Replace(text, "");

    private static DateOnly? Day(int? year, int? month, int? day) =>
        year is { } y && month is >= 1 and <= 12 && day is { } d && d >= 1 && d <= DateTime.DaysInMonth(y, month.Value) ? new DateOnly(y, month.Value, d) : null;

    [GeneratedRegex("""^(?:(?<y>20\d\d)[-./年])?(?<m>\d{1,2})[-./月](?<d>\d{1,2})日?(?:[至到—–~～-]{1,2}(?:(?<y2>20\d\d)[-./年]|(?<next>次年))?(?:(?<m2>\d{1,2})[-./月])?(?<d2>\d{1,2})日?)?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();

    [GeneratedRegex(@"（[^（）]*）|\([^()]*\)")]
    private static partial Regex InBrackets();
}
