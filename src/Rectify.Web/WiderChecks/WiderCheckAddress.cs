using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Rectify.App.WiderChecks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.WiderChecks;

namespace Rectify.Web.WiderChecks;

/// <summary>Everything the list of wider checks shows, as its address, and every other address of wider checks. What cannot be read is left out: a link by hand never fails.</summary>
public sealed record WiderCheckAddress
{
    public const string Page = "/wider-checks";
    public const string Workbook = "/wider-checks.xlsx";

    public WiderCheckFilter Filter { get; init; } = WiderCheckFilter.None;

    /// <summary>Null for the first page.</summary>
    public WiderCheckKey? From { get; init; }

    public string Href => Page + Query;

    public string ExportHref => Workbook + (this with { From = null }).Query;

    /// <summary>With its question mark; empty without any condition.</summary>
    public string Query => QueryHelpers.AddQueryString("", Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    /// <param name="finding">The finding the page opens at; null for its top.</param>
    public static string Of(WiderCheckId check, int? finding = null) => string.Create(CultureInfo.InvariantCulture, $"{Page}/{check.Value}{(finding is { } number ? $"#finding-{number}" : null)}");

    public static string Change(WiderCheckId check) => $"{Of(check)}/change";

    public static string AddUnits(WiderCheckId check) => $"{Of(check)}/units";

    public static string Report(WiderCheckId check, UnitId unit) => $"{Of(check)}/report?unit={unit.Value:N}";

    public static string AddFinding(WiderCheckId check, UnitId unit) => $"{Of(check)}/finding?unit={unit.Value:N}";

    public static string PutRight(WiderCheckId check, int finding) => string.Create(CultureInfo.InvariantCulture, $"{Of(check)}/put-right?finding={finding}");

    /// <summary>An act that asks for a sentence, and at most a day.</summary>
    public static string Act(WiderCheckId check, WiderCheckVerb verb, UnitId? unit = null, int? finding = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{Of(check)}/act/{verb}{(unit is { } one ? $"?unit={one.Value:N}" : finding is { } number ? $"?finding={number}" : null)}");

    /// <summary>The file that came with a finding put right, by its numbers.</summary>
    public static string File(WiderCheckId check, int finding, int number) => string.Create(CultureInfo.InvariantCulture, $"{Of(check)}/findings/{finding}/{number}");

    /// <param name="inspection">Null where it is still to be chosen.</param>
    public static string New(InspectionId? inspection) => inspection is { } known ? $"{Page}/new?inspection={known.Value}" : $"{Page}/new";

    /// <param name="number">The problem's short number.</param>
    /// <param name="kind">Null where it is to be chosen.</param>
    public static string NewOf(int number, WiderCheckKind? kind = null) => string.Create(CultureInfo.InvariantCulture, $"{Page}/new?problem={number}{(kind is { } known ? $"&kind={known}" : null)}");

    public static WiderCheckAddress Of(WiderCheckFilter filter) => new() { Filter = filter };

    public static WiderCheckAddress Of(InspectionId inspection) => Of(new WiderCheckFilter(inspection));

    /// <summary>Other conditions, from the first page.</summary>
    public WiderCheckAddress Asking(WiderCheckFilter filter) => this with { Filter = filter, From = null };

    /// <summary>The page behind or before that row.</summary>
    public WiderCheckAddress At(WiderCheckListRow row, bool backward) => this with { From = new WiderCheckKey(backward, row.Id) };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static WiderCheckAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new WiderCheckAddress
        {
            Filter = new WiderCheckFilter(
                Id<InspectionId>(said, "inspection"), Enum<WiderCheckKind>(Text(said, "kind")), Enum<WiderCheckState>(Text(said, "state")), Id<UnitId>(said, "unit"), Id<ProblemId>(said, "problem"), Text(said, "due") == "overdue", Text(said, "q")),
            From = Id<WiderCheckId>(said, "after") is { } after ? new WiderCheckKey(false, after) : Id<WiderCheckId>(said, "before") is { } before ? new WiderCheckKey(true, before) : null,
        };
    }

    /// <summary>For a GET form: what it must carry along beside its own fields.</summary>
    public IEnumerable<(string Name, string Value)> Carried(params string[] own) => (this with { From = null }).Fields().Where(said => !own.Contains(said.Name));

    private IEnumerable<(string Name, string Value)> Fields()
    {
        var f = Filter;
        if (f.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (f.Kind is { } kind) yield return ("kind", $"{kind}");
        if (f.State is { } state) yield return ("state", $"{state}");
        if (f.Unit is { } unit) yield return ("unit", $"{unit.Value:N}");
        if (f.Problem is { } problem) yield return ("problem", $"{problem.Value:N}");
        if (f.Overdue) yield return ("due", "overdue");
        if (f.Text is { Length: > 0 } text) yield return ("q", text);
        if (From is { } from) yield return (from.Backward ? "before" : "after", $"{from.Check.Value:N}");
    }

    private static string? Text(Dictionary<string, StringValues> said, string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;

    private static TId? Id<TId>(Dictionary<string, StringValues> said, string name) where TId : struct, IEntityId<TId> => Guid.TryParse(Text(said, name), out var id) ? TId.From(id) : null;

    private static T? Enum<T>(string? name) where T : struct, Enum => System.Enum.TryParse<T>(name, out var value) && System.Enum.IsDefined(value) ? value : null;
}
