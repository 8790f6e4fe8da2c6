using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

public sealed class SupplementTests
{
    private static readonly DateOnly DueOn = Given.Today.AddDays(5);

    [Fact]
    public void While_submitted_nothing_is_added_unless_the_auditor_asks()
    {
        var at = Given.ATask().Reviewed();

        Assert.Equal(Rule.NoSupplementOpen, Assert.Single(Add(at, First(at))!.Unmet).Rule);

        at.Did(Ask(at, First(at)));
        Assert.Null(Add(at, First(at)));
    }

    [Fact]
    public void A_supplement_opens_that_measure_only()
    {
        var at = Given.ATask().Reviewed();
        at.Did(Ask(at, First(at)));

        Assert.Equal(Rule.MeasureNotOpened, Assert.Single(Add(at, Second(at))!.Unmet).Rule);
        Assert.Equal(2, at.Task.Evidence.Count);
        Assert.Equal(Rule.NotInThisState, Assert.Single(at.Task.WriteResult(new Result("改写", null, null), at.Setting, Given.Stamp(Given.UnitLead))!.Unmet).Rule);
    }

    [Fact]
    public void A_new_version_may_not_take_away_what_proves_another_measure()
    {
        var at = Given.ATask().Rectifying();
        var both = EvidenceId.New();
        at.Did(at.Task.AddEvidence(both, File, null, [new Proof(First(at), "写明"), new Proof(Second(at), "写明")], null, at.Setting, Given.Stamp(Given.Handler)));
        at.Proven().Did(at.Task.Apply(at.Setting, Given.Stamp(Given.UnitLead))).Did(at.Task.Confirm(at.Setting, Given.Stamp(Given.Leader))).Did(at.Task.TakeReview(ReviewId.New(), at.Setting, Given.Stamp(Given.Auditor)));
        at.Did(Ask(at, First(at)));

        var refusal = at.Task.AddEvidence(EvidenceId.New(), File, null, [new Proof(First(at), "新版")], both, at.Setting, Given.Stamp(Given.Handler));

        Assert.Equal(Rule.MeasureNotOpened, Assert.Single(refusal!.Unmet).Rule);
        Assert.DoesNotContain(at.Task.Evidence, e => e.IsReplaced);
    }

    [Fact]
    public void What_comes_as_a_supplement_is_submitted_at_once_and_undecided()
    {
        var at = Given.ATask().Reviewed();
        at.Did(Ask(at, First(at))).Did(Add(at, First(at)));

        var piece = at.Task.Evidence.Single(e => e.SupplementId is not null);
        Assert.True(piece.IsSubmitted);
        Assert.Null(Assert.Single(piece.Uses).IsAccepted);
        Assert.NotNull(Assert.Single(at.Task.Supplements).AnsweredAt);
    }

    [Fact]
    public void The_review_waits_for_an_unanswered_supplement_until_its_day_is_past()
    {
        var at = Given.ATask().Reviewed().Did(Appoint);
        at.Did(Ask(at, First(at)));

        var waits = Assert.Single(at.Task.PassReview(at.Setting, Given.Stamp(Given.Auditor, DueOn))!.Unmet);
        Assert.Equal((Rule.SupplementAwaited, Relation.UnitLead, $"1|{DueOn:yyyy-MM-dd}"), (waits.Rule, waits.MustAct, waits.Detail));

        at.Did(at.Task.PassReview(at.Setting, Given.Stamp(Given.Auditor, DueOn.AddDays(1))));
        Assert.Equal((SupplementEnd.ReviewEnded, TaskState.UnderAcceptance), (at.Task.Supplements[0].Ending, at.Task.State));
    }

    [Fact]
    public void An_answered_supplement_is_decided_before_the_review_passes()
    {
        var at = Given.ATask().Reviewed().Did(Appoint);
        at.Did(Ask(at, First(at))).Did(Add(at, First(at)));
        Assert.Equal(Rule.EvidenceUndecided, Assert.Single(at.Task.PassReview(at.Setting, Given.Stamp(Given.Auditor))!.Unmet).Rule);

        at.Did(Decide(at, Given.Auditor));

        Assert.Equal(SupplementEnd.Decided, at.Task.Supplements[0].Ending);
        Assert.Equal(Rule.NoSupplementOpen, Assert.Single(Add(at, First(at))!.Unmet).Rule);
        at.Did(at.Task.PassReview(at.Setting, Given.Stamp(Given.Auditor)));
    }

