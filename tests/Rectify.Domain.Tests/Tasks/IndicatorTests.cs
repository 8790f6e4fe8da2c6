using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

/// <summary>指标: whether it is met is computed from the latest value in force.</summary>
public sealed class IndicatorTests
{
    private static readonly Indicator Share = new("处置率", "%", IndicatorDirection.AtLeast, 95, null, 35.6m, "平台月报");

    [Theory]
    [InlineData(IndicatorDirection.AtLeast, null, "94.9999", false)]
    [InlineData(IndicatorDirection.AtLeast, null, "95", true)]
    [InlineData(IndicatorDirection.AtMost, null, "95", true)]
    [InlineData(IndicatorDirection.AtMost, null, "95.0001", false)]
    [InlineData(IndicatorDirection.Between, "97", "97", true)]
    [InlineData(IndicatorDirection.Between, "97", "97.1", false)]
    [InlineData(IndicatorDirection.Between, "97", "94", false)]
    public void The_bound_itself_is_met(IndicatorDirection direction, string? upper, string value, bool isMet) =>
        Assert.Equal(isMet, (Share with { Direction = direction, Upper = upper is null ? null : Number(upper) }).IsMetBy(Number(value)));

    [Fact]
    public void An_indicator_is_whole_or_it_is_none()
    {
        Assert.True(Share.IsSound);
        Assert.False((Share with { Unit = " " }).IsSound);
        Assert.False((Share with { Direction = IndicatorDirection.Between }).IsSound);
        Assert.False((Share with { Direction = IndicatorDirection.Between, Upper = 95 }).IsSound);
        Assert.False((Share with { Upper = 97 }).IsSound);
        Assert.False((Share with { Target = 0.00001m }).IsSound);
        Assert.Equal(["≥95%", "≤95%", "95–97.5%"], new[] { Share, Share with { Direction = IndicatorDirection.AtMost }, Share with { Direction = IndicatorDirection.Between, Upper = 97.50m } }.Select(i => i.Goal));
    }

