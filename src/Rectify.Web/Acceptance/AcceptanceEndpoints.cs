using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Acceptance;
using Rectify.App.Files;
using Rectify.App.Notices;
using Rectify.App.Planning;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Selections;

namespace Rectify.Web.Acceptance;

/// <summary>Files of the acceptance: the opinion as a Word document or as PDF, the scan of what came on paper. Who may not see the task finds nothing.</summary>
internal static class AcceptanceEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>A scan may be shown inside the page that checks it, runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapAcceptance(this IEndpointRouteBuilder app)
    {
        app.MapGet("/opinion/{id:guid}/file", OpinionAsync);
        app.MapGet("/opinion/{id:guid}/pdf", OpinionAsPdfAsync);
        app.MapGet(CloseoutAddress.Route, CloseoutAsync);
        app.MapGet("/paper-acts/{id:guid}/scan", (Guid id, HttpContext http, [FromServices] PaperActList papers, CancellationToken ct) => ShowAsync(http, papers.ScanAsync(PaperActId.From(id), ct)));
        app.MapGet("/paper-acts/withholdings/{id:guid}/scan", (Guid id, HttpContext http, [FromServices] WithholdingPapers papers, CancellationToken ct) => ShowAsync(http, papers.ScanAsync(PaperActId.From(id), ct)));
        app.MapGet("/paper-acts/replacements/{id:guid}/scan", (Guid id, HttpContext http, [FromServices] OwedScans scans, CancellationToken ct) => ShowAsync(http, scans.ScanAsync(ReplacementScanId.From(id), ct)));
        app.MapGet("/planning/opinions/{id:guid}/{number:int}/scan", (Guid id, int number, HttpContext http, [FromServices] PlanOpinionChecks opinions, CancellationToken ct) => ShowAsync(http, opinions.ScanAsync(InspectionId.From(id), number, ct)));
    }

    private static async Task<IResult> OpinionAsync(Guid id, int? round, ReadOpinion opinions, CancellationToken ct) =>
        await opinions.FileAsync(TaskId.From(id), round, ct) is { } file
            ? Results.Stream(output => file.WriteAsync(output, ct), Word, file.FileName)
            : Results.NotFound();

    private static async Task<IResult> OpinionAsPdfAsync(Guid id, int? round, ReadOpinion opinions, PrintToPdf print, CancellationToken ct)
    {
        if (!PrintToPdf.IsInstalled || await opinions.FileAsync(TaskId.From(id), round, ct) is not { } file) return Results.NotFound();
        return await print.Run(output => file.WriteAsync(output, ct), ct) is { } pdf ? Results.File(pdf, "application/pdf", file.PdfName) : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>The list of what is closed; with tasks in the address, of those.</summary>
    private static async Task<IResult> CloseoutAsync(Guid id, HttpContext http, [FromServices] CloseoutLists lists, CancellationToken ct)
    {
        var chosen = SelectionAddress.Parse<TaskId>(http.Request.Query[SelectionAddress.Box]);
        var document = new MemoryStream();
        if (await lists.Run(document, new InspectionId(id), chosen.Count == 0 ? null : chosen, ct) is not { } title) return Results.NotFound();
        document.Position = 0;
        return Results.File(document, Word, $"{title}.docx");
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Task<PaperScan?> opened)
    {
        if (await opened is not { } scan) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = scan.FileName }.ToString();
        return Results.Stream(scan.Content, scan.MediaType);
    }
}
