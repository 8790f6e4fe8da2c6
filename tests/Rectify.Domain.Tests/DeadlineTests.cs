using Rectify.Domain.Rounds;
using Xunit;

namespace Rectify.Domain.Tests;

public sealed class DeadlineTests
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    [Fact]
    public void The_deadline_day_itself_is_in_time()
    {
        Assert.False(Deadline.IsOverdue(Due, Due));
        Assert.True(Deadline.IsOverdue(Due, Due.AddDays(1)));
    }

    [Fact]
    public void A_long_term_task_is_never_overdue_and_sorts_last()
    {
        Assert.False(Deadline.IsOverdue(Deadline.LongTerm, new DateOnly(9000, 1, 1)));
        Assert.Null(Deadline.DaysLeft(Deadline.LongTerm, Due));
        Assert.True(Deadline.LongTerm > Due);
    }

    [Theory]
    [InlineData(21, WarningColour.None), InlineData(20, WarningColour.Approaching), InlineData(10, WarningColour.DueSoon), InlineData(0, WarningColour.DueSoon), InlineData(-1, WarningColour.Overdue)]
    public void The_ladder_warns_twenty_days_before_ten_days_before_and_when_overdue(int daysLeft, WarningColour colour) =>
        Assert.Equal(colour, WarningLadder.Default.ColourOf(Due, Due.AddDays(-daysLeft)));

    [Fact]
    public void A_month_ends_on_the_same_day_number_or_the_months_last() =>
        Assert.Equal((new DateOnly(2026, 4, 30), new DateOnly(2026, 6, 18)), (Window.OfMonths(3).After(new DateOnly(2026, 1, 31), WorkingCalendar.Weekends), Window.OfMonths(3).After(new DateOnly(2026, 3, 18), WorkingCalendar.Weekends)));

    [Fact]
    public void Thirty_days_after_counts_from_the_next_day() => Assert.Equal(new DateOnly(2026, 7, 30), Window.OfDays(30).After(Due, WorkingCalendar.Weekends));

    [Fact]
    public void Today_is_the_offices_day_and_not_utcs() =>
        Assert.Equal(new DateOnly(2026, 7, 1), OfficeDay.Default.Of(new DateTimeOffset(2026, 6, 30, 16, 30, 0, TimeSpan.Zero)));

    [Fact]
    public void A_ladder_with_steps_of_its_own_warns_from_its_first_and_presses_from_its_last_before_the_deadline()
    {
        var ladder = new WarningLadder([new(3, Hearers.Leader), new(-5, Hearers.FirstResponsible), new(45, Hearers.Handler)]);

        Assert.Equal([45, 3, -5], ladder.Steps.Select(step => step.DaysBefore));
        Assert.Equal(45, ladder.WarnWithin);
        Assert.Equal((WarningColour.None, WarningColour.Approaching, WarningColour.DueSoon, WarningColour.Overdue),
            (ladder.ColourOf(Due, Due.AddDays(-46)), ladder.ColourOf(Due, Due.AddDays(-45)), ladder.ColourOf(Due, Due.AddDays(-3)), ladder.ColourOf(Due, Due.AddDays(1))));
        Assert.Equal(0, new WarningLadder([new(-1, Hearers.Unit)]).WarnWithin);
        Assert.Equal(ladder, new WarningLadder(ladder.Steps));
    }

    [Fact]
    public void A_step_in_working_days_leaves_out_the_days_that_are_off_and_its_colour_counts_two_more_for_every_week_begun()
    {
        // Thursday and Friday before the deadline are off, the Saturday is worked
        var calendar = new WorkingCalendar([new(new DateOnly(2026, 6, 25), CalendarDayKind.Holiday, "休假"), new(new DateOnly(2026, 6, 26), CalendarDayKind.Holiday, "休假"), new(new DateOnly(2026, 6, 27), CalendarDayKind.Worked, "调休")]);
        Assert.Equal(new DateOnly(2026, 6, 24), new WarningStep(3, Hearers.Unit, InWorkingDays: true).DayFor(Due, calendar));
        Assert.Equal(new DateOnly(2026, 6, 27), new WarningStep(3, Hearers.Unit).DayFor(Due, calendar));
        Assert.Equal(new DateOnly(2026, 7, 6), new WarningStep(-4, Hearers.Unit, InWorkingDays: true).DayFor(Due, calendar));
        Assert.Equal(Due, new WarningStep(0, Hearers.Unit, InWorkingDays: true).DayFor(Due, calendar));
        Assert.Equal(7, new WarningLadder([new(5, Hearers.Unit, InWorkingDays: true)]).WarnWithin);
    }
}
