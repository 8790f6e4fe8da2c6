using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

/// <summary>After the plan's approval measures change only through review, and the difference stays to be read.</summary>
public sealed class AmendmentTests
{
    private static readonly Reason Because = Reason.Of("现场条件变化，原措施不再适用。");
    private static readonly DateOnly Due = new(2026, 6, 20);

    private static MeasureDraft Draft(string text, DateOnly? dueOn = null) => new(text, MeasureKind.General, Given.Water, Given.Handler.Person, dueOn ?? Due);

    private static Refusal? Propose(Given given, params AmendmentDraft[] drafts) => given.Task.ProposeAmendment(AmendmentId.New(), drafts, Because, given.Setting, Given.Stamp(Given.UnitLead));

    private static Rule? Why(Refusal? refusal) => refusal?.Unmet[0].Rule;

    [Fact]
    public void Measures_are_as_before_until_leader_office_and_leading_group_have_each_done_their_part()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General);
        var first = given.Task.Counting.First();
        var (before, dueOn, added) = (first.Text, first.DueOn, MeasureId.New());

        given.Did(Propose(given, new(first.Id, AmendmentKind.Reworded, Draft("逐口排查并建立电子台账。")), new(added, AmendmentKind.Added, Draft("每月抽查一次。"))));
        Assert.Equal(Rule.AmendmentNotAgreed, Why(given.Task.ReviewAmendment(given.Setting, Given.Stamp(Given.Office))));
        Assert.Equal(Rule.AmendmentNotAgreed, Why(given.Task.ApproveAmendment(null, given.Setting, Given.Stamp(Given.LeadingGroup))));
        given.Did(given.Task.AgreeAmendment(given.Setting, Given.Stamp(Given.Leader)));
        Assert.Equal(Rule.AmendmentNotReviewed, Why(given.Task.ApproveAmendment(null, given.Setting, Given.Stamp(Given.LeadingGroup))));
        given.Did(given.Task.ReviewAmendment(given.Setting, Given.Stamp(Given.Office)));
        Assert.Equal(before, first.Text);
        Assert.DoesNotContain(given.Task.Measures, m => m.Id == added);

        given.Did(given.Task.ApproveAmendment("2026年第9次领导小组会议纪要", given.Setting, Given.Stamp(Given.LeadingGroup)));

        Assert.Equal(("逐口排查并建立电子台账。", dueOn), (first.Text, first.DueOn));
        var fresh = given.Task.Measures.Single(m => m.Id == added);
        Assert.Equal((given.Task.Measures.Count, Due, Due, Given.Today), (fresh.Position, fresh.DueOn, fresh.OriginalDueOn, fresh.AddedOn));
        var line = given.Task.Amendments.Single().Lines[0];
        Assert.Equal((before, "逐口排查并建立电子台账。"), (line.EarlierText, line.Text));
        Assert.Null(given.Task.OpenAmendment);
    }

    [Fact]
    public void A_cancelled_measure_stays_on_record_and_counts_no_longer()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General, MeasureKind.General);
        var second = given.Task.Counting.Last();

        Approved(given, new AmendmentDraft(second.Id, AmendmentKind.Cancelled, null));

        Assert.Equal((MeasureState.Cancelled, Given.Today), (second.State, second.CancelledOn));
        Assert.Single(given.Task.Counting);
        Assert.Equal(2, given.Task.Measures.Count);
    }

    [Fact]
    public void A_claim_made_of_other_words_does_not_stand()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General).Proven();
        var measure = given.Task.Counting.First();
        Assert.Equal(MeasureState.ReportedDone, measure.State);

        Approved(given, new AmendmentDraft(measure.Id, AmendmentKind.Reworded, Draft("改为委托第三方逐口检测。")));

        Assert.Equal(MeasureState.InProgress, measure.State);
    }

    [Fact]
    public void Another_owner_alone_leaves_the_claim_as_it_is()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General).Proven();
        var measure = given.Task.Counting.First();

        Approved(given, new AmendmentDraft(measure.Id, AmendmentKind.Reworded, new MeasureDraft(measure.Text, measure.Kind, Given.Water, Given.UnitLead.Person, measure.DueOn)));

        Assert.Equal((MeasureState.ReportedDone, (PersonId?)Given.UnitLead.Person), (measure.State, measure.OwnerPersonId));
    }

    [Fact]
    public void A_deadline_moves_by_extension_and_by_no_amendment()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General);
        var measure = given.Task.Counting.First();
        var dueOn = measure.DueOn;

        Assert.Equal(Rule.NothingAmended, Why(Propose(given, new AmendmentDraft(measure.Id, AmendmentKind.Reworded, new MeasureDraft(measure.Text, measure.Kind, measure.OwnerUnitId, measure.OwnerPersonId, dueOn.AddDays(30))))));
    }

    [Fact]
    public void What_cannot_be_asked_for_is_refused_with_its_reason()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General);
        var only = given.Task.Counting.Single();

        Assert.Equal(Rule.NothingAmended, Why(Propose(given)));
        Assert.Equal(Rule.UnknownMeasure, Why(Propose(given, new AmendmentDraft(MeasureId.New(), AmendmentKind.Cancelled, null))));
        Assert.Equal(Rule.UnknownMeasure, Why(Propose(given, new AmendmentDraft(only.Id, AmendmentKind.Added, Draft("再来一条。")))));
        Assert.Equal(Rule.MeasuresMissing, Why(Propose(given, new AmendmentDraft(only.Id, AmendmentKind.Cancelled, null))));
        Assert.Equal(Rule.MeasureBeyondTask, Why(Propose(given, new AmendmentDraft(MeasureId.New(), AmendmentKind.Added, Draft("再来一条。", given.Task.DueOn.AddDays(1))))));
        Assert.Equal(Rule.DeadlineInPast, Why(Propose(given, new AmendmentDraft(MeasureId.New(), AmendmentKind.Added, Draft("再来一条。", Given.Today.AddDays(-1))))));
        Assert.Equal(Rule.MeasureWithoutOwner, Why(Propose(given, new AmendmentDraft(only.Id, AmendmentKind.Reworded, Draft("另一种写法。") with { OwnerPerson = null }))));
        Assert.Equal(Rule.NotYourAct, Why(given.Task.ProposeAmendment(AmendmentId.New(), [new(only.Id, AmendmentKind.Reworded, Draft("另一种写法。"))], Because, given.Setting, Given.Stamp(Given.Handler))));
        Assert.Empty(given.Task.Amendments);
    }

    [Fact]
    public void One_at_a_time_and_nobody_applies_for_closure_meanwhile()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General).Proven();
        var only = given.Task.Counting.Single();
        given.Did(Propose(given, new AmendmentDraft(only.Id, AmendmentKind.Reworded, Draft("另一种写法。"))));

        Assert.Equal(Rule.AmendmentOpen, Why(Propose(given, new AmendmentDraft(only.Id, AmendmentKind.Reworded, Draft("第三种写法。")))));
        Assert.Equal(Rule.AmendmentOpen, Why(given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead))));
        given.Did(given.Task.WithdrawAmendment(Reason.Of("不再需要。"), given.Setting, Given.Stamp(Given.UnitLead)));
        given.Did(given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead)));
    }

    [Fact]
    public void Returned_with_a_reason_it_leaves_the_measures_alone_and_may_be_asked_again()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General);
        var only = given.Task.Counting.Single();
        var before = only.Text;
        given.Did(Propose(given, new AmendmentDraft(only.Id, AmendmentKind.Reworded, Draft("另一种写法。"))));

        given.Did(given.Task.ReturnAmendment(Reason.Of("请说明替代措施。"), given.Setting, Given.Stamp(Given.Office)));

        Assert.Equal((before, AmendmentState.Returned), (only.Text, given.Task.Amendments.Single().State));
        given.Did(Propose(given, new AmendmentDraft(only.Id, AmendmentKind.Reworded, Draft("另一种写法，附替代措施。"))));
        Assert.Equal(2, given.Task.OpenAmendment!.Number);
    }

    [Fact]
    public void It_falls_when_another_unit_is_to_answer()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General);
        given.Did(Propose(given, new AmendmentDraft(given.Task.Counting.Single().Id, AmendmentKind.Reworded, Draft("另一种写法。"))));

        given.Did(given.Task.Reassign(new Assignment(Given.OtherLeader.Person, Given.Finance, new DateOnly(2026, 7, 31)), Reason.Of("职能调整"), given.Setting, Given.Stamp(Given.Office)));

        Assert.Equal(AmendmentState.Fallen, given.Task.Amendments.Single().State);
    }

    [Fact]
    public void Who_asked_does_not_agree()
    {
        var given = Given.ATask().Rectifying(MeasureKind.General);
        var both = Given.Person(71, [Given.Water], [Given.Leader.Person], (Role.UnitLead, Given.Water));
        given.Did(given.Task.ProposeAmendment(AmendmentId.New(), [new(given.Task.Counting.Single().Id, AmendmentKind.Reworded, Draft("另一种写法。"))], Because, given.Setting, Given.Stamp(both)));

        Assert.Equal(Rule.DeciderIsAsker, Why(given.Task.AgreeAmendment(given.Setting, Given.Stamp(both))));
    }

    private static void Approved(Given given, params AmendmentDraft[] drafts) => given.Did(Propose(given, drafts))
        .Did(given.Task.AgreeAmendment(given.Setting, Given.Stamp(Given.Leader)))
        .Did(given.Task.ReviewAmendment(given.Setting, Given.Stamp(Given.Office)))
        .Did(given.Task.ApproveAmendment(null, given.Setting, Given.Stamp(Given.LeadingGroup)));
}
