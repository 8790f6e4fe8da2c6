using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.App.Selections;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Selections;

/// <summary>办理所选任务: one decision on many tasks, a record each; where one cannot be decided none is.</summary>
public sealed class DecideTasksTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 3);
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Many_are_signed_for_in_one_act_with_a_fact_each_and_twice_is_once()
    {
        var (act, seen) = (ActId.New(), await SeenAsync(inspection.Tasks));
        for (var press = 0; press < 2; press++) Must(await office.As<DecideTasks, Outcome>(office.UnitLead, verb => verb.Run(seen, TaskVerb.SignFor, null, null, act)));
        foreach (var id in inspection.Tasks) Assert.Equal(TaskState.Planning, (await inspection.LoadAsync(id)).State);
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.Kind == FactKind.TaskSignedFor).ToListAsync();
        Assert.Equal((3, act), (facts.Count, Assert.Single(facts.Select(f => f.ActId).Distinct())));
        Assert.Contains((await office.As<ReadBulkActs, (IReadOnlyList<BulkActRow> Acts, DateTimeOffset Now)>(office.UnitLead, read => read.Run())).Acts, row => row.Id == act && row.Records == 3 && row.Until is null);
    }

    [Fact]
    public async Task What_was_read_for_a_task_becomes_its_units_when_it_is_signed_for_among_many()
    {
        var read = await RegisteredAsync(office, problems: 2);
        await using (var db = office.OpenDatabase())
        {
            var task = await db.Tasks.Include(t => t.Measures).SingleAsync(t => t.Id == read.Tasks[1]);
            task.TakeOverMeasures([(MeasureId.New(), new MeasureDraft("拆除排口。", MeasureKind.General, office.Bureau, null, Deadline.LongTerm))]);
            await db.SaveChangesAsync();
        }
        foreach (var task in read.Tasks) Must(await read.Assign(Due, task));

        Must(await RunAsync(office.UnitLead, TaskVerb.SignFor, null, read.Tasks));

        await using var after = office.OpenDatabase();
        var measure = await after.Set<Measure>().SingleAsync(m => m.TaskId == read.Tasks[1]);
        Assert.Equal((office.WaterDepartment, Due), (measure.OwnerUnitId, measure.DueOn));
    }

    [Fact]
    public async Task The_selection_offers_what_the_life_cycle_offers_its_reader_on_each_and_nothing_else()
    {
        Must(await inspection.Of(inspection.Tasks[2]).Act<SignForTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Tasks[2], seen, ActId.New())));
        var lead = await ReadAsync(office.UnitLead);
        Assert.Equal([true, true, false], lead.Select(task => task.Allows(TaskVerb.SignFor)));
        Assert.Equal([true, true, false], lead.Select(task => task.Allows(TaskVerb.Decline)));
        Assert.All(await ReadAsync(office.Office), task => Assert.Equal([TaskVerb.ProposeWithdrawal], task.Offered));
        Assert.All(await ReadAsync(office.Leader), task => Assert.Empty(task.Offered));
    }

    [Fact]
    public async Task Several_are_given_back_with_one_reason_and_without_a_reason_none()
    {
        Assert.Equal("reason", Assert.IsType<Outcome.Invalid>(await RunAsync(office.UnitLead, TaskVerb.Decline, " ")).Errors[0].Field);
        Must(await RunAsync(office.UnitLead, TaskVerb.Decline, "不属本科职责。"));
        foreach (var id in inspection.Tasks) Assert.Equal((TaskState.Registered, 1), ((await inspection.LoadAsync(id)).State, (await inspection.LoadAsync(id)).Declines));
        await using var db = office.OpenDatabase();
        Assert.All(await db.Facts.Where(f => f.Kind == FactKind.TaskDeclined).ToListAsync(), fact => Assert.Equal("不属本科职责。", fact.Details["reason"]));
    }

    [Fact]
    public async Task Where_one_cannot_be_confirmed_none_is_and_the_refusal_names_it()
    {
        var applied = new List<TestInspection>();
        for (var i = 0; i < 2; i++)
        {
            applied.Add(await RegisteredAsync(office));
            await applied[i].WalkTo(TaskState.Applied, Due);
        }
        IReadOnlyList<TaskId> both = [.. applied.Select(one => one.Task)];
        var unmet = Assert.Single(Refused(await RunAsync(office.Leader, TaskVerb.Confirm, null, [.. both, inspection.Task])));
        Assert.Equal((Rule.NotInThisState, inspection.Task.Value), (unmet.Rule, unmet.Subject!.Value));
        Assert.Equal(TaskState.Applied, (await applied[0].LoadAsync()).State);
        Assert.All(Refused(await RunAsync(office.UnitLead, TaskVerb.Confirm, null, both)), one => Assert.Equal(Rule.NotYourAct, one.Rule));
        Must(await RunAsync(office.Leader, TaskVerb.Confirm, null, both));
        foreach (var one in applied) Assert.Equal(TaskState.Submitted, (await one.LoadAsync()).State);
    }

    [Fact]
    public async Task What_the_office_proposes_to_pursue_no_longer_with_one_reason_the_leading_group_approves_or_not_in_one_act()
    {
        Must(await RunAsync(office.Office, TaskVerb.ProposeWithdrawal, "巡察组书面撤回。"));
        Assert.All(await ReadAsync(office.LeadingGroup), task => Assert.True(task.Allows(TaskVerb.Withdraw) && task.Allows(TaskVerb.DeclineProposal)));
        Must(await RunAsync(office.LeadingGroup, TaskVerb.DeclineProposal, "继续整改。", [inspection.Tasks[2]]));
        Must(await RunAsync(office.LeadingGroup, TaskVerb.Withdraw, null, [.. inspection.Tasks.Take(2)]));
        var states = new List<TaskState>();
        foreach (var id in inspection.Tasks) states.Add((await inspection.LoadAsync(id)).State);
        Assert.Equal([TaskState.Withdrawn, TaskState.Withdrawn, TaskState.Assigned], states);
    }

    [Fact]
    public async Task Periodic_checks_of_many_are_recorded_with_one_result_and_one_next_day()
    {
        var kept = await RegisteredAsync(office);
        await kept.WalkTo(TaskState.Sustained);
        Assert.True(Assert.Single(await ReadAsync(office.Office, [kept.Task])).Allows(TaskVerb.RecordCheck));
        Assert.Equal("dueOn", Assert.IsType<Outcome.Invalid>(await RunAsync(office.Office, TaskVerb.RecordCheck, "制度仍在执行。", [kept.Task])).Errors[0].Field);
        Must(await RunAsync(office.Office, TaskVerb.RecordCheck, "制度仍在执行。", [kept.Task], new(2027, 3, 1)));
        Assert.Equal(new DateOnly(2027, 3, 1), (await kept.LoadAsync()).NextCheckOn);
    }

    [Fact]
    public async Task The_group_of_one_task_is_appointed_for_many_and_where_one_cannot_have_it_none_does()
    {
        var (first, others) = (await RegisteredAsync(office, problems: 3), new List<TaskId>());
        await first.WalkTo(TaskState.Submitted);
        SeatDraft[] seats = [new(office.PanelHead, PanelRole.Head, office.City, "组长"), new(office.PanelMember, PanelRole.Member, office.City, "成员")];
        Must(await first.Act<AppointPanel>(office.Office, (verb, seen) => verb.Run(first.Task, seen, ActId.New(), seats)));
        foreach (var task in first.Tasks.Skip(1)) others.Add(task);
        Must(await first.Assign(Due, others[0]));

        Assert.Empty((await SheetAsync(others)).Panels);
        var panel = Assert.Single((await SheetAsync([first.Task])).Panels);
        Assert.Equal((first.Task, 2), (panel.Of, panel.Names.Count));
        Assert.Contains(Refused(await AppointAsync([first.Task, others[0]], first.Task)), unmet => unmet.Rule == Rule.NotInThisState && unmet.Subject == others[0].Value);
        Assert.Equal("person", Assert.IsType<Outcome.Invalid>(await AppointAsync([first.Task], null)).Errors[0].Field);
        Assert.All(Refused(await AppointAsync([first.Task], first.Task, office.UnitLead)), unmet => Assert.Equal(Rule.NotYourAct, unmet.Rule));
        Must(await AppointAsync([first.Task], first.Task));
        Assert.Equal(seats.Select(seat => (seat.Person, seat.Role)), (await first.LoadAsync()).Panel.OrderBy(seat => seat.Role).Select(seat => (seat.PersonId, seat.Role)));

        async Task<SelectionSheet> SheetAsync(IReadOnlyList<TaskId> of) => (await office.As<ReadSelection, SelectionSheet?>(office.Office, read => read.Run(of)))!;
        async Task<Outcome> AppointAsync(IReadOnlyList<TaskId> of, TaskId? like, PersonId? who = null) { var seen = await SeenAsync(of); return await office.As<AppointPanels, Outcome>(who ?? office.Office, verb => verb.Run(seen, like, ActId.New())); }
    }

    [Fact]
    public async Task A_task_that_stands_otherwise_than_it_was_seen_keeps_all_of_them()
    {
        var seen = await SeenAsync(inspection.Tasks);
        Must(await inspection.Of(inspection.Tasks[1]).Act<SignForTask>(office.UnitLead, (verb, version) => verb.Run(inspection.Tasks[1], version, ActId.New())));
        Assert.IsType<Outcome.ChangedMeanwhile>(await office.As<DecideTasks, Outcome>(office.UnitLead, verb => verb.Run(seen, TaskVerb.SignFor, null, null, ActId.New())));
        Assert.Equal(TaskState.Assigned, (await inspection.LoadAsync()).State);
    }

    private async Task<IReadOnlyList<SelectedTask>> ReadAsync(PersonId who, IReadOnlyList<TaskId>? tasks = null) =>
        (await office.As<ReadSelection, SelectionSheet?>(who, read => read.Run(tasks ?? inspection.Tasks)))!.Tasks;

    private async Task<Outcome> RunAsync(PersonId who, TaskVerb decision, string? reason, IReadOnlyList<TaskId>? tasks = null, DateOnly? day = null)
    {
        var seen = await SeenAsync(tasks ?? inspection.Tasks);
        return await office.As<DecideTasks, Outcome>(who, verb => verb.Run(seen, decision, reason, day, ActId.New()));
    }

    private async Task<IReadOnlyList<SeenTask>> SeenAsync(IReadOnlyList<TaskId> tasks)
    {
        var seen = new List<SeenTask>();
        foreach (var task in tasks) seen.Add(new SeenTask(task, await inspection.SeenAsync(task)));
        return seen;
    }

    private static IReadOnlyList<Unmet> Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet;
}
