using Rectify.Domain.Evidence;
using Rectify.Domain.Intake;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

/// <summary>频次承诺: kept period by period.</summary>
public sealed class CommitmentTests
{
    private static readonly DateOnly Begin = new(2026, 1, 10);

    [Fact]
    public void Seven_meetings_in_a_year_do_not_prove_one_in_every_two_months()
    {
        var commitment = new Commitment(1, 2, FrequencyPeriod.Month, Begin, new DateOnly(2027, 1, 9));
        DateOnly[] meetings = [new(2026, 1, 12), new(2026, 1, 20), new(2026, 2, 3), new(2026, 2, 25), new(2026, 3, 1), new(2026, 3, 9), new(2026, 9, 10)];

        var slots = commitment.Slots(meetings, new DateOnly(2027, 1, 10));

        Assert.Equal([true, false, false, false, true, false], slots.Select(slot => slot.IsFilled));
        Assert.Equal(4, slots.Count(slot => slot.IsHole(new DateOnly(2027, 1, 10))));
        Assert.Equal((new DateOnly(2026, 3, 10), new DateOnly(2026, 5, 9)), (slots[1].From, slots[1].To));
    }

    [Fact]
    public void A_period_is_no_hole_before_its_last_day_is_over()
    {
        var commitment = new Commitment(2, 1, FrequencyPeriod.Quarter, new DateOnly(2026, 1, 1), null);
        var last = new DateOnly(2026, 3, 31);

        Assert.False(commitment.Slots([new(2026, 2, 1)], last)[0].IsHole(last));
        Assert.True(commitment.Slots([new(2026, 2, 1)], last.AddDays(1))[0].IsHole(last.AddDays(1)));
        Assert.False(commitment.Slots([new(2026, 2, 1), new(2026, 2, 1)], last.AddDays(1))[0].IsHole(last.AddDays(1)));
    }

    [Theory]
    [InlineData(FrequencyPeriod.Day, 3, "2026-01-10 2026-01-13 2026-01-16")]
    [InlineData(FrequencyPeriod.Week, 2, "2026-01-10 2026-01-24 2026-02-07")]
    [InlineData(FrequencyPeriod.TenDays, 1, "2026-01-10 2026-01-20 2026-01-30")]
    [InlineData(FrequencyPeriod.HalfMonth, 1, "2026-01-10 2026-01-25 2026-02-10")]
    [InlineData(FrequencyPeriod.Month, 1, "2026-01-10 2026-02-10 2026-03-10")]
    [InlineData(FrequencyPeriod.HalfYear, 1, "2026-01-10 2026-07-10 2027-01-10")]
    [InlineData(FrequencyPeriod.Year, 1, "2026-01-10 2027-01-10 2028-01-10")]
    public void Periods_follow_each_other_without_a_gap(FrequencyPeriod period, int every, string begins)
    {
        var periods = new Commitment(1, every, period, Begin, null).Periods(new DateOnly(2028, 12, 31)).ToList();

        Assert.Equal(begins.Split(' '), periods.Take(3).Select(p => $"{p.From:yyyy-MM-dd}"));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
    }

    [Fact]
    public void Two_halves_make_a_month() => Assert.Equal(
        ["2026-02-01", "2026-02-16", "2026-03-01", "2026-03-16"],
        new Commitment(1, 1, FrequencyPeriod.HalfMonth, new DateOnly(2026, 2, 1), null).Periods(new DateOnly(2026, 3, 31)).Select(p => $"{p.From:yyyy-MM-dd}"));

    [Fact]
    public void A_month_that_begins_on_the_31st_never_loses_a_day()
    {
        var periods = new Commitment(1, 1, FrequencyPeriod.Month, new DateOnly(2026, 1, 31), null).Periods(new DateOnly(2026, 12, 31)).ToList();

        Assert.Equal(["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"], periods.Take(4).Select(p => $"{p.From:yyyy-MM-dd}"));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
    }

    [Fact]
    public void A_last_period_cut_short_is_not_asked_for_but_the_only_one_is()
    {
        Assert.Equal(2, new Commitment(1, 2, FrequencyPeriod.Month, Begin, new DateOnly(2026, 6, 1)).Periods(new DateOnly(2026, 12, 31)).Count());
        Assert.Equal([(Begin, new DateOnly(2026, 2, 1))], new Commitment(1, 1, FrequencyPeriod.Quarter, Begin, new DateOnly(2026, 2, 1)).Periods(new DateOnly(2026, 12, 31)));
    }

