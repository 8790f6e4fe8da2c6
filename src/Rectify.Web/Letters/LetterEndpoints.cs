using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Data;
using Rectify.App.Supervision;
using Rectify.Domain.Supervision;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Letters;

/// <summary>Files of letters: the document, the scanned receipt, the list as a workbook. Who may not see a letter finds nothing.</summary>
internal static class LetterEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A scan runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapLetters(this IEndpointRouteBuilder app)
    {
        app.MapGet(LetterAddress.Workbook, Workbook);
        app.MapGet(LetterAddress.Page + "/{id:guid}.docx", DocumentAsync);
        app.MapGet(LetterAddress.Page + "/{id:guid}/receipt/scan", ScanAsync);
    }

    private static IResult Workbook(HttpContext http, [FromServices] ExportLetters export, [FromServices] Door door)
    {
        var filter = LetterAddress.Parse(http.Request.QueryString.Value).Filter;
        var words = new LetterExportWords(Texts.Letters["Title"], FieldWords.Of, FieldWords.Of, Texts.Letters["EndedByItself"]);
        return Results.Stream(output => export.Run(output, filter, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    }

    private static async Task<IResult> DocumentAsync(Guid id, [FromServices] ReadLetter letters, CancellationToken ct) =>
        await letters.DocumentAsync(LetterId.From(id), ct) is { } file ? Results.Stream(file.Content, file.MediaType, file.FileName) : Results.NotFound();

    private static async Task<IResult> ScanAsync(Guid id, HttpContext http, [FromServices] ReadLetter letters, CancellationToken ct)
    {
        if (await letters.ReceiptAsync(LetterId.From(id), ct) is not { } scan) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = scan.FileName }.ToString();
        return Results.Stream(scan.Content, scan.MediaType);
    }
}
