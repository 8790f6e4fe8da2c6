using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.Reviews;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Web.Shared;

namespace Rectify.Web.Review;

/// <summary>Everything the statistics of returns show, as its address. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record ReturnsAddress(ReturnsAsked Asked, ReturnsCursor? After = null)
{
    public const string Page = "/review/returns";
    public const string Workbook = "/review/returns.xlsx";

    public string Href => QueryHelpers.AddQueryString(Page, Query);

    public string ExportHref => QueryHelpers.AddQueryString(Workbook, (this with { After = null }).Query);

    private IEnumerable<KeyValuePair<string, string?>> Query => Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value));

    /// <param name="query">The query part, with or without its question mark.</param>
    public static ReturnsAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? Text(string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new ReturnsAddress(
            new ReturnsAsked(Day("from"), Day("until"), Guid.TryParse(Text("unit"), out var unit) ? UnitId.From(unit) : null, Enum.TryParse<CellReason>(Text("reason"), out var reason) && Enum.IsDefined(reason) ? reason : null),
            ReturnsCursor.TryParse(Text("after"), out var after) ? after : null);
    }

    private IEnumerable<(string Name, string Value)> Fields()
    {
        if (Asked.From is { } from) yield return ("from", Days.Iso(from));
        if (Asked.Until is { } until) yield return ("until", Days.Iso(until));
        if (Asked.Unit is { } unit) yield return ("unit", $"{unit.Value:N}");
        if (Asked.Reason is { } reason) yield return ("reason", $"{reason}");
        if (After is { } after) yield return ("after", $"{after}");
    }
}
