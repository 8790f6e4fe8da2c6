using System.Text;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Domain.WiderChecks;
using Xunit;

namespace Rectify.Domain.Tests.WiderChecks;

public sealed class WiderCheckTests
{
    private static readonly DateOnly Feedback = Given.Today.AddDays(-30), DueOn = Given.Today.AddDays(20);
    private static readonly StoredFile Photograph = new(Given.Text, 10, "整改后.png", "image/png");
    private static readonly Actor SecretariatLead = Given.Person(60, Given.Secretariat, (Role.UnitLead, Given.Secretariat));

    [Fact]
    public void The_printed_life_cycle_says_what_the_table_says() => Golden.Matches("../../../docs/wider-checks.md", WiderCheckDocument.Print());

    /// <summary>Every state, every verb, everybody: allowed, or the rules that stand in the way. The water department leads, the finance department is asked. A change of any rule shows here.</summary>
    [Fact]
    public void Who_may_do_what_in_which_state_is_as_written_down()
    {
        var text = new StringBuilder();
        foreach (var (name, check) in new[] { ("underway, nothing reported", Opened()), ("underway, a finding put right", Complete()), ("concluded", In(WiderCheckState.Concluded)), ("void", In(WiderCheckState.Void)) })
        {
            text.Append("## ").Append(name).Append('\n');
            foreach (var verb in Enum.GetValues<WiderCheckVerb>().Where(v => WiderCheckLifecycle.Rows.Any(row => row.From == check.State && row.Verb == v)))
            {
                if (verb.Scope() == WiderCheckScope.OneFinding && check.Findings.Count == 0) continue;
                text.Append(verb).Append('\n');
                foreach (var (answer, people) in Given.Everybody.GroupBy(p => Answer(verb, CaseOf(check, verb, p.Actor))).Select(g => (g.Key, string.Join(", ", g.Select(p => p.Name)))).OrderBy(g => g.Key == "no act of theirs"))
                    text.Append("  ").Append(answer).Append(": ").Append(people).Append('\n');
            }
        }
        Golden.Matches("../Golden/wider-check-permissions.txt", text.ToString());
    }

    [Fact]
    public void Every_verb_stands_in_a_row_and_what_is_void_stays()
    {
        Assert.Empty(Enum.GetValues<WiderCheckVerb>().Except(WiderCheckLifecycle.Rows.Select(r => r.Verb)));
        Assert.Empty(Enum.GetValues<WiderCheckState>().Except(WiderCheckLifecycle.Rows.Select(r => r.To)));
        Assert.DoesNotContain(WiderCheckLifecycle.Rows, r => r.From is WiderCheckState.Void);
    }

    [Fact]
    public void A_check_is_not_concluded_while_a_unit_has_not_reported_or_a_finding_is_open_and_each_reason_names_the_unit()
    {
        var check = Opened();
        Did(check.Report(Given.Water, Found("排口漏登2处。"), Feedback, Given.Stamp(Given.UnitLead)));
        var unmet = check.Conclude(Reason.Of("同意"), Given.Stamp(Given.Office))!.Unmet;
        Assert.Equal([(Rule.UnitNotReported, Relation.UnitLead, Given.Finance.Value), (Rule.FindingNotPutRight, Relation.UnitLead, Given.Water.Value)], unmet.Select(u => (u.Rule, u.MustAct, u.Subject!.Value)));

        Did(check.Report(Given.Finance, Nothing, Feedback, Given.Stamp(Given.OtherUnitLead)));
        Assert.Equal(Rule.FindingNotPutRight, Refused(check.Conclude(Reason.Of("同意"), Given.Stamp(Given.Office))));
        Did(check.PutRight(1, Given.Today, Reason.Of("已补登。"), Photograph, Given.Stamp(Given.UnitLead)));
        Did(check.Conclude(Reason.Of("同意"), Given.Stamp(Given.Office)));
        Assert.Equal((WiderCheckState.Concluded, "同意", Given.Today), (check.State, check.EndedBecause, check.EndedOn));
    }

