using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading.Ledgers;

/// <summary>The day a deadline cell means: a real date (written 2025-06-30 by then), 2025.6.30, 2025年6月底前, 长期坚持.</summary>
internal static partial class LedgerDay
{
    /// <returns><c>Impossible</c>: written as a day that no calendar has.</returns>
    public static (DateOnly? Day, DayInference How, bool Impossible) Of(string printed, DateOnly? feedback)
    {
        var text = printed.Replace(" ", "", StringComparison.Ordinal);
        if (Numbers().Match(text) is { Success: true } match)
        {
            var (year, month) = (int.Parse(match.Groups["y"].ValueSpan, null), int.Parse(match.Groups["m"].ValueSpan, null));
            var day = match.Groups["d"].Success ? int.Parse(match.Groups["d"].ValueSpan, null) : 0;
            var meant = match.Groups["d"].Success && day == 0 ? null : DayMeant.DayOf(year, month, day);
            return (meant, match.Groups["d"].Success ? DayInference.None : DayInference.PeriodEnd, meant is null);
        }
        // a date whose format was lost: the number of its day
        if (Serial().IsMatch(text) && int.Parse(text, null) is >= 36_526 and <= 73_050 and var serial)
            return (new DateOnly(1899, 12, 30).AddDays(serial), DayInference.None, false);
        var (inferred, how) = DayMeant.Infer(text, null, feedback);
        return (inferred, how, inferred is null && Full().IsMatch(text));
    }

    // 2025-06-30, 2025.6, 2025/6/30前, 20250630
    [GeneratedRegex(@"^(?:(?<y>20\d\d)[-./](?<m>\d{1,2})(?:[-./](?<d>\d{1,2}))?|(?<y>20\d\d)(?<m>\d\d)(?<d>\d\d)?)(?:日|号)?(?:之?前|底|底前)?$")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^\d{5}$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"^\d{4}年\d{1,2}月(?:\d{1,2}日)?")]
    private static partial Regex Full();
}