    [Fact]
    public void A_hole_keeps_the_task_from_closing_until_an_event_with_proof_lies_in_it()
    {
        var given = Promised();
        given.Proven();

        var refusal = given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead));
        Assert.Equal((Rule.CommitmentHoles, "1|1|2026-03-22|2026-03-28"), (Assert.Single(refusal!.Unmet).Rule, refusal.Unmet[0].Detail));

        given.Did(given.Task.RecordEvent(CommitmentEventId.New(), Event(given, new DateOnly(2026, 3, 25)), given.Setting, Given.Stamp(Given.Handler)));
        given.Did(given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead)));
    }

    [Fact]
    public void An_event_needs_a_piece_of_its_measure_and_a_day_that_was()
    {
        var given = Promised();
        given.Proven();
        var (measure, other) = (given.Task.Measures[0], given.Task.Measures[1]);

        Rule? Refused(CommitmentEventDraft draft) => given.Task.RecordEvent(CommitmentEventId.New(), draft, given.Setting, Given.Stamp(Given.UnitLead))?.Unmet[0].Rule;

        Assert.Equal(Rule.UnknownEvidence, Refused(new CommitmentEventDraft(measure.Id, new DateOnly(2026, 3, 25), "例会", given.Task.EvidenceOf(other.Id).Single().Id)));
        Assert.Equal(Rule.DayInFuture, Refused(Event(given, Given.Today.AddDays(1))));
        Assert.Equal(Rule.DayOutsideCommitment, Refused(Event(given, new DateOnly(2026, 3, 21))));
        Assert.Equal(Rule.UnknownMeasure, Refused(new CommitmentEventDraft(other.Id, Given.Today, "例会", given.Task.EvidenceOf(other.Id).Single().Id)));
    }

    [Fact]
    public void An_event_that_is_struck_out_leaves_its_hole_again()
    {
        var given = Promised();
        given.Proven();
        given.Did(given.Task.RecordEvent(CommitmentEventId.New(), Event(given, new DateOnly(2026, 3, 25)), given.Setting, Given.Stamp(Given.Handler)));

        given.Did(given.Task.StrikeEvent(given.Task.CommitmentEvents[0].Id, Reason.Of("日期写错"), given.Setting, Given.Stamp(Given.UnitLead)));

        Assert.Equal(Rule.CommitmentHoles, Assert.Single(given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead))!.Unmet).Rule);
        Assert.Single(given.Task.CommitmentEvents);
    }

    [Fact]
    public void After_the_plan_is_approved_only_the_office_changes_a_commitment_and_with_a_reason()
    {
        var given = Given.ATask().Rectifying();
        var commitment = new Commitment(1, 1, FrequencyPeriod.Week, new DateOnly(2026, 3, 22), null);
        Rule? Refused(Actor by, Reason? reason) => given.Task.SetCommitment(given.Task.Measures[0].Id, commitment, reason, given.Setting, Given.Stamp(by))?.Unmet[0].Rule;

        Assert.Equal(Rule.NotYourAct, Refused(Given.UnitLead, Reason.Of("漏设")));
        Assert.Equal(Rule.ReasonMissing, Refused(Given.Office, null));
        Assert.Null(Refused(Given.Office, Reason.Of("方案中漏设")));
    }

    [Fact]
    public void A_plan_whose_commitment_changes_is_a_draft_again()
    {
        var given = Given.ATask().PlanDrafted();
        given.Did(given.Task.SubmitPlan(given.Setting, Given.Stamp(Given.UnitLead)));

        given.Did(given.Task.SetCommitment(given.Task.Measures[0].Id, new Commitment(1, 1, FrequencyPeriod.Month, Given.Today, null), null, given.Setting, Given.Stamp(Given.UnitLead)));

        Assert.Null(given.Task.PlanSubmittedBy);
    }

    /// <summary>Every week once, and ten days have passed since it began.</summary>
    private static Given Promised()
    {
        var given = Given.ATask().PlanDrafted();
        given.Did(given.Task.SetCommitment(given.Task.Measures[0].Id, new Commitment(1, 1, FrequencyPeriod.Week, new DateOnly(2026, 3, 22), null), null, given.Setting, Given.Stamp(Given.UnitLead)));
        return given.Did(given.Task.SubmitPlan(given.Setting, Given.Stamp(Given.UnitLead))).Did(given.Task.AgreePlan(given.Setting, Given.Stamp(Given.Leader))).Did(given.Task.ReviewPlan(given.Setting, Given.Stamp(Given.Office)))
            .Did(given.Task.ApprovePlan(1, given.Setting, Given.Stamp(Given.LeadingGroup)));
    }

    private static CommitmentEventDraft Event(Given given, DateOnly on) => new(given.Task.Measures[0].Id, on, "调度例会", given.Task.EvidenceOf(given.Task.Measures[0].Id).First().Id);
}
