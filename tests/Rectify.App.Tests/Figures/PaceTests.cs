using Microsoft.EntityFrameworkCore;
using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.App.Tasks;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Figures;

public sealed class PaceTests : IAsyncLifetime
{
    private static readonly DateOnly DueOn = new(2026, 6, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await TestInspection.RegisteredAsync(office, problems: 2);
        await inspection.WalkTo(TaskState.Rectifying, DueOn);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Ledger_filter_page_and_dashboard_say_of_every_day_what_the_rule_says(int done)
    {
        await using (var changed = office.OpenDatabase())
            await changed.Database.ExecuteSqlAsync($"update measures set state = 'ReportedDone' where task_id = {inspection.Task.Value} and position <= {done}");
        foreach (var day in new[] { "2026-03-17", "2026-03-18", "2026-03-19", "2026-05-01", "2026-05-09", "2026-05-10", "2026-06-29", "2026-06-30", "2026-07-15" })
        {
            var today = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
            office.Clock.GoTo(today);
            var pace = Schedule.Of(new DateOnly(2026, 3, 18), DueOn, today, 2, done);

            Assert.Equal(pace, (await office.As<TaskPages, TaskPageRow?>(office.Office, pages => pages.ReadAsync(inspection.Task)))!.Pace);
            await using var db = office.OpenDatabase();
            foreach (var asked in Enum.GetValues<Pace>()) Assert.Equal(asked == pace ? 1 : 0, await db.Tasks.OfPace(asked, today).CountAsync());
            var dashboard = await office.As<ReadDashboard, Dashboard?>(office.Office, query => query.Run(inspection.Id));
            Assert.Equal([(pace!.Value, 1)], dashboard!.Paces.Select(p => (p.Key, p.Value)));
        }
    }

    [Fact]
    public async Task A_deadline_without_a_day_has_no_pace_and_does_no_harm()
    {
        await using var db = office.OpenDatabase();
        await db.Database.ExecuteSqlAsync($"update tasks set due_on = 'infinity' where id = {inspection.Task.Value}");
        Assert.Equal(0, await db.Tasks.OfPace(Pace.Behind, DueOn).CountAsync());
    }
}
