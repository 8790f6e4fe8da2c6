using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Rectify.App.Meetings;
using Rectify.Domain;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Selections;
using Rectify.Web.Shared;

namespace Rectify.Web.Meetings;

/// <summary>What the list of meetings shows, as its address, and every other address of meetings. What cannot be read is left out.</summary>
public sealed record MeetingAddress(MeetingFilter? Asked = null, MeetingKey? From = null)
{
    public const string Page = "/meetings";
    public const string Workbook = "/meetings.xlsx";

    public MeetingFilter Filter => Asked ?? MeetingFilter.None;

    public string Href => Page + Query;

    public string ExportHref => Workbook + (this with { From = null }).Query;

    /// <summary>With its question mark; empty without any condition.</summary>
    public string Query => QueryHelpers.AddQueryString("", Fields().Select(said => KeyValuePair.Create(said.Name, (string?)said.Value)));

    public static string Of(MeetingId meeting) => $"{Page}/{meeting.Value}";

    public static string Of(InspectionId inspection) => new MeetingAddress(new MeetingFilter(inspection)).Href;

    public static string File(MeetingId meeting, int number) => $"{Of(meeting)}/files/{number.ToString(CultureInfo.InvariantCulture)}";

    public static string Correct(MeetingId meeting) => $"{Of(meeting)}/correct";

    /// <summary>Where it is named for further problems.</summary>
    public static string Link(MeetingId meeting) => $"{Of(meeting)}/problems";

    /// <param name="inspection">Of whose body it was.</param>
    /// <param name="kind">Chosen beforehand.</param>
    public static string New(InspectionId inspection, MeetingKind? kind = null) => $"{Page}/new?inspection={inspection.Value}{(kind is { } chosen ? $"&kind={chosen}" : null)}";

    /// <summary>Other conditions, from the first page.</summary>
    public MeetingAddress Asking(MeetingFilter filter) => new(filter);

    /// <summary>The page behind or before that row.</summary>
    public MeetingAddress At(MeetingRow row, bool backward) => this with { From = new MeetingKey(backward, row.On, row.Id) };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static MeetingAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new MeetingAddress(
            new MeetingFilter(Id<InspectionId>(said, "inspection"), Enum.TryParse<MeetingKind>(Text(said, "kind"), out var kind) && Enum.IsDefined(kind) ? kind : null, Day(Text(said, "from")), Day(Text(said, "until")), Id<TaskId>(said, "task")) { Chosen = said.TryGetValue(SelectionAddress.Box, out var chosen) ? SelectionAddress.Parse<MeetingId>(chosen) : [] },
            Key(Text(said, "after"), backward: false) ?? Key(Text(said, "before"), backward: true));
    }

    private IEnumerable<(string Name, string Value)> Fields()
    {
        var f = Filter;
        foreach (var one in f.Chosen) yield return (SelectionAddress.Box, $"{one.Value:N}");
        if (f.Inspection is { } inspection) yield return ("inspection", $"{inspection.Value:N}");
        if (f.Kind is { } kind) yield return ("kind", $"{kind}");
        if (f.From is { } from) yield return ("from", Days.Iso(from));
        if (f.Until is { } until) yield return ("until", Days.Iso(until));
        if (f.Task is { } task) yield return ("task", $"{task.Value:N}");
        if (From is { } at) yield return (at.Backward ? "before" : "after", $"{Days.Iso(at.On)}~{at.Meeting.Value:N}");
    }

    private static MeetingKey? Key(string? text, bool backward) =>
        text?.Split('~') is [var on, var id] && Day(on) is { } day && Guid.TryParse(id, out var key) ? new MeetingKey(backward, day, MeetingId.From(key)) : null;

    private static string? Text(Dictionary<string, StringValues> said, string name) => said.TryGetValue(name, out var values) && !string.IsNullOrWhiteSpace(values[^1]) ? values[^1]!.Trim() : null;

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static TId? Id<TId>(Dictionary<string, StringValues> said, string name) where TId : struct, IEntityId<TId> => Guid.TryParse(Text(said, name), out var id) ? TId.From(id) : null;
}
