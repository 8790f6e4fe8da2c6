using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Ledger;

/// <summary>The SQL of the ledger's page as it goes to the database: a change of it is looked at before it is taken.</summary>
public sealed class LedgerSqlTests
{
    [Fact]
    public void The_page_is_one_select_in_the_order_of_its_index()
    {
        using var db = new RectifyDb(RectifyDatabase.Options("Host=nowhere"));
        var sight = new Sight(
            [new InspectionId(Guid.Parse("00000000-0000-7000-8000-000000000001"))], [new UnitId(Guid.Parse("00000000-0000-7000-8000-000000000002"))], [new PersonId(Guid.Parse("00000000-0000-7000-8000-000000000003"))],
            [new InspectionId(Guid.Parse("00000000-0000-7000-8000-000000000001"))], [new UnitId(Guid.Parse("00000000-0000-7000-8000-000000000002"))], []);

        var sql = db.Rows(ReadLedger.Page(db.TasksVisibleTo(sight), LedgerSort.Deadline, null), LedgerDetails.None).ToQueryString().ReplaceLineEndings("\n");

        var golden = Path.Combine(Checkout.Folder, "tests", "Rectify.App.Tests", "Ledger", "ledger-page.sql");
        if (!File.Exists(golden) || File.ReadAllText(golden).ReplaceLineEndings("\n").TrimEnd() != sql.TrimEnd())
        {
            File.WriteAllText(golden + ".received", sql + "\n");
            Assert.Fail("The SQL of the ledger's page has changed. Compare ledger-page.sql.received with ledger-page.sql; if it is better, it takes its place.");
        }
    }
}