    [Fact]
    public void Who_reported_a_finding_put_right_does_not_conclude_nor_whoever_stands_in_for_them_nor_who_alone_reported()
    {
        var check = Complete();
        var standIn = new Actor(Given.SecondOffice.Person, [new HeldRole(Role.Office, Given.Bureau, new Hat(Given.SecondOffice.Person, false))], [], [Given.UnitLead.Person], Given.Units);
        Assert.Equal(Rule.ConcluderIsReporter, Refused(check.Conclude(Reason.Of("同意"), Given.Stamp(Given.UnitLead))));
        Assert.Equal(Rule.ConcluderIsReporter, Refused(check.Conclude(Reason.Of("同意"), Given.Stamp(standIn))));
        Did(check.Conclude(Reason.Of("同意"), Given.Stamp(Given.SecondOffice)));

        var alone = Opened();
        Did(alone.Report(Given.Water, Nothing, Feedback, Given.Stamp(Given.UnitLead)));
        Did(alone.Report(Given.Finance, Nothing, Feedback, Given.Stamp(Given.UnitLead)));
        Assert.Equal(Rule.ConcluderIsReporter, Refused(alone.Conclude(Reason.Of("同意"), Given.Stamp(Given.UnitLead))));
        // the finance department's own report beside it is another person's
        Did(alone.Report(Given.Finance, Nothing, Feedback, Given.Stamp(Given.OtherUnitLead)));
        Did(alone.Conclude(Reason.Of("同意"), Given.Stamp(Given.UnitLead)));
    }

    [Fact]
    public void A_unit_reports_for_itself_the_lead_unit_for_all_and_nobody_for_a_unit_that_is_not_asked()
    {
        var check = Opened();
        Assert.Equal(Rule.NotYourAct, Refused(check.Report(Given.Water, Nothing, Feedback, Given.Stamp(Given.OtherUnitLead))));
        Assert.Equal(Rule.NotYourAct, Refused(check.Report(Given.Water, Nothing, Feedback, Given.Stamp(Given.Office))));
        Assert.Equal(Rule.UnitNotAsked, Refused(check.Report(Given.Secretariat, Nothing, Feedback, Given.Stamp(SecretariatLead))));
        Did(check.Report(Given.Finance, Nothing, Feedback, Given.Stamp(Given.UnitLead)));
        Did(check.Report(Given.Finance, Nothing with { LookedAt = 7 }, Feedback, Given.Stamp(Given.OtherUnitLead)));
        Assert.Equal((2, 7), (check.Reports.Count, check.LastReportOf(Given.Finance)!.LookedAt));
    }

    [Fact]
    public void Nothing_found_and_a_finding_exclude_each_other()
    {
        var check = Opened();
        Assert.Equal(Rule.FindingMissing, Refused(check.Report(Given.Water, Nothing with { FoundNothing = false }, Feedback, Given.Stamp(Given.UnitLead))));
        Assert.Equal(Rule.FindingsStand, Refused(check.Report(Given.Water, Found("漏登。") with { FoundNothing = true }, Feedback, Given.Stamp(Given.UnitLead))));
        Assert.Empty(check.Reports);
        Did(check.Report(Given.Water, Found("漏登。"), Feedback, Given.Stamp(Given.UnitLead)));
        Assert.Equal(Rule.FindingsStand, Refused(check.Report(Given.Water, Nothing, Feedback, Given.Stamp(Given.UnitLead))));
        Did(check.StrikeFinding(1, Reason.Of("误登"), Given.Stamp(Given.Office)));
        Did(check.Report(Given.Water, Nothing, Feedback, Given.Stamp(Given.UnitLead)));
    }

