using Microsoft.Net.Http.Headers;
using Rectify.App.Evidence;

namespace Rectify.Web.Evidence;

/// <summary>How a file that somebody uploaded leaves the house: pictures only as detected picture types in a sandbox, everything else as a download, never kept by shared caches nor guessed at. Nothing is found where there is none.</summary>
internal static class EvidenceAnswers
{
    private const string Sandboxed = "default-src 'none'; sandbox";

    public static IResult File(HttpContext http, EvidenceContent? piece)
    {
        if (piece is null) return Results.NotFound();
        Guard(http);
        return Results.File(piece.Content, piece.MediaType, piece.FileName, enableRangeProcessing: true);
    }

    public static async Task<IResult> PictureAsync(HttpContext http, EvidenceContent? piece)
    {
        if (piece is null) return Results.NotFound();
        if (!FileType.Pictures.Contains(piece.MediaType))
        {
            await piece.DisposeAsync();
            return Results.NotFound();
        }
        Guard(http);
        return Results.Stream(piece.Content, piece.MediaType);
    }

    public static async Task<IResult> PageAsync(HttpContext http, EvidenceContent? piece, PdfPages pages, int page, bool isLarge, CancellationToken ct)
    {
        if (piece is null) return Results.NotFound();
        await using (piece)
        {
            if (piece.MediaType != FileType.Pdf || await pages.DrawAsync(piece, page, isLarge, ct) is not { } drawn) return Results.NotFound();
            Guard(http);
            return Results.Stream(drawn, "image/png");
        }
    }

    private static void Guard(HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
    }
}
