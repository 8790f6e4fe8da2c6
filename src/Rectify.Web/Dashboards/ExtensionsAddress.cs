using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.Figures;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Web.Shared;

namespace Rectify.Web.Dashboards;

/// <summary>Everything the statistics of extensions show, as its address. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record ExtensionsAddress(ExtensionsAsked Asked, ExtensionsCursor? After = null)
{
    public const string Page = "/extensions";
    public const string Workbook = "/extensions.xlsx";

    /// <summary>Requests that wait.</summary>
    public const string Waiting = "/extensions/waiting";

    public const string WaitingWorkbook = "/extensions/waiting.xlsx";

    public string Href => QueryHelpers.AddQueryString(Page, Query);

    public string ExportHref => QueryHelpers.AddQueryString(Workbook, (this with { After = null }).Query);

    private IEnumerable<KeyValuePair<string, string?>> Query => Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value));

    public static string Of(InspectionId inspection) => new ExtensionsAddress(new ExtensionsAsked(Inspection: inspection)).Href;

    public static string Of(UnitId unit) => new ExtensionsAddress(new ExtensionsAsked(Unit: unit)).Href;

    /// <summary>Requests that wait, by whose turn it is.</summary>
    public static string WaitingFor(RequestView view, ExtensionsCursor? after = null) =>
        QueryHelpers.AddQueryString(Waiting, new Dictionary<string, string?> { ["view"] = view == RequestView.All ? null : $"{view}", ["after"] = after is { } cursor ? $"{cursor}" : null }.Where(said => said.Value is not null));

    /// <summary>All of them as a workbook.</summary>
    public static string WaitingExport(RequestView view) => string.Concat(WaitingWorkbook, WaitingFor(view).AsSpan(Waiting.Length));

    /// <param name="query">The query part, with or without its question mark.</param>
    public static ExtensionsAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        string? Text(string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;
        DateOnly? Day(string name) => DateOnly.TryParseExact(Text(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        Guid? Key(string name) => Guid.TryParse(Text(name), out var key) ? key : null;
        return new ExtensionsAddress(
            new ExtensionsAsked(Day("from"), Day("until"), Key("inspection") is { } inspection ? InspectionId.From(inspection) : null, Key("unit") is { } unit ? UnitId.From(unit) : null, Key("leader") is { } leader ? PersonId.From(leader) : null),
            ExtensionsCursor.TryParse(Text("after"), out var after) ? after : null);
    }

    /// <summary>The conditions as they stand in the address.</summary>
    public IEnumerable<(string Name, string Value)> Fields()
    {
        if (Asked.From is { } from) yield return ("from", Days.Iso(from));
        if (Asked.Until is { } until) yield return ("until", Days.Iso(until));
        if (Asked.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (Asked.Unit is { } unit) yield return ("unit", $"{unit.Value:N}");
        if (Asked.Leader is { } leader) yield return ("leader", $"{leader.Value:N}");
        if (After is { } after) yield return ("after", $"{after}");
    }
}
