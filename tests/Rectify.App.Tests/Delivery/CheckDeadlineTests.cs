using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Accounts;
using Rectify.App.Calendar;
using Rectify.App.Delivery;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Delivery;

/// <summary>The periodic check of a sustained task (长期坚持) falls due like anything else: in the ladder and in the office's calendar feed.</summary>
public sealed class CheckDeadlineTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private TestInspection inspection = null!;
    private DateOnly check;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Sustained);
        check = (await inspection.LoadAsync()).NextCheckOn!.Value;
        await LookAsync();
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_check_that_comes_near_or_is_overdue_is_told_to_the_office_that_records_it_once_each_step()
    {
        await ExpectAsync(check.AddDays(-21), 0);
        await ExpectAsync(check.AddDays(-20), 1, office.Office, office.SecondOffice, office.HeadOfOffice);
        Assert.Equal(0, await LookAsync());
        await ExpectAsync(check.AddDays(-10), 1, office.Office, office.SecondOffice, office.HeadOfOffice);
        await ExpectAsync(check.AddDays(1), 1, office.Office, office.SecondOffice, office.HeadOfOffice, office.Principal);
    }

    [Fact]
    public async Task A_check_that_is_recorded_begins_the_ladder_anew_with_its_next_day()
    {
        await ExpectAsync(check.AddDays(-20), 1, office.Office, office.SecondOffice, office.HeadOfOffice);
        Must(await inspection.Act<RecordPeriodicCheck>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("抽查未见反弹。"), check.AddMonths(6))));

        await ExpectAsync(check.AddDays(1), 0);
        await ExpectAsync(check.AddMonths(6).AddDays(-20), 1, office.Office, office.SecondOffice, office.HeadOfOffice);
    }

    [Fact]
    public async Task The_calendar_feed_of_the_office_has_the_check_and_that_of_the_unit_does_not_twice()
    {
        office.Clock.GoTo(check.AddDays(10));
        var item = Assert.Single(await FeedAsync(office.Office), i => i.Kind == DueKind.PeriodicCheck);
        Assert.Equal((check, inspection.Task), (item.On, item.Task!.Value));
        Assert.Single(await FeedAsync(office.UnitLead), i => i.Kind == DueKind.PeriodicCheck);
    }

    private async Task<IReadOnlyList<DueItem>> FeedAsync(PersonId person)
    {
        await office.EnsureAccountAsync(person);
        var secret = KeepCalendarFeed.NewSecret();
        Must(await office.As<KeepCalendarFeed, Outcome>(person, keep => keep.OpenAsync(secret, ActId.New())));
        return (await office.Services.GetRequiredService<ReadCalendarFeed>().Run(secret))!;
    }

    private async Task ExpectAsync(DateOnly day, int warnings, params PersonId[] told)
    {
        office.Clock.GoTo(day);
        Assert.Equal(warnings, await LookAsync());
        await using var db = office.OpenDatabase();
        Assert.Equal([.. told.Select(person => person.Value).Order()], (await db.Notifications.Where(n => n.WarnedOf == Matter.PeriodicCheck && n.On == day).Select(n => n.PersonId).ToListAsync()).Select(person => person.Value).Order());
    }

    private async Task<int> LookAsync() => (await office.Services.GetRequiredService<WarnOfDeadlines>().LookAsync(default)).Checks;
}
