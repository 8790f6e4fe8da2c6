using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Data;
using Rectify.App.SpotChecks;
using Rectify.Domain.Supervision;
using Rectify.Web.Resources;
using Rectify.Web.Selections;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.SpotChecks;

/// <summary>The list of checks as a workbook, and their photographs and papers. Who may not see a check finds nothing.</summary>
internal static class SpotCheckEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A file runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapSpotChecks(this IEndpointRouteBuilder app)
    {
        app.MapGet(SpotCheckAddress.Workbook, Workbook);
        app.MapGet(SpotCheckAddress.Page + "/{id:guid}/files/{number:int}", FileAsync);
    }

    private static IResult Workbook(HttpContext http, [FromServices] ExportSpotChecks export, [FromServices] Door door)
    {
        if (SelectionAddress.IsNothingChosen(http.Request)) return Results.LocalRedirect(SpotCheckAddress.Page);
        var words = new SpotCheckExportWords(Texts.SpotChecks["Title"], FieldWords.Of, FieldWords.Of, Texts.SpotChecks["Struck"]);
        var filter = SpotCheckAddress.Parse(http.Request.QueryString.Value).Filter;
        return Results.Stream(output => export.Run(output, filter, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    }

    private static async Task<IResult> FileAsync(Guid id, int number, HttpContext http, [FromServices] ReadSpotCheck checks, CancellationToken ct)
    {
        if (await checks.FileAsync(SpotCheckId.From(id), number, ct) is not var (content, name, mediaType)) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = name }.ToString();
        return Results.Stream(content, mediaType);
    }
}
