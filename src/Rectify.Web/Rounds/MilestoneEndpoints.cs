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

    public static void MapMilestones(this IEndpointRouteBuilder app)
    {
        app.MapGet("/inspections/{id:guid}/milestones/{kind}/paper", PaperAsync);
        app.MapGet("/inspections/{id:guid}/milestones/{kind}/papers/{number:int}", NeededPaperAsync);
    }

    private static async Task<IResult> PaperAsync(Guid id, string kind, HttpContext http, [FromServices] ReadInspection inspections, CancellationToken ct) =>
        Show(http, Enum.TryParse<MilestoneKind>(kind, out var of) ? await inspections.PaperAsync(new InspectionId(id), of, ct) : null);

    private static async Task<IResult> NeededPaperAsync(Guid id, string kind, int number, HttpContext http, [FromServices] ReadInspection inspections, CancellationToken ct) =>
        Show(http, Enum.TryParse<MilestoneKind>(kind, out var of) ? await inspections.PaperAsync(new InspectionId(id), of, number, ct) : null);

    private static IResult Show(HttpContext http, OpenedMilestonePaper? paper)
    {
        if (paper is null) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = paper.FileName }.ToString();
        return Results.Stream(paper.Content, paper.MediaType);
    }
}
