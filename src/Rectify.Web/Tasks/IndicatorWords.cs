using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Tasks;

/// <summary>Says indicators and their values in words.</summary>
public static class IndicatorWords
{
    /// <summary>So many values are shown at once; earlier ones open on demand.</summary>
    public const int ValuesShown = 12;

    public static string GoalOf(Indicator indicator) => indicator.Direction == IndicatorDirection.Between
        ? Texts.Tasks["Goal_Between", Indicator.Printed(indicator.Target), Indicator.Printed(indicator.Upper ?? indicator.Target), indicator.Unit]
        : Texts.Tasks[$"Goal_{indicator.Direction}", Indicator.Printed(indicator.Target), indicator.Unit];

    public static string Of(IndicatorValueRow value) => $"{Indicator.Printed(value.Value)}{value.Unit}";

    public static string Standing(bool? isMet) => Texts.Tasks[isMet switch { true => "IndicatorMet", false => "IndicatorNotMet", null => "IndicatorNoValue" }];

    public static Tone ToneOf(bool? isMet) => isMet switch { true => Tone.Good, false => Tone.Warn, null => Tone.Plain };

    public static IconName? IconOf(bool? isMet) => isMet switch { true => IconName.Check, false => IconName.Alert, null => null };

    /// <summary>The chart for who cannot see it.</summary>
    public static string InWords(IndicatorPart part) => part.Latest is { } latest
        ? Texts.Tasks["IndicatorInWords", part.Indicator.Name, GoalOf(part.Indicator), part.InForce.Count, Days.Iso(latest.On), Of(latest), Standing(part.IsMet)]
        : Texts.Tasks["IndicatorLine", part.Indicator.Name, GoalOf(part.Indicator)];

    public static IReadOnlyList<decimal> TargetsOf(Indicator indicator) => indicator.Upper is { } upper ? [indicator.Target, upper] : [indicator.Target];

    /// <summary>A number as it is typed; null where it is none, or has more places than are kept.</summary>
    public static decimal? Number(string? typed) =>
        decimal.TryParse(typed?.Trim().TrimEnd('%'), System.Globalization.NumberStyles.Number, System.Globalization.CultureInfo.InvariantCulture, out var number) && Indicator.IsKept(number) ? number : null;
}
