using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

/// <summary>撤回批量操作: who did it, in time, over what nobody has touched; then everything is as it was.</summary>
public sealed class UndoTests
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    [Fact]
    public void An_assignment_goes_back_to_nobody_and_leaves_a_fact_that_names_whom_it_releases()
    {
        var given = Given.ATask();
        var done = Done(given.Assigned());
        Assert.Null(given.Task.UndoBulk(given.Setting with { Undo = Undo(done) }, Given.Stamp(Given.Office)));
        Assert.Equal((TaskState.Registered, null, null, Deadline.LongTerm), (given.Task.State, given.Task.LeadUnitId, given.Task.LeaderId, given.Task.DueOn));
        var fact = Assert.Single(given.Task.TakeFacts());
        Assert.Equal((FactKind.AssignmentUndone, $"{Given.Water.Value:N}"), (fact.Kind, fact.Details["releasedUnit"]));
    }

    [Fact]
    public void A_reassignment_goes_back_to_the_unit_with_the_state_its_days_and_its_supporting_units()
    {
        var given = Given.ATask().Rectifying();
        given.Task.TakeFacts();
        Assert.Null(given.Task.Reassign(new Assignment(Given.OtherLeader.Person, Given.Finance, Due.AddDays(20), [Given.Water]), Reason.Of("职责调整"), given.Setting, Given.Stamp(Given.Office)));
        var done = Done(given);
        Assert.Null(given.Task.UndoBulk(given.Setting with { Undo = Undo(done) }, Given.Stamp(Given.Office)));
        Assert.Equal((TaskState.Rectifying, Given.Water, Given.Leader.Person, Given.Handler.Person, Due), (given.Task.State, given.Task.LeadUnitId!.Value, given.Task.LeaderId!.Value, given.Task.HandlerId!.Value, given.Task.DueOn));
        Assert.Empty(given.Task.Supporting);
    }

    [Fact]
    public void A_plan_that_was_submitted_agreed_and_reviewed_is_so_again()
    {
        var given = Given.ATask().PlanReviewed();
        given.Task.TakeFacts();
        Assert.Null(given.Task.Reassign(new Assignment(Given.OtherLeader.Person, Given.Finance, Due), Reason.Of("职责调整"), given.Setting, Given.Stamp(Given.Office)));
        Assert.Null(given.Task.PlanSubmittedBy);
        Assert.Null(given.Task.UndoBulk(given.Setting with { Undo = Undo(Done(given)) }, Given.Stamp(Given.Office)));
        Assert.Equal((TaskState.Planning, Given.UnitLead.Person, Given.Leader.Person, Given.Office.Person), (given.Task.State, given.Task.PlanSubmittedBy!.Value, given.Task.PlanAgreedBy!.Value, given.Task.PlanReviewedBy!.Value));
    }

    [Fact]
    public void Nobody_else_undoes_it_nor_anybody_outside_such_an_act_nor_late_nor_twice_nor_over_what_has_moved()
    {
        var given = Given.ATask();
        var undo = Undo(Done(given.Assigned()));
        Assert.Equal(Rule.UndoOfAnother, Refused(given, null, Given.Office));
        Assert.Equal(Rule.UndoOfAnother, Refused(given, undo, Given.SecondOffice));
        Assert.Equal(Rule.NotYourAct, Refused(given, undo with { By = Given.UnitLead.Person }, Given.UnitLead));
        Assert.Equal(Rule.UndoTooLate, Refused(given, undo with { IsInTime = false }, Given.Office));
        Assert.Equal(Rule.UndoneBefore, Refused(given, undo with { IsUndone = true }, Given.Office));
        Assert.Equal(Rule.UndoMoved, Refused(given, undo with { Moved = "许望川" }, Given.Office));
        Assert.Equal(TaskState.Assigned, given.Task.State);
    }

    [Fact]
    public void What_fell_with_a_reassignment_does_not_come_back()
    {
        var given = Given.ATask().Applied();
        given.Task.TakeFacts();
        Assert.Null(given.Task.Reassign(new Assignment(Given.OtherLeader.Person, Given.Finance, Due), Reason.Of("职责调整"), given.Setting, Given.Stamp(Given.Office)));
        Assert.Equal(Rule.UndoFelled, Refused(given, Undo(Done(given)), Given.Office));
    }

    [Fact]
    public void A_deadline_goes_back_with_the_original_one_it_had()
    {
        var given = Given.ATask().Planning();
        given.Task.TakeFacts();
        Assert.Null(given.Task.SetDeadline(Deadline.LongTerm, Reason.Of("长期推进"), given.Setting, Given.Stamp(Given.Office)));
        Assert.Null(given.Task.UndoBulk(given.Setting with { Undo = Undo(Done(given)) }, Given.Stamp(Given.Office)));
        Assert.Equal((Due, Due, TaskState.Planning), (given.Task.DueOn, given.Task.OriginalDueOn, given.Task.State));
    }

    [Fact]
    public void Who_answered_before_is_written_and_read_the_same()
    {
        var before = new ResponsibilityBefore(TaskState.Planning, Given.Leader.Person, Given.Water, null, Due, Deadline.LongTerm, Due.AddDays(-9), Given.Finance, [(Given.Finance, SupportKind.Responsible), (Given.Secretariat, SupportKind.Supporting)], Given.UnitLead.Person, null, Given.Office.Person, true);
        var read = ResponsibilityBefore.Parse($"{before}");
        Assert.Equal(before.Supporting, read.Supporting);
        Assert.Equal($"{before}", $"{read}");
    }

    private static Fact Done(Given given) => given.Task.TakeFacts()[^1];

    private static UndoneAct Undo(Fact done) => new(ActId.New(), Given.Office.Person, done, IsInTime: true);

    private static Rule Refused(Given given, UndoneAct? undo, Actor by) => given.Task.UndoBulk(given.Setting with { Undo = undo }, Given.Stamp(by))!.Unmet[0].Rule;
}
