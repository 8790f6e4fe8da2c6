using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Rectify.App.Data;
using Rectify.App.Meetings;
using Rectify.Domain.Rounds;
using Rectify.Web.Resources;
using Rectify.Web.Selections;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Meetings;

/// <summary>The list of meetings as a workbook, and their minutes and photographs. Who may not see a meeting finds nothing.</summary>
internal static class MeetingEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A file runs nothing and loads nothing.</summary>
    private const string Sandboxed = "default-src 'none'; frame-ancestors 'self'; sandbox";

    public static void MapMeetings(this IEndpointRouteBuilder app)
    {
        app.MapGet(MeetingAddress.Workbook, Workbook);
        app.MapGet(MeetingAddress.Page + "/{id:guid}/files/{number:int}", FileAsync);
    }

    private static IResult Workbook(HttpContext http, [FromServices] ExportMeetings export, [FromServices] Door door)
    {
        if (SelectionAddress.IsNothingChosen(http.Request)) return Results.LocalRedirect(MeetingAddress.Page);
        var words = new MeetingExportWords(Texts.Meetings["Title"], FieldWords.Of, Texts.Meetings["Void"]);
        var filter = MeetingAddress.Parse(http.Request.QueryString.Value).Filter;
        return Results.Stream(output => export.Run(output, filter, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    }

    private static async Task<IResult> FileAsync(Guid id, int number, HttpContext http, [FromServices] ReadMeeting meetings, CancellationToken ct)
    {
        if (await meetings.FileAsync(MeetingId.From(id), number, ct) is not var (content, name, mediaType)) return Results.NotFound();
        http.Response.Headers[HeaderNames.ContentSecurityPolicy] = Sandboxed;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileNameStar = name }.ToString();
        return Results.Stream(content, mediaType);
    }
}
