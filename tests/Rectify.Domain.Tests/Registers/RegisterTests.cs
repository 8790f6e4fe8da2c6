using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Registers;

public sealed class RegisterTests
{
    private static readonly Reason Slip = Reason.Of("登记时写错。");

    [Fact]
    public void The_printed_life_cycle_says_what_the_table_says() => Golden.Matches("../../../docs/registers.md", RegisterDocument.Print());

    [Fact]
    public void Every_verb_stands_in_a_row_and_what_is_replaced_or_void_stays()
    {
        Assert.Empty(Enum.GetValues<RegisterVerb>().Except(RegisterLifecycle.Rows.Select(r => r.Verb)));
        Assert.Empty(Enum.GetValues<RegisterState>().Except(RegisterLifecycle.Rows.Select(r => r.To)));
        Assert.DoesNotContain(RegisterLifecycle.Rows, r => r.From != RegisterState.InForce);
    }

    [Fact]
    public void A_slip_is_put_right_by_an_entry_that_follows_and_the_earlier_words_stay()
    {
        var sum = ASum(100, 40);
        var (next, refusal) = sum.Correct(RegisterId.New(), new SumWords("多付工程款", 100, 45, Given.Today), Slip, In(TaskState.Rectifying, Given.UnitLead), Given.Stamp(Given.UnitLead));

        Assert.Null(refusal);
        Assert.Equal((40m, RegisterState.Replaced, RegisterEnding.Corrected, Slip.Text, (DateOnly?)null), (sum.Recovered, sum.State, sum.Ending, sum.EndedBecause, sum.CountsUntil));
        var following = Assert.IsType<Sum>(next);
        Assert.Equal((45m, sum.Id, RegisterState.InForce), (following.Recovered, following.FollowsId, following.State));
        Assert.Equal(sum.Links.Select(l => l.MeasureId), following.Links.Select(l => l.MeasureId));
        Assert.Equal(FactKind.RegisterCorrected, Assert.Single(following.TakeFacts()).Kind);
    }

    [Fact]
    public void What_is_replaced_or_void_is_changed_no_more()
    {
        var sum = ASum(100, 40);
        Assert.Null(sum.MakeVoid(Slip, In(TaskState.Rectifying, Given.UnitLead), Given.Stamp(Given.UnitLead)));
        Assert.Equal(Rule.NotInThisState, Of(sum.MakeVoid(Slip, In(TaskState.Rectifying, Given.UnitLead), Given.Stamp(Given.UnitLead))));
        Assert.Equal(Rule.NotInThisState, Of(sum.Correct(RegisterId.New(), new SumWords("多付工程款", 100, 45, Given.Today), Slip, In(TaskState.Rectifying, Given.Office), Given.Stamp(Given.Office)).Refusal));
        Assert.Equal(RegisterState.Void, sum.State);
    }

    [Fact]
    public void Nothing_is_put_right_where_nothing_differs() =>
        Assert.Equal(Rule.NothingCorrected, Of(ASum(100, 40).Correct(RegisterId.New(), new SumWords("多付工程款", 100, 40, Given.Today.AddDays(-10)), Slip, In(TaskState.Rectifying, Given.UnitLead), Given.Stamp(Given.UnitLead)).Refusal));

    [Fact]
    public void A_draft_comes_further_when_it_is_issued_and_counts_as_issued_from_that_day()
    {
        var draft = new Institution(RegisterId.New(), InspectionId.New(), "排口巡查办法", null, null, null, InstitutionChange.Created, InstitutionStage.Draft, [MeasureId.New()], Given.Stamp(Given.UnitLead));
        Assert.Equal(Rule.RegisterNotFurther, Of(draft.Update(RegisterId.New(), new InstitutionWords("排口巡查办法", null, null, null, InstitutionChange.Revised, InstitutionStage.Draft), In(TaskState.Rectifying, Given.UnitLead), Given.Stamp(Given.UnitLead)).Refusal));

        var (issued, refusal) = draft.Update(RegisterId.New(), new InstitutionWords("排口巡查办法", "云环发〔2026〕3号", null, Given.Today, InstitutionChange.Created, InstitutionStage.Issued), In(TaskState.Rectifying, Given.UnitLead), Given.Stamp(Given.UnitLead));

        Assert.Null(refusal);
        Assert.True(((Institution)issued!).IsIssued);
        Assert.Equal((RegisterEnding.Updated, (DateOnly?)Given.Today), (draft.Ending, draft.CountsUntil));
    }

    [Fact]
    public void A_sum_comes_further_for_a_later_day_only()
    {
        Refusal? Update(DateOnly day) => ASum(100, 40).Update(RegisterId.New(), new SumWords("多付工程款", 100, 60, day), In(TaskState.Rectifying, Given.Handler), Given.Stamp(Given.Handler)).Refusal;
        Assert.Equal(Rule.RegisterNotFurther, Of(Update(Given.Today.AddDays(-10))));
        Assert.Null(Update(Given.Today));
    }

