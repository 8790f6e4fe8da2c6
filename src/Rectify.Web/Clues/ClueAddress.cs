using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Rectify.App.Clues;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Web.Shared;

namespace Rectify.Web.Clues;

/// <summary>Everything the list of clues and petitions shows, as its address, and every other address of the compartment. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record ClueAddress
{
    public const string Page = "/clues";
    public const string Workbook = "/clues.xlsx";

    public ClueFilter Filter { get; init; } = ClueFilter.None;

    /// <summary>Null for the first page.</summary>
    public ClueKey? From { get; init; }

    public string Href => Page + Query;

    public string ExportHref => Workbook + (this with { From = null }).Query;

    /// <summary>With its question mark; empty without any condition.</summary>
    public string Query => QueryHelpers.AddQueryString("", Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    public static string Of(ClueId clue) => $"{Page}/{clue.Value}";

    /// <summary>The page where the verb is done.</summary>
    public static string Act(ClueId clue, ClueVerb verb) => $"{Of(clue)}/{verb}";

    /// <param name="inspection">Null where it is still to be chosen.</param>
    public static string New(InspectionId? inspection) => inspection is { } known ? $"{Page}/new?inspection={known.Value}" : $"{Page}/new";

    public static ClueAddress Of(ClueFilter filter) => new() { Filter = filter };

    /// <summary>Other conditions, from the first page.</summary>
    public ClueAddress Asking(ClueFilter filter) => this with { Filter = filter, From = null };

    /// <summary>The page behind or before that row.</summary>
    public ClueAddress At(ClueListRow row, bool backward) => this with { From = new ClueKey(backward, row.Id) };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static ClueAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new ClueAddress
        {
            Filter = new ClueFilter
            {
                Matter = Enum<ClueMatter>(Text(said, "matter")), Kind = Enum<ClueKind>(Text(said, "kind")), States = said.TryGetValue("state", out var states) ? [.. states.Select(Enum<ClueState>).OfType<ClueState>().Distinct().Order()] : [],
                Unit = Id<UnitId>(said, "unit"), Inspection = Id<InspectionId>(said, "inspection"), Overdue = Text(said, "due") == "overdue",
            },
            From = Id<ClueId>(said, "after") is { } after ? new ClueKey(false, after) : Id<ClueId>(said, "before") is { } before ? new ClueKey(true, before) : null,
        };
    }

    /// <summary>For a GET form: what it must carry along beside its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params string[] own) => (this with { From = null }).Fields().Where(said => !own.Contains(said.Name));

    private IEnumerable<(string Name, string Value)> Fields()
    {
        var f = Filter;
        if (f.Matter is { } matter) yield return ("matter", $"{matter}");
        if (f.Kind is { } kind) yield return ("kind", $"{kind}");
        foreach (var state in f.States) yield return ("state", $"{state}");
        if (f.Unit is { } unit) yield return ("unit", $"{unit.Value:N}");
        if (f.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (f.Overdue) yield return ("due", "overdue");
        if (From is { } from) yield return (from.Backward ? "before" : "after", $"{from.Clue.Value:N}");
    }

    internal static string? Text(Dictionary<string, StringValues> said, string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;

    internal static TId? Id<TId>(Dictionary<string, StringValues> said, string name) where TId : struct, IEntityId<TId> => Guid.TryParse(Text(said, name), out var id) ? TId.From(id) : null;

    internal static T? Enum<T>(string? name) where T : struct, Enum => System.Enum.TryParse<T>(name, out var value) && System.Enum.IsDefined(value) ? value : null;
}

/// <summary>Everything the compartment's log shows, as its address.</summary>
public sealed record ClueReadsAddress(ClueReadsAsked Asked, Guid? After = null)
{
    public const string Page = ClueAddress.Page + "/reads";

    public string Href => QueryHelpers.AddQueryString(Page, Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    public static string Of(ClueId clue) => new ClueReadsAddress(new ClueReadsAsked(Clue: clue)).Href;

    /// <param name="query">The query part, with or without its question mark.</param>
    public static ClueReadsAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        DateOnly? Day(string name) => DateOnly.TryParseExact(ClueAddress.Text(said, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        return new ClueReadsAddress(
            new ClueReadsAsked(ClueAddress.Id<PersonId>(said, "person"), ClueAddress.Id<ClueId>(said, "clue"), ClueAddress.Enum<ClueReadPlace>(ClueAddress.Text(said, "place")), Day("from"), Day("until")),
            Guid.TryParse(ClueAddress.Text(said, "after"), out var after) ? after : null);
    }

    private IEnumerable<(string Name, string Value)> Fields()
    {
        if (Asked.Person is { } person) yield return ("person", $"{person.Value:N}");
        if (Asked.Clue is { } clue) yield return ("clue", $"{clue.Value:N}");
        if (Asked.Place is { } place) yield return ("place", $"{place}");
        if (Asked.From is { } from) yield return ("from", Days.Iso(from));
        if (Asked.Until is { } until) yield return ("until", Days.Iso(until));
        if (After is { } after) yield return ("after", $"{after:N}");
    }
}
