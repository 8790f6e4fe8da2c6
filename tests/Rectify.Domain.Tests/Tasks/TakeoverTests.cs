using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

public sealed class TakeoverTests
{
    private static readonly DateOnly Feedback = Given.Today.AddDays(-10);
    private static readonly DateOnly Before = Given.Today.AddDays(-3);
    private static readonly TakeoverId Batch = TakeoverId.New();

    [Theory]
    [InlineData(TaskState.Rectifying, MeasureState.NotStarted)]
    [InlineData(TaskState.Closed, MeasureState.Verified)]
    [InlineData(TaskState.Sustained, MeasureState.Sustained)]
    public void Earlier_work_is_entered_in_the_state_and_on_the_day_the_paper_says(TaskState state, MeasureState measure)
    {
        var at = WithMeasures();
        at.Did(TakeOver(at, Says(state)));

        var task = at.Task;
        Assert.Equal((state, Batch, Given.Leader.Person, Given.Water), (task.State, task.TakeoverId, task.LeaderId, task.LeadUnitId));
        Assert.Equal((Given.Today, Given.Today), (task.DueOn, task.OriginalDueOn));
        Assert.All(task.Measures, m => Assert.Equal((measure, Given.Water, Given.Today, Given.Today), (m.State, m.OwnerUnitId, m.DueOn, m.OriginalDueOn)));
        Assert.Equal(state.IsDone() ? Before : null, task.ClosedOn);
        Assert.Equal(state == TaskState.Sustained ? Given.Today.AddMonths(3) : null, task.NextCheckOn);
        Assert.Equal(state.IsDone() ? "云环销〔2025〕7号" : null, task.FilingNumber);
    }

    [Fact]
    public void The_state_is_true_since_the_day_stated_and_known_since_the_moment_recorded()
    {
        var at = WithMeasures();
        at.Did(TakeOver(at, Says(TaskState.Closed)));

        var (first, second) = (at.Task.Spans[0], at.Task.Spans[1]);
        var moment = Given.Stamp(Given.LeadingGroup).At;
        Assert.Equal((Before, moment), (first.UntilOn!.Value, first.UntilAt!.Value));
        Assert.Equal((TaskState.Closed, Before, moment, (DateOnly?)null), (second.State, second.FromOn, second.FromAt, second.UntilOn));
        var fact = Assert.Single(at.Task.TakeFacts(), f => f.Kind == FactKind.TaskTakenOver);
        Assert.Equal((Before, "Registered", "Closed"), (fact.On, fact.Details["from"], fact.Details["to"]));
    }

    [Fact]
    public void The_day_lies_neither_before_the_feedback_nor_in_the_future()
    {
        Assert.Equal([Rule.DayBeforeFeedback], RulesOf(Says(TaskState.Closed) with { On = Feedback.AddDays(-1) }));
        Assert.Equal([Rule.DayInFuture], RulesOf(Says(TaskState.Closed) with { On = Given.Today.AddDays(1) }));
        Assert.Equal([Rule.DeadlineBeforeFeedback], RulesOf(Says(TaskState.Closed) with { DueOn = Feedback.AddDays(-1) }));
        Assert.Empty(RulesOf(Says(TaskState.Closed) with { On = Feedback, DueOn = Deadline.LongTerm }));
    }

    [Fact]
    public void What_is_sustained_names_its_next_check()
    {
        Assert.Equal([Rule.NextCheckMissing], RulesOf(Says(TaskState.Sustained) with { NextCheckOn = null }));
        Assert.Equal([Rule.NextCheckBeforeDay], RulesOf(Says(TaskState.Sustained) with { NextCheckOn = Before }));
    }

    [Theory]
    [InlineData(TaskState.Registered)]
    [InlineData(TaskState.Submitted)]
    [InlineData(TaskState.Withdrawn)]
    public void Nothing_is_entered_in_a_state_that_only_the_verbs_lead_to(TaskState state)
    {
        var at = WithMeasures();
        Assert.Contains(TakeOver(at, Says(state))!.Unmet, u => u.Rule == Rule.NotInThisState);
        Assert.Equal((TaskState.Registered, 1), (at.Task.State, at.Task.Version));
    }

    [Fact]
    public void A_task_without_measures_takes_those_the_paper_names()
    {
        var at = Given.ATask();
        Assert.Equal(Rule.MeasuresMissing, Assert.Single(TakeOver(at, Says(TaskState.Closed))!.Unmet).Rule);

        at.Did(TakeOver(at, Says(TaskState.Closed) with { Measures = ["拆除排口。", "复绿岸坡。"] }));

        Assert.Equal([(1, "拆除排口。", MeasureState.Verified), (2, "复绿岸坡。", MeasureState.Verified)], at.Task.Measures.Select(m => (m.Position, m.Text, m.State)));
    }

    [Fact]
    public void What_was_refused_leaves_nothing_behind()
    {
        var at = Given.ATask();
        Assert.NotNull(TakeOver(at, Says(TaskState.Closed) with { Measures = ["拆除排口。"], On = Given.Today.AddDays(1) }));

        Assert.Empty(at.Task.Measures);
        Assert.Equal((TaskState.Registered, (TakeoverId?)null), (at.Task.State, at.Task.TakeoverId));
    }

