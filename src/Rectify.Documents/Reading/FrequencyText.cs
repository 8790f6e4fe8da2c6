using System.Text.RegularExpressions;
using Rectify.Domain.Intake;

namespace Rectify.Documents.Reading;

/// <summary>A frequency as a text states it: 每两个月至少1次 is once in every two months.</summary>
/// <param name="Printed">The words as they stand.</param>
public sealed record StatedFrequency(string Printed, int Times, int Every, FrequencyPeriod Period);

/// <summary>Finds what a measure promises with a frequency, so that it can be offered as a commitment.</summary>
public static class FrequencyText
{
    /// <summary>The first one stated; null where there is none. Without a printed number it is once.</summary>
    public static StatedFrequency? Find(string text)
    {
        var match = FactForms.Frequency.Match(text);
        return match.Success ? Of(match) : null;
    }

    /// <summary>What a match of the form says.</summary>
    internal static StatedFrequency Of(Match match)
    {
        var times = match.Groups["n"].Success ? ChineseNumbers.Parse(match.Groups["n"].Value) ?? 1 : 1;
        int NumberOf(string group) => ChineseNumbers.Parse(match.Groups[group].Value) ?? 1;
        // 每隔一周 leaves one out; 每隔两个月 is said where every second one is meant
        var every = match.Groups["e"].Success ? NumberOf("e") : match.Groups["gap"].Success ? Math.Max(NumberOf("gap"), 2) : match.Groups["other"].Success ? 2 : 1;
        return new StatedFrequency(match.Value, times, every, FactForms.PeriodOf(match.Groups["p"].Value));
    }
}
