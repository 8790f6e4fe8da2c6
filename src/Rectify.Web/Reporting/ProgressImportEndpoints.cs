using Microsoft.AspNetCore.Mvc;
using Rectify.App;
using Rectify.App.Intake;
using Rectify.App.Reporting;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Web.Resources;

namespace Rectify.Web.Reporting;

/// <summary>A ledger filled in outside comes back by a plain form; the rows that were not taken are fetched by who sent it, for a week.</summary>
internal static class ProgressImportEndpoints
{
    public const string Import = "/progress/import";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapProgressImport(this IEndpointRouteBuilder app)
    {
        app.MapPost(Import, ImportAsync);
        app.MapGet(Import + "/rows/{id:guid}.xlsx", async (Guid id, RefusedWorkbooks workbooks, CancellationToken ct) =>
            await workbooks.OpenAsync(id, ct) is { } content ? Results.File(content, Excel, Texts.Intake["ErrorsName"]) : Results.NotFound());
    }

    public static string RowsAddress(Guid id) => $"{Import}/rows/{id}.xlsx";

    private static async Task<IResult> ImportAsync([FromForm] Guid inspection, IFormFile? file, ImportProgress import, CancellationToken ct)
    {
        var back = $"/progress?inspection={inspection}";
        if (file is not { Length: > 0 } || file.Length > ReadDocument.MaxFileBytes) return Results.LocalRedirect($"{back}&refused=not-a-ledger");
        await using var content = file.OpenReadStream();
        var (outcome, imported) = await import.Run(new InspectionId(inspection), content, file.FileName, ActId.New(), ct);
        if (imported is null) return Results.LocalRedirect($"{back}&refused={(outcome is Outcome.Invalid { Errors: [var error, ..] } ? error.Code : "not-yours")}");
        return Results.LocalRedirect($"{back}&imported={imported.Drafts}&unchanged={imported.Unchanged}&notTaken={imported.Refused}{(imported.RefusedRows is { } rows ? $"&rows={rows}" : null)}");
    }
}
