using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Desk;

public sealed class DeskTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await TestInspection.RegisteredAsync(office);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    private async Task<DeskView> Desk(PersonId who, DeskBlock? alone = null) => (await office.As<ReadDesk, DeskView?>(who, desk => desk.Run(alone)))!;

    private async Task<DeskBlock[]> Blocks(PersonId who) => [.. (await Desk(who)).Parts.Select(p => p.Block)];

    private Task<WaitingCount> Waiting(PersonId who) => office.As<CountWaiting, WaitingCount>(who, count => count.Run());

    [Fact]
    public void A_desk_on_which_only_a_scan_waits_to_be_checked_is_not_empty()
    {
        var desk = new DeskView(new DateOnly(2026, 3, 18), true, [], [], [], [], [], []) { Scans = new ScanSheet([], [new WaitingScan(default, null!, "扫描件.pdf", "程雪舟", false)]) };

        Assert.Equal(1, desk.Beside);
    }

    [Fact]
    public async Task A_registered_problem_waits_for_the_office_and_nobody_else()
    {
        Assert.Equal([DeskBlock.Unassigned], await Blocks(office.Office));
        foreach (var other in new[] { office.UnitLead, office.Leader, office.Auditor, office.LeadingGroup, office.SystemAdministrator }) Assert.Empty((await Desk(other)).Parts);
        Assert.False((await Desk(office.SystemAdministrator)).HasRole);
        // and the feedback meeting, which is past and not marked as done
        Assert.Equal(new WaitingCount(2, 0), await Waiting(office.Office));
        Assert.Equal(new WaitingCount(0, 0), await Waiting(office.Supervision));
    }

    [Fact]
    public async Task An_office_is_led_to_its_first_assigned_task_and_not_further()
    {
        Assert.Equal([FirstStep.People, FirstStep.Inspection, FirstStep.Problems], (await Desk(office.Office)).First!.Done.Order());
        Assert.Null((await Desk(office.UnitLead)).First);
        await inspection.WalkTo(TaskState.Assigned);
        Assert.Null((await Desk(office.Office)).First);
    }

    [Fact]
    public async Task A_task_moves_from_desk_to_desk_with_its_life()
    {
        await inspection.WalkTo(TaskState.Assigned);
        Assert.Contains(DeskBlock.ToSignFor, await Blocks(office.UnitLead));
        Assert.DoesNotContain(DeskBlock.ToSignFor, await Blocks(office.FinanceLead));

        await Done(inspection.Act<SignForTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Contains(DeskBlock.PlansToWrite, await Blocks(office.UnitLead));
        Assert.Contains(DeskBlock.PlansToWrite, await Blocks(office.Handler));

        var measure = (MeasureId.New(), new MeasureDraft("拆除非法排口。", MeasureKind.General, office.WaterDepartment, office.Handler, new DateOnly(2026, 5, 31)));
        await Done(inspection.Act<DraftPlan>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new PlanDraft("全部整治到位。", null, null, [measure]))));
        await Done(inspection.Act<SubmitPlan>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Contains(DeskBlock.PlansToAgree, await Blocks(office.Leader));
        Assert.Contains(DeskBlock.WaitingForOthers, await Blocks(office.UnitLead));

        await Done(inspection.Act<AgreePlan>(office.Leader, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Equal([DeskBlock.PlansToReview], await Blocks(office.Office));
        await Done(inspection.Act<ReviewPlan>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Equal([DeskBlock.PlansToApprove], await Blocks(office.LeadingGroup));
        Assert.Equal([DeskBlock.PlansToApprove], await Blocks(office.Principal));
        Assert.Empty(await Blocks(office.Office));
    }

    [Fact]
    public async Task An_application_waits_for_the_leader_then_for_auditors_and_a_panel()
    {
        await inspection.WalkTo(TaskState.Applied);
        Assert.Equal([DeskBlock.ClosuresToConfirm], await Blocks(office.Leader));
        Assert.Empty(await Blocks(office.Principal));

        await Done(inspection.Act<ConfirmClosure>(office.Leader, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Equal([DeskBlock.WithoutPanel], await Blocks(office.Office));
        Assert.Equal([DeskBlock.ReviewPool], await Blocks(office.Auditor));
        Assert.Equal(new WaitingCount(1, 1), await Waiting(office.Auditor));

        await Done(inspection.Act<TakeReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Equal([DeskBlock.MyReviews], await Blocks(office.Auditor));
        Assert.Empty(await Blocks(office.SecondAuditor));
        await Done(inspection.Act<ReturnForRework>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("验收单没有签字页"))));
        var returned = (await Desk(office.UnitLead)).Parts.Single(p => p.Block == DeskBlock.Returned);
        Assert.Equal("验收单没有签字页", Assert.Single(returned.Rows).Reason);
    }

    [Fact]
    public async Task Drafts_of_a_handler_wait_for_the_unit_lead()
    {
        await inspection.WalkTo(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Counting.First().Id;
        var report = new ProgressReport(measure, "已溯源 12 个排口。", new DateOnly(2026, 3, 18), ReportedGrade.NotDone);
        await Done(office.As<WriteProgressDrafts, Outcome>(office.Handler, verb => verb.Run([new ProgressLine(inspection.Task, report)], ActId.New())));
        Assert.Equal(1, Assert.Single((await Desk(office.UnitLead)).Parts.Single(p => p.Block == DeskBlock.DraftsToSubmit).Rows).Drafts);
        Assert.DoesNotContain(DeskBlock.DraftsToSubmit, await Blocks(office.Handler));
    }

    [Fact]
    public async Task A_deadline_comes_to_the_desk_thirty_days_ahead()
    {
        await inspection.WalkTo(TaskState.Rectifying);
        Assert.DoesNotContain(DeskBlock.DueSoon, await Blocks(office.Handler));
        office.Clock.GoTo(new DateOnly(2026, 5, 31));
        Assert.Contains(DeskBlock.DueSoon, await Blocks(office.Handler));
    }

    [Fact]
    public async Task A_block_holds_its_bound_and_alone_it_holds_more()
    {
        await TestInspection.RegisteredAsync(office, problems: 12);
        var whole = (await Desk(office.Office)).Parts.Single();
        Assert.Equal((ReadDesk.RowsOfBlock, true), (whole.Rows.Count, whole.HasMore));
        var alone = (await Desk(office.Office, DeskBlock.Unassigned)).Parts.Single();
        Assert.Equal((13, false), (alone.Rows.Count, alone.HasMore));
    }

    [Fact]
    public async Task What_is_due_on_one_day_waits_in_the_order_of_its_document()
    {
        // their ids are of one millisecond, and say nothing of their order
        var many = await TestInspection.RegisteredAsync(office, problems: 60);
        var waiting = (await Desk(office.Office, DeskBlock.Unassigned)).Parts.Single().Rows.Where(row => row.Inspection == many.Id);
        Assert.Equal(Enumerable.Range(1, 60), waiting.Select(row => row.Sequence));
        Assert.Equal(Enumerable.Range(1, ReadDesk.RowsOfBlock - 1), (await Desk(office.Office)).Parts.Single().Rows.Where(row => row.Inspection == many.Id).Select(row => row.Sequence));
    }

    [Fact]
    public async Task The_desk_counts_what_the_navigation_counts()
    {
        await TestInspection.RegisteredAsync(office, problems: 12);
        await inspection.WalkTo(TaskState.Submitted);
        foreach (var person in new[] { office.Office, office.UnitLead, office.Auditor, office.Leader, office.LeadingGroup, office.Supervision, office.SystemAdministrator })
            Assert.Equal(await Waiting(person), (await Desk(person)).Waiting);
    }

    [Fact]
    public async Task When_no_auditor_may_review_the_office_is_told_the_same_day()
    {
        await inspection.WalkTo(TaskState.Submitted);
        Assert.Empty((await Desk(office.Office)).Stuck);

        await using (var db = office.OpenDatabase())
        {
            foreach (var auditor in new[] { office.Auditor, office.SecondAuditor })
                db.Add(new Post(PostId.New(), auditor, office.WaterDepartment, "借调", new DateOnly(2026, 3, 1)));
            await db.SaveChangesAsync();
        }

        Assert.Equal(StuckBecause.NoAuditor, Assert.Single((await Desk(office.Office)).Stuck).Because);
        Assert.Empty((await Desk(office.Auditor)).Parts);
        Assert.Empty((await Desk(office.UnitLead)).Stuck);
    }

    [Fact]
    public async Task When_the_ladder_of_confirmation_ends_the_office_is_told_the_same_day()
    {
        await inspection.WalkTo(TaskState.Applied);
        Assert.Empty((await Desk(office.Office)).Stuck);

        await using (var db = office.OpenDatabase())
        {
            (await db.Persons.SingleAsync(p => p.Id == office.Leader)).Deactivate(new DateOnly(2026, 3, 18));
            await db.SaveChangesAsync();
        }

        Assert.Equal(StuckBecause.NoConfirmer, Assert.Single((await Desk(office.Office)).Stuck).Because);
    }

    [Fact]
    public async Task When_the_leader_asked_for_other_measures_the_office_is_told_the_same_day_and_a_withdrawal_is_a_way_out()
    {
        await inspection.WalkTo(TaskState.Rectifying);
        await LeadsTheUnitTooAsync();
        await Done(AskForMeasuresAsync(office.Leader));

        Assert.IsType<Outcome.Refused>(await inspection.Act<DecideAmendments>(office.Leader, (verb, seen) => verb.Run(AmendmentDecision.Agree, [new SeenTask(inspection.Task, seen)], null, ActId.New())));
        Assert.Equal(StuckBecause.NoAmendmentAgreer, Assert.Single((await Desk(office.Office)).Stuck).Because);
        Assert.DoesNotContain(DeskBlock.AmendmentsToAgree, await Blocks(office.Leader));

        await Done(inspection.Act<DecideAmendments>(office.UnitLead, (verb, seen) => verb.Run(AmendmentDecision.Withdraw, [new SeenTask(inspection.Task, seen)], "由单位另行申请。", ActId.New())));
        Assert.Empty((await Desk(office.Office)).Stuck);
        await Done(AskForMeasuresAsync(office.UnitLead));
        Assert.Empty((await Desk(office.Office)).Stuck);
        Assert.Contains(DeskBlock.AmendmentsToAgree, await Blocks(office.Leader));
    }

    [Fact]
    public async Task A_stand_in_of_the_leader_who_asked_cannot_agree_either()
    {
        await inspection.WalkTo(TaskState.Rectifying);
        await LeadsTheUnitTooAsync();
        await Done(AskForMeasuresAsync(office.Leader));
        await Done(inspection.Act<RequestExtension>(office.Leader, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), null, new DateOnly(2026, 9, 30), Reason.Of("汛期停工。"))));
        await using (var db = office.OpenDatabase())
        {
            db.Add(new StandIn(StandInId.New(), office.Leader, office.SecondOffice, new DateOnly(2026, 3, 1), new DateOnly(2026, 12, 31), office.Leader));
            await db.SaveChangesAsync();
        }

        Assert.IsType<Outcome.Refused>(await inspection.Act<AgreeExtension>(office.SecondOffice, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.IsType<Outcome.Refused>(await inspection.Act<DecideAmendments>(office.SecondOffice, (verb, seen) => verb.Run(AmendmentDecision.Agree, [new SeenTask(inspection.Task, seen)], null, ActId.New())));
        Assert.Equal([StuckBecause.NoAgreer, StuckBecause.NoAmendmentAgreer], (await Desk(office.Office)).Stuck.Select(stuck => stuck.Because).Order());
    }

    private async Task LeadsTheUnitTooAsync()
    {
        await using var db = office.OpenDatabase();
        db.Add(new RoleGrant(RoleGrantId.New(), office.Leader, Role.UnitLead, office.WaterDepartment, new DateOnly(2026, 3, 1)));
        await db.SaveChangesAsync();
    }

    private async Task<Outcome> AskForMeasuresAsync(PersonId by)
    {
        var first = (await inspection.LoadAsync()).Counting.First();
        return await inspection.Act<ProposeAmendment>(by, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(),
            [new AmendedMeasure(first.Id, AmendmentKind.Reworded, "委托第三方逐口检测。", first.Kind, first.OwnerUnitId, first.OwnerPersonId, null)], "现场条件变化。"));
    }

    [Fact]
    public async Task A_unit_without_a_lead_is_told_to_the_office_when_a_task_is_assigned_to_it_and_before()
    {
        var nameable = await office.As<App.Planning.PeopleOfInspection, App.Planning.Nameable>(office.Office, read => read.Run(inspection.Id));
        Assert.Contains(office.GeneralOffice, nameable.WithoutLead);
        Assert.DoesNotContain(office.WaterDepartment, nameable.WithoutLead);

        await Done(office.As<AssignTasks, Outcome>(office.Office, verb => verb.Run([new AssignmentLine(inspection.Task, 1, new Assignment(office.Leader, office.GeneralOffice, new DateOnly(2026, 6, 30)))], ActId.New())));

        Assert.Equal(StuckBecause.NoUnitLead, Assert.Single((await Desk(office.Office)).Stuck).Because);
        Assert.Empty((await Desk(office.UnitLead)).Stuck);
    }

    [Fact]
    public async Task A_plan_that_waits_for_a_leader_who_left_is_told_until_somebody_stands_in()
    {
        await inspection.WalkTo(TaskState.Planning);
        await inspection.DraftPlanAsync(["对排口逐一溯源。"]);
        Assert.Empty((await Desk(office.Office)).Stuck);
        await LeavesAsync(office.Leader);

        Assert.Equal(StuckBecause.NoLeader, Assert.Single((await Desk(office.Office)).Stuck).Because);
        await using var db = office.OpenDatabase();
        db.Add(new StandIn(StandInId.New(), office.Leader, office.Principal, new DateOnly(2026, 3, 1), new DateOnly(2026, 12, 31), office.Office));
        await db.SaveChangesAsync();
        Assert.Empty((await Desk(office.Office)).Stuck);
    }

    [Fact]
    public async Task A_plan_that_waits_for_a_leading_group_that_nobody_is_in_is_told()
    {
        await inspection.WalkTo(TaskState.Planning);
        await inspection.DraftPlanAsync(["对排口逐一溯源。"]);
        await inspection.AgreePlanAsync();
        await LeavesAsync(office.Principal);
        Assert.Empty((await Desk(office.Office)).Stuck);
        await LeavesAsync(office.LeadingGroup);

        Assert.Equal(StuckBecause.NoLeadingGroup, Assert.Single((await Desk(office.Office)).Stuck).Because);
    }

    [Fact]
    public async Task A_panel_for_which_there_is_one_person_alone_is_told()
    {
        await inspection.WalkTo(TaskState.Submitted);
        Assert.Empty((await Desk(office.Office)).Stuck);
        await LeavesAsync(office.PanelMember);

        Assert.Equal(StuckBecause.NoPanel, Assert.Single((await Desk(office.Office)).Stuck).Because);
    }

    [Fact]
    public async Task A_head_of_the_office_who_reviews_the_task_leaves_nobody_to_sign_second()
    {
        inspection = await TestInspection.RegisteredAsync(office, regime: new Domain.Rounds.Regime { HasPanel = false });
        await inspection.WalkTo(TaskState.Submitted);
        await using (var db = office.OpenDatabase())
        {
            db.Add(new RoleGrant(RoleGrantId.New(), office.HeadOfOffice, Role.Auditor, office.Bureau, new DateOnly(2026, 1, 1)));
            await db.SaveChangesAsync();
        }
        await Done(inspection.Act<TakeReview>(office.HeadOfOffice, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));

        Assert.Equal(StuckBecause.NoSecondSignature, Assert.Single((await Desk(office.Office)).Stuck).Because);
    }

    private async Task LeavesAsync(PersonId person)
    {
        await using var db = office.OpenDatabase();
        (await db.Persons.SingleAsync(p => p.Id == person)).Deactivate(new DateOnly(2026, 3, 18));
        await db.SaveChangesAsync();
    }

    private static async Task Done(Task<Outcome> act) => Assert.True((await act).IsDone);
}
