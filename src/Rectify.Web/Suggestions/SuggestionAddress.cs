using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Rectify.App.Suggestions;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Web.Selections;

namespace Rectify.Web.Suggestions;

/// <summary>Everything the list of suggestions shows, as its address, and every other address of suggestions. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record SuggestionAddress
{
    public const string Page = "/suggestions";
    public const string Workbook = "/suggestions.xlsx";

    public SuggestionFilter Filter { get; init; } = SuggestionFilter.None;

    /// <summary>Null for the first page.</summary>
    public SuggestionKey? From { get; init; }

    public string Href => Page + Query;

    public string ExportHref => Workbook + (this with { From = null }).Query;

    /// <summary>With its question mark; empty without any condition.</summary>
    public string Query => QueryHelpers.AddQueryString("", Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    public static string Of(SuggestionId suggestion) => $"{Page}/{suggestion.Value}";

    public static string Assign(SuggestionId suggestion) => $"{Of(suggestion)}/assign";

    public static string Correct(SuggestionId suggestion) => $"{Of(suggestion)}/correct";

    public static string Answer(SuggestionId suggestion) => $"{Of(suggestion)}/answer";

    /// <summary>The file of a reply, by its number.</summary>
    public static string File(SuggestionId suggestion, int reply) => string.Create(CultureInfo.InvariantCulture, $"{Of(suggestion)}/replies/{reply}");

    /// <param name="inspection">Null where it is still to be chosen.</param>
    public static string New(InspectionId? inspection) => inspection is { } known ? $"{Page}/new?inspection={known.Value}" : $"{Page}/new";

    public static SuggestionAddress Of(SuggestionFilter filter) => new() { Filter = filter };

    public static SuggestionAddress Of(InspectionId inspection) => Of(new SuggestionFilter { Inspection = inspection });

    /// <summary>Other conditions, from the first page.</summary>
    public SuggestionAddress Asking(SuggestionFilter filter) => this with { Filter = filter, From = null };

    /// <summary>The page behind or before that row.</summary>
    public SuggestionAddress At(SuggestionListRow row, bool backward) => this with { From = new SuggestionKey(backward, row.Id) };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static SuggestionAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new SuggestionAddress
        {
            Filter = new SuggestionFilter
            {
                Kind = Enum<SuggestionKind>(Text(said, "kind")), States = said.TryGetValue("state", out var states) ? [.. states.Select(Enum<SuggestionState>).OfType<SuggestionState>().Distinct().Order()] : [],
                Unit = Id<UnitId>(said, "unit"), Inspection = Id<InspectionId>(said, "inspection"), Problem = Id<ProblemId>(said, "problem"), Overdue = Text(said, "due") == "overdue",
                Chosen = said.TryGetValue(SelectionAddress.Box, out var chosen) ? SelectionAddress.Parse<SuggestionId>(chosen) : [],
            },
            From = Id<SuggestionId>(said, "after") is { } after ? new SuggestionKey(false, after) : Id<SuggestionId>(said, "before") is { } before ? new SuggestionKey(true, before) : null,
        };
    }

    /// <summary>For a GET form: what it must carry along beside its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params string[] own) => (this with { From = null }).Fields().Where(said => !own.Contains(said.Name));

    private IEnumerable<(string Name, string Value)> Fields()
    {
        var f = Filter;
        if (f.Kind is { } kind) yield return ("kind", $"{kind}");
        foreach (var state in f.States) yield return ("state", $"{state}");
        if (f.Unit is { } unit) yield return ("unit", $"{unit.Value:N}");
        if (f.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (f.Problem is { } problem) yield return ("problem", $"{problem.Value:N}");
        foreach (var suggestion in f.Chosen) yield return (SelectionAddress.Box, $"{suggestion.Value:N}");
        if (f.Overdue) yield return ("due", "overdue");
        if (From is { } from) yield return (from.Backward ? "before" : "after", $"{from.Suggestion.Value:N}");
    }

    private static string? Text(Dictionary<string, StringValues> said, string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;

    private static TId? Id<TId>(Dictionary<string, StringValues> said, string name) where TId : struct, IEntityId<TId> => Guid.TryParse(Text(said, name), out var id) ? TId.From(id) : null;

    private static T? Enum<T>(string? name) where T : struct, Enum => System.Enum.TryParse<T>(name, out var value) && System.Enum.IsDefined(value) ? value : null;
}
