using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

public sealed class ReadinessTests
{
    [Fact]
    public void A_measure_without_evidence_keeps_its_task_from_closing()
    {
        var given = Given.ATask().Rectifying();

        var refusal = given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead));

        Assert.Equal([(Rule.MeasureNotReported, "1"), (Rule.MeasureNotReported, "2"), (Rule.EvidenceMissing, "1"), (Rule.EvidenceMissing, "2"), (Rule.EffectMissing, null)], refusal!.Unmet.Select(u => (u.Rule, u.Detail)));
        Assert.Equal(TaskState.Rectifying, given.Task.State);
    }

    [Theory]
    [InlineData(MeasureKind.Institution), InlineData(MeasureKind.LossRecovered), InlineData(MeasureKind.Accountability), InlineData(MeasureKind.WiderCheck), InlineData(MeasureKind.Campaign)]
    public void A_measure_of_a_special_kind_names_its_number(MeasureKind kind)
    {
        var given = Given.ATask().Rectifying(kind);
        var measure = given.Task.Measures[0];
        given.Did(given.Task.ReportProgress(ProgressId.New(), new ProgressReport(measure.Id, "已完成", Given.Today, ReportedGrade.Done), Given.Handler.Person, given.Setting, Given.Stamp(Given.UnitLead)));

        Assert.Contains(given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead))!.Unmet, u => u.Rule == Rule.NumberMissing);
    }

    [Fact]
    public void A_claim_is_not_the_state()
    {
        var given = Given.ATask().Rectifying().Proven();

        Assert.All(given.Task.Measures, m => Assert.Equal(MeasureState.ReportedDone, m.State));
        Assert.All(given.Task.Measures, m => Assert.False(m.IsDone));
        Assert.Equal(TaskState.Rectifying, given.Task.State);
    }

    [Fact]
    public void Texts_and_evidence_stand_still_while_the_task_is_under_review()
    {
        var given = Given.ATask().Submitted();

        Assert.Equal(Rule.NotInThisState, given.Task.WriteResult(new Result("改写", null, null), given.Setting, Given.Stamp(Given.UnitLead))!.Unmet[0].Rule);
        Assert.Equal(Rule.NoSupplementOpen, given.Task.AddEvidence(Evidence.EvidenceId.New(), new Evidence.StoredFile(Given.Text, 1, "补.pdf", "application/pdf"), null, [new Proof(given.Task.Measures[0].Id, "补")], null, given.Setting, Given.Stamp(Given.UnitLead))!.Unmet[0].Rule);
    }

    [Fact]
    public void The_review_passes_only_when_every_piece_is_decided_and_every_measure_judged_on_an_accepted_one()
    {
        var given = Given.ATask().Submitted();
        given.Did(given.Task.TakeReview(ReviewId.New(), given.Setting, Given.Stamp(Given.Auditor)));
        var (first, second) = (given.Task.Measures[0], given.Task.Measures[1]);
        given.Did(given.Task.DecideEvidence(given.Task.EvidenceOf(first.Id).Single().Id, first.Id, new CellDecision(MeasureVerdict.NotFulfilled, CellReason.Unsigned, Reason.Of("无签字页")), given.Setting, Given.Stamp(Given.Auditor)));
        given.Did(given.Task.JudgeMeasure(first.Id, MeasureVerdict.Partly, Reason.Of("请补签字页"), given.Setting, Given.Stamp(Given.Auditor)));

        var rules = given.Task.PassReview(given.Setting, Given.Stamp(Given.Auditor))!.Unmet.Select(u => (u.Rule, u.Detail)).ToList();

        Assert.Contains((Rule.EvidenceUndecided, "2"), rules);
        Assert.Contains((Rule.MeasureUnjudged, "2"), rules);
        Assert.Contains((Rule.MeasureWithoutAcceptedEvidence, "1"), rules);
        Assert.Contains((Rule.PanelMissing, null), rules);
        Assert.Equal(Rule.MeasureNotFulfilled, given.Task.JudgeMeasure(second.Id, MeasureVerdict.NotFulfilled, null, given.Setting, Given.Stamp(Given.Auditor))!.Unmet[0].Rule);
    }

    [Fact]
    public void A_returned_task_counts_its_return_and_reopens_only_what_was_not_fulfilled()
    {
        var given = Given.ATask().Reviewed();
        var (first, second) = (given.Task.Measures[0], given.Task.Measures[1]);
        given.Did(given.Task.JudgeMeasure(second.Id, MeasureVerdict.NotFulfilled, Reason.Of("现场仍在排放"), given.Setting, Given.Stamp(Given.Auditor)));

        given.Did(given.Task.ReturnForRework(Reason.Of("第二条未落实"), given.Setting, Given.Stamp(Given.Auditor)));

        Assert.Equal((TaskState.Rectifying, 1, "第二条未落实"), (given.Task.State, given.Task.Returns, given.Task.ReturnedBecause));
        Assert.Equal((MeasureState.Verified, MeasureState.Returned), (first.State, second.State));
        Assert.Null(given.Task.OpenReview);
    }

    [Fact]
    public void The_head_signs_last_and_not_alone()
    {
        var given = Given.ATask().UnderAcceptance();
        given.Did(given.Task.DraftOpinion(OpinionId.New(), given.Opinion(), Given.Text, given.Setting, Given.Stamp(Given.Office)));

        Assert.Contains(given.Task.Accept(new SigningAct(Given.Text), given.Setting, Given.Stamp(Given.Head))!.Unmet, u => u.Rule == Rule.MemberSignatureMissing);
        Assert.Contains(given.Task.SignOpinion(new SigningAct(Given.Text), given.Setting, Given.Stamp(Given.Head))!.Unmet, u => u.Rule == Rule.HeadSignsLast);
    }

    [Fact]
    public void Any_change_of_the_text_voids_the_signatures_and_says_so()
    {
        var given = Given.ATask().OpinionSigned();
        given.Task.TakeFacts();

        given.Did(given.Task.DraftOpinion(OpinionId.New(), given.Opinion() with { Target = "基本达到" }, Given.Text.Replace('1', '2'), given.Setting, Given.Stamp(Given.Office)));

        Assert.True(Assert.Single(given.Task.CurrentOpinion!.Signatures).IsVoid);
        Assert.Equal(Trail.FactKind.SignaturesVoided, Assert.Single(given.Task.TakeFacts()).Kind);
        Assert.Equal(Rule.TextChangedSinceSeen, given.Task.SignOpinion(new SigningAct(Given.Text), given.Setting, Given.Stamp(Given.Member))!.Unmet[0].Rule);
    }

    [Fact]
    public void Closing_takes_the_filing_number_from_the_opinion_and_the_day_from_the_act()
    {
        var given = Given.ATask().Accepted();

        Assert.Equal((TaskState.Closed, (DateOnly?)Given.Today, "云环销〔2026〕1号"), (given.Task.State, given.Task.ClosedOn, given.Task.FilingNumber));
    }

    [Fact]
    public void Where_the_regime_asks_the_principal_and_the_upper_level_stand_before_closing()
    {
        var given = Given.ATask(new Domain.Rounds.Regime { NeedsPrincipal = true, NeedsUpperLevel = true }).Accepted();
        Assert.Equal(TaskState.UnderAcceptance, given.Task.State);

        given.Did(given.Task.SignAsPrincipal(given.Setting, Given.Stamp(Given.Principal)));
        Assert.Equal(TaskState.UnderAcceptance, given.Task.State);
        given.Did(given.Task.ConfirmAsUpperLevel(given.Setting, Given.Stamp(Given.UpperLevel)));
        Assert.Equal(TaskState.Closed, given.Task.State);
    }

    [Fact]
    public void The_objection_window_ends_on_the_day_after_its_last()
    {
        var given = Given.ATask(new Domain.Rounds.Regime { DisplayDays = 5 }).Accepted();
        Assert.Equal((TaskState.OnDisplay, Given.Today.AddDays(5)), (given.Task.State, given.Task.DisplayUntil!.Value));

        Assert.Equal(Rule.DisplayNotOver, given.Task.EndDisplay(given.Setting, Given.Stamp(Given.Office, Given.Today.AddDays(5)))!.Unmet[0].Rule);
        given.Did(given.Task.EndDisplay(given.Setting, Given.Stamp(Given.Office, Given.Today.AddDays(6))));
        Assert.Equal(TaskState.Closed, given.Task.State);
    }

    [Fact]
    public void The_display_does_not_end_before_every_objection_is_decided_and_one_that_does_not_hold_moves_nothing()
    {
        var given = Given.ATask(new Domain.Rounds.Regime { DisplayDays = 5 }).Accepted();
        var (received, after) = (Given.Stamp(Given.Office, Given.Today.AddDays(2)), Given.Stamp(Given.Office, Given.Today.AddDays(6)));
        Assert.Equal(Rule.NoObjectionOpen, given.Task.UpholdObjection(ObjectionId.New(), ReviewId.New(), Reason.Of("无"), given.Setting, received)!.Unmet[0].Rule);
        given.Did(given.Task.RecordObjection(ObjectionId.New(), ObjectionWay.Mail, received.On, Reason.Of("第二处排口仍有污水"), given.Setting, received));

        Assert.Equal((Rule.ObjectionUndecided, "1"), (given.Task.EndDisplay(given.Setting, after)!.Unmet[0].Rule, given.Task.EndDisplay(given.Setting, after)!.Unmet[0].Detail));
        given.Did(given.Task.DismissObjection(given.Task.Objections[0].Id, Reason.Of("所指排口不在本问题范围"), given.Setting, after));

        Assert.Equal(TaskState.OnDisplay, given.Task.State);
        given.Did(given.Task.EndDisplay(given.Setting, after));
        Assert.Equal((TaskState.Closed, false), (given.Task.State, given.Task.Objections[0].IsUpheld!.Value));
    }

    [Fact]
    public void An_objection_is_entered_with_a_day_of_the_display()
    {
        var given = Given.ATask(new Domain.Rounds.Regime { DisplayDays = 5 }).Accepted();
        Refusal? On(DateOnly day, DateOnly today) => given.Task.RecordObjection(ObjectionId.New(), ObjectionWay.Paper, day, Reason.Of("仍有污水"), given.Setting, Given.Stamp(Given.Office, today));

        Assert.Equal(Rule.DayInFuture, On(Given.Today.AddDays(1), Given.Today)!.Unmet[0].Rule);
        Assert.Equal(Rule.OutsideDisplay, On(Given.Today.AddDays(-1), Given.Today)!.Unmet[0].Rule);
        Assert.Equal(Rule.OutsideDisplay, On(Given.Today.AddDays(6), Given.Today.AddDays(6))!.Unmet[0].Rule);
        Assert.Null(On(Given.Today.AddDays(5), Given.Today.AddDays(6)));
    }

    [Fact]
    public void A_restart_needs_a_new_deadline_and_keeps_the_earlier_opinion()
    {
        var given = Given.ATask().Accepted();
        Assert.Equal(Rule.DeadlineInPast, given.Task.Restart(Reason.Of("回头看发现反弹"), Given.Today.AddDays(-1), given.Setting, Given.Stamp(Given.Office))!.Unmet[0].Rule);

        given.Did(given.Task.Restart(Reason.Of("回头看发现反弹"), Given.Today.AddDays(60), given.Setting, Given.Stamp(Given.Office)));

        Assert.Equal((TaskState.Rectifying, 1, 1), (given.Task.State, given.Task.Restarts, given.Task.Opinions.Count));
        Assert.All(given.Task.Counting, m => Assert.Equal(MeasureState.InProgress, m.State));
    }

    [Fact]
    public void A_unit_declines_an_assignment_once()
    {
        var given = Given.ATask().Assigned();
        given.Did(given.Task.Decline(Reason.Of("职责在财务科"), given.Setting, Given.Stamp(Given.UnitLead)));
        Assert.Equal((TaskState.Registered, 1), (given.Task.State, given.Task.Declines));

        given.Assigned();

        Assert.Equal(Rule.DeclineIsFinal, given.Task.Decline(Reason.Of("职责在财务科"), given.Setting, Given.Stamp(Given.UnitLead))!.Unmet[0].Rule);
    }

    [Fact]
    public void A_unit_that_declined_does_not_decline_again_after_another_had_it()
    {
        var given = Given.ATask().Assigned();
        given.Did(given.Task.Decline(Reason.Of("职责在财务科"), given.Setting, Given.Stamp(Given.UnitLead)));
        given.Did(given.Task.Assign(new Assignment(Given.Leader.Person, Given.Finance, new DateOnly(2026, 7, 31)), given.Setting, Given.Stamp(Given.Office)));
        given.Did(given.Task.Decline(Reason.Of("职责在水生态环境科"), given.Setting, Given.Stamp(Given.OtherUnitLead)));
        given.Assigned();
        Assert.Equal(Rule.DeclineIsFinal, given.Task.Decline(Reason.Of("职责在财务科"), given.Setting, Given.Stamp(Given.UnitLead))!.Unmet[0].Rule);
        given.Did(given.Task.Reassign(new Assignment(Given.Leader.Person, Given.Finance, new DateOnly(2026, 7, 31)), Reason.Of("职能调整"), given.Setting, Given.Stamp(Given.Office)));
        Assert.Equal(Rule.DeclineIsFinal, given.Task.Decline(Reason.Of("职责在水生态环境科"), given.Setting, Given.Stamp(Given.OtherUnitLead))!.Unmet[0].Rule);
    }

    [Fact]
    public void Reassigning_lets_the_open_application_and_its_review_fall()
    {
        var given = Given.ATask().Reviewed();

        given.Did(given.Task.Reassign(new Assignment(Given.OtherLeader.Person, Given.Finance, new DateOnly(2026, 7, 31)), Reason.Of("职能调整"), given.Setting, Given.Stamp(Given.Office)));

        Assert.Equal((TaskState.Assigned, Given.Finance), (given.Task.State, given.Task.LeadUnitId!.Value));
        Assert.Null(given.Task.OpenReview);
        Assert.Null(given.Task.AppliedBy);
        Assert.Equal(ReviewConclusion.Returned, Assert.Single(given.Task.Reviews).Conclusion);
    }

    [Fact]
    public void An_extension_never_overwrites_the_original_deadline_and_the_asker_does_not_decide()
    {
        var given = Given.ATask().Rectifying();
        var asked = new DateOnly(2026, 8, 31);
        given.Did(given.Task.RequestExtension(ExtensionId.New(), null, asked, Reason.Of("汛期无法施工"), given.Setting, Given.Stamp(Given.UnitLead)));
        Assert.Equal(Rule.ExtensionNotAgreed, given.Task.DecideExtension(true, Reason.Of("同意"), given.Setting, Given.Stamp(Given.Office))!.Unmet[0].Rule);

        given.Did(given.Task.AgreeExtension(given.Setting, Given.Stamp(Given.Leader)));
        given.Did(given.Task.DecideExtension(true, Reason.Of("同意"), given.Setting, Given.Stamp(Given.Office)));

        Assert.Equal((asked, new DateOnly(2026, 6, 30)), (given.Task.DueOn, given.Task.OriginalDueOn));
    }

    [Fact]
    public void A_second_extension_is_decided_by_the_leading_group()
    {
        var given = Given.ATask().Rectifying();
        void Ask(DateOnly to) => given.Did(given.Task.RequestExtension(ExtensionId.New(), null, to, Reason.Of("汛期"), given.Setting, Given.Stamp(Given.UnitLead))).Did(given.Task.AgreeExtension(given.Setting, Given.Stamp(Given.Leader)));
        Ask(new DateOnly(2026, 8, 31));
        given.Did(given.Task.DecideExtension(true, Reason.Of("同意"), given.Setting, Given.Stamp(Given.Office)));
        Ask(new DateOnly(2026, 9, 30));

        Assert.Equal(Rule.NotYourAct, given.Task.DecideExtension(true, Reason.Of("同意"), given.Setting, Given.Stamp(Given.Office))!.Unmet[0].Rule);
        given.Did(given.Task.DecideExtension(true, Reason.Of("同意"), given.Setting, Given.Stamp(Given.LeadingGroup)));
    }

    [Fact]
    public void A_request_that_was_refused_makes_no_second_extension_of_the_next()
    {
        var given = Given.ATask().Rectifying();
        void Ask(DateOnly to) => given.Did(given.Task.RequestExtension(ExtensionId.New(), null, to, Reason.Of("汛期"), given.Setting, Given.Stamp(Given.UnitLead))).Did(given.Task.AgreeExtension(given.Setting, Given.Stamp(Given.Leader)));
        Ask(new DateOnly(2026, 8, 31));
        given.Did(given.Task.DecideExtension(false, Reason.Of("理由不充分"), given.Setting, Given.Stamp(Given.Office)));
        Ask(new DateOnly(2026, 7, 31));

        Assert.Equal(Rule.NotYourAct, given.Task.DecideExtension(true, Reason.Of("同意"), given.Setting, Given.Stamp(Given.LeadingGroup))!.Unmet[0].Rule);
        given.Did(given.Task.DecideExtension(true, Reason.Of("同意"), given.Setting, Given.Stamp(Given.Office)));
    }

    [Fact]
    public void An_extension_of_more_than_a_year_is_asked_again()
    {
        var given = Given.ATask().Rectifying();
        Refusal? Ask(DateOnly to, bool evenIfFar = false) => given.Task.RequestExtension(ExtensionId.New(), null, to, Domain.Reason.Of("汛期"), given.Setting, Given.Stamp(Given.UnitLead), evenIfFar);

        Assert.Equal(Rule.ExtensionFarAhead, Ask(new DateOnly(2099, 6, 30))!.Unmet[0].Rule);
        Assert.Equal(Rule.ExtensionFarAhead, Ask(given.Task.DueOn.AddYears(1).AddDays(1))!.Unmet[0].Rule);
        Assert.Null(given.Task.OpenExtension);
        Assert.Null(Ask(new DateOnly(2099, 6, 30), evenIfFar: true));
    }
}
