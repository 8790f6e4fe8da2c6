using Microsoft.AspNetCore.WebUtilities;
using Rectify.App.LookBacks;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.Web.LookBacks;

/// <summary>What the list of campaigns shows, as its address, and every other address of look-backs. What cannot be read is left out.</summary>
public sealed record LookBackAddress(LookBackState? State = null, LookBackKey? From = null)
{
    public const string Page = "/look-backs";
    public const string Workbook = "/look-backs.xlsx";
    public const string New = "/look-backs/new";

    public string Href => QueryHelpers.AddQueryString(Page, Fields());

    public string ExportHref => QueryHelpers.AddQueryString(Workbook, (this with { From = null }).Fields());

    public static string Of(LookBackId campaign) => $"{Page}/{campaign.Value}";

    public static string SampleWorkbook(LookBackId campaign) => $"{Of(campaign)}.xlsx";

    /// <summary>The page of the campaign with lines of its scope behind that position.</summary>
    public static string Rest(LookBackId campaign, int after) => $"{Of(campaign)}?after={after}";

    public static string Item(LookBackId campaign, TaskId task) => $"{Of(campaign)}/{task.Value}";

    public static string File(LookBackId campaign, TaskId task) => $"{Item(campaign, task)}/file";

    /// <summary>The page behind or before that row.</summary>
    public LookBackAddress At(LookBackRow row, bool backward) => this with { From = new LookBackKey(backward, row.Id) };

    /// <param name="query">The query part, with or without its question mark.</param>
    public static LookBackAddress Parse(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        LookBackId? Id(string name) => said.TryGetValue(name, out var values) && Guid.TryParse(values[^1], out var id) ? LookBackId.From(id) : null;
        return new LookBackAddress(
            said.TryGetValue("state", out var states) && Enum.TryParse<LookBackState>(states[^1], out var state) && Enum.IsDefined(state) ? state : null,
            Id("after") is { } after ? new LookBackKey(false, after) : Id("before") is { } before ? new LookBackKey(true, before) : null);
    }

    private IEnumerable<KeyValuePair<string, string?>> Fields()
    {
        if (State is { } state) yield return new("state", $"{state}");
        if (From is { } from) yield return new(from.Backward ? "before" : "after", $"{from.Campaign.Value:N}");
    }
}
