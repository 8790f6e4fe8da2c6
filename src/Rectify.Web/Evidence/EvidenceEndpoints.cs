using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Rectify.App;
using Rectify.App.Evidence;
using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;
using Rectify.Web.Tasks;

namespace Rectify.Web.Evidence;

/// <summary>
/// Uploads and files of evidence. Who may see them is decided by the queries. What an uploaded document brings along never runs: <see cref="EvidenceAnswers"/>.
/// </summary>
public static class EvidenceEndpoints
{
    /// <summary>What a form adds around a file.</summary>
    private const long FormBytes = 1024 * 1024;

    /// <summary>What the page's script is told.</summary>
    /// <param name="IsDone">Whether the file is kept.</param>
    /// <param name="Sentence">For the person, in their language.</param>
    public sealed record UploadAnswer(bool IsDone, string Sentence);

    public static void MapEvidence(this IEndpointRouteBuilder app)
    {
        var limit = app.ServiceProvider.GetRequiredService<AppSettings>().MaxUploadBytes + FormBytes;
        app.MapPost("/tasks/{id:guid}/evidence", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(limit));
        app.MapGet("/tasks/{id:guid}/evidence/parts/{file:guid}", LengthAsync);
        app.MapPost("/tasks/{id:guid}/evidence/parts/{file:guid}", PartAsync).WithMetadata(new RequestSizeLimitAttribute(UploadParts.MaxPartBytes));
        app.MapPost("/tasks/{id:guid}/evidence/parts/{file:guid}/send", SendAsync);
        app.MapGet("/evidence/{id:guid}/file", FileAsync);
        app.MapGet("/evidence/{id:guid}/picture", PictureAsync);
        app.MapGet("/evidence/{id:guid}/pages/{page:int}", PageAsync);
    }

    private static async Task<IResult> UploadAsync(Guid id, HttpContext http, IAntiforgery antiforgery, UploadEvidence upload, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.BadRequest();
        if (await EvidenceForm.ReadAsync(http.Request, TaskId.From(id), ct) is not var (input, name, content)) return Results.BadRequest();
        return AnswerOf(await upload.Run(input, name, content, ct));
    }

    private static IResult AnswerOf(Outcome outcome)
    {
        var answer = new UploadAnswer(outcome.IsDone, RuleWords.Sentence(outcome));
        return outcome is Outcome.Missing ? Results.Json(answer, statusCode: StatusCodes.Status404NotFound) : Results.Json(answer, statusCode: outcome.IsDone ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>How far a file has come.</summary>
    /// <param name="Answer">Why it is not taken; null while it is.</param>
    public sealed record PartAnswer(long Length, UploadAnswer? Answer = null);

    private static async Task<IResult> LengthAsync(Guid id, Guid file, UploadParts parts, CancellationToken ct) =>
        await parts.LengthAsync(TaskId.From(id), file, ct) is { } length ? Results.Json(new PartAnswer(length)) : Results.NotFound();

    private static async Task<IResult> PartAsync(Guid id, Guid file, long offset, HttpContext http, IAntiforgery antiforgery, UploadParts parts, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || offset < 0) return Results.BadRequest();
        var (length, refusal) = await parts.AppendAsync(TaskId.From(id), file, offset, http.Request.Body, ct);
        return Results.Json(new PartAnswer(length, refusal is null ? null : new UploadAnswer(false, RuleWords.Sentence(refusal))), statusCode: refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> SendAsync(Guid id, Guid file, string? name, HttpContext http, IAntiforgery antiforgery, UploadParts parts, CancellationToken ct)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || await EvidenceForm.InputAsync(http.Request.Body, TaskId.From(id), ct) is not { } input) return Results.BadRequest();
        return AnswerOf(await parts.SendAsync(input, file, name, ct));
    }

    private static async Task<IResult> FileAsync(Guid id, HttpContext http, EvidenceFiles files, CancellationToken ct) => EvidenceAnswers.File(http, await files.OpenAsync(EvidenceId.From(id), ct));

    private static async Task<IResult> PictureAsync(Guid id, HttpContext http, EvidenceFiles files, CancellationToken ct) => await EvidenceAnswers.PictureAsync(http, await files.OpenAsync(EvidenceId.From(id), ct));

    private static async Task<IResult> PageAsync(Guid id, int page, bool? large, HttpContext http, EvidenceFiles files, PdfPages pages, CancellationToken ct) =>
        await EvidenceAnswers.PageAsync(http, await files.OpenAsync(EvidenceId.From(id), ct), pages, page, large == true, ct);
}
