using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Rectify.App;
using Rectify.App.Intake;
using Rectify.Domain.People;

namespace Rectify.Web.Intake;

/// <summary>
/// Takes documents in. A plain form that works without a circuit; the file is streamed, never buffered on disk, so that a refused document is nowhere.
/// The answer is an address: the workbench, or the list with what is wrong.
/// </summary>
internal static class IntakeEndpoints
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";
    private const int LongestToken = 4096;

    /// <summary>A browser hears the answer only when its upload has been read: up to here a file too large gets its sentence, beyond it the connection ends.</summary>
    private static readonly long MostBytesHeard = 8L * ReadDocument.MaxFileBytes;

    public static void MapIntake(this IEndpointRouteBuilder app)
    {
        app.MapPost(IntakeAddress.Pasted, async ([FromForm] string? text, ReadDocument read, CancellationToken ct) =>
        {
            var id = IntakeId.New();
            return Answer(id, await read.Run(id, text ?? "", ActId.New(), ct));
        });
        app.MapPost(IntakeAddress.Files, ReceiveAsync);
    }

    private static async Task<IResult> ReceiveAsync(HttpContext http, IAntiforgery antiforgery, ReadDocument read, CancellationToken ct)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostBytesHeard;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 200 } boundary)
            return Results.BadRequest();
        var parts = new MultipartReader(boundary, http.Request.Body);
        while (await parts.ReadNextSectionAsync(ct) is { } part)
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
            return Answer(id, outcome);
        }
        return Results.LocalRedirect(IntakeAddress.Refused("empty", null));
    }

    private static IResult Answer(IntakeId id, Outcome outcome) => outcome switch
    {
        Outcome.Done => Results.LocalRedirect(IntakeAddress.Of(id)),
        Outcome.Invalid { Errors: [var error, ..] } => Results.LocalRedirect(IntakeAddress.Refused(error.Code, error.Detail)),
        _ => Results.LocalRedirect(IntakeAddress.Refused("not-yours", null)),
    };

    private static async Task<string> FirstCharactersAsync(Stream body, int most, CancellationToken ct)
    {
        using var reader = new StreamReader(body);
        var buffer = new char[most];
        var read = await reader.ReadBlockAsync(buffer, ct);
        return new string(buffer, 0, read);
    }
}
