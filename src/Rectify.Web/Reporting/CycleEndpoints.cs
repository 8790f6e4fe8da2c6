using Microsoft.AspNetCore.Http.HttpResults;
using Rectify.App.Reporting;
using Rectify.Domain.Rounds;

namespace Rectify.Web.Reporting;

/// <summary>The files of a cycle: its workbook at any time, its briefing once it is closed.</summary>
internal static class CycleEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapCycles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/cycles/{id:guid}.docx", (Guid id, DraftBriefing briefing, CancellationToken ct) => FileAsync(stream => briefing.Run(stream, CycleId.From(id), ct), Word, "docx"));
        app.MapGet("/cycles/{id:guid}.xlsx", (Guid id, ExportCycle export, CancellationToken ct) => FileAsync(stream => export.Run(stream, CycleId.From(id), ct), Excel, "xlsx"));
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> FileAsync(Func<Stream, Task<string?>> write, string type, string ending)
    {
        var file = new MemoryStream();
        if (await write(file) is not { } name) return TypedResults.NotFound();
        file.Position = 0;
        return TypedResults.File(file, type, $"{name}.{ending}");
    }
}
