using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Rectify.App;
using Rectify.App.Drafts;
using Rectify.App.Intake;
using Rectify.Documents.Writing;
using Rectify.Domain.People;
using Rectify.Web.Drafts;
using Rectify.Web.Resources;

namespace Rectify.Web.Intake;

/// <summary>
/// Takes documents in. A plain form that works without a circuit; the file is streamed, never buffered on disk, so that a refused document is nowhere.
/// The answer is an address: the workbench of one document, or the list with what became of several, or what is wrong.
/// </summary>
internal static class IntakeEndpoints
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";
    private const int LongestToken = 4096;
    private const int MostFiles = 20;
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A browser hears the answer only when its upload has been read: up to here a file too large gets its sentence, beyond it the connection ends.</summary>
    private static readonly long MostBytesHeard = 8L * ReadDocument.MaxFileBytes;

    public static void MapIntake(this IEndpointRouteBuilder app)
    {
        app.MapPost(IntakeAddress.Pasted, async ([FromForm] string? text, ReadDocument read, [FromServices] FormDrafts drafts, CancellationToken ct) =>
        {
            var id = IntakeId.New();
            var outcome = await read.Run(id, text ?? "", ActId.New(), ct);
            if (outcome.IsDone) await drafts.ForgetKeptAsync(IntakeAddress.KeptPaste);
            return Answer(id, outcome);
        });
        app.MapPost(IntakeAddress.Files, ReceiveAsync);
        app.MapGet(IntakeAddress.Template, async (CancellationToken ct) =>
        {
            var file = new MemoryStream();
            await LedgerEmptyWorkbook.WriteAsync(file, ct);
            file.Position = 0;
            return Results.File(file, Excel, Texts.Intake["TemplateName"]);
        });
        app.MapGet(IntakeAddress.List + "/{id:guid}/errors.xlsx", async (Guid id, ReadIntakeLedger read, CancellationToken ct) =>
        {
            if (await read.Run(IntakeId.From(id), ct) is not { } ledger) return Results.NotFound();
            var file = new MemoryStream();
            await LedgerErrorWorkbook.WriteAsync(file, ledger.Headers, ledger.Errors, ct);
            file.Position = 0;
            return Results.File(file, Excel, Texts.Intake["ErrorsName"]);
        });
    }

    private static async Task<IResult> ReceiveAsync(HttpContext http, IAntiforgery antiforgery, ReadDocument read, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostBytesHeard;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            return Results.BadRequest();
        var parts = new MultipartReader(boundary, http.Request.Body);
        var taken = new List<(IntakeId Id, string Name, Outcome Outcome)>();
        while (taken.Count < MostFiles && await parts.ReadNextSectionAsync(ct) is { } part)
        {
            if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about)) continue;
            if (about.IsFormDisposition() && HeaderUtilities.RemoveQuotes(about.Name) == TokenField)
            {
                // the form's token stands before its file; as a header it is checked without reading the body to its end
                http.Request.Headers[TokenHeader] = await FirstCharactersAsync(part.Body, LongestToken, ct);
                continue;
            }
            if (!about.IsFileDisposition()) continue;
            if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
            var id = IntakeId.New();
            var name = HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).Value ?? "";
            var outcome = await read.Run(id, part.Body, name, ActId.New(), ct);
            await part.Body.CopyToAsync(Stream.Null, ct);
            taken.Add((id, name, outcome));
        }
        return taken switch
        {
            [] => Results.LocalRedirect(IntakeAddress.Refused("empty", null)),
            [var only] => Answer(only.Id, only.Outcome),
            _ => Results.LocalRedirect(IntakeAddress.Several(taken.Select(file => (file.Name, CodeOf(file.Outcome), (file.Outcome as Outcome.Invalid)?.Errors[0].Detail)))),
        };
    }

    private static string? CodeOf(Outcome outcome) => outcome switch
    {
        Outcome.Done => null,
        Outcome.Invalid { Errors: [var error, ..] } => error.Code,
        _ => "not-yours",
    };

    private static IResult Answer(IntakeId id, Outcome outcome) =>
        Results.LocalRedirect(CodeOf(outcome) is { } code ? IntakeAddress.Refused(code, (outcome as Outcome.Invalid)?.Errors[0].Detail) : IntakeAddress.Of(id));

    private static async Task<string> FirstCharactersAsync(Stream body, int most, CancellationToken ct)
    {
        using var reader = new StreamReader(body);
        var buffer = new char[most];
        var read = await reader.ReadBlockAsync(buffer, ct);
        return new string(buffer, 0, read);
    }
}
