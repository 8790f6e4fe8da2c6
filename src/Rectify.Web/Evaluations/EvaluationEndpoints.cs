using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Evaluations;
using Rectify.Domain.Evaluations;

namespace Rectify.Web.Evaluations;

/// <summary>The scan of an evaluation's survey sheets. Who may not see the evaluation finds nothing.</summary>
internal static class EvaluationEndpoints
{
    /// <summary>A file runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapEvaluations(this IEndpointRouteBuilder app) => app.MapGet(EvaluationAddress.Page + "/{id:guid}/survey", SurveyAsync);

    private static async Task<IResult> SurveyAsync(Guid id, HttpContext http, [FromServices] ReadEvaluation evaluations, CancellationToken ct)
    {
        if (await evaluations.SurveyAsync(EvaluationId.From(id), ct) is not var (content, name, mediaType)) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = name }.ToString();
        return Results.Stream(content, mediaType);
    }
}