    [Fact]
    public void A_case_is_decided_once_and_comes_no_further()
    {
        var sanction = new AccountabilityCase(RegisterId.New(), InspectionId.New(), AccountabilityKind.Organisational, 2, Given.Today, null, [MeasureId.New()], Given.Stamp(Given.UnitLead));
        Assert.Contains(Rule.CaseDecidedOnce, sanction.Update(RegisterId.New(), new AccountabilityWords(AccountabilityKind.Organisational, 3, Given.Today, null), In(TaskState.Rectifying, Given.UnitLead), Given.Stamp(Given.UnitLead)).Refusal!.Unmet.Select(u => u.Rule));
        Assert.DoesNotContain(RegisterVerb.Update, RegisterLifecycle.OfferedTo(new RegisterCase(sanction, In(TaskState.Rectifying, Given.UnitLead), null)).Keys);
    }

    [Fact]
    public void Once_its_task_is_applied_for_a_unit_changes_nothing_and_the_office_waits_until_the_review_is_over()
    {
        Rule? Void(TaskState state, Actor actor) => ASum(100, 40).MakeVoid(Slip, In(state, actor), Given.Stamp(actor)) is { } refusal ? Of(refusal) : null;
        Assert.Equal(Rule.RegisterStandsStill, Void(TaskState.Submitted, Given.UnitLead));
        Assert.Equal(Rule.RegisterUnderReview, Void(TaskState.Submitted, Given.Office));
        Assert.Equal(Rule.RegisterStandsStill, Void(TaskState.Closed, Given.UnitLead));
        Assert.Null(Void(TaskState.Closed, Given.Office));
    }

    [Fact]
    public void A_handler_puts_right_and_does_not_make_void_and_nobody_else_of_the_bureau_touches_it()
    {
        IEnumerable<RegisterVerb> Offered(Actor actor) => RegisterLifecycle.OfferedTo(new RegisterCase(ASum(1, 0), In(TaskState.Rectifying, actor), null)).Keys.Order();
        Assert.Equal([RegisterVerb.Correct, RegisterVerb.Update, RegisterVerb.Link], Offered(Given.Handler));
        Assert.Equal(Enum.GetValues<RegisterVerb>(), Offered(Given.UnitLead));
        Assert.Equal(Enum.GetValues<RegisterVerb>(), Offered(Given.Office));
        foreach (var other in new[] { Given.OtherUnitLead, Given.Leader, Given.Auditor, Given.LeadingGroup, Given.Supervision, Given.SystemAdministrator }) Assert.Empty(Offered(other));
    }

    [Fact]
    public void An_entry_that_answers_tasks_of_several_units_is_the_offices_to_change()
    {
        var (mine, theirs) = (Given.ATask().Assigned(), Given.ATask());
        IReadOnlyList<TaskCase> both = [new(mine.Task, mine.Setting, Given.UnitLead, Given.Today), new(theirs.Task, theirs.Setting, Given.UnitLead, Given.Today)];
        Assert.Equal(Rule.NotYourAct, Of(ASum(1, 0).MakeVoid(Slip, both, Given.Stamp(Given.UnitLead))));
    }

    [Fact]
    public void Linked_to_further_measures_it_is_still_one_entry()
    {
        var (sum, more) = (ASum(100, 40), MeasureId.New());
        Assert.Null(sum.Link([more, more], In(TaskState.Rectifying, Given.Office), Given.Stamp(Given.Office)));
        Assert.Equal(2, sum.Links.Count);
        Assert.Equal(Rule.AlreadyDone, Of(sum.Link([more], In(TaskState.Rectifying, Given.Office), Given.Stamp(Given.Office))));
    }

    private static Sum ASum(decimal atStake, decimal recovered)
    {
        var sum = new Sum(RegisterId.New(), InspectionId.New(), "多付工程款", atStake, recovered, Given.Today.AddDays(-10), [MeasureId.New()], Given.Stamp(Given.UnitLead));
        sum.TakeFacts();
        return sum;
    }

    private static IReadOnlyList<TaskCase> In(TaskState state, Actor actor)
    {
        var given = state switch
        {
            TaskState.Rectifying => Given.ATask().Rectifying(),
            TaskState.Submitted => Given.ATask().Submitted(),
            TaskState.Closed => Given.ATask().Accepted(),
            _ => throw new ArgumentOutOfRangeException(nameof(state)),
        };
        Assert.Equal(state, given.Task.State);
        return [new TaskCase(given.Task, given.Setting, actor, Given.Today)];
    }

    private static Rule Of(Refusal? refusal) => Assert.Single(refusal!.Unmet).Rule;
}