    [Fact]
    public void The_auditor_may_withdraw_it_and_goes_on()
    {
        var at = Given.ATask().Reviewed().Did(Appoint);
        at.Did(Ask(at, First(at))).Did(at.Task.WithdrawSupplement(First(at), at.Setting, Given.Stamp(Given.Auditor)));

        Assert.Equal(SupplementEnd.Withdrawn, at.Task.Supplements[0].Ending);
        Assert.NotNull(Add(at, First(at)));
        at.Did(at.Task.PassReview(at.Setting, Given.Stamp(Given.Auditor)));
    }

    [Fact]
    public void One_measure_is_asked_about_once_at_a_time_by_a_day_not_past()
    {
        var at = Given.ATask().Reviewed();
        Assert.Equal(Rule.DeadlineInPast, Assert.Single(at.Task.AskSupplement(SupplementId.New(), First(at), Reason.Of("缺照片"), Given.Today.AddDays(-1), at.Setting, Given.Stamp(Given.Auditor))!.Unmet).Rule);
        Assert.Equal(Rule.UnknownMeasure, Assert.Single(Ask(at, MeasureId.New())!.Unmet).Rule);

        at.Did(Ask(at, First(at)));

        Assert.Equal(Rule.SupplementAskedAlready, Assert.Single(Ask(at, First(at))!.Unmet).Rule);
        at.Did(Ask(at, Second(at)));
        Assert.Equal(2, at.Task.OpenSupplements.Count());
    }

    [Fact]
    public void Only_the_auditor_who_holds_the_review_asks()
    {
        var at = Given.ATask().Reviewed();
        foreach (var (_, actor) in Given.Everybody.Where(p => p.Actor != Given.Auditor))
            Assert.Equal(Rule.NotYourAct, Assert.Single(at.Task.AskSupplement(SupplementId.New(), First(at), Reason.Of("缺照片"), DueOn, at.Setting, Given.Stamp(actor))!.Unmet).Rule);
    }

    [Fact]
    public void A_task_sent_back_has_no_open_supplement()
    {
        var at = Given.ATask().Reviewed();
        at.Did(Ask(at, First(at))).Did(at.Task.ReturnForRework(Reason.Of("重做"), at.Setting, Given.Stamp(Given.Auditor)));

        Assert.Equal(SupplementEnd.ReviewEnded, Assert.Single(at.Task.Supplements).Ending);
        at.Did(Add(at, Second(at)));
        Assert.False(at.Task.Evidence[^1].IsSubmitted);
    }

    [Fact]
    public void While_the_panel_works_signatures_fall_and_the_head_waits_for_the_auditors_decision()
    {
        var at = Given.ATask().OpinionSigned();
        at.Did(Ask(at, First(at)));
        Assert.Contains(Accept(at)!.Unmet, u => u.Rule == Rule.SupplementAwaited);
        at.Task.TakeFacts();

        at.Did(Add(at, First(at)));

        Assert.Empty(at.Task.CurrentOpinion!.ValidSignatures);
        Assert.Equal("1", Assert.Single(at.Task.TakeFacts()).Details["voided"]);
        Assert.Contains(Accept(at)!.Unmet, u => u is { Rule: Rule.EvidenceUndecided, MustAct: Relation.PassingAuditor });

        at.Did(Decide(at, Given.Auditor)).Did(at.Task.SignOpinion(new SigningAct(Given.Text), at.Setting, Given.Stamp(Given.Member))).Did(Accept(at));
        Assert.Equal(TaskState.Closed, at.Task.State);
    }

    [Fact]
    public void While_the_panel_works_the_auditor_decides_only_what_came_as_a_supplement()
    {
        var at = Given.ATask().OpinionSigned();
        var passed = at.Task.Evidence[0];

        var refusal = at.Task.DecideEvidence(passed.Id, First(at), new CellDecision(MeasureVerdict.NotFulfilled, CellReason.Other, Reason.Of("不算")), at.Setting, Given.Stamp(Given.Auditor));

        Assert.Equal(Rule.NotOfSupplement, Assert.Single(refusal!.Unmet).Rule);
        Assert.True(passed.Uses[0].IsAccepted);
        Assert.Single(at.Task.CurrentOpinion!.ValidSignatures);
    }

