using Rectify.Domain.Rounds;
using Xunit;

namespace Rectify.Domain.Tests.Rounds;

public sealed class WorkingCalendarTests
{
    /// <summary>A week of holidays from Thursday on, with the Sunday before and the Saturday after worked.</summary>
    private static readonly WorkingCalendar Calendar = new([
        .. Enumerable.Range(1, 7).Select(day => new CalendarDay(new DateOnly(2026, 10, day), CalendarDayKind.Holiday, "国庆节")),
        new CalendarDay(new DateOnly(2026, 9, 27), CalendarDayKind.Worked, "国庆节调休"), new CalendarDay(new DateOnly(2026, 10, 10), CalendarDayKind.Worked, "国庆节调休"),
    ]);

    [Theory]
    [InlineData("2026-09-25", 1, "2026-09-27")] // a Friday: the Sunday is worked
    [InlineData("2026-09-30", 1, "2026-10-08")] // the holidays do not count
    [InlineData("2026-10-09", 1, "2026-10-10")] // the Saturday is worked
    [InlineData("2026-10-09", 2, "2026-10-12")]
    [InlineData("2026-10-03", 1, "2026-10-08")] // counted from a day off
    [InlineData("2026-09-30", 0, "2026-09-30")]
    public void Working_days_count_from_the_next_day_and_leave_out_what_is_off(string from, int days, string until) =>
        Assert.Equal(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), Calendar.After(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), days));

    [Fact]
    public void A_year_without_entered_holidays_has_its_weekends_off()
    {
        Assert.True(Calendar.Knows(2026));
        Assert.False(Calendar.Knows(2027));
        Assert.Equal(new DateOnly(2027, 10, 4), Calendar.After(new DateOnly(2027, 10, 1), 1));
        Assert.Equal(new DateOnly(2026, 10, 1), WorkingCalendar.Weekends.After(new DateOnly(2026, 9, 30), 1));
    }

    [Theory]
    [InlineData("2026-01-31", 1, 0, 0, "2026-02-28")] // the month's last day
    [InlineData("2028-01-31", 1, 0, 0, "2028-02-29")]
    [InlineData("2026-03-16", 3, 0, 0, "2026-06-16")]
    [InlineData("2026-03-16", 0, 30, 0, "2026-04-15")] // counted from the next day
    [InlineData("2026-09-30", 0, 0, 2, "2026-10-09")]
    public void A_window_counts_months_days_or_working_days(string from, int months, int days, int working, string until) => Assert.Equal(
        DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), new Window(months, days, working).After(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), Calendar));
}
