using Microsoft.AspNetCore.Http.HttpResults;
using Rectify.App.Checking;
using Rectify.Documents.Checking;
using Rectify.Documents.Writing;
using Rectify.Web.Resources;

namespace Rectify.Web.Checking;

/// <summary>The report of a check-up as a file: the findings that stand.</summary>
internal static class CheckupEndpoints
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapCheckup(this IEndpointRouteBuilder app)
    {
        app.MapGet(CheckupAddress.Document, (string? intake, string? inspection, string? asOf, ReadCheckup read, CancellationToken ct) =>
            FileAsync(intake, inspection, asOf, read, Word, "docx", CheckReportDocument.WriteAsync, ct));
        app.MapGet(CheckupAddress.Workbook, (string? intake, string? inspection, string? asOf, ReadCheckup read, CancellationToken ct) =>
            FileAsync(intake, inspection, asOf, read, Excel, "xlsx", CheckReportWorkbook.WriteAsync, ct));
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> FileAsync(
        string? intake, string? inspection, string? asOf, ReadCheckup read, string type, string extension, Func<Stream, CheckReport, CancellationToken, Task> write, CancellationToken ct)
    {
        if (CheckupAddress.Subject(intake, inspection) is not { } subject || await read.Run(subject, CheckupAddress.AsOf(asOf), ct) is not { } view) return TypedResults.NotFound();
        var file = new MemoryStream();
        await write(file, new CheckReport(view.AsOf, [view.Standing]), ct);
        file.Position = 0;
        return TypedResults.File(file, type, $"{Texts.Checking["ReportName", view.Name]}.{extension}");
    }
}
