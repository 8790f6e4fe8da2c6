using Microsoft.AspNetCore.Mvc;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Amendments;

/// <summary>The list of amendments as a workbook.</summary>
internal static class AmendmentEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapAmendments(this IEndpointRouteBuilder app) => app.MapGet(AmendmentsAddress.Workbook, (HttpContext http, [FromServices] ExportAmendments export, [FromServices] Door door) =>
    {
        var filter = AmendmentsAddress.Parse(http.Request.QueryString.Value).Filter;
        var words = new AmendmentExportWords(Texts.Tasks["Amendments"], FieldWords.Of, FieldWords.Of, FieldWords.Of, Texts.Shared["NoDeadline"]);
        return Results.Stream(output => export.Run(output, filter, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    });
}
