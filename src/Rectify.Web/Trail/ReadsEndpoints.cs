using Microsoft.AspNetCore.Mvc;
using Rectify.App.Data;
using Rectify.App.Trail;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Trail;

/// <summary>The log of reads as a workbook.</summary>
internal static class ReadsEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReads(this IEndpointRouteBuilder app) => app.MapGet(ReadsAddress.Workbook, async (HttpContext http, [FromServices] ReadRestrictedReads reads, [FromServices] Door door) =>
    {
        var asked = ReadsAddress.Parse(http.Request.QueryString.Value).Asked;
        var words = new ReadsExportWords(Texts.Trail["ReadsTitle"], Texts.Trail.Of);
        // who may not is told before a file begins
        return await reads.MayAsync(http.RequestAborted)
            ? Results.Stream(output => reads.ExportAsync(output, asked, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx")
            : Results.NotFound();
    });
}
