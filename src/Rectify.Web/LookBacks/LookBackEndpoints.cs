using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.LookBacks;

/// <summary>Workbooks of look-backs and the files of those who looked. Who may not see a campaign finds nothing.</summary>
internal static class LookBackEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A file runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapLookBacks(this IEndpointRouteBuilder app)
    {
        app.MapGet(LookBackAddress.Workbook, Workbook);
        app.MapGet(LookBackAddress.Page + "/{id:guid}.xlsx", SampleAsync);
        app.MapGet(LookBackAddress.Page + "/{id:guid}/{task:guid}/file", FileAsync);
    }

    private static LookBackExportWords Words => new(Texts.LookBacks["Title"], Texts.LookBacks["Sample"], FieldWords.Of, FieldWords.Of, FieldWords.Of, Texts.LookBacks["IsDrawn"], Texts.LookBacks["NotDrawn"]);

    private static IResult Workbook(HttpContext http, [FromServices] ExportLookBacks export, [FromServices] Door door)
    {
        var (words, state) = (Words, LookBackAddress.Parse(http.Request.QueryString.Value).State);
        return Results.Stream(output => export.Run(output, state, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    }

    private static async Task<IResult> SampleAsync(Guid id, HttpContext http, [FromServices] ExportLookBacks export)
    {
        var content = new MemoryStream();
        if (!await export.SampleAsync(content, LookBackId.From(id), Words, http.RequestAborted)) return Results.NotFound();
        content.Position = 0;
        return Results.Stream(content, Spreadsheet, $"{Texts.LookBacks["Sample"]}.xlsx");
    }

    private static async Task<IResult> FileAsync(Guid id, Guid task, HttpContext http, [FromServices] ReadLookBack campaigns, CancellationToken ct)
    {
        if (await campaigns.FileAsync(LookBackId.From(id), TaskId.From(task), ct) is not var (content, name, mediaType)) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = name }.ToString();
        return Results.Stream(content, mediaType);
    }
}
