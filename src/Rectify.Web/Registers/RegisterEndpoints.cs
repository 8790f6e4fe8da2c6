using Microsoft.AspNetCore.Mvc;
using Rectify.App.Data;
using Rectify.App.Registers;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Registers;

/// <summary>The registers as a workbook, with the conditions of the page.</summary>
internal static class RegisterEndpoints
{
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapRegisters(this IEndpointRouteBuilder app) => app.MapGet(RegisterAddress.Workbook, Workbook);

    private static IResult Workbook(HttpContext http, [FromServices] ExportRegisters export, [FromServices] Door door)
    {
        var (words, filter) = (RegisterSigns.ExportWords, RegisterAddress.Parse(http.Request.QueryString.Value).Filter);
        return Results.Stream(output => export.Run(output, filter, words, http.RequestAborted), Spreadsheet, $"{Texts.Registers["Title"]}{Days.Iso(door.Today())}.xlsx");
    }
}
