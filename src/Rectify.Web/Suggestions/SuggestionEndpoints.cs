using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Data;
using Rectify.App.Suggestions;
using Rectify.Domain.Suggestions;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Suggestions;

/// <summary>Files of suggestions: what came with a reply, and the list as a workbook. Who may not see a suggestion finds nothing.</summary>
internal static class SuggestionEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A file runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapSuggestions(this IEndpointRouteBuilder app)
    {
        app.MapGet(SuggestionAddress.Workbook, Workbook);
        app.MapGet(SuggestionAddress.Page + "/{id:guid}/replies/{number:int}", FileAsync);
    }

    private static IResult Workbook(HttpContext http, [FromServices] ExportSuggestions export, [FromServices] Door door)
    {
        var filter = SuggestionAddress.Parse(http.Request.QueryString.Value).Filter;
        var words = new SuggestionExportWords(Texts.Suggestions["Title"], FieldWords.Of, FieldWords.Of, Texts.Shared["NoDeadline"]);
        return Results.Stream(output => export.Run(output, filter, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    }

    private static async Task<IResult> FileAsync(Guid id, int number, HttpContext http, [FromServices] ReadSuggestion suggestions, CancellationToken ct)
    {
        if (await suggestions.FileAsync(SuggestionId.From(id), number, ct) is not { } file) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = file.FileName }.ToString();
        return Results.Stream(file.Content, file.MediaType);
    }
}
