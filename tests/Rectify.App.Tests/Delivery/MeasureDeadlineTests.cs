using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Delivery;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Delivery;

/// <summary>A measure has a deadline of its own and is warned of by it, not by its task's alone. Both measures are due on the last of May, their task a month later.</summary>
public sealed class MeasureDeadlineTests : IAsyncLifetime
{
    private static readonly DateOnly MeasureDue = new(2026, 5, 31), TaskDue = new(2026, 6, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, TaskDue);
        await LookAsync();
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Measures_are_warned_of_by_the_steps_of_the_ladder_once_each_and_together_a_person()
    {
        await ExpectAsync(MeasureDue.AddDays(-21), 0);
        await ExpectAsync(MeasureDue.AddDays(-20), 2, office.Handler);
        Assert.Equal(0, await LookAsync());
        await ExpectAsync(MeasureDue.AddDays(-10), 2, office.Handler, office.Leader);
        await ExpectAsync(MeasureDue.AddDays(1), 2, office.UnitLead, office.Principal);
        var row = Assert.Single((await office.As<ReadNotifications, NotificationSlice?>(office.UnitLead, read => read.Run(unreadOnly: false)))!.Rows, row => row.WarnedOf == Matter.Measure);
        Assert.Equal((1, "2026-05-31"), (row.Count, row.Said["dueOn"]));
        var target = (await office.As<ReadNotifications, NotificationTarget?>(office.UnitLead, read => read.TargetAsync(row.Id)))!;
        Assert.Equal((Matter.Measure, inspection.Task.Value), (target.About, Assert.Single(target.Subjects)));
    }

    [Fact]
    public async Task Who_owns_a_measure_hears_where_the_handler_does()
    {
        await using (var db = office.OpenDatabase())
            await db.Set<Measure>().Where(m => m.TaskId == inspection.Task && m.Position == 1).ExecuteUpdateAsync(set => set.SetProperty(m => m.OwnerPersonId, office.FinanceLead));
        await ExpectAsync(MeasureDue.AddDays(-20), 2, office.Handler, office.FinanceLead);
        await ExpectAsync(MeasureDue.AddDays(-10), 2, office.Handler, office.Leader, office.FinanceLead);
        await ExpectAsync(MeasureDue.AddDays(1), 2, office.UnitLead, office.Principal);
    }

    [Fact]
    public async Task What_is_reported_done_is_not_warned_of_and_what_is_due_with_its_task_only_once()
    {
        var measures = (await inspection.LoadAsync()).Counting.ToList();
        Must(await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new ProgressReport(measures[0].Id, "已完成。", new(2026, 3, 18), ReportedGrade.Done))], ActId.New())));
        await ExpectAsync(MeasureDue.AddDays(-20), 1, office.Handler);
        await using (var db = office.OpenDatabase())
            await db.Set<Measure>().Where(m => m.TaskId == inspection.Task).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueOn, TaskDue));
        await ExpectAsync(TaskDue.AddDays(-20), 0);
        await using var after = office.OpenDatabase();
        Assert.True(await after.Notifications.AnyAsync(n => n.WarnedOf == Matter.Task && n.On == TaskDue.AddDays(-20)));
    }

    [Fact]
    public async Task What_was_due_with_its_task_has_the_time_that_was_granted_to_the_task()
    {
        await using (var db = office.OpenDatabase())
            await db.Set<Measure>().Where(m => m.TaskId == inspection.Task && m.Position == 1).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueOn, TaskDue));
        Must(await inspection.Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), null, TaskDue.AddMonths(3), Reason.Of("汛期停工。"))));
        Must(await inspection.Act<AgreeExtension>(office.Leader, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Must(await inspection.Act<DecideExtension>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), true, Reason.Of("情况属实。"))));
        await ExpectAsync(MeasureDue.AddDays(-20), 1, office.Handler);
        await ExpectAsync(MeasureDue.AddDays(1), 2, [office.Handler, office.Leader, office.UnitLead, office.Principal]);
        await ExpectAsync(TaskDue.AddDays(1), 0);
    }

    private async Task ExpectAsync(DateOnly day, int warnings, params PersonId[] told)
    {
        office.Clock.GoTo(day);
        Assert.Equal(warnings, await LookAsync());
        await using var db = office.OpenDatabase();
        Assert.Equal([.. told.Select(person => person.Value).Order()], (await db.Notifications.Where(n => n.WarnedOf == Matter.Measure && n.On == day).Select(n => n.PersonId).ToListAsync()).Select(person => person.Value).Order());
    }

    private async Task<int> LookAsync() => (await office.Services.GetRequiredService<WarnOfDeadlines>().LookAsync(default)).Measures;
}
