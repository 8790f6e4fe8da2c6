using Microsoft.AspNetCore.Mvc;
using Rectify.App;
using Rectify.App.Dossiers;
using Rectify.App.Evidence;
using Rectify.Domain.Dossiers;
using Rectify.Domain.People;
using Rectify.Web.Evidence;

namespace Rectify.Web.Dossiers;

/// <summary>Takes dossiers in by a plain form, and hands out their files as evidence is: pictures as what they are, everything else as a download, nothing in them to run.</summary>
internal static class ForeignDossierEndpoints
{
    public static void MapForeignDossiers(this IEndpointRouteBuilder app)
    {
        var limit = app.ServiceProvider.GetRequiredService<AppSettings>().MaxUploadBytes;
        app.MapPost(DossierAddress.Import, ImportAsync).WithMetadata(new RequestSizeLimitAttribute(limit), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = limit });
        app.MapGet(DossierAddress.Page + "/{id:guid}/files/{position:int}/file", async (Guid id, int position, HttpContext http, ForeignDossiers dossiers, CancellationToken ct) =>
            EvidenceAnswers.File(http, await dossiers.OpenAsync(ForeignDossierId.From(id), position, ct)));
        app.MapGet(DossierAddress.Page + "/{id:guid}/files/{position:int}/picture", async (Guid id, int position, HttpContext http, ForeignDossiers dossiers, CancellationToken ct) =>
            await EvidenceAnswers.PictureAsync(http, await dossiers.OpenAsync(ForeignDossierId.From(id), position, ct)));
        app.MapGet(DossierAddress.Page + "/{id:guid}/files/{position:int}/pages/{page:int}", async (Guid id, int position, int page, bool? large, HttpContext http, ForeignDossiers dossiers, PdfPages pages, CancellationToken ct) =>
            await EvidenceAnswers.PageAsync(http, await dossiers.OpenAsync(ForeignDossierId.From(id), position, ct), pages, page, large == true, ct));
    }

    private static async Task<IResult> ImportAsync([FromForm] Guid unit, [FromForm] Guid act, IFormFile? file, ImportDossier import, CancellationToken ct)
    {
        if (file is not { Length: > 0 }) return Results.LocalRedirect(DossierAddress.Refused("empty", null));
        // the act's key names the dossier: sent twice, it is one
        var id = ForeignDossierId.From(act);
        await using var content = file.OpenReadStream();
        return await import.Run(id, UnitId.From(unit), file.FileName, content, ActId.From(act), ct) switch
        {
            Outcome.Done => Results.LocalRedirect(DossierAddress.Of(id)),
            Outcome.Invalid { Errors: [var error, ..] } => Results.LocalRedirect(DossierAddress.Refused(error.Code, error.Detail)),
            _ => Results.LocalRedirect(DossierAddress.Refused("not-yours", null)),
        };
    }
}
