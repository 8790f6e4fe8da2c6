namespace Rectify.Web.Shared;

/// <summary>How a part of a chart is filled; the word beside it carries the meaning.</summary>
public enum ChartFill { Good, Keep, On, Claim, Open, Late, Warn, None }

public static class ChartFills
{
    public static string Css(this ChartFill fill) => $"c-{fill.ToString().ToLowerInvariant()}";
}

/// <summary>One part of a bar.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Count">How many.</param>
/// <param name="Fill">Its look.</param>
/// <param name="Href">The list behind it.</param>
public sealed record ChartSegment(string Label, int Count, ChartFill Fill, string? Href = null);

/// <summary>A segment laid out: left edge and width in the chart's own units.</summary>
public readonly record struct BarPart(ChartSegment Segment, double X, double Width);

public static class BarLayout
{
    private const double Gap = 2;

    /// <summary>Lays the segments that hold anything side by side over the width; none gets narrower than its figure.</summary>
    public static IReadOnlyList<BarPart> Place(IReadOnlyList<ChartSegment> segments, double left, double width, double narrowest)
    {
        var shown = segments.Where(segment => segment.Count > 0).ToList();
        if (shown.Count == 0) return [];
        var total = (double)shown.Sum(segment => segment.Count);
        var free = width - Gap * (shown.Count - 1) - narrowest * shown.Count;
        var parts = new List<BarPart>(shown.Count);
        foreach (var segment in shown)
        {
            var part = narrowest + free * segment.Count / total;
            parts.Add(new(segment, left, part));
            left += part + Gap;
        }
        return parts;
    }
}