    [Fact]
    public void A_slip_is_struck_by_another_person_stays_readable_and_counts_no_more()
    {
        var check = Complete(putRight: false);
        Assert.Equal(Rule.StrikerIsReporter, Refused(check.StrikeFinding(1, Reason.Of("误登"), Given.Stamp(Given.UnitLead))));
        Assert.Equal(Rule.NotYourAct, Refused(check.StrikeFinding(1, Reason.Of("误登"), Given.Stamp(Given.OtherUnitLead))));
        Did(check.StrikeFinding(1, Reason.Of("误登"), Given.Stamp(Given.Office)));
        var finding = check.Findings.Single();
        Assert.Equal(("排口漏登2处。", "误登", false, false), (finding.Wording, finding.StruckBecause, finding.Stands, finding.IsOverdue(Given.Today.AddYears(1))));
        Assert.Equal(Rule.FindingStruck, Refused(check.PutRight(1, Given.Today, Reason.Of("已补登。"), null, Given.Stamp(Given.UnitLead)), first: true));
        Assert.Equal(Rule.FindingStruck, Refused(check.StrikeFinding(1, Reason.Of("再次"), Given.Stamp(Given.Office))));
        Assert.Equal(Rule.NoSuchFinding, Refused(check.StrikeFinding(2, Reason.Of("没有"), Given.Stamp(Given.Office))));
    }

    [Fact]
    public void What_was_put_right_is_sent_back_with_a_new_day_stays_and_the_next_report_counts()
    {
        var check = Complete();
        Assert.Equal(Rule.FindingNotOpen, Refused(check.PutRight(1, Given.Today, Reason.Of("再次。"), null, Given.Stamp(Given.UnitLead))));
        Assert.Equal(Rule.DeadlineInPast, Refused(check.SendBack(1, Reason.Of("没有照片"), Given.Today.AddDays(-1), Given.Stamp(Given.Office))));
        Did(check.SendBack(1, Reason.Of("没有照片"), Given.Today.AddDays(3), Given.Stamp(Given.Office)));
        var finding = check.Findings.Single();
        Assert.Equal((true, Given.Today.AddDays(3), "没有照片"), (finding.IsOpen, finding.DueOn, finding.Remedies.Single().ReturnedBecause));
        Assert.Equal(Rule.NothingPutRight, Refused(check.SendBack(1, Reason.Of("没有照片"), Given.Today, Given.Stamp(Given.Office))));
        Did(check.PutRight(1, Given.Today, Reason.Of("已补照片。"), Photograph, Given.Stamp(Given.UnitLead)));
        Assert.Equal((2, "已补照片。", Given.Text), (finding.Remedies.Count, finding.RemedyInForce!.How, finding.RemedyInForce.Sha256));
    }

    [Fact]
    public void Days_lie_between_the_feedback_and_today_and_the_due_day_is_in_time()
    {
        var check = Opened();
        Assert.Equal(Rule.DayInFuture, Refused(check.Report(Given.Water, Nothing with { CheckedOn = Given.Today.AddDays(1) }, Feedback, Given.Stamp(Given.UnitLead))));
        Assert.Equal(Rule.DayTooEarly, Refused(check.Report(Given.Water, Nothing with { CheckedOn = Feedback.AddDays(-1) }, Feedback, Given.Stamp(Given.UnitLead))));
        Did(check.AddFinding(Given.Water, new WiderFindingDraft("漏登。", Given.Today.AddDays(-2), "何以宁", Given.Today), Feedback, Given.Stamp(Given.UnitLead)));
        Assert.Equal(Rule.DayTooEarly, Refused(check.PutRight(1, Given.Today.AddDays(-3), Reason.Of("早了。"), null, Given.Stamp(Given.UnitLead))));
        Assert.False(check.Findings.Single().IsOverdue(Given.Today));
        Assert.True(check.Findings.Single().IsOverdue(Given.Today.AddDays(1)));
        Assert.False(check.IsOverdue(DueOn));
        Assert.True(check.IsOverdue(DueOn.AddDays(1)));
        Assert.Throws<ArgumentException>(() => check.AddFinding(Given.Water, new WiderFindingDraft("漏登。", Given.Today, "何以宁", Given.Today.AddDays(-1)), Feedback, Given.Stamp(Given.UnitLead)));
        var (none, past) = WiderCheck.Open(WiderCheckId.New(), InspectionId.New(), Given.Bureau, 1, WiderCheckKind.Campaign, Draft with { DueOn = Given.Today.AddDays(-1) }, [Given.Water], Given.Stamp(Given.Office));
        Assert.Null(none);
        Assert.Equal(Rule.DeadlineInPast, Refused(past));
    }

