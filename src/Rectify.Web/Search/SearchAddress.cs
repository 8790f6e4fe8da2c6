using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.Search;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Search;

/// <summary>Everything the search page shows, as its address. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record SearchAddress(SearchAsked Asked, SearchCursor? After = null)
{
    public const string Page = "/search";
    public const string Workbook = "/search.xlsx";

    public string Href => QueryHelpers.AddQueryString(Page, Query);

    public string ExportHref => QueryHelpers.AddQueryString(Workbook, (this with { After = null }).Query);

    private IEnumerable<KeyValuePair<string, string?>> Query => Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value));

    /// <summary>Other conditions, from the first page.</summary>
    public SearchAddress Asking(SearchAsked asked) => new(asked);

    /// <param name="query">The query part, with or without its question mark.</param>
    public static SearchAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? Text(string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;
        return new SearchAddress(
            new SearchAsked(Text("q") ?? "", Named<SearchPlace>(Text("place")), Guid.TryParse(Text("inspection"), out var inspection) ? InspectionId.From(inspection) : null, Named<TaskState>(Text("state"))),
            SearchCursor.Parse(Text("after")));
    }

    /// <summary>For a GET form: what it must carry along beside its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params string[] own) => (this with { After = null }).Fields().Where(said => !own.Contains(said.Name));

    private IEnumerable<(string Name, string Value)> Fields()
    {
        if (Asked.Words.Length > 0) yield return ("q", Asked.Words);
        if (Asked.Place is { } place) yield return ("place", $"{place}");
        if (Asked.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (Asked.State is { } state) yield return ("state", $"{state}");
        if (After is { } after) yield return ("after", $"{after}");
    }

    private static T? Named<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : null;
}
