using Microsoft.AspNetCore.Mvc;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Dashboards;

/// <summary>The statistics of extensions as a workbook.</summary>
internal static class ExtensionsEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapExtensions(this IEndpointRouteBuilder app) => app.MapGet(ExtensionsAddress.Workbook, (HttpContext http, [FromServices] ReadExtensions extensions, [FromServices] Door door) =>
    {
        var asked = ExtensionsAddress.Parse(http.Request.QueryString.Value).Asked;
        var words = new ExtensionsWords(Texts.Dashboards["Extensions"], Texts.Dashboards["ExtensionsByUnit"], Texts.Dashboards["ExtensionsByLeader"], Texts.Shared["NoDeadline"], ExtensionWords.Part);
        return Results.Stream(output => extensions.ExportAsync(output, asked, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    });
}

/// <summary>What was extended, in words.</summary>
public static class ExtensionWords
{
    public static string Part(int? measure) => measure is { } place ? Texts.Tasks["MeasureNumber", place] : Texts.Dashboards["ExtensionsWhole"];
}
