using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Acceptance;

public sealed class WithoutPanelTests
{
    private static readonly Regime NoPanel = new() { HasPanel = false };

    private static void SignReview(PanelCase at) =>
        PanelCase.Must(at.Task.SignReview(OpinionId.New(), at.Draft(), PanelCase.Text, at.Setting, at.By(at.Auditor, Role.Auditor)));

    private static Refusal? Close(PanelCase at) => at.Task.CloseWithoutPanel(at.Sign(), at.Setting, at.By(at.Office, Role.HeadOfOffice));

    [Fact]
    public void A_measure_judged_anew_voids_the_auditors_signature()
    {
        var at = new PanelCase(NoPanel).Reviewed();
        SignReview(at);
        PanelCase.Must(at.Judge(MeasureVerdict.NotFulfilled));

        Assert.Empty(at.Task.CurrentOpinion!.ValidSignatures);
        Assert.Contains(Close(at)!.Unmet, unmet => unmet.Rule == Rule.ReviewNotSigned);
        Assert.Contains(Close(at)!.Unmet, unmet => unmet.Rule == Rule.MeasureNotFulfilled);
        Assert.Equal(TaskState.Submitted, at.Task.State);
    }

    [Fact]
    public void The_auditor_signs_a_text_once()
    {
        var at = new PanelCase(NoPanel).Reviewed();
        SignReview(at);

        var refusal = at.Task.SignReview(OpinionId.New(), at.Draft(), PanelCase.Text, at.Setting, at.By(at.Auditor, Role.Auditor));

        Assert.Equal(Rule.AlreadySigned, Assert.Single(refusal!.Unmet).Rule);
        Assert.Single(at.Task.CurrentOpinion!.Signatures);
    }

    [Fact]
    public void A_concluded_review_is_not_taken_again_while_the_principal_has_not_signed()
    {
        var at = new PanelCase(NoPanel with { NeedsPrincipal = true }).Reviewed();
        SignReview(at);
        PanelCase.Must(Close(at));

        Assert.Equal(TaskState.Submitted, at.Task.State);
        Assert.Contains(at.Task.TakeReview(ReviewId.New(), at.Setting, at.By(PersonId.New(), Role.Auditor))!.Unmet, unmet => unmet.Rule == Rule.AlreadyDone);
        PanelCase.Must(at.Task.SignAsPrincipal(at.Setting, at.By(at.Principal)));
        Assert.Equal(TaskState.Closed, at.Task.State);
    }

    [Fact]
    public void The_opinion_of_an_earlier_application_closes_nothing()
    {
        var at = new PanelCase(NoPanel with { NeedsPrincipal = true }).Reviewed();
        SignReview(at);
        PanelCase.Must(Close(at));
        PanelCase.Must(at.Task.SignAsPrincipal(at.Setting, at.By(at.Principal)));
        PanelCase.Must(at.Task.Restart(Reason.Of("复查发现反弹"), new DateOnly(2026, 9, 30), at.Setting, at.By(at.Office, Role.Office)));
        at.Submitted();

        var refusal = at.Task.SignAsPrincipal(at.Setting, at.By(at.Principal));

        Assert.Contains(refusal!.Unmet, unmet => unmet.Rule == Rule.OpinionNotAccepted);
        Assert.Equal(TaskState.Submitted, at.Task.State);
        Assert.Single(at.Task.Opinions);
        PanelCase.Must(at.Task.TakeReview(ReviewId.New(), at.Setting, at.By(at.Auditor, Role.Auditor)));
        Assert.Equal(2, at.Task.CurrentReview!.Round);
    }
}
