using Rectify.App.Tasks;
using Rectify.Documents.Reading;
using Rectify.Domain.Measures;

namespace Rectify.Web.Tasks;

/// <summary>An indicator while it is written.</summary>
public sealed class IndicatorForm
{
    public string? Name { get; set; }

    public string? Unit { get; set; }

    public string? Direction { get; set; } = $"{IndicatorDirection.AtLeast}";

    public string? Target { get; set; }

    public string? Upper { get; set; }

    public string? Baseline { get; set; }

    public string? Source { get; set; }

    public string? Reason { get; set; }

    /// <summary>What is set already, else what the measure's text says.</summary>
    public static IndicatorForm Of(MeasureRow measure)
    {
        if (measure.Indicator?.Indicator is { } known)
            return new() { Name = known.Name, Unit = known.Unit, Direction = $"{known.Direction}", Target = Indicator.Printed(known.Target), Upper = Printed(known.Upper), Baseline = Printed(known.Baseline), Source = known.Source };
        return IndicatorText.Find(measure.Text) is { } stated ? new() { Name = stated.Name, Unit = stated.Unit, Direction = $"{stated.Direction}", Target = Indicator.Printed(stated.Target) } : new();
    }

    private static string? Printed(decimal? number) => number is { } known ? Indicator.Printed(known) : null;
}
