using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace Rectify.Web.Evidence;

/// <summary>Where one stands in a piece of evidence and how it is looked at: part of the address, so that refresh, back and sharing keep it.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Zoom">Percent of the width there is.</param>
/// <param name="Turn">Degrees to the right.</param>
/// <param name="Words">Being found in its text.</param>
public sealed record EvidenceView(int Page = 1, int Zoom = 100, int Turn = 0, string? Words = null)
{
    private static readonly int[] Zooms = [100, 150, 200, 300];

    public static readonly EvidenceView First = new();

    /// <summary>Null at the largest.</summary>
    public EvidenceView? Larger => Zooms.FirstOrDefault(zoom => zoom > Zoom) is > 0 and var next ? this with { Zoom = next } : null;

    /// <summary>Null at the smallest.</summary>
    public EvidenceView? Smaller => Zooms.LastOrDefault(zoom => zoom < Zoom) is > 0 and var next ? this with { Zoom = next } : null;

    public EvidenceView Turned => this with { Turn = (Turn + 90) % 360 };

    /// <summary>What cannot be read is left out: a link by hand never fails.</summary>
    public static EvidenceView Of(int? page, int? zoom, int? turn, string? words) => new(
        Math.Max(1, page ?? 1), zoom is { } asked && Zooms.Contains(asked) ? asked : 100, turn is 90 or 180 or 270 ? turn.Value : 0, string.IsNullOrWhiteSpace(words) ? null : words.Trim());
}

/// <summary>The ways inside one piece, from the page it is looked at on.</summary>
/// <param name="Path">Of that page.</param>
/// <param name="Carried">What its address says besides.</param>
public sealed record EvidenceWays(string Path, params IReadOnlyList<(string Name, string Value)> Carried)
{
    public string To(EvidenceView view) => QueryHelpers.AddQueryString(Path, Carried.Concat(Fields(view)).Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    /// <summary>What the form that finds words must carry along.</summary>
    public IEnumerable<(string Name, string Value)> CarriedByForm(EvidenceView view) => Carried.Concat(Fields(view with { Words = null }));

    private static IEnumerable<(string Name, string Value)> Fields(EvidenceView view)
    {
        if (view.Page > 1) yield return ("page", Text(view.Page));
        if (view.Zoom != 100) yield return ("zoom", Text(view.Zoom));
        if (view.Turn != 0) yield return ("turn", Text(view.Turn));
        if (view.Words is { } words) yield return ("find", words);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
