using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Data;
using Rectify.App.Evaluations;
using Rectify.Domain.Evaluations;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Evaluations;

/// <summary>The list as a workbook, the scan of an evaluation's survey sheets, and the blank one to be handed out. Who may not see the evaluation finds nothing.</summary>
internal static class EvaluationEndpoints
{
    /// <summary>A file runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapEvaluations(this IEndpointRouteBuilder app)
    {
        app.MapGet(EvaluationAddress.Workbook, Workbook);
        app.MapGet(EvaluationAddress.Page + "/{id:guid}/survey", SurveyAsync);
        app.MapGet(EvaluationAddress.Page + "/{id:guid}/blank-survey.docx", BlankAsync);
    }

    private static IResult Workbook(HttpContext http, [FromServices] EvaluationList evaluations, [FromServices] Door door)
    {
        var inspection = EvaluationAddress.Parse(http.Request.QueryString.Value).Inspection;
        var words = new EvaluationListWords(Texts.Evaluations["Title"], EvaluationWords.Scheme, EvaluationWords.Of);
        return Results.Stream(output => evaluations.ExportAsync(output, inspection, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> BlankAsync(Guid id, [FromServices] DraftSurvey draft, CancellationToken ct)
    {
        var file = new MemoryStream();
        if (await draft.Run(file, EvaluationId.From(id), ct) is not { } name) return TypedResults.NotFound();
        file.Position = 0;
        return TypedResults.File(file, Word, $"{name}.docx");
    }

    private static async Task<IResult> SurveyAsync(Guid id, HttpContext http, [FromServices] ReadEvaluation evaluations, CancellationToken ct)
    {
        if (await evaluations.SurveyAsync(EvaluationId.From(id), ct) is not var (content, name, mediaType)) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = name }.ToString();
        return Results.Stream(content, mediaType);
    }
}
