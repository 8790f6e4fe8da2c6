using Microsoft.AspNetCore.Mvc;
using Rectify.App.Clues;
using Rectify.App.Data;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Clues;

/// <summary>The list of clues and petitions as a workbook. Who is not in the compartment finds nothing.</summary>
internal static class ClueEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapClues(this IEndpointRouteBuilder app) => app.MapGet(ClueAddress.Workbook, async (HttpContext http, [FromServices] ExportClues export, [FromServices] Door door) =>
    {
        var filter = ClueAddress.Parse(http.Request.QueryString.Value).Filter;
        var words = new ClueExportWords(Texts.Clues["Title"], FieldWords.Of, FieldWords.Of, FieldWords.Of, FieldWords.Of, Texts.Shared["NoDeadline"]);
        // who may not is told before a file begins
        return await export.MayAsync(http.RequestAborted)
            ? Results.Stream(output => export.Run(output, filter, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx")
            : Results.NotFound();
    });
}
