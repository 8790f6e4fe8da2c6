using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Rectify.App.Amendments;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Selections;

namespace Rectify.Web.Amendments;

/// <summary>Everything the list of amendments shows, as its address. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record AmendmentsAddress
{
    public const string Page = "/amendments";
    public const string Workbook = "/amendments.xlsx";

    /// <summary>In the address: of every state.</summary>
    public const string EveryState = "All";

    public AmendmentFilter Filter { get; init; } = AmendmentFilter.None;

    /// <summary>Null for the first page.</summary>
    public AmendmentKey? From { get; init; }

    public string Href => Page + Query;

    public string ExportHref => Workbook + (this with { From = null }).Query;

    /// <summary>With its question mark; empty without any condition.</summary>
    public string Query => QueryHelpers.AddQueryString("", Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    public static AmendmentsAddress Of(AmendmentFilter filter) => new() { Filter = filter };

    /// <summary>Those that stand on the reader's desk for that step.</summary>
    public static string Mine(AmendmentState at) => Of(new AmendmentFilter { WaitsFor = AmendmentWait.Me, States = [at] }).Href;

    public static string OfInspection(InspectionId inspection) => Of(new AmendmentFilter { Inspection = inspection }).Href;

    /// <summary>Other conditions, from the first page.</summary>
    public AmendmentsAddress Asking(AmendmentFilter filter) => this with { Filter = filter, From = null };

    /// <summary>The page behind or before that row.</summary>
    public AmendmentsAddress At(AmendmentListRow row, bool backward) => this with { From = new AmendmentKey(backward, row.Id) };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static AmendmentsAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new AmendmentsAddress
        {
            Filter = new AmendmentFilter
            {
                Inspection = Id<InspectionId>(said, "inspection"), Unit = Id<UnitId>(said, "unit"), WaitsFor = Named<AmendmentWait>(Text(said, "waits")),
                States = !said.TryGetValue("state", out var states) ? [] : states.Contains(EveryState) ? AmendmentFilter.Every : [.. states.Select(Named<AmendmentState>).OfType<AmendmentState>().Distinct().Order()],
                Chosen = said.TryGetValue(SelectionAddress.Box, out var chosen) ? SelectionAddress.Parse<TaskId>(chosen) : [],
            },
            From = Id<AmendmentId>(said, "after") is { } after ? new AmendmentKey(false, after) : Id<AmendmentId>(said, "before") is { } before ? new AmendmentKey(true, before) : null,
        };
    }

    /// <summary>For a GET form: what it must carry along beside its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params string[] own) => (this with { From = null }).Fields().Where(said => !own.Contains(said.Name));

    private IEnumerable<(string Name, string Value)> Fields()
    {
        var f = Filter;
        if (f.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (f.Unit is { } unit) yield return ("unit", $"{unit.Value:N}");
        if (f.States.Count == AmendmentFilter.Every.Count) yield return ("state", EveryState);
        else foreach (var state in f.States) yield return ("state", $"{state}");
        if (f.WaitsFor is { } waits) yield return ("waits", $"{waits}");
        foreach (var task in f.Chosen) yield return (SelectionAddress.Box, $"{task.Value:N}");
        if (From is { } from) yield return (from.Backward ? "before" : "after", $"{from.Amendment.Value:N}");
    }

    private static string? Text(Dictionary<string, StringValues> said, string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;

    private static TId? Id<TId>(Dictionary<string, StringValues> said, string name) where TId : struct, IEntityId<TId> => Guid.TryParse(Text(said, name), out var id) ? TId.From(id) : null;

    private static T? Named<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : null;
}
