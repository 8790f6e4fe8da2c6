using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

public sealed class BeforeFeedbackTests
{
    private static readonly Assignment ToWater = new(Given.Leader.Person, Given.Water, new DateOnly(2026, 6, 30), null, Given.Handler.Person);

    [Fact]
    public void Before_the_feedback_only_a_problem_to_be_put_right_at_once_is_assigned()
    {
        var given = Given.ATask();
        var ahead = Ahead(given);

        Assert.Equal([Rule.FeedbackNotGiven], given.Task.Assign(ToWater, ahead with { Class = ProblemClass.Staged }, Given.Stamp(Given.Office))!.Unmet.Select(u => u.Rule));
        Assert.Equal([Rule.FeedbackNotGiven], given.Task.Assign(ToWater, ahead with { Class = null }, Given.Stamp(Given.Office))!.Unmet.Select(u => u.Rule));
        Assert.Null(given.Task.Assign(ToWater, ahead, Given.Stamp(Given.Office)));
    }

    [Fact]
    public void What_is_put_right_at_once_goes_to_its_application_while_the_group_is_present_and_its_progress_lies_within_the_presence()
    {
        var given = Given.ATask();
        var ahead = Ahead(given);
        given.Did(given.Task.Assign(ToWater, ahead, Given.Stamp(Given.Office)))
            .Did(given.Task.StartAtOnce(MeasureId.New(), new MeasureDraft("当日拆除", MeasureKind.General, Given.Water, Given.Handler.Person, Given.Today.AddDays(5)), ahead, Given.Stamp(Given.Office)));
        var measure = given.Task.Measures[0].Id;

        Assert.Equal(Rule.DayBeforePresence, Report(given, ahead, measure, ahead.PresenceFrom!.Value.AddDays(-1)));
        Assert.Null(Report(given, ahead, measure, ahead.PresenceFrom!.Value));
    }

    [Fact]
    public void Where_no_presence_is_recorded_nothing_is_true_for_a_day_before_the_feedback()
    {
        var given = Given.ATask().Rectifying();

        Assert.Equal(Rule.DayBeforeFeedback, Report(given, given.Setting, given.Task.Measures[0].Id, given.Setting.FeedbackOn.AddDays(-1)));
    }

    [Fact]
    public void A_plan_is_not_approved_before_the_feedback()
    {
        var given = Given.ATask().PlanReviewed();

        Assert.Equal([Rule.FeedbackNotGiven], given.Task.ApprovePlan(1, Ahead(given), Given.Stamp(Given.LeadingGroup))!.Unmet.Select(u => u.Rule));
    }

    private static TaskSetting Ahead(Given given) => given.Setting with { FeedbackOn = Given.Today.AddDays(20), PresenceFrom = Given.Today.AddDays(-30) };

    private static Rule? Report(Given given, TaskSetting setting, MeasureId measure, DateOnly on) =>
        given.Task.ReportProgress(ProgressId.New(), new ProgressReport(measure, "已拆除", on, Domain.Problems.ReportedGrade.Done), Given.Handler.Person, setting, Given.Stamp(Given.UnitLead))?.Unmet[0].Rule;
}
