using Microsoft.EntityFrameworkCore;
using Rectify.App.Calendar;
using Rectify.App.Rounds;
using Rectify.App.WorkingDays;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.WorkingDays;

public sealed class WorkingDaysTests : IAsyncLifetime
{
    private const string Spring = "日期\t类别\t名称\n2026-04-04至2026-04-06\t放假\t清明节\n2026/3/29,上班,清明节调休";

    private readonly TestOffice office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public void Rows_are_read_day_by_day_and_a_heading_is_passed_over()
    {
        var sheet = CalendarSheets.OfText(Spring);
        Assert.Empty(sheet.Errors);
        Assert.Equal([(29, CalendarDayKind.Worked), (4, CalendarDayKind.Holiday), (5, CalendarDayKind.Holiday), (6, CalendarDayKind.Holiday)], sheet.Days.Select(day => (day.On.Day, day.Kind)));
        Assert.Equal(sheet.Days.Select(day => day.On), CalendarSheets.OfText(sheet.Text).Days.Select(day => day.On));
    }

    [Theory]
    [InlineData("2026-05-01 放假 劳动节\n五一 放假 劳动节", 2, "no-day")]
    [InlineData("2026-05-01 开会 劳动节", 1, "no-kind")]
    [InlineData("2026-05-01 放假", 1, "no-name")]
    [InlineData("2026-05-01 放假 劳动节\n2026-05-01 放假 劳动节", 2, "twice")]
    [InlineData("2026-05-06 上班 劳动节调休", 1, "weekday-worked")]
    public void A_row_that_cannot_be_taken_is_named_with_its_reason(string text, int row, string code)
    {
        var error = Assert.Single(CalendarSheets.OfText(text).Errors);
        Assert.Equal((row, code), (error.Row, error.Code));
    }

    [Fact]
    public async Task The_office_enters_a_year_and_entering_it_again_replaces_it()
    {
        Must(await SetAsync(Spring));
        Must(await SetAsync("2026-10-01 放假 国庆节"));
        var year = (await office.As<ReadCalendarYear, CalendarYear?>(office.UnitLead, read => read.Run(2026)))!;
        Assert.Equal((true, false, new DateOnly(2026, 10, 1)), (year.IsKnown, year.MaySet, year.Days.Single().On));
        Assert.IsType<Outcome.NotAllowed>(await SetAsync(Spring, office.UnitLead));
        Assert.IsType<Outcome.Invalid>(await SetAsync("2026-05-01 开会 劳动节"));
        Assert.Equal("国庆节", (await office.As<ReadCalendar, CalendarMonth?>(office.Office, read => read.Run(new DateOnly(2026, 10, 1))))!.WorkingDays.Find(new DateOnly(2026, 10, 1))!.Name);
    }

    [Fact]
    public async Task A_window_in_working_days_is_kept_counts_with_the_calendar_and_its_milestone_follows_what_is_entered()
    {
        var inspection = await RegisteredAsync(office, regime: new Regime { PlanDue = Window.OfWorkingDays(15) });
        // the inspection was opened before any holiday was entered: 15 weekdays after the 16th of March
        Assert.Equal(new DateOnly(2026, 4, 6), await PlanDueAsync(inspection.Id));
        Must(await SetAsync(Spring));
        Assert.Equal(new DateOnly(2026, 4, 3), await PlanDueAsync(inspection.Id));
        Assert.Equal(Window.OfWorkingDays(15), (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!.Regime.PlanDue);
    }

    [Fact]
    public async Task The_concentrated_period_does_not_count_in_working_days()
    {
        var inspection = await RegisteredAsync(office);
        var seen = (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(inspection.Id)))!.Version;
        var outcome = await office.As<ChangeRegime, Outcome>(office.Office, verb => verb.Run(inspection.Id, seen, new Regime { ConcentratedPeriod = Window.OfWorkingDays(60) }, ActId.New()));
        Assert.Equal("window", Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code);
    }

    private Task<Outcome> SetAsync(string text, PersonId? who = null) => office.As<SetCalendarDays, Outcome>(who ?? office.Office, verb => verb.Run(CalendarSheets.OfText(text), ActId.New()));

    private async Task<DateOnly> PlanDueAsync(InspectionId id)
    {
        await using var db = office.OpenDatabase();
        return await db.Set<Milestone>().Where(m => m.InspectionId == id && m.Kind == MilestoneKind.Plan).Select(m => m.DueOn).SingleAsync();
    }
}