    [Fact]
    public void A_unit_that_has_reported_nothing_is_released_and_may_be_asked_again_and_the_last_one_stays()
    {
        var check = Opened();
        Did(check.Report(Given.Water, Nothing, Feedback, Given.Stamp(Given.UnitLead)));
        Assert.Equal(Rule.UnitHasReported, Refused(check.ReleaseUnit(Given.Water, Reason.Of("无此业务"), Given.Stamp(Given.Office))));
        Did(check.ReleaseUnit(Given.Finance, Reason.Of("无此业务"), Given.Stamp(Given.Office)));
        Assert.Equal([Given.Water], check.AskedUnits);
        Assert.Equal(Rule.UnitNotAsked, Refused(check.Report(Given.Finance, Nothing, Feedback, Given.Stamp(Given.OtherUnitLead))));
        Did(check.AddUnits([Given.Finance, Given.Secretariat], Given.Stamp(Given.Office)));
        Assert.Equal(3, check.AskedUnits.Count());
        Assert.Equal(Rule.AlreadyDone, Refused(check.AddUnits([Given.Finance], Given.Stamp(Given.Office))));

        var single = WiderCheck.Open(WiderCheckId.New(), InspectionId.New(), Given.Bureau, 1, WiderCheckKind.Campaign, Draft, [Given.Finance], Given.Stamp(Given.Office)).Check!;
        Assert.Equal(Rule.LastUnit, Refused(single.ReleaseUnit(Given.Finance, Reason.Of("无此业务"), Given.Stamp(Given.Office))));
    }

    [Fact]
    public void What_is_concluded_stands_until_the_office_opens_it_again_with_a_new_day()
    {
        var check = In(WiderCheckState.Concluded);
        Assert.Equal(Rule.NotInThisState, Refused(check.AddFinding(Given.Water, Found("又漏。").Findings[0], Feedback, Given.Stamp(Given.UnitLead))));
        Assert.Equal(Rule.NotYourAct, Refused(check.Reopen(Reason.Of("又发现"), DueOn, Given.Stamp(Given.UnitLead))));
        Assert.Equal(Rule.DeadlineInPast, Refused(check.Reopen(Reason.Of("又发现"), Given.Today.AddDays(-1), Given.Stamp(Given.Office))));
        Did(check.Reopen(Reason.Of("又发现"), DueOn.AddDays(9), Given.Stamp(Given.Office)));
        Assert.Equal((WiderCheckState.Underway, DueOn.AddDays(9), null), (check.State, check.DueOn, check.EndedBecause));
    }

    [Fact]
    public void A_change_that_changes_nothing_is_refused_and_another_day_is_said()
    {
        var check = Opened();
        check.TakeFacts();
        Assert.Equal(Rule.NothingCorrected, Refused(check.Change(Draft with { Title = $" {Draft.Title} " }, Given.Stamp(Given.Office))));
        Did(check.Change(Draft with { DueOn = DueOn.AddDays(5), Measures = [MeasureId.New()] }, Given.Stamp(Given.Office)));
        var fact = Assert.Single(check.TakeFacts());
        Assert.Equal((FactKind.WiderCheckChanged, $"{DueOn:yyyy-MM-dd}", $"{DueOn.AddDays(5):yyyy-MM-dd}"), (fact.Kind, fact.Details["before"], fact.Details["dueOn"]));
    }

