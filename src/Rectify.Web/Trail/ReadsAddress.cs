using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Web.Shared;

namespace Rectify.Web.Trail;

/// <summary>Everything the log of reads shows, as its address. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record ReadsAddress(ReadsAsked Asked, Guid? After = null)
{
    public const string Page = "/trail/reads";
    public const string Workbook = "/trail/reads.xlsx";

    public string Href => QueryHelpers.AddQueryString(Page, Query);

    public string ExportHref => QueryHelpers.AddQueryString(Workbook, (this with { After = null }).Query);

    private IEnumerable<KeyValuePair<string, string?>> Query => Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value));

    /// <param name="query">The query part, with or without its question mark.</param>
    public static ReadsAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? Text(string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new ReadsAddress(new ReadsAsked(
                Guid.TryParse(Text("person"), out var person) ? PersonId.From(person) : null, int.TryParse(Text("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
                Enum.TryParse<ReadPlace>(Text("place"), out var place) && Enum.IsDefined(place) ? place : null, Day("from"), Day("until")),
            Guid.TryParse(Text("after"), out var after) ? after : null);
    }

    private IEnumerable<(string Name, string Value)> Fields()
    {
        if (Asked.Person is { } person) yield return ("person", $"{person.Value:N}");
        if (Asked.Number is { } number) yield return ("number", number.ToString(CultureInfo.InvariantCulture));
        if (Asked.Place is { } place) yield return ("place", $"{place}");
        if (Asked.From is { } from) yield return ("from", Days.Iso(from));
        if (Asked.Until is { } until) yield return ("until", Days.Iso(until));
        if (After is { } after) yield return ("after", $"{after:N}");
    }
}
