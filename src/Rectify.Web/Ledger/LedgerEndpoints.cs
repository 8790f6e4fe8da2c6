using Microsoft.AspNetCore.Mvc;
using Rectify.App;
using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.Domain.People;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Ledger;

/// <summary>What the ledger page does without a circuit: the workbook, and keeping views, as plain forms that lead back.</summary>
internal static class LedgerEndpoints
{
    public const string Views = "/ledger/views";
    private const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapLedger(this IEndpointRouteBuilder app)
    {
        app.MapGet(LedgerAddress.Workbook, (HttpContext http, [FromServices] ExportLedger export, [FromServices] Door door) =>
        {
            var filter = LedgerAddress.Parse(http.Request.QueryString.Value).Filter;
            var title = Texts.Ledger["ExportTitle"];
            return Results.Stream(output => export.Run(output, filter, title, http.RequestAborted), Spreadsheet, $"{title}{Days.Iso(door.Today())}.xlsx");
        });

        app.MapPost(Views, async ([FromForm] string? name, [FromForm] string? query, [FromForm] Guid act, [FromServices] KeepView keep, HttpContext http) =>
            Back(query, await keep.Run(name ?? "", LedgerAddress.Parse(query).Query.TrimStart('?'), new ActId(act), http.RequestAborted)));

        app.MapPost(Views + "/{id:guid}/rename", async (Guid id, [FromForm] string? name, [FromForm] string? query, [FromForm] Guid act, [FromServices] RenameView rename, HttpContext http) =>
            Back(query, await rename.Run(new SavedViewId(id), name ?? "", new ActId(act), http.RequestAborted)));

        app.MapPost(Views + "/{id:guid}/delete", async (Guid id, [FromForm] string? query, [FromForm] Guid act, [FromServices] DropView drop, HttpContext http) =>
            Back(query, await drop.Run(new SavedViewId(id), new ActId(act), http.RequestAborted)));
    }

    private static IResult Back(string? query, Outcome outcome)
    {
        var address = LedgerAddress.Parse(query).Href;
        return Results.LocalRedirect(outcome is Outcome.Invalid { Errors: [var error, ..] } ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}view-problem={error.Code}" : address);
    }
}
