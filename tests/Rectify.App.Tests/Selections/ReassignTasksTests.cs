using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Selections;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Selections;

/// <summary>改派 of many: one unit, one reason, all of them or none, a record each.</summary>
public sealed class ReassignTasksTests : IAsyncLifetime
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
    public async Task Many_go_to_another_unit_with_one_reason_and_a_fact_each_and_keep_leader_and_deadline_where_none_is_named()
    {
        Must(await RunAsync(new Reassignment(office.FinanceDepartment, null, null, "职责调整")));
        foreach (var id in inspection.Tasks)
        {
            var task = await inspection.LoadAsync(id);
            Assert.Equal((TaskState.Assigned, office.FinanceDepartment, office.Leader, Due), (task.State, task.LeadUnitId!.Value, task.LeaderId!.Value, task.DueOn));
        }
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.Kind == FactKind.TaskReassigned).ToListAsync();
        Assert.Equal((3, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
        Assert.All(facts, fact => Assert.Equal("职责调整", fact.Details["reason"]));
        Must(await RunAsync(new Reassignment(office.WaterDepartment, office.Leader, Due.AddDays(9), "职责调整")));
        Assert.Equal(Due.AddDays(9), (await inspection.LoadAsync()).DueOn);
    }

    [Fact]
    public async Task Where_one_is_closed_none_goes_and_the_page_had_said_so()
    {
        var other = await RegisteredAsync(office);
        await other.WalkTo(TaskState.Closed, Due);
        var chosen = inspection.Tasks.Append(other.Task).ToList();
        var sheet = (await office.As<ReadSelection, SelectionSheet?>(office.Office, read => read.Run(chosen)))!;
        Assert.Equal(3, sheet.Reassignable.Count);
        Assert.Contains(sheet.To!.Units, unit => unit.Id == office.FinanceDepartment);
        Assert.Contains(sheet.To.Leaders, leader => leader.Id == office.Leader);
        var unmet = Assert.Single(Refused(await RunAsync(new Reassignment(office.FinanceDepartment, null, null, "职责调整"), chosen)));
        Assert.Equal((Rule.NotInThisState, other.Task.Value), (unmet.Rule, unmet.Subject!.Value));
        Assert.Equal(office.WaterDepartment, (await inspection.LoadAsync()).LeadUnitId);
        await using var db = office.OpenDatabase();
        Assert.False(await db.Facts.AnyAsync(f => f.Kind == FactKind.TaskReassigned));
    }

    [Fact]
    public async Task A_task_whose_own_deadline_is_past_goes_only_with_another_day()
    {
        office.Clock.GoTo(Due.AddDays(1));
        Assert.Equal(3, (await office.As<ReadSelection, SelectionSheet?>(office.Office, read => read.Run(inspection.Tasks)))!.Past.Count);
        Assert.All(Refused(await RunAsync(new Reassignment(office.FinanceDepartment, null, null, "职责调整"))), unmet => Assert.Equal(Rule.DeadlineInPast, unmet.Rule));
        Must(await RunAsync(new Reassignment(office.FinanceDepartment, null, Due.AddDays(30), "职责调整")));
    }

    [Fact]
    public async Task Reassigning_many_asks_for_a_unit_of_the_body_a_reason_somebody_who_takes_part_and_the_office()
    {
        Assert.IsType<Outcome.Invalid>(await RunAsync(new Reassignment(null, null, null, "职责调整")));
        Assert.IsType<Outcome.Invalid>(await RunAsync(new Reassignment(office.FinanceDepartment, null, null, " ")));
        Assert.IsType<Outcome.Invalid>(await RunAsync(new Reassignment(UnitId.New(), null, null, "职责调整")));
        Assert.IsType<Outcome.Invalid>(await RunAsync(new Reassignment(office.FinanceDepartment, PersonId.New(), null, "职责调整")));
        Assert.All(Refused(await RunAsync(new Reassignment(office.City, null, null, "职责调整"))), unmet => Assert.Equal(Rule.UnitOfOtherBody, unmet.Rule));
        Assert.All(Refused(await RunAsync(new Reassignment(office.FinanceDepartment, null, null, "职责调整"), who: office.UnitLead)), unmet => Assert.Equal(Rule.NotYourAct, unmet.Rule));
        var seen = await SeenAsync(inspection.Tasks);
        Must(await RunAsync(new Reassignment(office.FinanceDepartment, null, null, "职责调整")));
        Assert.IsType<Outcome.ChangedMeanwhile>(await office.As<ReassignTasks, Outcome>(office.Office, verb => verb.Run(seen, new Reassignment(office.WaterDepartment, null, null, "职责调整"), ActId.New())));
    }

    private async Task<Outcome> RunAsync(Reassignment to, IReadOnlyList<TaskId>? tasks = null, PersonId? who = null)
    {
        var seen = await SeenAsync(tasks ?? inspection.Tasks);
        return await office.As<ReassignTasks, Outcome>(who ?? office.Office, verb => verb.Run(seen, to, ActId.New()));
    }

    private async Task<IReadOnlyList<SeenTask>> SeenAsync(IReadOnlyList<TaskId> tasks)
    {
        var seen = new List<SeenTask>();
        foreach (var task in tasks) seen.Add(new SeenTask(task, await inspection.SeenAsync(task)));
        return seen;
    }

    private static IReadOnlyList<Unmet> Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet;
}
