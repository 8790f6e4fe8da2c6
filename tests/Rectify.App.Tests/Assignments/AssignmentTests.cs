using Microsoft.EntityFrameworkCore;
using Rectify.App.Assignments;
using Rectify.App.Planning;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Assignments;

public sealed class AssignmentTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    private Task<AssignmentSheet?> SheetAsync(PersonId reader, TestInspection inspection, SequenceCursor? after = null) =>
        office.As<AssignmentSheets, AssignmentSheet?>(reader, sheets => sheets.Run(inspection.Id, after));

    private async Task<Outcome> AssignAsync(PersonId by, TestInspection inspection, Func<int, DateOnly> dueOn, int stale = -1)
    {
        var lines = new List<AssignmentLine>();
        foreach (var (task, at) in inspection.Tasks.Select((task, at) => (task, at)))
            lines.Add(new AssignmentLine(task, await inspection.SeenAsync(task) - (at == stale ? 1 : 0), new Assignment(office.Leader, office.WaterDepartment, dueOn(at), [office.FinanceDepartment], office.Handler)));
        return await office.As<AssignTasks, Outcome>(by, verb => verb.Run(lines, ActId.New()));
    }

    [Fact]
    public async Task Waiting_tasks_stand_in_the_documents_order_and_a_page_holds_a_hundred()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 103);

        var first = await SheetAsync(office.Office, inspection);
        var second = await SheetAsync(office.Office, inspection, first!.Next);

        Assert.Equal(103, first.Waiting);
        Assert.Equal(Enumerable.Range(1, 100).Select(at => $"{at}"), first.Rows.Select(row => row.Ordinal));
        Assert.Equal(["101", "102", "103"], second!.Rows.Select(row => row.Ordinal));
        Assert.Null(second.Next);
        Assert.Equal(first.Next, SequenceCursor.Parse($"{first.Next}"));
    }

    [Fact]
    public async Task Who_has_no_part_in_the_inspection_sees_no_sheet_and_a_unit_sees_nothing_that_is_not_its_own()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 2);

        Assert.Null(await SheetAsync(office.UnitLead, inspection));
        await inspection.Assign(Due);
        Assert.Empty((await SheetAsync(office.UnitLead, inspection))!.Rows);
        Assert.False((await SheetAsync(office.LeadingGroup, inspection))!.MayAssign);
        Assert.True((await SheetAsync(office.Office, inspection))!.MayAssign);
    }

    [Fact]
    public async Task A_declined_task_comes_back_with_unit_reason_and_what_was_named()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.Assign(Due);
        await inspection.Act<DeclineTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("不属本科室职责。")));

        var row = Assert.Single((await SheetAsync(office.Office, inspection))!.Rows);

        Assert.Equal(new DeclinedAssignment("水生态环境科", "不属本科室职责。", 1), row.Declined);
        Assert.Equal((office.Leader, office.WaterDepartment, Due), (row.Earlier!.Leader, row.Earlier.LeadUnit, row.Earlier.DueOn));
    }

    [Fact]
    public async Task A_unit_gives_a_task_back_once()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.Assign(Due);
        await inspection.Act<DeclineTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("不属本科室职责。")));
        await inspection.Assign(Due);

        var seen = await inspection.SeenAsync(inspection.Task);
        var again = await office.As<DeclineTask, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("仍不属本科室职责。")));

        Assert.Equal(Rule.DeclineIsFinal, Assert.Single(Assert.IsType<Outcome.Refused>(again).Refusal.Unmet).Rule);
        Assert.True((await inspection.LoadAsync()).WasDeclinedBy(office.WaterDepartment));
    }

    [Fact]
    public async Task All_lines_are_assigned_in_one_act_and_the_wording_freezes()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 3);

        Assert.True((await AssignAsync(office.Office, inspection, _ => Due)).IsDone);

        foreach (var id in inspection.Tasks)
        {
            var task = await inspection.LoadAsync(id);
            Assert.Equal((TaskState.Assigned, office.FinanceDepartment), (task.State, Assert.Single(task.Supporting).UnitId));
        }
        await using var db = office.OpenDatabase();
        Assert.Equal(3, await db.Problems.CountAsync(p => p.InspectionId == inspection.Id && p.FrozenOn != null));
    }

    [Fact]
    public async Task Every_refused_line_is_named_and_none_is_assigned()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 3);

        var outcome = await AssignAsync(office.Office, inspection, at => at == 1 ? Due : new DateOnly(2025, 1, 1));

        var refused = Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet;
        Assert.Equal([inspection.Tasks[0].Value, inspection.Tasks[2].Value], refused.Select(u => u.Subject!.Value));
        Assert.All(refused, u => Assert.Equal(Rule.DeadlineInPast, u.Rule));
        Assert.Equal(3, (await SheetAsync(office.Office, inspection))!.Waiting);
    }

    [Fact]
    public async Task One_stale_line_keeps_all_from_being_assigned()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 2);

        Assert.IsType<Outcome.ChangedMeanwhile>(await AssignAsync(office.Office, inspection, _ => Due, stale: 1));

        Assert.Equal(2, (await SheetAsync(office.Office, inspection))!.Waiting);
    }

    [Fact]
    public async Task A_split_problem_has_two_tasks_of_which_the_new_one_waits_for_assignment()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.Assign(Due);
        var part = TaskId.New();

        var outcome = await inspection.Act<SplitProblem>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, part, ActId.New()));

        Assert.True(outcome.IsDone);
        var row = Assert.Single((await SheetAsync(office.Office, inspection))!.Rows);
        Assert.Equal((part, 2, 2), (row.Task, row.Part, row.Parts));
        Assert.Equal(TaskState.Assigned, (await inspection.LoadAsync()).State);
        await using var db = office.OpenDatabase();
        Assert.Single(await db.Facts.Where(f => f.SubjectId == inspection.Task.Value && f.Kind == Domain.Trail.FactKind.ProblemSplit).ToListAsync());
    }

    [Fact]
    public async Task A_problem_in_planning_is_not_split_and_a_unit_lead_splits_none()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Planning);
        var late = await inspection.Act<SplitProblem>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, TaskId.New(), ActId.New()));
        var other = await TestInspection.RegisteredAsync(office);
        await other.Assign(Due);
        var stranger = await other.Act<SplitProblem>(office.UnitLead, (verb, seen) => verb.Run(other.Task, seen, TaskId.New(), ActId.New()));

        Assert.Equal(Rule.NotInThisState, Assert.Single(Assert.IsType<Outcome.Refused>(late).Refusal.Unmet).Rule);
        Assert.Equal(Rule.NotYourAct, Assert.Single(Assert.IsType<Outcome.Refused>(stranger).Refusal.Unmet).Rule);
    }
}
