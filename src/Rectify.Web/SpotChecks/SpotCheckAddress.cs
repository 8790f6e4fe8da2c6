using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Rectify.App.SpotChecks;
using Rectify.Domain;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Web.Selections;
using Rectify.Web.Shared;

namespace Rectify.Web.SpotChecks;

/// <summary>What the list of checks shows, as its address, and every other address of checks. What cannot be read is left out.</summary>
public sealed record SpotCheckAddress(SpotCheckFilter? Asked = null, SpotCheckKey? From = null)
{
    public const string Page = "/checks-on-the-spot";
    public const string Workbook = "/checks-on-the-spot.xlsx";

    public SpotCheckFilter Filter => Asked ?? SpotCheckFilter.None;

    public string Href => Page + Query;

    public string ExportHref => Workbook + (this with { From = null }).Query;

    /// <summary>With its question mark; empty without any condition.</summary>
    public string Query => QueryHelpers.AddQueryString("", Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    public static string Of(SpotCheckId check) => $"{Page}/{check.Value}";

    public static string Of(InspectionId inspection) => new SpotCheckAddress(new SpotCheckFilter(inspection)).Href;

    public static string File(SpotCheckId check, int number) => $"{Of(check)}/files/{number.ToString(CultureInfo.InvariantCulture)}";

    public static string New(TaskId task) => $"{Page}/new?task={task.Value}";

    /// <summary>Other conditions, from the first page.</summary>
    public SpotCheckAddress Asking(SpotCheckFilter filter) => new(filter);

    /// <summary>The page behind or before that row.</summary>
    public SpotCheckAddress At(SpotCheckRow row, bool backward) => this with { From = new SpotCheckKey(backward, row.On, row.Id) };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static SpotCheckAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new SpotCheckAddress(
            new SpotCheckFilter(Id<InspectionId>(said, "inspection"), Enum<CheckingWay>(Text(said, "way")), Enum<SpotCheckVerdict>(Text(said, "verdict")), Day(Text(said, "from")), Day(Text(said, "until")), Id<TaskId>(said, "task")) { Chosen = said.TryGetValue(SelectionAddress.Box, out var chosen) ? SelectionAddress.Parse<SpotCheckId>(chosen) : [] },
            Key(Text(said, "after"), backward: false) ?? Key(Text(said, "before"), backward: true));
    }

    private IEnumerable<(string Name, string Value)> Fields()
    {
        var f = Filter;
        foreach (var one in f.Chosen) yield return (SelectionAddress.Box, $"{one.Value:N}");
        if (f.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (f.Way is { } way) yield return ("way", $"{way}");
        if (f.Verdict is { } verdict) yield return ("verdict", $"{verdict}");
        if (f.From is { } from) yield return ("from", Days.Iso(from));
        if (f.Until is { } until) yield return ("until", Days.Iso(until));
        if (f.Task is { } task) yield return ("task", $"{task.Value:N}");
        if (From is { } at) yield return (at.Backward ? "before" : "after", $"{Days.Iso(at.On)}~{at.Check.Value:N}");
    }

    private static SpotCheckKey? Key(string? text, bool backward) =>
        text?.Split('~') is [var on, var id] && Day(on) is { } day && Guid.TryParse(id, out var key) ? new SpotCheckKey(backward, day, SpotCheckId.From(key)) : null;

    private static string? Text(Dictionary<string, StringValues> said, string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TId? Id<TId>(Dictionary<string, StringValues> said, string name) where TId : struct, IEntityId<TId> => Guid.TryParse(Text(said, name), out var id) ? TId.From(id) : null;

    private static T? Enum<T>(string? name) where T : struct, Enum => System.Enum.TryParse<T>(name, out var value) && System.Enum.IsDefined(value) ? value : null;
}
