using Microsoft.AspNetCore.Mvc;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.App.Tasks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Dashboards;

/// <summary>The statistics of extensions, and the requests that wait, as workbooks.</summary>
internal static class ExtensionsEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExtensions(this IEndpointRouteBuilder app)
    {
        app.MapGet(ExtensionsAddress.Workbook, Statistics);
        app.MapGet(ExtensionsAddress.WaitingWorkbook, Waiting);
    }

    private static IResult Statistics(HttpContext http, [FromServices] ReadExtensions extensions, [FromServices] Door door)
    {
        var asked = ExtensionsAddress.Parse(http.Request.QueryString.Value).Asked;
        var words = new ExtensionsWords(Texts.Dashboards["Extensions"], Texts.Dashboards["ExtensionsByUnit"], Texts.Dashboards["ExtensionsByLeader"], Texts.Shared["NoDeadline"], ExtensionWords.Part);
        return Results.Stream(output => extensions.ExportAsync(output, asked, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    }

    private static IResult Waiting(string? view, [FromServices] ReadRequests requests, [FromServices] Door door, CancellationToken ct)
    {
        var shown = Enum.TryParse<RequestView>(view, out var asked) && Enum.IsDefined(asked) ? asked : RequestView.All;
        var words = new RequestWords(Texts.Selections["Requests"], Texts.Shared["NoDeadline"], ExtensionWords.Part);
        return Results.Stream(output => requests.ExportAsync(output, shown, words, ct), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    }
}

/// <summary>What was extended, in words.</summary>
public static class ExtensionWords
{
    public static string Part(int? measure) => measure is { } place ? Texts.Tasks["MeasureNumber", place] : Texts.Dashboards["ExtensionsWhole"];
}
