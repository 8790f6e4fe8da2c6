using System.Globalization;
using System.Text.RegularExpressions;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;

namespace Rectify.Documents.Reading;

/// <summary>An indicator as a text states it: 抽检达标率不低于95% is at least 95 %.</summary>
/// <param name="Printed">The words as they stand.</param>
public sealed record StatedIndicator(string Printed, string Name, string Unit, IndicatorDirection Direction, decimal Target);

/// <summary>Finds what a measure is to reach in numbers, so that it can be offered as an indicator.</summary>
public static partial class IndicatorText
{
    /// <summary>The first one stated in numbers; null where there is none. A class of water quality (Ⅳ类) is no number.</summary>
    public static StatedIndicator? Find(string text) => FactForms.Indicator.Matches(text).Select(Of).FirstOrDefault(found => found is not null);

    /// <summary>投诉量下降50%以上 is a fall of at least 50 %, 漏损率降至8% a share of at most 8 %.</summary>
    private static StatedIndicator? Of(Match match)
    {
        if (!decimal.TryParse(match.Groups["n"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var target)) return null;
        var (verb, name) = (match.Groups["c"].Value, FactForms.NameOnly(match.Groups["w"].Value));
        var comparison = FactForms.ComparisonOf(verb, match.Groups["b"].Value);
        var direction = comparison == IndicatorComparison.AtMost || comparison == IndicatorComparison.Reaches && Down().IsMatch(verb) ? IndicatorDirection.AtMost : IndicatorDirection.AtLeast;
        var whole = comparison switch { IndicatorComparison.RisesBy => $"{name}增幅", IndicatorComparison.FallsBy => $"{name}降幅", _ => name };
        return whole.Length > Indicator.MaxNameLength || !Indicator.IsKept(target) ? null : new StatedIndicator(match.Value, whole, match.Groups["u"].Value, direction, target);
    }

    [GeneratedRegex("降|压")]
    private static partial Regex Down();
}
