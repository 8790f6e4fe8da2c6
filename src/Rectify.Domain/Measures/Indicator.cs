using System.Globalization;

namespace Rectify.Domain.Measures;

/// <summary>Which way an indicator is to go.</summary>
public enum IndicatorDirection
{
    /// <summary>不低于</summary>
    AtLeast,

    /// <summary>不超过</summary>
    AtMost,

    /// <summary>介于: both ends count as reached.</summary>
    Between,
}

/// <summary>
/// 指标: what a measure is to reach in numbers, 抽检达标率不低于95%. Whether it is met is computed from what was recorded, never said.
/// Source: domain rules, "What is recorded", Measure.
/// </summary>
/// <param name="Unit">Unit of measure as it is printed after a number: %, 件, 毫克/升.</param>
/// <param name="Target">The bound; for <see cref="IndicatorDirection.Between"/> the lower one. The bound itself is met.</param>
/// <param name="Upper">The upper bound of <see cref="IndicatorDirection.Between"/>; null otherwise.</param>
/// <param name="Baseline">Where it stood before; null where nobody knows.</param>
/// <param name="Source">Where its values are to come from: a monthly report, a platform.</param>
public sealed record Indicator(string Name, string Unit, IndicatorDirection Direction, decimal Target, decimal? Upper, decimal? Baseline, string? Source)
{
    public const int MaxNameLength = 60;
    public const int MaxUnitLength = 20;
    public const int MaxSourceLength = 100;

    /// <summary>Numbers lie below this on either side of zero, and have at most <see cref="MaxPlaces"/> places.</summary>
    public const decimal Largest = 1_000_000_000_000m;
    public const int MaxPlaces = 4;

    /// <summary>The target as it is printed, for example <c>≥95%</c>; the same in every language.</summary>
    public string Goal => Direction switch
    {
        IndicatorDirection.AtLeast => $"≥{Printed(Target)}{Unit}",
        IndicatorDirection.AtMost => $"≤{Printed(Target)}{Unit}",
        _ => $"{Printed(Target)}–{Printed(Upper ?? Target)}{Unit}",
    };

    public bool IsMetBy(decimal value) => Direction switch
    {
        IndicatorDirection.AtLeast => value >= Target,
        IndicatorDirection.AtMost => value <= Target,
        _ => value >= Target && value <= Upper,
    };

    /// <summary>A number without zeros at its end.</summary>
    public static string Printed(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Has no more places than are kept, and no more digits than anybody means.</summary>
    public static bool IsKept(decimal number) => Math.Abs(number) < Largest && decimal.Round(number, MaxPlaces) == number;

    /// <summary>Reads as one whole: named, in a unit of measure, with bounds in their order.</summary>
    public bool IsSound =>
        Name.Trim().Length is > 0 and <= MaxNameLength && Unit.Trim().Length is > 0 and <= MaxUnitLength && (Source?.Trim().Length ?? 0) <= MaxSourceLength
        && IsKept(Target) && IsKept(Upper ?? 0) && IsKept(Baseline ?? 0) && (Direction == IndicatorDirection.Between ? Upper > Target : Upper is null);

    internal Indicator Trimmed() => this with { Name = Name.Trim(), Unit = Unit.Trim(), Source = string.IsNullOrWhiteSpace(Source) ? null : Source.Trim() };
}

/// <summary>Where an indicator stands on a day.</summary>
/// <param name="Latest">The latest value in force up to that day; null where there is none.</param>
public sealed record IndicatorStanding(Indicator Indicator, IndicatorValue? Latest)
{
    /// <summary>Null while there is no value.</summary>
    public bool? IsMet => Latest?.Value is { } value ? Indicator.IsMetBy(value) : null;
}
