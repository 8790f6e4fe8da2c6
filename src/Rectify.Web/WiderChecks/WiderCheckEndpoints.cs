using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Data;
using Rectify.App.WiderChecks;
using Rectify.Domain.WiderChecks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.WiderChecks;

/// <summary>Files of wider checks: what came with a finding put right, and the list as a workbook. Who may not see a check, or the unit, finds nothing.</summary>
internal static class WiderCheckEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A file runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapWiderChecks(this IEndpointRouteBuilder app)
    {
        app.MapGet(WiderCheckAddress.Workbook, Workbook);
        app.MapGet(WiderCheckAddress.Page + "/{id:guid}/findings/{finding:int}/{number:int}", FileAsync);
    }

    private static IResult Workbook(HttpContext http, [FromServices] ExportWiderChecks export, [FromServices] Door door)
    {
        var filter = WiderCheckAddress.Parse(http.Request.QueryString.Value).Filter;
        var words = new WiderCheckExportWords(Texts.WiderChecks["Title"], Texts.WiderChecks["Findings"], FieldWords.Of, FieldWords.Of, Texts.WiderChecks["Open"], Texts.WiderChecks["PutRight"], Texts.WiderChecks["Struck"]);
        return Results.Stream(output => export.Run(output, filter, words, http.RequestAborted), Spreadsheet, $"{words.Checks}{Days.Iso(door.Today())}.xlsx");
    }

    private static async Task<IResult> FileAsync(Guid id, int finding, int number, HttpContext http, [FromServices] ReadWiderCheck checks, CancellationToken ct)
    {
        if (await checks.FileAsync(WiderCheckId.From(id), finding, number, ct) is not { } file) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = file.FileName }.ToString();
        return Results.Stream(file.Content, file.MediaType);
    }
}
