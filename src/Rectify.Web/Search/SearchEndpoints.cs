using Microsoft.AspNetCore.Mvc;
using Rectify.App.Data;
using Rectify.App.Search;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Search;

/// <summary>The hits as a workbook.</summary>
internal static class SearchEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapSearch(this IEndpointRouteBuilder app) => app.MapGet(SearchAddress.Workbook, (HttpContext http, [FromServices] ExportSearch export, [FromServices] Door door) =>
    {
        var asked = SearchAddress.Parse(http.Request.QueryString.Value).Asked;
        var words = new SearchExportWords(Texts.Search["Title"], Texts.Search.Of, Texts.Fields.Of);
        return Results.Stream(output => export.Run(output, asked, words, http.RequestAborted), Spreadsheet, $"{words.Title}{Days.Iso(door.Today())}.xlsx");
    });
}