    [Fact]
    public void Every_act_leaves_a_fact_and_the_one_that_completes_it_says_so()
    {
        var check = In(WiderCheckState.Concluded);
        var facts = check.TakeFacts();
        Assert.Equal([FactKind.WiderCheckOpened, FactKind.WiderCheckReported, FactKind.WiderFindingAdded, FactKind.WiderCheckReported, FactKind.WiderFindingPutRight, FactKind.WiderCheckConcluded], facts.Select(f => f.Kind));
        Assert.Equal([FactKind.WiderFindingPutRight], facts.Where(f => f.Details.ContainsKey("all")).Select(f => f.Kind));
        Assert.Equal($"{Given.Water.Value:N}", facts.Single(f => f.Kind == FactKind.WiderFindingAdded).Details["unit"]);
    }

    private static readonly WiderCheckDraft Draft = new("排口登记举一反三排查", "逐项核对登记数与现场数。", [ProblemId.New()], [], Given.Water, Given.Leader.Person, DueOn);

    private static WiderReportDraft Nothing => new(Given.Today, "许望川", null, true, []);

    private static WiderReportDraft Found(string wording) => new(Given.Today, "许望川", 12, false, [new WiderFindingDraft(wording, Given.Today, "何以宁", Given.Today.AddDays(10))]);

    /// <summary>The water department leads; it and the finance department are asked.</summary>
    private static WiderCheck Opened() =>
        WiderCheck.Open(WiderCheckId.New(), InspectionId.New(), Given.Bureau, 1, WiderCheckKind.WiderCheck, Draft, [Given.Water, Given.Finance], Given.Stamp(Given.Office)).Check!;

    /// <summary>Both have reported; the finding of the water department is put right.</summary>
    private static WiderCheck Complete(bool putRight = true)
    {
        var check = Opened();
        Did(check.Report(Given.Water, Found("排口漏登2处。"), Feedback, Given.Stamp(Given.UnitLead)));
        Did(check.Report(Given.Finance, Nothing, Feedback, Given.Stamp(Given.OtherUnitLead)));
        if (putRight) Did(check.PutRight(1, Given.Today, Reason.Of("已补登。"), null, Given.Stamp(Given.UnitLead)));
        return check;
    }

    private static WiderCheck In(WiderCheckState state)
    {
        var check = Complete();
        if (state == WiderCheckState.Concluded) Did(check.Conclude(Reason.Of("同意"), Given.Stamp(Given.Office)));
        if (state == WiderCheckState.Void) Did(check.MakeVoid(Reason.Of("重复部署"), Given.Stamp(Given.Office)));
        return check;
    }

    private static void Did(Refusal? refusal) => Assert.True(refusal is null, refusal is null ? "" : string.Join("; ", refusal.Unmet));

    private static Rule Refused(Refusal? refusal, bool first = false) => first ? refusal!.Unmet[0].Rule : Assert.Single(refusal!.Unmet).Rule;

    private static WiderCheckCase CaseOf(WiderCheck check, WiderCheckVerb verb, Actor actor) => verb.Scope() switch
    {
        WiderCheckScope.OneUnit => new WiderCheckCase(check, actor, Given.Finance),
        WiderCheckScope.OneFinding => WiderCheckCase.Of(check, actor, check.Findings[0]),
        _ => new WiderCheckCase(check, actor),
    };

    private static string Answer(WiderCheckVerb verb, WiderCheckCase c)
    {
        var unmet = WiderCheckLifecycle.WhyNot(verb, c);
        return unmet.Count == 0 ? "may" : unmet[0].Rule == Rule.NotYourAct ? "no act of theirs" : "not yet (" + string.Join(", ", unmet.Select(u => u.Rule).Distinct()) + ")";
    }
}
