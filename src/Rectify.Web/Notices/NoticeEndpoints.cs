using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Rectify.App.Notices;
using Rectify.Documents.Writing;
using Rectify.Domain.Rounds;
using Rectify.Web.Resources;

namespace Rectify.Web.Notices;

/// <summary>The files: a draft made on the spot, a released notice as it went out.</summary>
internal static class NoticeEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void MapNotices(this IEndpointRouteBuilder app)
    {
        app.MapGet(NoticeAddress.Draft, DraftAsync);
        app.MapGet(NoticeAddress.List + "/{id:guid}.docx", DocumentAsync);
        app.MapGet(NoticeAddress.List + "/{id:guid}.txt", TextAsync);
        app.MapGet("/inspections/{id:guid}/reports/{kind}.docx", ReportAsync);
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> DraftAsync(
        Guid inspection, string? asOf, string? layout, string? grouping, string? channel, string? second, NoticeDraft draft, NoticeWordsDraft words, CancellationToken ct)
    {
        var (id, choices) = (new InspectionId(inspection), NoticeAddress.Choices(asOf, layout, grouping, channel, second));
        if (await draft.Run(id, choices.AsOf, channel: choices.Channel, second: choices.Second, ct: ct) is not { } records) return TypedResults.NotFound();
        var notice = records.With(await words.ReadAsync(id, ct), choices);
        var document = new MemoryStream();
        await PublicNoticeDocument.WriteAsync(document, notice, ct);
        document.Position = 0;
        return TypedResults.File(document, Word, $"{Texts.Notices["DraftMark"]}-{notice.Title}.docx");
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> ReportAsync(Guid id, ReportKind kind, [FromServices] WriteReport write, CancellationToken ct)
    {
        var document = new MemoryStream();
        if (!Enum.IsDefined(kind) || await write.Run(document, new InspectionId(id), kind, ct) is not { } title) return TypedResults.NotFound();
        document.Position = 0;
        return TypedResults.File(document, Word, $"{Texts.Notices["DraftMark"]}-{title}.docx");
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> DocumentAsync(Guid id, NoticeList notices, CancellationToken ct) =>
        await notices.TextAsync(new NoticeId(id), ct) is { } notice && notices.Open(notice) is { } document
            ? TypedResults.File(document, Word, $"{notice.Title}.docx")
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> TextAsync(Guid id, NoticeList notices, CancellationToken ct) =>
        await notices.TextAsync(new NoticeId(id), ct) is { } notice
            ? TypedResults.File(Encoding.UTF8.GetBytes(notice.Text), "text/plain; charset=utf-8", $"{notice.Title}.txt")
            : TypedResults.NotFound();
}
