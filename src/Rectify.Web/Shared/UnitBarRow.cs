namespace Rectify.Web.Shared;

/// <param name="Name">The unit.</param>
/// <param name="Segments">Its problems by state; they add up to <paramref name="Total"/>.</param>
/// <param name="Done">Closed or sustained.</param>
/// <param name="Total">All it leads.</param>
/// <param name="Remark">Behind the figure: how many are overdue.</param>
public sealed record UnitBarRow(string Name, IReadOnlyList<ChartSegment> Segments, int Done, int Total, string? Remark = null)
{
    /// <summary>The list of all it leads, behind its name and figure.</summary>
    public string? Href { get; init; }

    /// <summary>The list behind <see cref="Remark"/>.</summary>
    public string? RemarkHref { get; init; }
}