    [Fact]
    public void A_measure_left_without_an_accepted_piece_is_not_accepted_by_the_head()
    {
        var at = Given.ATask().OpinionSigned();
        at.Did(Ask(at, First(at))).Did(at.Task.AddEvidence(EvidenceId.New(), File, null, [new Proof(First(at), "新版")], at.Task.Evidence.Single(e => e.Uses[0].MeasureId == First(at)).Id, at.Setting, Given.Stamp(Given.Handler)));
        at.Did(at.Task.DecideEvidence(at.Task.Evidence.Single(e => e.SupplementId is not null).Id, First(at), new CellDecision(MeasureVerdict.NotFulfilled, CellReason.Illegible), at.Setting, Given.Stamp(Given.Auditor)));
        at.Did(at.Task.SignOpinion(new SigningAct(Given.Text), at.Setting, Given.Stamp(Given.Member)));

        Assert.Equal(Rule.MeasureWithoutAcceptedEvidence, Assert.Single(Accept(at)!.Unmet).Rule);
    }

    [Fact]
    public void Nothing_is_asked_any_more_once_the_head_has_signed()
    {
        var at = Given.ATask(new Regime { NeedsPrincipal = true }).Accepted();
        Assert.Equal(TaskState.UnderAcceptance, at.Task.State);

        Assert.Equal(Rule.OpinionConcluded, Assert.Single(Ask(at, First(at))!.Unmet).Rule);
    }

    [Fact]
    public void Without_a_panel_the_second_signature_waits_and_the_auditors_falls()
    {
        var at = Given.ATask(new Regime { HasPanel = false }).Reviewed();
        at.Did(at.Task.SignReview(OpinionId.New(), at.Opinion(), Given.Text, at.Setting, Given.Stamp(Given.Auditor))).Did(Ask(at, First(at)));
        Assert.Equal(Rule.SupplementAwaited, Assert.Single(Close(at)!.Unmet).Rule);

        at.Did(Add(at, First(at)));
        Assert.Contains(Close(at)!.Unmet, u => u.Rule == Rule.ReviewNotSigned);

        at.Did(Decide(at, Given.Auditor)).Did(at.Task.SignReview(OpinionId.New(), at.Opinion(), Given.Text, at.Setting, Given.Stamp(Given.Auditor))).Did(Close(at));
        Assert.Equal(TaskState.Closed, at.Task.State);
    }

    [Fact]
    public void The_reviewer_does_not_add_what_the_reviewer_asked_for()
    {
        var at = Given.ATask().Reviewed();
        at.Did(Ask(at, First(at)));
        var both = Given.Person(11, [Given.Secretariat], [Given.Handler.Person]);

        Assert.Contains(Add(at, First(at), both)!.Unmet, u => u.Rule == Rule.ReviewerIsInvolved);
    }

    private static StoredFile File => new(Given.Text, 10, "补充照片.jpg", "image/jpeg");

    private static MeasureId First(Given at) => at.Task.Counting.First().Id;

    private static MeasureId Second(Given at) => at.Task.Counting.Skip(1).First().Id;

    private static Refusal? Ask(Given at, MeasureId measure) => at.Task.AskSupplement(SupplementId.New(), measure, Reason.Of("缺完工照片"), DueOn, at.Setting, Given.Stamp(Given.Auditor));

    private static Refusal? Add(Given at, MeasureId measure, Actor? by = null) =>
        at.Task.AddEvidence(EvidenceId.New(), File, null, [new Proof(measure, "可见已完工")], null, at.Setting, Given.Stamp(by ?? Given.Handler, Given.Today.AddDays(1)));

    private static Refusal? Decide(Given at, Actor auditor)
    {
        var piece = at.Task.Evidence.Single(e => e.SupplementId is not null);
        return at.Task.DecideEvidence(piece.Id, piece.Uses[0].MeasureId, CellDecision.Fulfilled, at.Setting, Given.Stamp(auditor));
    }

    private static Refusal? Appoint(Given at) => at.Task.AppointPanel(
        [new SeatDraft(Given.Head.Person, PanelRole.Head, Given.City, "组长"), new SeatDraft(Given.Member.Person, PanelRole.Member, Given.City, "成员")], Given.ActorOf, at.Setting, Given.Stamp(Given.Office));

    private static Refusal? Accept(Given at) => at.Task.Accept(new SigningAct(Given.Text), at.Setting, Given.Stamp(Given.Head));

    private static Refusal? Close(Given at) => at.Task.CloseWithoutPanel(new SigningAct(Given.Text), at.Setting, Given.Stamp(Given.HeadOfOffice));
}
