using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>The calendar day a printed deadline means, and what had to be inferred for it.</summary>
internal static partial class DayMeant
{
    /// <param name="printed">2023年3月15日前, 9月底前, 2025年, 每年上半年, 长期坚持</param>
    /// <param name="earlier">A day printed just before; its year is taken first.</param>
    /// <param name="feedback">Otherwise the first such day on or after the feedback; without it no year is inferred.</param>
    public static (DateOnly? Day, DayInference How) Infer(string printed, DateOnly? earlier, DateOnly? feedback)
    {
        if (Recurring().IsMatch(printed))
            return (null, DayInference.Recurring);
        if (Open().IsMatch(printed))
            return (null, DayInference.Open);
        var match = Parts().Match(printed);
        if (!match.Success)
            return (null, DayInference.Dependent);

        var how = DayInference.None;
        var (month, day) = MonthAndDay(match);
        if (!match.Groups["d"].Success)
            how |= DayInference.PeriodEnd;
        if (match.Groups["y"].Success)
            return (DayOf((ChineseNumbers.Parse(match.Groups["y"].Value) ?? 0), month, day), how);
        how |= DayInference.Year;
        if (earlier is { } before)
            return (DayOf(before.Year, month, day), how);
        if (feedback is not { } from)
            return (null, how);
        var same = DayOf(from.Year, month, day);
        return (same < from ? DayOf(from.Year + 1, month, day) : same, how);
    }

    /// <summary>A day; day 0 is the last of the month. Null when there is no such day.</summary>
    public static DateOnly? DayOf(int year, int month, int day)
    {
        if (year is < 1949 or > 2200 || month is < 1 or > 12)
            return null;
        var last = DateTime.DaysInMonth(year, month);
        return day > last ? null : new DateOnly(year, month, day == 0 ? last : day);
    }

    private static (int Month, int Day) MonthAndDay(Match match)
    {
        if (match.Groups["m"].Success)
        {
            var day = match.Groups["d"].Success ? (ChineseNumbers.Parse(match.Groups["d"].Value) ?? 0) : match.Groups["t"].Value switch { "上旬" => 10, "中旬" => 20, _ => 0 };
            return ((ChineseNumbers.Parse(match.Groups["m"].Value) ?? 0), day);
        }
        if (match.Groups["q"].Success)
            return (3 * (ChineseNumbers.Parse(match.Groups["q"].Value) ?? 4), 0);
        return match.Groups["h"].Value == "上半年" ? (6, 30) : (12, 31);
    }

    [GeneratedRegex(@"每(?:年|半年|季度?|月|周|两)")]
    private static partial Regex Recurring();

    [GeneratedRegex(@"长期|持续|立行立改|即知即改")]
    private static partial Regex Open();

    [GeneratedRegex(@"(?:(?<y>\d{4})年)?(?:(?<m>\d{1,2})月(?:(?<d>\d{1,2})日|(?<t>上旬|中旬|下旬|底|末)?)|第?(?<q>[一二三四])季度|(?<h>上半年|下半年|年底|年末|底|末))|(?<y>\d{4})年")]
    private static partial Regex Parts();
}
