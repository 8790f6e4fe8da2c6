using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App;
using Rectify.App.Takeovers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Acceptance;
using Rectify.Web.Tasks;

namespace Rectify.Web.Takeovers;

/// <summary>Scans of batches: taken in for the office before a batch is proposed, shown beside its rows to who sees the whole inspection.</summary>
internal static class TakeoverEndpoints
{
    /// <summary>What a form adds around a file.</summary>
    private const long FormBytes = 1024 * 1024;

    /// <summary>A scan may be shown inside the page that decides on it, runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapTakeovers(this IEndpointRouteBuilder app)
    {
        app.MapPost("/inspections/{id:guid}/takeover-papers", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(ScanIntake.MaxBytes + FormBytes));
        app.MapGet("/takeovers/{id:guid}/papers/{number:int}", ScanAsync);
    }

    private static async Task<IResult> UploadAsync(Guid id, HttpContext http, IAntiforgery antiforgery, TakeoverSheets sheets, ScanIntake scans, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || !http.Request.HasFormContentType) return Results.BadRequest();
        // asked before the bytes are kept: who may not propose does not fill the disk
        if (await sheets.Run(InspectionId.From(id), ct: ct) is not { MayPropose: true }) return Results.NotFound();
        var form = await http.Request.ReadFormAsync(ct);
        var (scan, error) = await scans.TakeAsync(form.Files.GetFile("file"), null, ct);
        if (scan is null) return Results.Json(new PaperAnswer(false, RuleWords.Of(error ?? new FieldError("Scan", "empty"))), statusCode: StatusCodes.Status422UnprocessableEntity);
        return Results.Json(new PaperAnswer(true, null, scan.FileName, scans.Protect(scan)));
    }

    private static async Task<IResult> ScanAsync(Guid id, int number, HttpContext http, ReadTakeover batches, CancellationToken ct)
    {
        if (await batches.ScanAsync(TakeoverId.From(id), number, ct) is not { } scan) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = scan.FileName }.ToString();
        return Results.Stream(scan.Content, scan.MediaType);
    }
}
