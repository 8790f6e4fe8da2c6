using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Acceptance;

public sealed class PanelSigningTests
{
    [Fact]
    public void Absence_is_recorded_by_the_head_and_gives_way_to_a_signature()
    {
        var at = new PanelCase().UnderAcceptance();
        Assert.Equal(Rule.NotYourAct, Assert.Single(at.Task.SignOpinion(at.Sign(SignatureStance.Absent), at.Setting, at.By(at.Member))!.Unmet).Rule);
        Assert.Equal(Rule.NotYourAct, Assert.Single(at.Task.RecordAbsence(at.Member, PanelCase.Text, Reason.Of("出差"), at.Setting, at.By(at.Member))!.Unmet).Rule);

        PanelCase.Must(at.Task.RecordAbsence(at.Member, PanelCase.Text, Reason.Of("出差"), at.Setting, at.By(at.Head)));
        Assert.Equal(SignatureStance.Absent, Assert.Single(at.Task.CurrentOpinion!.ValidSignatures).Stance);
        Assert.Contains(at.Task.Accept(at.Sign(), at.Setting, at.By(at.Head))!.Unmet, unmet => unmet.Rule == Rule.MemberSignatureMissing);

        PanelCase.Must(at.Task.SignOpinion(at.Sign(), at.Setting, at.By(at.Member)));
        Assert.Equal(SignatureStance.Agrees, Assert.Single(at.Task.CurrentOpinion.ValidSignatures).Stance);
        PanelCase.Must(at.Task.Accept(at.Sign(), at.Setting, at.By(at.Head)));
        Assert.Equal(TaskState.Closed, at.Task.State);
    }

    [Fact]
    public void A_member_who_stands_in_for_the_head_does_not_make_two_people()
    {
        var at = new PanelCase().UnderAcceptance();
        PanelCase.Must(at.Task.SignOpinion(at.Sign(), at.Setting, at.By(at.Member)));

        var refusal = at.Task.Accept(at.Sign(), at.Setting, at.By(at.Member, standsInFor: at.Head));

        Assert.Contains(refusal!.Unmet, unmet => unmet.Rule == Rule.MemberSignatureMissing);
        Assert.Equal(TaskState.UnderAcceptance, at.Task.State);
    }

    [Fact]
    public void The_reviewer_does_not_accept_as_the_heads_stand_in()
    {
        var at = new PanelCase().UnderAcceptance();
        PanelCase.Must(at.Task.SignOpinion(at.Sign(), at.Setting, at.By(at.Member)));

        var refusal = at.Task.Accept(at.Sign(), at.Setting, at.By(at.Auditor, Role.Auditor, standsInFor: at.Head));

        Assert.Contains(refusal!.Unmet, unmet => unmet.Rule == Rule.HeadIsReviewer);
    }

    [Fact]
    public void The_appointed_head_does_not_take_the_review()
    {
        var at = new PanelCase().Submitted();
        PanelCase.Must(at.Appoint());

        var refusal = at.Task.TakeReview(ReviewId.New(), at.Setting, at.By(at.Head, Role.Auditor));

        Assert.Equal(Rule.HeadIsReviewer, Assert.Single(refusal!.Unmet).Rule);
    }

    [Fact]
    public void An_opinion_that_leaves_out_a_measure_is_not_whole()
    {
        var at = new PanelCase().UnderAcceptance();
        PanelCase.Must(at.Task.DraftOpinion(OpinionId.New(), at.Draft() with { Measures = [new MeasureOpinion(MeasureId.New(), "已办", "材料：说明")] }, PanelCase.Text, at.Setting, at.By(at.Member)));

        Assert.Contains(at.Task.SignOpinion(at.Sign(), at.Setting, at.By(at.Member))!.Unmet, unmet => unmet.Rule == Rule.OpinionIncomplete);
    }

    [Fact]
    public void An_acceptance_lies_not_in_the_future()
    {
        var at = new PanelCase().UnderAcceptance();

        var refusal = at.Task.DraftOpinion(OpinionId.New(), at.Draft() with { AcceptedOn = new DateOnly(2026, 5, 7) }, "other", at.Setting, at.By(at.Member));

        Assert.Equal(Rule.DayInFuture, Assert.Single(refusal!.Unmet).Rule);
        Assert.Equal(PanelCase.Text, at.Task.CurrentOpinion!.TextSha256);
    }

    [Fact]
    public void An_upheld_objection_asks_for_the_principals_signature_again()
    {
        var at = new PanelCase(new Regime { NeedsPrincipal = true, DisplayDays = 5 }).UnderAcceptance();
        PanelCase.Must(at.Task.SignOpinion(at.Sign(), at.Setting, at.By(at.Member)));
        PanelCase.Must(at.Task.Accept(at.Sign(), at.Setting, at.By(at.Head)));
        PanelCase.Must(at.Task.SignAsPrincipal(at.Setting, at.By(at.Principal)));
        var office = at.By(at.Office, Role.Office);
        PanelCase.Must(at.Task.RecordObjection(ObjectionId.New(), ObjectionWay.Letter, office.On, Reason.Of("仍有渗漏"), at.Setting, office));
        PanelCase.Must(at.Task.UpholdObjection(at.Task.Objections[0].Id, ReviewId.New(), Reason.Of("现场核实仍有渗漏"), at.Setting, office));

        Assert.True(at.Task.Objections[0].IsUpheld);
        Assert.Null(at.Task.PrincipalSignedBy);
        Assert.Equal(TaskState.UnderAcceptance, at.Task.State);
        Assert.Null(at.Task.CurrentOpinion);
    }
}
