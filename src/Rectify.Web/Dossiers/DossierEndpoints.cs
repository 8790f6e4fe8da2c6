using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Rectify.App.Dossiers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Tasks;

namespace Rectify.Web.Dossiers;

/// <summary>一案一档 as an archive, streamed as it is made. Who may not see a task finds nothing.</summary>
internal static class DossierEndpoints
{
    public static string Of(TaskId task) => $"/tasks/{task.Value}/dossier.zip";

    public static string Of(InspectionId inspection) => $"/inspections/{inspection.Value}/dossier.zip";

    public static void MapDossiers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tasks/{id:guid}/dossier.zip", async (Guid id, HttpContext http, [FromServices] WriteDossier write) => Answer(await write.OfTaskAsync(TaskId.From(id), Words(), http.RequestAborted), http));
        app.MapGet("/inspections/{id:guid}/dossier.zip", async (Guid id, HttpContext http, [FromServices] WriteDossier write) => Answer(await write.OfInspectionAsync(InspectionId.From(id), Words(), http.RequestAborted), http));
    }

    private static IResult Answer(Dossier? dossier, HttpContext http) => dossier is null ? Results.NotFound() : Results.Stream(output =>
    {
        // a document of the field, whatever language the screen speaks
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        return dossier.WriteAsync(output, http.RequestAborted);
    }, "application/zip", dossier.FileName);

    private static DossierWords Words() => new(FieldWords.Of, FieldWords.Of, FieldWords.Of, CellWords.Of, row => FactSentence.Of(row.Kind, row.ActorName, row.Details), FieldWords.Of, FieldWords.Of, FieldWords.Of, FieldWords.Of, FieldWords.Of, FieldWords.Of, FieldWords.Of, FieldWords.Of, FieldWords.Of);
}
