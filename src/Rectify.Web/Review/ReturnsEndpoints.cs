using Microsoft.AspNetCore.Mvc;
using Rectify.App.Data;
using Rectify.App.Reviews;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Review;

/// <summary>The list of returned cells as a workbook.</summary>
internal static class ReturnsEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapReturns(this IEndpointRouteBuilder app) => app.MapGet(ReturnsAddress.Workbook, (HttpContext http, [FromServices] ReadReturns returns, [FromServices] Door door) =>
    {
        var asked = ReturnsAddress.Parse(http.Request.QueryString.Value).Asked;
        var words = new ReturnsWords(Texts.Review["Returns"], FieldWords.Of, FieldWords.Of);
        return Results.Stream(output => returns.ExportAsync(output, asked, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    });
}