    [Fact]
    public void Only_what_waits_in_a_batch_is_taken_over_and_by_another_person_than_its_proposer()
    {
        var at = WithMeasures();
        Assert.Equal(Rule.TakeoverNotProposed, Assert.Single(at.Task.TakeOver(Batch, Says(TaskState.Closed), at.Setting, Given.Stamp(Given.LeadingGroup))!.Unmet).Rule);
        Assert.Equal(Rule.NotYourAct, TakeOver(at, Says(TaskState.Closed), Given.Office)!.Unmet[0].Rule);
        Assert.Equal(Rule.ApproverIsProposer, Assert.Single(TakeOver(at, Says(TaskState.Closed), Given.LeadingGroup, proposedBy: Given.LeadingGroup.Person)!.Unmet).Rule);
    }

    [Fact]
    public void What_waits_in_a_batch_is_not_assigned()
    {
        var at = WithMeasures();

        var refusal = at.Task.Assign(new Assignment(Given.Leader.Person, Given.Water, Given.Today), Waiting(at), Given.Stamp(Given.Office));

        Assert.Equal((Rule.TakeoverWaits, Relation.LeadingGroup), (Assert.Single(refusal!.Unmet).Rule, refusal.Unmet[0].MustAct));
    }

    [Fact]
    public void What_was_taken_over_as_rectifying_goes_the_usual_way_and_what_was_closed_can_be_restarted()
    {
        var open = WithMeasures();
        open.Did(TakeOver(open, Says(TaskState.Rectifying))).Proven().Did(open.Task.Apply(open.Setting, Given.Stamp(Given.UnitLead))).Did(open.Task.Confirm(open.Setting, Given.Stamp(Given.Leader)));
        Assert.Equal((TaskState.Submitted, Batch), (open.Task.State, open.Task.TakeoverId));

        var closed = WithMeasures();
        closed.Did(TakeOver(closed, Says(TaskState.Closed))).Did(closed.Task.Restart(Reason.Of("反弹"), Given.Today.AddDays(30), closed.Setting, Given.Stamp(Given.Office)));
        Assert.Equal((TaskState.Rectifying, 1), (closed.Task.State, closed.Task.Restarts));
        Assert.All(closed.Task.Measures, m => Assert.Equal(MeasureState.InProgress, m.State));
    }

    [Fact]
    public void A_batch_is_decided_once_by_another_person_of_the_leading_group()
    {
        var batch = Propose(Given.Office);
        Assert.Equal(Rule.NotYourAct, batch.Approve(Given.Stamp(Given.SecondOffice))!.Unmet[0].Rule);
        Assert.Null(batch.Approve(Given.Stamp(Given.LeadingGroup)));
        Assert.Equal(Rule.AlreadyDone, batch.Refuse(Reason.Of("不符"), Given.Stamp(Given.Principal))!.Unmet[0].Rule);
        Assert.Equal([FactKind.TakeoverProposed, FactKind.TakeoverApproved], batch.TakeFacts().Select(f => f.Kind));
    }

    [Fact]
    public void Standing_in_does_not_make_two_people_of_a_proposer()
    {
        var both = Given.Person(30, Given.Secretariat, (Role.Office, Given.Bureau), (Role.LeadingGroup, Given.Bureau));
        Assert.Equal(Rule.ApproverIsProposer, Propose(both).Refuse(Reason.Of("不符"), Given.Stamp(both))!.Unmet[0].Rule);
        var standIn = new Actor(Given.Id(31), [new HeldRole(Role.LeadingGroup, Given.Bureau, new Hat(both.Person, true))], [], [both.Person], Given.Units);
        Assert.Equal(Rule.ApproverIsProposer, Propose(both).Approve(Given.Stamp(standIn))!.Unmet[0].Rule);
    }

    private static Takeover Propose(Actor by) => Takeover.Propose(Batch, InspectionId.New(), Given.Bureau, [(TaskId.New(), Says(TaskState.Closed))], [new StoredFile(Given.Text, 10, "旧台账.pdf", "application/pdf")], Given.Stamp(by));

    private static TakeoverStatement Says(TaskState state) =>
        new(state, Before, Given.Leader.Person, Given.Water, Given.Today, state == TaskState.Sustained ? Given.Today.AddMonths(3) : null, "云环销〔2025〕7号", "原件存档");

    private static IEnumerable<Rule> RulesOf(TakeoverStatement says)
    {
        var at = WithMeasures();
        return TakeOver(at, says)?.Unmet.Select(u => u.Rule) ?? [];
    }

    private static Given WithMeasures()
    {
        var at = Given.ATask();
        at.Task.TakeOverMeasures([(MeasureId.New(), new MeasureDraft("拆除排口。", MeasureKind.General, Given.Bureau, null, Deadline.LongTerm)), (MeasureId.New(), new MeasureDraft("复绿岸坡。", MeasureKind.General, Given.Bureau, null, Deadline.LongTerm))]);
        return at;
    }

    private static TaskSetting Waiting(Given at, PersonId? proposedBy = null) => at.Setting with { Takeover = new TakeoverSource(Batch, proposedBy ?? Given.Office.Person) };

    private static Refusal? TakeOver(Given at, TakeoverStatement says, Actor? by = null, PersonId? proposedBy = null) => at.Task.TakeOver(Batch, says, Waiting(at, proposedBy), Given.Stamp(by ?? Given.LeadingGroup));
}
