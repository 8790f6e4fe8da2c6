using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Rounds;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Rounds;

/// <summary>Papers that prove milestones. Who may not see the inspection finds nothing.</summary>
internal static class MilestoneEndpoints
{
    /// <summary>A paper runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapMilestones(this IEndpointRouteBuilder app) => app.MapGet("/inspections/{id:guid}/milestones/{kind}/paper", PaperAsync);

    private static async Task<IResult> PaperAsync(Guid id, string kind, HttpContext http, [FromServices] ReadInspection inspections, CancellationToken ct)
    {
        if (!Enum.TryParse<MilestoneKind>(kind, out var of) || await inspections.PaperAsync(new InspectionId(id), of, ct) is not { } paper) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = paper.FileName }.ToString();
        return Results.Stream(paper.Content, paper.MediaType);
    }
}
