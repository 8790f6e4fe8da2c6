using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Delivery;
using Rectify.App.Rounds;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Delivery;

/// <summary>The warning ladder: 20 days before the handler, 10 days before handler and leader, from the day after unit and first person responsible.</summary>
public sealed class DeadlineTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 3);
        await inspection.WalkTo(TaskState.Rectifying, Due);
        await LookAsync();
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Each_step_is_told_on_its_day_to_those_it_names()
    {
        await ExpectAsync(Due.AddDays(-21), 0);
        await ExpectAsync(Due.AddDays(-20), 1, office.Handler);
        await ExpectAsync(Due.AddDays(-10), 1, office.Handler, office.Leader);
        await ExpectAsync(Due, 0);
        await ExpectAsync(Due.AddDays(1), 1, office.UnitLead, office.Principal);
        await ExpectAsync(Due.AddDays(2), 0);
        var row = (await ReadAsync(office.Principal)).Rows.First(row => row.WarnedOf == Matter.Task);
        Assert.Equal((1, "5001", "2026-06-30"), (row.Count, row.Number, row.Said["dueOn"]));
    }

    [Fact]
    public async Task Twice_on_two_connections_is_once()
    {
        office.Clock.GoTo(Due.AddDays(-20));
        var looked = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(LookAsync)));
        Assert.Equal(1, looked.Sum());
        Assert.Equal(0, await LookAsync());
        Assert.Equal([office.Handler], await WarnedAsync(Due.AddDays(-20)));
    }

    [Fact]
    public async Task A_watch_that_slept_catches_up_and_one_that_begins_does_not_flood()
    {
        office.Clock.GoTo(Due.AddDays(-17));
        Assert.Equal(1, await LookAsync());

        var late = await RegisteredAsync(office);
        await late.WalkTo(TaskState.Rectifying, Due);
        office.Clock.GoTo(Due.AddDays(-14));
        // the steps of this inspection are seen for the first time, and their day was six days ago
        Assert.Equal(0, await LookAsync());
        office.Clock.GoTo(Due.AddDays(-9));
        Assert.Equal(2, await LookAsync());
    }

    [Fact]
    public async Task A_person_has_one_notification_a_day_and_a_later_look_adds_to_it()
    {
        foreach (var task in inspection.Tasks.Skip(1)) Must(await inspection.Assign(Due, task));
        office.Clock.GoTo(Due.AddDays(-20));
        Assert.Equal(3, await LookAsync());
        var row = Assert.Single((await ReadAsync(office.Handler)).Rows, row => row.WarnedOf == Matter.Task);
        Assert.Equal((3, null), (row.Count, row.Number));

        await office.As<MarkNotifications, DateTimeOffset?>(office.Handler, mark => mark.ReadAsync(row.Id));
        var other = await RegisteredAsync(office);
        await other.WalkTo(TaskState.Assigned, Due);
        Assert.Equal(1, await LookAsync());
        Assert.Equal((row.Id, 4, false), (await ReadAsync(office.Handler)).Rows.Where(again => again.WarnedOf == Matter.Task).Select(again => (again.Id, again.Count, again.IsRead)).Single());
    }

    [Fact]
    public async Task A_new_step_warns_from_the_day_it_was_set()
    {
        office.Clock.GoTo(Due.AddDays(-12));
        Assert.Equal(1, await LookAsync());
        Must(await ChangeLadderAsync(new WarningLadder([new(15, Hearers.Unit), new(12, Hearers.Unit), new(5, Hearers.Unit)])));
        Assert.Equal(1, await LookAsync());
        Assert.Equal(Set(office.Handler, office.UnitLead), [.. await WarnedAsync(Due.AddDays(-12))]);
        await ExpectAsync(Due.AddDays(-5), 1, office.UnitLead);
    }

    [Fact]
    public async Task What_lies_with_others_is_not_warned_of_and_an_extended_task_is_warned_of_again()
    {
        office.Clock.GoTo(Due.AddDays(-20));
        Assert.Equal(1, await LookAsync());
        Must(await inspection.Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), null, Due.AddDays(30), Reason.Of("汛期停工"))));
        Must(await inspection.Act<AgreeExtension>(office.Leader, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Must(await inspection.Act<DecideExtension>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), true, Reason.Of("理由充分"))));
        await ExpectAsync(Due.AddDays(10), 1, office.Handler);
        await inspection.ProveAndApplyAsync();
        office.Clock.GoTo(Due.AddDays(31));
        Assert.Equal(0, await LookAsync());
    }

    [Fact]
    public async Task The_first_person_responsible_does_not_hear_of_a_restricted_problem_in_this_way()
    {
        var restricted = await RegisteredAsync(office, restricted: 1);
        await restricted.WalkTo(TaskState.Rectifying, Due.AddDays(5));
        await LookAsync();
        office.Clock.GoTo(Due);
        Assert.Equal(4, await LookAsync());
        await ExpectAsync(Due.AddDays(6), 2, office.UnitLead, office.Principal);
        var row = (await ReadAsync(office.Principal)).Rows.Single(row => row.WarnedOf == Matter.Task);
        Assert.Equal((1, "5001"), (row.Count, row.Number));
        Assert.Equal(2, (await ReadAsync(office.UnitLead)).Rows.First(row => row.WarnedOf == Matter.Task).Count);
    }

    [Fact]
    public async Task Where_a_unit_has_no_handler_its_lead_hears_what_the_handler_would()
    {
        var task = inspection.Tasks[1];
        var seen = await inspection.SeenAsync(task);
        Must(await office.As<AssignTasks, Outcome>(office.Office, verb => verb.Run([new AssignmentLine(task, seen, new Assignment(office.Leader, office.FinanceDepartment, Due))], ActId.New())));
        office.Clock.GoTo(Due.AddDays(-20));
        Assert.Equal(2, await LookAsync());
        Assert.Equal(Set(office.Handler, office.FinanceLead), [.. await WarnedAsync(Due.AddDays(-20))]);
    }

    [Fact]
    public async Task A_step_in_working_days_warns_that_many_days_that_are_worked_before_the_deadline()
    {
        Must(await ChangeLadderAsync(new WarningLadder([new(5, Hearers.Unit, InWorkingDays: true), new(-1, Hearers.Handler, InWorkingDays: true)])));
        // the deadline is a Tuesday: five working days before is the Tuesday of the week before, unless a day between is off
        await using (var db = office.OpenDatabase())
        {
            db.Add(new CalendarDay(new DateOnly(2026, 6, 25), CalendarDayKind.Holiday, "休假"));
            await db.SaveChangesAsync();
        }
        await LookAsync();
        await ExpectAsync(new DateOnly(2026, 6, 21), 0);
        await ExpectAsync(new DateOnly(2026, 6, 22), 1, office.UnitLead);
        await ExpectAsync(Due, 0);
        await ExpectAsync(Due.AddDays(1), 1, office.Handler);
    }

    private static HashSet<PersonId> Set(params PersonId[] persons) => [.. persons];

    private async Task ExpectAsync(DateOnly day, int warnings, params PersonId[] told)
    {
        office.Clock.GoTo(day);
        Assert.Equal(warnings, await LookAsync());
        Assert.Equal(Set(told), [.. await WarnedAsync(day)]);
    }

    private async Task<int> LookAsync() => (await office.Services.GetRequiredService<WarnOfDeadlines>().LookAsync(default)).Tasks;

    private async Task<List<PersonId>> WarnedAsync(DateOnly on)
    {
        await using var db = office.OpenDatabase();
        return await db.Notifications.Where(n => n.WarnedOf == Matter.Task && n.On == on).Select(n => n.PersonId).ToListAsync();
    }

    private async Task<NotificationSlice> ReadAsync(PersonId person, bool unreadOnly = true) => (await office.As<ReadNotifications, NotificationSlice?>(person, read => read.Run(unreadOnly)))!;

    private async Task<Outcome> ChangeLadderAsync(WarningLadder ladder)
    {
        await using var db = office.OpenDatabase();
        var seen = await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => new { i.Version, i.Regime }).SingleAsync();
        return await office.As<ChangeRegime, Outcome>(office.Office, verb => verb.Run(inspection.Id, seen.Version, seen.Regime with { Ladder = ladder }, ActId.New()));
    }
}
