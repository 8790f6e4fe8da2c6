using Npgsql;
using Rectify.App.Calendar;
using Rectify.App.Desk;
using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.App.Search;
using Rectify.App.Tasks;
using Rectify.Benchmarks.Seeding;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Web.Ledger;
using Rectify.Web.Search;

namespace Rectify.Benchmarks.Pages;

/// <summary>One request: the page's address, the query behind it, and something the page must show.</summary>
internal sealed record Visit(string Address, Func<House, Task> Query, string MustShow);

/// <summary>One kind of page, asked for in turn with different conditions, so that no single row is always at hand.</summary>
internal sealed record Scenario(string Name, string User, IReadOnlyList<Visit> Visits);

/// <summary>The pages measured, over the seeded records.</summary>
internal static class Scenarios
{
    private const string Row = "/tasks/";

    public static async Task<IReadOnlyList<Scenario>> OfAsync(House house, CancellationToken ct)
    {
        var lead = Office.UnitLead(0, 0);
        var deep = await KeysAsync(house, "due_on, id", ct);
        var deepInDocuments = await KeysAsync(house, "inspection_id, sequence, id", ct);
        List<int> each = [.. Enumerable.Range(0, 20)];
        var large = Office.Inspection(0);
        var monthAgo = Rectify.Domain.OfficeDay.Default.Of(TimeProvider.System.GetUtcNow()).AddDays(-30);
        return
        [
            Waiting("any page: how much waits", Office.Clerk),
            Waiting("any page of a unit lead: how much waits", lead),
            Ledger("ledger, first page", Office.Clerk, [new LedgerAddress()]),
            Ledger("ledger, deep page", Office.Clerk, deep.Select(key => new LedgerAddress { From = key })),
            Ledger("ledger, deep in document order", Office.Clerk, deepInDocuments.Select(key => new LedgerAddress { From = key, Sort = LedgerSort.Document })),
            Ledger("ledger, unit and state", Office.Clerk, each.Select(i => LedgerAddress.Of(new LedgerFilter { Unit = Office.Department(i % 4, i / 4), States = [TaskState.Rectifying] }))),
            Ledger("ledger, overdue of a body", Office.Clerk, each.Select(i => LedgerAddress.Of(new LedgerFilter { Unit = Office.Body(i % 8), Due = DueWindow.Overdue }))),
            Ledger("ledger, frequent word", Office.Clerk, [LedgerAddress.Of(new LedgerFilter { Text = Words.Frequent })]),
            Ledger("ledger, rare word", Office.Clerk, each.Select(i => LedgerAddress.Of(new LedgerFilter { Text = Words.Problem(i * 97)[..4] }))),
            Ledger("ledger, first page of a unit lead", lead, [new LedgerAddress()]),
            Choices("the ledger's choices", Office.Clerk),
            Choices("a unit lead's ledger's choices", lead),
            Ledger("ledger with its total", Office.Clerk, [new LedgerAddress { IsCounted = true }]),
            Search("search, frequent word", Office.Clerk, [Words.Frequent]),
            Search("search, rare word", Office.Clerk, each.Select(i => Words.Problem(i * 97)[..4])),
            Search("search, two words", Office.Clerk, ["培训 清单", "制度 追缴", "台账 要素"]),
            Search("search of a unit lead, frequent word", lead, [Words.Frequent]),
            Search("search, a word of no text", Office.Clerk, ["鲲鹏展翅"], "</html>"),
            Tasks("task page", deep),
            Desk("desk of the office", Office.Clerk),
            Desk("desk of a unit lead", lead),
            Calendar("calendar of the office", Office.Clerk),
            Calendar("calendar of a unit lead", lead),
            Dashboard("dashboard of the large inspection", large, null),
            Dashboard("dashboard of a month ago", large, monthAgo),
        ];

        static string UserOf(PersonId person) => person == Office.Clerk ? Office.OfficeUser : Office.UnitLeadUser;

        static Scenario Ledger(string name, PersonId reader, IEnumerable<LedgerAddress> addresses) => new(name, UserOf(reader), [.. addresses.Select(a => new Visit(a.Href, h => h.AsAsync<ReadLedger>(reader, async query =>
        {
            await query.Run(a.Filter, a.Sort, a.From, LedgerColumns.Details(a.Columns));
            if (a.IsCounted) await query.CountAsync(a.Filter);
        }), Row))]);

        static Scenario Search(string name, PersonId reader, IEnumerable<string> words, string mustShow = Row) => new(name, UserOf(reader), [.. words.Select(said =>
            new Visit(new SearchAddress(new SearchAsked(said)).Href, h => h.AsAsync<SearchTexts>(reader, query => query.Run(new SearchAsked(said))), mustShow))]);

        // the frame around every page, measured at a page that reads nothing else
        static Scenario Waiting(string name, PersonId reader) => new(name, UserOf(reader), [new Visit("/settings", h => h.AsAsync<CountWaiting>(reader, query => query.Run()), "</html>")]);

        static Scenario Choices(string name, PersonId reader) => new(name, UserOf(reader), [new Visit("/ledger", h => h.AsAsync<ReadLedgerChoices>(reader, query => query.Run(LedgerFilter.None)), Row)]);

        static Scenario Tasks(string name, IEnumerable<LedgerKey> keys) => new(name, UserOf(Office.Clerk), [.. keys.Select(key => new Visit($"/tasks/{key.Task.Value}", h => h.AsAsync<TaskPages>(Office.Clerk, query => query.ReadAsync(key.Task)), "问题整改到位"))]);

        static Scenario Desk(string name, PersonId reader) => new(name, UserOf(reader), [new Visit("/desk", h => h.AsAsync<ReadDesk>(reader, query => query.Run()), Row)]);

        static Scenario Calendar(string name, PersonId reader) => new(name, UserOf(reader), [new Visit("/calendar", h => h.AsAsync<ReadCalendar>(reader, query => query.Run()), "/calendar?day=")]);

        static Scenario Dashboard(string name, InspectionId inspection, DateOnly? on) =>
            new(name, UserOf(Office.Clerk), [new Visit($"/dashboard?inspection={inspection.Value:N}{(on is { } day ? $"&on={day:yyyy-MM-dd}" : null)}", h => h.AsAsync<ReadDashboard>(Office.Clerk, query => query.Run(inspection, on)), Row)]);
    }

    /// <summary>Places between a third and nearly the end of the ledger.</summary>
    private static async Task<List<LedgerKey>> KeysAsync(House house, string order, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(house.ConnectionString);
        await using var command = source.CreateCommand($"""
            select id, due_on, inspection_id, sequence from (
              select id, due_on, inspection_id, sequence, target, row_number() over (order by {order}) as place, count(*) over () as all_of_them from tasks) numbered
            where place > all_of_them / 3 and place < all_of_them * 0.97 and target is not null and place % (all_of_them / 40) = 1
            """);
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<LedgerKey> keys = [];
        while (await reader.ReadAsync(ct)) keys.Add(new LedgerKey(false, new TaskId(reader.GetGuid(0)), reader.GetFieldValue<DateOnly>(1), new InspectionId(reader.GetGuid(2)), reader.GetInt32(3)));
        return keys;
    }
}
