using System.Globalization;
using System.Text;
using Rectify.App.People;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Accounts;

/// <summary>The list of people as CSV, written page by page: as long as the list is, as small is the memory.</summary>
internal static class PeopleExport
{
    // what a spreadsheet would take for a formula
    private static readonly char[] FormulaSigns = ['=', '+', '-', '@', '\t', '\r'];

    public static void MapPeopleExport(this IEndpointRouteBuilder app) =>
        app.MapGet(AccountAddress.Export, async (string? q, string? unit, string? role, string? account, string? state, ListPeople people, HttpContext http) =>
        {
            var filter = AccountAddress.FilterOf(q, unit, role, account, state);
            http.Response.ContentType = "text/csv; charset=utf-8";
            http.Response.Headers.ContentDisposition = "attachment; filename=people.csv";
            await using var csv = new StreamWriter(http.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            await csv.WriteAsync(Line(Texts.Accounts["Name"], Texts.Accounts["Unit"], Texts.Accounts["PostTitle"], Texts.Accounts["Roles"], Texts.Accounts["UserName"], Texts.Accounts["Account"], Texts.Accounts["InactiveFrom"]));
            PeopleKey? after = null;
            do
            {
                var page = await people.Run(filter, after, rows: 500, ct: http.RequestAborted);
                foreach (var person in page.Rows)
                {
                    await csv.WriteAsync(Line(person.Name, person.UnitName, person.Title, KeepingWords.Of(person.Roles), person.UserName, FieldWords.Of(person.Account),
                        person.InactiveFrom is { } day ? Days.Iso(day) : null));
                }
                after = page.Next;
            }
            while (after is not null);
        });

    internal static string Line(params string?[] cells) => string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', cells.Select(Cell))}\r\n");

    private static string Cell(string? text)
    {
        var safe = text?.Length > 0 && FormulaSigns.Contains(text[0]) ? "'" + text : text ?? "";
        return safe.AsSpan().IndexOfAny(',', '"', '\n') >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
