using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Rectify.App;
using Rectify.App.Files;
using Rectify.App.Intake;
using Rectify.App.Reporting;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Web.Resources;

namespace Rectify.Web.Reporting;

/// <summary>A ledger filled in outside comes back by a plain form; the rows that were not taken are fetched with a ticket that only this server can write.</summary>
internal static class ProgressImportEndpoints
{
    public const string Import = "/progress/import";
    private const string Rows = "/progress/import/rows.xlsx";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static readonly TimeSpan TicketLife = TimeSpan.FromHours(8);

    public static void MapProgressImport(this IEndpointRouteBuilder app)
    {
        app.MapPost(Import, ImportAsync);
        app.MapGet(Rows, (string? ticket, IDataProtectionProvider protection, IContentStore store) =>
            ShaOf(ticket, protection) is { } sha && store.Open(sha) is { } file ? Results.File(file, Excel, Texts.Intake["ErrorsName"]) : Results.NotFound());
    }

    public static string RowsAddress(string ticket) => $"{Rows}?ticket={Uri.EscapeDataString(ticket)}";

    private static async Task<IResult> ImportAsync([FromForm] Guid inspection, IFormFile? file, ImportProgress import, IDataProtectionProvider protection, CancellationToken ct)
    {
        var back = $"/progress?inspection={inspection}";
        if (file is not { Length: > 0 } || file.Length > ReadDocument.MaxFileBytes) return Results.LocalRedirect($"{back}&refused=not-a-ledger");
        await using var content = file.OpenReadStream();
        var (outcome, imported) = await import.Run(new InspectionId(inspection), content, file.FileName, ActId.New(), ct);
        if (imported is null) return Results.LocalRedirect($"{back}&refused={(outcome is Outcome.Invalid { Errors: [var error, ..] } ? error.Code : "not-yours")}");
        var ticket = imported.RefusedRows is { } sha ? $"&rows={Uri.EscapeDataString(Protector(protection).Protect(sha, TicketLife))}" : null;
        return Results.LocalRedirect($"{back}&imported={imported.Drafts}&unchanged={imported.Unchanged}&notTaken={imported.Refused}{ticket}");
    }

    private static ITimeLimitedDataProtector Protector(IDataProtectionProvider protection) => protection.CreateProtector("progress-import").ToTimeLimitedDataProtector();

    private static string? ShaOf(string? ticket, IDataProtectionProvider protection)
    {
        if (string.IsNullOrEmpty(ticket)) return null;
        try
        {
            return Protector(protection).Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