    [Fact]
    public void An_indicator_without_a_value_or_not_met_keeps_its_task_from_closing()
    {
        var given = Measured();
        Assert.Equal((Rule.IndicatorWithoutValue, "1|处置率|≥95%"), TheGap(given));

        Record(given, Given.Today.AddDays(-2), 97);
        Record(given, Given.Today.AddDays(-1), 94.5m);
        Assert.Equal((Rule.IndicatorNotMet, $"1|处置率|94.5%|≥95%|{Given.Today.AddDays(-1):yyyy-MM-dd}"), TheGap(given));

        Record(given, Given.Today, 95);
        given.Did(given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead)));
    }

    [Fact]
    public void A_day_knows_only_the_values_up_to_it()
    {
        var given = Measured();
        Record(given, Given.Today.AddDays(-3), 90);
        Record(given, Given.Today.AddDays(-1), 96);
        var measure = given.Task.Measures[0];

        Assert.Null(given.Task.StandingOf(measure, Given.Today.AddDays(-4))!.IsMet);
        Assert.Equal((false, 90m), (given.Task.StandingOf(measure, Given.Today.AddDays(-2))!.IsMet, given.Task.StandingOf(measure, Given.Today.AddDays(-2))!.Latest!.Value!.Value));
        Assert.True(given.Task.StandingOf(measure, Given.Today)!.IsMet);
        Assert.Null(given.Task.StandingOf(given.Task.Measures[1], Given.Today));
    }

    [Fact]
    public void A_mistaken_value_is_voided_by_a_later_entry_and_both_stay()
    {
        var given = Measured();
        Record(given, Given.Today.AddDays(-1), 96);
        var wrong = given.Task.IndicatorValues[0].Id;

        Assert.Equal(Rule.NotYourAct, given.Task.CorrectValue(IndicatorValueId.New(), wrong, null, Reason.Of("看错一行"), given.Setting, Given.Stamp(Given.Handler))!.Unmet[0].Rule);
        given.Did(given.Task.CorrectValue(IndicatorValueId.New(), wrong, Draft(given, Given.Today.AddDays(-1), 69), Reason.Of("看错一行"), given.Setting, Given.Stamp(Given.UnitLead)));
        Assert.Equal([69m], given.Task.ValuesOf(given.Task.Measures[0].Id).Select(v => v.Value!.Value));
        Assert.Equal(Rule.IndicatorNotMet, TheGap(given).Rule);
        Assert.Equal(Rule.AlreadyDone, given.Task.CorrectValue(IndicatorValueId.New(), wrong, null, Reason.Of("再改一次"), given.Setting, Given.Stamp(Given.UnitLead))!.Unmet[0].Rule);

        given.Did(given.Task.CorrectValue(IndicatorValueId.New(), given.Task.IndicatorValues[1].Id, null, Reason.Of("月报尚未审定"), given.Setting, Given.Stamp(Given.UnitLead)));
        Assert.Equal(Rule.IndicatorWithoutValue, TheGap(given).Rule);
        Assert.Equal(3, given.Task.IndicatorValues.Count);
    }

    [Fact]
    public void A_value_is_of_a_day_that_was_and_of_a_measure_that_is_measured()
    {
        var given = Measured();
        Rule? Refused(IndicatorValueDraft draft) => given.Task.RecordValue(IndicatorValueId.New(), draft, given.Setting, Given.Stamp(Given.Handler))?.Unmet[0].Rule;

        Assert.Equal(Rule.DayInFuture, Refused(Draft(given, Given.Today.AddDays(1), 96)));
        Assert.Equal(Rule.DayBeforeFeedback, Refused(Draft(given, given.Setting.FeedbackOn.AddDays(-1), 96)));
        Assert.Equal(Rule.UnknownMeasure, Refused(Draft(given, Given.Today, 96) with { Measure = given.Task.Measures[1].Id }));
        Assert.Equal(Rule.UnknownEvidence, Refused(Draft(given, Given.Today, 96) with { Proof = given.Task.EvidenceOf(given.Task.Measures[1].Id).First().Id }));
        Assert.Null(Refused(Draft(given, Given.Today, 96) with { Proof = given.Task.EvidenceOf(given.Task.Measures[0].Id).First().Id }));
    }

    [Fact]
    public void After_the_plan_is_approved_only_the_office_changes_an_indicator_and_with_a_reason()
    {
        var given = Measured();
        Refusal? Set(Actor by, Indicator? indicator, Reason? reason) => given.Task.SetIndicator(given.Task.Measures[0].Id, indicator, reason, given.Setting, Given.Stamp(by));

        Assert.Equal(Rule.NotYourAct, Set(Given.UnitLead, Share with { Target = 90 }, Reason.Of("调低"))!.Unmet[0].Rule);
        Assert.Equal(Rule.ReasonMissing, Set(Given.Office, Share with { Target = 90 }, null)!.Unmet[0].Rule);
        Record(given, Given.Today, 92);
        Assert.Equal((Rule.ValuesInOtherUnit, "1|%"), (Set(Given.Office, Share with { Unit = "次" }, Reason.Of("换口径"))!.Unmet[0].Rule, Set(Given.Office, Share with { Unit = "次" }, Reason.Of("换口径"))!.Unmet[0].Detail));
        Assert.Null(Set(Given.Office, Share with { Target = 90 }, Reason.Of("上级规定已调整")));
        given.Did(given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead)));
    }

    [Fact]
    public void A_plan_whose_indicator_changes_is_a_draft_again()
    {
        var given = Given.ATask().PlanDrafted();
        given.Did(given.Task.SubmitPlan(given.Setting, Given.Stamp(Given.UnitLead)));
        given.Did(given.Task.SetIndicator(given.Task.Measures[0].Id, Share with { Name = " 处置率 " }, null, given.Setting, Given.Stamp(Given.UnitLead)));

        Assert.Null(given.Task.PlanSubmittedBy);
        Assert.Equal(Share, given.Task.Measures[0].Indicator);
        Assert.Throws<ArgumentException>(() => given.Task.SetIndicator(given.Task.Measures[0].Id, Share with { Upper = 3 }, null, given.Setting, Given.Stamp(Given.UnitLead)));
    }

    /// <summary>Rectifying, everything done and proven, the first measure with an indicator.</summary>
    private static Given Measured()
    {
        var given = Given.ATask().PlanDrafted();
        given.Did(given.Task.SetIndicator(given.Task.Measures[0].Id, Share, null, given.Setting, Given.Stamp(Given.UnitLead)));
        given.Did(given.Task.SubmitPlan(given.Setting, Given.Stamp(Given.UnitLead))).Did(given.Task.AgreePlan(given.Setting, Given.Stamp(Given.Leader))).Did(given.Task.ReviewPlan(given.Setting, Given.Stamp(Given.Office)))
            .Did(given.Task.ApprovePlan(1, given.Setting, Given.Stamp(Given.LeadingGroup)));
        given.Proven();
        return given;
    }

    private static (Rule Rule, string? Detail) TheGap(Given given)
    {
        var unmet = Assert.Single(given.Task.Apply(given.Setting, Given.Stamp(Given.UnitLead))!.Unmet);
        return (unmet.Rule, unmet.Detail);
    }

    private static void Record(Given given, DateOnly on, decimal value) => given.Did(given.Task.RecordValue(IndicatorValueId.New(), Draft(given, on, value), given.Setting, Given.Stamp(Given.Handler)));

    private static IndicatorValueDraft Draft(Given given, DateOnly on, decimal value) => new(given.Task.Measures[0].Id, on, value, "平台月报", null);

    private static decimal Number(string printed) => decimal.Parse(printed, System.Globalization.CultureInfo.InvariantCulture);
}
