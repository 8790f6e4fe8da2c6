using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

public sealed class PaceTests
{
    private static readonly DateOnly Start = new(2026, 4, 1), Due = new(2026, 6, 30);

    [Theory]
    [InlineData(0, 0, Pace.OnTime)]    // the day the plan was approved
    [InlineData(0, 1, Pace.Ahead)]
    [InlineData(29, 0, Pace.OnTime)]   // the first third is not over
    [InlineData(30, 0, Pace.Behind)]   // 30 of 90 days: one of three ought to be done
    [InlineData(30, 1, Pace.OnTime)]
    [InlineData(30, 2, Pace.Ahead)]
    [InlineData(45, 1, Pace.OnTime)]
    [InlineData(45, 2, Pace.OnTime)]
    [InlineData(45, 3, Pace.Ahead)]
    [InlineData(60, 1, Pace.Behind)]
    [InlineData(90, 2, Pace.Behind)]   // the deadline day
    [InlineData(90, 3, Pace.OnTime)]
    [InlineData(200, 2, Pace.Behind)]
    public void Three_measures_are_held_against_the_time_between_plan_and_deadline(int daysGone, int done, Pace pace) => Assert.Equal(pace, Schedule.Of(Start, Due, Start.AddDays(daysGone), 3, done));

    [Fact]
    public void Without_measures_deadline_or_time_there_is_no_pace()
    {
        Assert.Null(Schedule.Of(Start, Due, Start, 0, 0));
        Assert.Null(Schedule.Of(Start, Deadline.LongTerm, Start, 3, 0));
        Assert.Null(Schedule.Of(Start, Start, Start, 3, 0));
        Assert.Null(Schedule.Of(null, Due, Start, 3, 0));
    }
}
