using Rectify.App.Reporting;
using Rectify.Domain.Rounds;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Reporting;

/// <summary>How cycles are named and coloured.</summary>
public static class CycleSigns
{
    public static Tone ToneOf(CycleState state) => state switch { CycleState.Open => Tone.Act, CycleState.Closed => Tone.Good, _ => Tone.Plain };

    public static Tone ToneOf(CycleChange change) => change switch { CycleChange.Verified => Tone.Good, CycleChange.Claimed => Tone.Act, CycleChange.DeadlineMoved => Tone.Plain, CycleChange.Overdue => Tone.Danger, _ => Tone.Warn };

    public static string Period(DateOnly from, DateOnly to) => Texts.Cycles["Period", Days.Iso(from), Days.Iso(to)];

    /// <summary>Number of a measure as lists print it: the problem's, and the measure's place.</summary>
    public static string Number(CycleMeasure row) => $"{row.Ordinal ?? $"{row.Number}"}.{row.Position}";

    public static IReadOnlyList<SumFigure> Figures(CycleId cycle, CycleSums sums)
    {
        var unit = Texts.Cycles["Measures"];
        return
        [
            new(Texts.Cycles["Asked"], $"{sums.Asked}", unit, Href: CycleAddress.Of(cycle, CycleView.All)), new(Texts.Cycles["Reported"], $"{sums.Reported}", unit, Href: CycleAddress.Of(cycle, CycleView.Reported)),
            new(Texts.Cycles["Missing"], $"{sums.Missing}", unit, sums.Missing > 0 ? Tone.Warn : Tone.Plain, CycleAddress.Of(cycle, CycleView.Missing)),
            new(Texts.Cycles["Late"], $"{sums.Late}", unit), new(Texts.Cycles["Repeating"], $"{sums.Repeating}", unit, sums.Repeating > 0 ? Tone.Warn : Tone.Plain, CycleAddress.Of(cycle, CycleView.Repeating)),
        ];
    }
}
