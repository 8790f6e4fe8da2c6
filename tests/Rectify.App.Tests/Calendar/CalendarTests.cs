using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Accounts;
using Rectify.App.Calendar;
using Rectify.App.Reporting;
using Rectify.App.Supervision;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Calendar;

/// <summary>到期日历 and its feed, for who may see it.</summary>
public sealed class CalendarTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Due = new(2031, 6, 30), MeasureDue = new(2026, 5, 31);

    [Fact]
    public async Task A_month_counts_what_falls_due_and_lists_the_day_that_is_looked_at()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, Due);

        var june = await MonthAsync(office.UnitLead, Due);
        var item = Assert.Single(june!.Items, item => item.Inspection == inspection.Id);
        Assert.Equal((DueKind.Task, Due, inspection.Task), (item.Kind, item.On, item.Task!.Value));
        Assert.Equal(june.Items.Count(i => i.Kind == DueKind.Task), june.Days.Single(d => d.On == Due).Counts[DueKind.Task]);

        var may = await MonthAsync(office.UnitLead, MeasureDue);
        Assert.Equal(2, may!.Items.Count(i => i.Kind == DueKind.Measure && i.Task == inspection.Task));
    }

    [Fact]
    public async Task Milestones_are_shown_to_who_sees_the_whole_inspection_and_not_to_a_unit()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, Due);
        await using var db = office.OpenDatabase();
        var milestone = db.Set<Milestone>().First(m => m.InspectionId == inspection.Id && m.Kind == MilestoneKind.Archive);

        Assert.Contains((await MonthAsync(office.Office, milestone.DueOn))!.Items, i => i.Milestone == MilestoneKind.Archive && i.Inspection == inspection.Id);
        Assert.DoesNotContain((await MonthAsync(office.UnitLead, milestone.DueOn))!.Items, i => i.Kind == DueKind.Milestone);
    }

    [Fact]
    public async Task Letters_to_answer_and_open_cycles_fall_due_for_the_unit_they_ask_and_for_the_office_until_they_are_over()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, Due);
        var (day, letter, cycle) = (OfficeDay.Default.Of(office.Clock.GetUtcNow()), LetterId.New(), CycleId.New());
        var (replyOn, reportOn) = (day.AddDays(9), day.AddDays(11));
        Must(await office.As<DraftLetter, Outcome>(office.Office, verb => verb.Run(letter, [inspection.Task], new LetterWords(LetterKind.Urging, "关于限期办理的督办函", "第1项尚未完成。", "排出逐条完成时间。", replyOn, "整改办"), ActId.New())));
        Assert.DoesNotContain((await MonthAsync(office.UnitLead, replyOn))!.Items, item => item.Letter == letter);
        Must(await office.As<IssueLetter, Outcome>(office.Office, verb => verb.Run(letter, 1, ActId.New())));
        Must(await office.As<OpenCycle, Outcome>(office.Office, verb => verb.Run(cycle, inspection.Id, new CycleDraft(CycleRhythm.Fortnightly, day, day.AddDays(10), reportOn, "请报送本期进展。"), ActId.New())));

        foreach (var person in new[] { office.UnitLead, office.Office })
        {
            Assert.Equal((DueKind.LetterReply, "关于限期办理的督办函"), Assert.Single((await MonthAsync(person, replyOn))!.Items, item => item.Letter == letter) is var reply ? (reply.Kind, reply.Text) : default);
            Assert.Equal((DueKind.Cycle, "请报送本期进展。"), Assert.Single((await MonthAsync(person, reportOn))!.Items, item => item.Cycle == cycle) is var report ? (report.Kind, report.Text) : default);
        }
        Assert.DoesNotContain((await MonthAsync(office.FinanceLead, replyOn))!.Items, item => item.Letter == letter);
        Assert.DoesNotContain((await MonthAsync(office.FinanceLead, reportOn))!.Items, item => item.Cycle == cycle);
        var secret = KeepCalendarFeed.NewSecret();
        await office.EnsureAccountAsync(office.UnitLead);
        Must(await office.As<KeepCalendarFeed, Outcome>(office.UnitLead, keep => keep.OpenAsync(secret, ActId.New())));
        Assert.Equal([(DueKind.LetterReply, replyOn), (DueKind.Cycle, reportOn)], (await office.Services.GetRequiredService<ReadCalendarFeed>().Run(secret))!.Where(item => item.Letter == letter || item.Cycle == cycle).Select(item => (item.Kind, item.On)));

        Must(await office.As<CloseCycle, Outcome>(office.Office, verb => verb.Run(cycle, ActId.New())));
        Assert.DoesNotContain((await MonthAsync(office.UnitLead, reportOn))!.Items, item => item.Cycle == cycle);
    }

    [Fact]
    public async Task The_chart_draws_the_measures_of_approved_plans_from_the_day_work_began_to_their_deadline()
    {
        var inspection = await RegisteredAsync(office);
        Assert.Empty((await GanttAsync(office.Office, inspection.Id))!.Units);
        await inspection.WalkTo(TaskState.Rectifying, Due);

        var sheet = (await GanttAsync(office.UnitLead, inspection.Id))!;
        var unit = Assert.Single(sheet.Units);
        Assert.Equal((office.WaterDepartment, 2, false), (unit.Id, unit.Bars.Count, unit.HasMore));
        Assert.All(unit.Bars, bar => Assert.Equal((new DateOnly(2026, 3, 18), MeasureDue, false), (bar.StartedOn, bar.DueOn, bar.IsOverdue(MeasureDue))));
        Assert.True(unit.Bars[0].IsOverdue(MeasureDue.AddDays(1)));
        Assert.Equal((new DateOnly(2026, 3, 1), MeasureDue, null), (sheet.First, sheet.Last, sheet.NextAfter));
        Assert.Null(await GanttAsync(office.FinanceLead, inspection.Id));
    }

    private Task<GanttSheet?> GanttAsync(PersonId who, InspectionId inspection) => office.As<ReadGantt, GanttSheet?>(who, read => read.Run(inspection));

    [Fact]
    public async Task Another_unit_sees_nothing_of_it()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, Due);

        Assert.DoesNotContain((await MonthAsync(office.FinanceLead, Due))!.Items, i => i.Inspection == inspection.Id);
    }

    [Fact]
    public async Task What_is_closed_falls_due_no_more()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Closed, Due);

        Assert.DoesNotContain((await MonthAsync(office.Office, Due))!.Items, i => i.Task == inspection.Task);
        Assert.DoesNotContain((await MonthAsync(office.Office, MeasureDue))!.Items, i => i.Task == inspection.Task);
    }

    [Fact]
    public async Task A_unit_with_many_measures_leaves_the_others_of_the_page_theirs()
    {
        var inspection = await RegisteredAsync(office, problems: 2);
        await inspection.WalkTo(TaskState.Rectifying, Due, ["第1条措施。"]);
        await inspection.Of(inspection.Tasks[1]).WalkTo(TaskState.Rectifying, Due, ["财务科的措施。"]);
        var (many, other, copies) = (inspection.Tasks[0].Value, inspection.Tasks[1].Value, ReadGantt.UnitsOfPage * ReadGantt.MostBars * 4 + 5);
        await using (var db = office.OpenDatabase())
        {
            var columns = await db.Database.SqlQuery<string>($"select column_name::text as \"Value\" from information_schema.columns where table_name = 'measures' and is_generated = 'NEVER'").ToListAsync();
            var values = columns.Select(column => column switch { "id" => "gen_random_uuid()", "position" => "1 + n", _ => column });
#pragma warning disable EF1002 // names of columns only
            await db.Database.ExecuteSqlRawAsync($"insert into measures ({string.Join(',', columns)}) select {string.Join(',', values)} from measures, generate_series(1, {copies}) n where task_id = '{many}'");
#pragma warning restore EF1002
            // its task comes behind, in the document's order
            await db.Database.ExecuteSqlAsync($"update tasks set lead_unit_id = {office.FinanceDepartment.Value} where id = {other}");
        }

        var units = (await GanttAsync(office.Office, inspection.Id))!.Units;
        Assert.Equal([(office.FinanceDepartment, 1, false), (office.WaterDepartment, ReadGantt.MostBars, true)], units.OrderBy(u => u.Bars.Count).Select(u => (u.Id, u.Bars.Count, u.HasMore)));
    }

    [Fact]
    public async Task A_feed_is_read_by_its_secret_until_it_is_renewed_closed_or_its_owner_is_locked_out()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, new DateOnly(2026, 6, 30));
        await office.EnsureAccountAsync(office.UnitLead);
        var feed = office.Services.GetRequiredService<ReadCalendarFeed>();
        var (first, second) = (KeepCalendarFeed.NewSecret(), KeepCalendarFeed.NewSecret());

        Must(await OpenAsync(first));
        var items = await feed.Run(first);
        Assert.Contains(items!, i => i.Kind == DueKind.Task && i.Task == inspection.Task);
        Assert.DoesNotContain(items!, i => i.Kind == DueKind.Milestone);

        Must(await OpenAsync(second));
        Assert.Null(await feed.Run(first));
        Assert.NotNull(await feed.Run(second));

        await using (var db = office.OpenDatabase())
        {
            var account = db.Users.Single(a => a.PersonId == office.UnitLead);
            account.LockoutEnd = office.Clock.GetUtcNow().AddDays(1);
            await db.SaveChangesAsync();
            Assert.Null(await feed.Run(second));
            account.LockoutEnd = null;
            await db.SaveChangesAsync();
        }

        Must(await office.As<KeepCalendarFeed, Outcome>(office.UnitLead, keep => keep.CloseAsync(ActId.New())));
        Assert.Null(await feed.Run(second));

        Task<Outcome> OpenAsync(string secret) => office.As<KeepCalendarFeed, Outcome>(office.UnitLead, keep => keep.OpenAsync(secret, ActId.New()));
    }

    private Task<CalendarMonth?> MonthAsync(PersonId person, DateOnly day) => office.As<ReadCalendar, CalendarMonth?>(person, read => read.Run(day: day));
}
