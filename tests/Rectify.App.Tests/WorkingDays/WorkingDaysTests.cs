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
    [InlineData("10月1日 放假 国庆节", 1, "no-day")]
    [InlineData("2026-05-01至05-05左右 放假 劳动节", 1, "no-day")]
    [InlineData("2026-05-05至05-01 放假 劳动节", 1, "no-day")]
    [InlineData("2026-05-01 放假 劳动节 2026-05-02", 1, "left-over")]
    [InlineData("一、元旦：1月1日放假，共1天。", 1, "no-year")]
    [InlineData("2026年节假日\n一、元旦：1月1日至3日放假调休，共3天。1月4日（周日）照常营业。", 2, "left-over")]
    [InlineData("2026年节假日\n一、元旦：1月1日至3日放假。\n4月4日至6日清明节", 3, "left-over")]
    [InlineData("2026年节假日\n一、元旦：1月1日至32日放假。", 2, "no-day")]
    public void A_row_that_cannot_be_taken_is_named_with_its_reason(string text, int row, string code)
    {
        var error = Assert.Single(CalendarSheets.OfText(text).Errors);
        Assert.Equal((row, code), (error.Row, error.Code));
    }

    [Theory]
    [InlineData("2027年10月1日至7日 放假 国庆节", 7)]
    [InlineData("2027-05-01至05-05 放假 劳动节", 5)]
    [InlineData("2027-05-01 至 05-05 放假 劳动节", 5)]
    [InlineData("2027/5/1—5 放假 劳动节", 5)]
    [InlineData("2027-05-01到2027-05-05 放假 劳动节", 5)]
    [InlineData("2027年5月1日（周六）-5月5日（周三） 放假 劳动节", 5)]
    [InlineData("2027年12月30日至次年1月1日 放假 元旦", 3)]
    [InlineData("2027年节假日\n5月1日至5日 放假 劳动节", 5)]
    public void A_range_is_each_of_its_days_however_its_end_is_written(string text, int days)
    {
        var sheet = CalendarSheets.OfText(text);
        Assert.Empty(sheet.Errors);
        Assert.Equal(days, sheet.Days.Count);
        Assert.Equal(days - 1, sheet.Days[^1].On.DayNumber - sheet.Days[0].On.DayNumber);
    }

    [Fact]
    public void The_official_notice_is_read_with_its_year_named_once()
    {
        var sheet = CalendarSheets.OfText("""
            关于2026年部分节假日安排的通知
            各有关单位：
            现将2026年元旦、春节、国庆节放假调休日期的具体安排通知如下。
            一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
            二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、28日（周六）上班。
            三、清明节：4月4日（周六）至6日（周一）放假，共3天。四、端午节：6月19日（周五）放假1天，与周末连休。
            五、国庆节、中秋节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
            节假日期间，请妥善安排好值班和安全保卫等工作。
            2025年11月4日
            """);

        Assert.Empty(sheet.Errors);
        Assert.Equal([new(2026, 1, 4), new(2026, 2, 14), new(2026, 2, 28), new(2026, 9, 20), new(2026, 10, 10)], sheet.Days.Where(day => day.Kind == CalendarDayKind.Worked).Select(day => day.On));
        Assert.Equal(["元旦", "元旦", "元旦", "元旦调休"], sheet.Days.Take(4).Select(day => day.Name));
        Assert.Equal(3 + 9 + 3 + 1 + 7, sheet.Days.Count(day => day.Kind == CalendarDayKind.Holiday));
        Assert.Equal(sheet.Text, CalendarSheets.OfText(sheet.Text).Text);
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
