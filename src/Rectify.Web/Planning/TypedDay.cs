using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Domain;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Planning;

/// <summary>A deadline as people write it in a cell: 2026-6-30, 2026/06/30, 2026.6.30, with the signs for year, month and day, 20260630, or the word for no deadline.</summary>
public static partial class TypedDay
{
    /// <summary>Null when it is neither a day nor the word for none.</summary>
    public static DateOnly? Parse(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (text == Texts.Shared["NoDeadline"]) return Deadline.LongTerm;
        if (Parts().Match(text) is not { Success: true } match) return null;
        var (year, month, day) = (Number(match, "y"), Number(match, "m"), Number(match, "d"));
        return year is >= 1949 and <= 2999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    /// <summary>As a table prints it.</summary>
    public static string Write(DateOnly day) => Deadline.IsLongTerm(day) ? Texts.Shared["NoDeadline"] : Days.Iso(day);

    /// <summary>The canonical writing of what was typed, or the typed text itself where it cannot be read.</summary>
    public static string Tidy(string? typed) => Parse(typed) is { } day ? Write(day) : typed?.Trim() ?? "";

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>\d{4})(?:(?<m>\d{2})(?<d>\d{2})|\D{1,2}(?<m>\d{1,2})\D{1,2}(?<d>\d{1,2})\D{0,2})$")]
    private static partial Regex Parts();
}
