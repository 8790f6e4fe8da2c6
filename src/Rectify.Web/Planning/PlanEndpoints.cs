using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rectify.App.Planning;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Planning;

/// <summary>The papers of a plan: all its lists as a workbook, and the plan as a document, as approved and as it stands.</summary>
internal static class PlanEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapPlans(this IEndpointRouteBuilder app)
    {
        app.MapGet("/planning/lists/{id:guid}.xlsx", (Guid id, [FromServices] ExportPlanLists export, CancellationToken ct) => FileAsync(stream => export.Run(stream, InspectionId.From(id), ct), Excel, "xlsx"));
        app.MapGet("/planning/lists/{id:guid}.docx", (Guid id, [FromServices] WritePlan plan, CancellationToken ct) => FileAsync(stream => plan.Run(stream, InspectionId.From(id), ct), Word, "docx"));
        app.MapGet("/planning/lists/{id:guid}/version-{number:int}.docx", VersionAsync);
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> VersionAsync(Guid id, int number, [FromServices] OpenPlanPrint plan, CancellationToken ct) =>
        await plan.Run(InspectionId.From(id), number, ct) is { } opened ? TypedResults.File(opened.Content, Word, opened.FileName) : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound>> FileAsync(Func<Stream, Task<string?>> write, string type, string ending)
    {
        var file = new MemoryStream();
        if (await write(file) is not { } name) return TypedResults.NotFound();
        file.Position = 0;
        return TypedResults.File(file, type, $"{name}.{ending}");
    }
}
