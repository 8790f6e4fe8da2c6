using Microsoft.EntityFrameworkCore;
using Rectify.App.Calendar;
using Rectify.App.Desk;
using Rectify.App.Handovers;
using Rectify.App.LookBacks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Supervision;

public sealed class LookBackTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18), Until = new(2026, 4, 30);

    private readonly TestOffice office = new();
    private readonly LookBackId id = LookBackId.New();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Closed);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_sample_is_drawn_once_however_many_press_at_the_same_time_and_drawing_it_again_shows_the_same()
    {
        await OpenAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => office.As<DrawSample, Outcome>(office.Office, verb => verb.Run(id, 1, ActId.New())))));

        Assert.Equal(1, outcomes.Count(outcome => outcome.IsDone));
        var sheet = await SheetAsync();
        Assert.Equal((LookBackState.Drawn, 1, true), (sheet.Campaign.State, sheet.Sample.Count, sheet.IsReproduced));
        Assert.Equal(Sample.Order([new SampleLine(sheet.Sample[0].Number, sheet.Sample[0].Weight)], "2026年第一次").Single().Hash, sheet.Sample[0].Hash);
        await using var db = office.OpenDatabase();
        Assert.Equal(1, await db.Facts.CountAsync(f => f.Kind == FactKind.LookBackDrawn));
    }

    [Fact]
    public async Task A_scope_without_a_closed_task_is_not_drawn_from_and_the_campaign_can_be_made_void()
    {
        await OpenAsync(until: Day.AddDays(-1));
        Assert.Equal([Rule.LookBackScopeEmpty], RulesOf(await DrawAsync()));
        Must(await office.As<VoidLookBack, Outcome>(office.Office, verb => verb.Run(id, 1, ActId.New(), Reason.Of("范围有误"))));
        Assert.Equal(LookBackState.Void, (await SheetAsync()).Campaign.State);
    }

    [Fact]
    public async Task Only_the_office_opens_draws_and_names()
    {
        Assert.IsType<Outcome.NotAllowed>(await OpenAsync(office.Auditor));
        Assert.IsType<Outcome.Missing>(await OpenAsync(office.UnitLead));
        Must(await OpenAsync());
        Assert.IsType<Outcome.NotAllowed>(await DrawAsync(office.Auditor));
    }

    [Fact]
    public async Task Who_is_named_to_look_is_told_and_nobody_else()
    {
        await OpenedAndDrawnAsync();
        Must(await NameAsync(office.SecondAuditor));
        await using var db = office.OpenDatabase();
        var told = Assert.Single(await db.Notifications.Where(n => n.Kind == FactKind.LookBackCheckerNamed).ToListAsync());
        Assert.Equal((office.SecondAuditor, office.Office, id.Value, $"{Until:yyyy-MM-dd}"), (told.PersonId, told.ByPersonId!.Value, Assert.Single(told.SubjectIds), told.Said["dueOn"]));
    }

    [Fact]
    public async Task Who_has_not_looked_yet_is_reminded_once_a_day_by_the_office_and_nobody_where_nobody_is_named()
    {
        await OpenedAndDrawnAsync();
        Assert.Equal([Rule.NobodyOwes], RulesOf(await RemindAsync()));
        Must(await NameAsync(office.SecondAuditor));
        Assert.IsType<Outcome.NotAllowed>(await RemindAsync(office.SecondAuditor));
        Must(await RemindAsync());
        Assert.Equal([Rule.RemindedToday], RulesOf(await RemindAsync()));
        await using var db = office.OpenDatabase();
        var told = Assert.Single(await db.Notifications.Where(n => n.Kind == FactKind.LookBackReminded).ToListAsync());
        Assert.Equal((office.SecondAuditor, "1", $"{Until:yyyy-MM-dd}"), (told.PersonId, told.Said["number"], told.Said["dueOn"]));
        office.Clock.GoTo(Day.AddDays(1));
        Must(await RemindAsync());
        Must(await RecordAsync(LookBackResult.Holds));
        office.Clock.GoTo(Day.AddDays(2));
        Assert.Equal([Rule.NobodyOwes], RulesOf(await RemindAsync()));
        Assert.Equal(2, await db.Facts.CountAsync(f => f.Kind == FactKind.LookBackReminded));
    }

    private Task<Outcome> RemindAsync(PersonId? who = null) => office.As<RemindCheckers, Outcome>(who ?? office.Office, verb => verb.Run(id, ActId.New()));

    [Fact]
    public async Task The_checker_is_not_the_reviewer_not_of_the_unit_and_holds_a_role_at_the_body()
    {
        await OpenedAndDrawnAsync();
        Assert.Equal([Rule.CheckerIsReviewer], RulesOf(await NameAsync(office.Auditor)));
        Assert.Equal([Rule.CheckerWithoutRole], RulesOf(await NameAsync(office.FinanceLead)));
        await using (var db = office.OpenDatabase())
        {
            db.Add(new RoleGrant(RoleGrantId.New(), office.UnitLead, Role.Auditor, office.Bureau, new DateOnly(2026, 1, 1)));
            await db.SaveChangesAsync();
        }
        Assert.Equal([Rule.OwnUnit], RulesOf(await NameAsync(office.UnitLead)));
        Must(await NameAsync(office.SecondAuditor));
    }

    [Fact]
    public async Task What_a_checker_has_not_looked_at_is_handed_over_to_somebody_who_may_look()
    {
        await OpenedAndDrawnAsync();
        Must(await NameAsync(office.SecondAuditor));
        Assert.Equal((inspection.Task, Until), (await office.As<ReadHandover, HandoverSheet?>(office.Office, read => read.Run(office.SecondAuditor)))!.Checks.Select(check => (check.Task, check.DueOn!.Value)).Single());
        Assert.Equal([Rule.CheckerIsReviewer], RulesOf(await HandOverAsync(office.Auditor)));
        Must(await HandOverAsync(office.Supervision));
        Assert.Equal([Rule.NotYourAct], RulesOf(await RecordAsync(LookBackResult.Holds)));
        Must(await RecordAsync(LookBackResult.Holds, office.Supervision));

        Task<Outcome> HandOverAsync(PersonId to) => office.As<HandOver, Outcome>(office.Office, verb => verb.Run(office.SecondAuditor, to, "云湖任〔2026〕5号", ActId.New()));
    }

    [Fact]
    public async Task A_campaign_that_reaches_beyond_the_offices_bodies_is_not_handed_over_by_it()
    {
        await OpenedAndDrawnAsync();
        Must(await NameAsync(office.SecondAuditor));
        var (other, elsewhere) = (InspectionId.New(), UnitId.New());
        await using (var db = office.OpenDatabase())
        {
            db.Add(new Unit(elsewhere, "云湖市林业局", null, new DateOnly(2026, 1, 1)));
            var round = await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => i.RoundId).SingleAsync();
            db.Add(Inspection.Open(other, round, elsewhere, new InspectionFacts(InspectionKind.Routine, "市委第六巡察组", null, null, Day.AddDays(-9)), new Regime(), WorkingCalendar.Weekends,
                new Stamp(new Actor(office.Office, [], [], [], UnitTree.Empty), office.Clock.GetUtcNow(), Day)));
            await db.SaveChangesAsync();
            await db.Database.ExecuteSqlAsync($"insert into look_back_inspections (look_back_id, inspection_id) values ({id.Value}, {other.Value})");
        }
        Assert.Empty((await office.As<ReadHandover, HandoverSheet?>(office.Office, read => read.Run(office.SecondAuditor)))!.Checks);
        Assert.IsType<Outcome.Invalid>(await office.As<HandOver, Outcome>(office.Office, verb => verb.Run(office.SecondAuditor, office.Supervision, "云湖任〔2026〕5号", ActId.New())));
    }

    [Fact]
    public async Task Nobody_but_the_named_checker_records_what_was_found()
    {
        await OpenedAndDrawnAsync();
        Must(await NameAsync(office.SecondAuditor));
        Assert.Equal([Rule.NotYourAct], RulesOf(await RecordAsync(LookBackResult.Holds, office.Office)));
        Must(await RecordAsync(LookBackResult.Holds));
        Assert.Equal([Rule.AlreadyDone], RulesOf(await RecordAsync(LookBackResult.Holds)));
        Assert.Equal(TaskState.Closed, (await inspection.LoadAsync()).State);
    }

    [Fact]
    public async Task What_has_relapsed_is_open_again_with_the_finding_as_its_reason_and_the_opinion_it_was_closed_by_stays()
    {
        await OpenedAndDrawnAsync();
        Must(await NameAsync(office.SecondAuditor));
        var before = (await inspection.LoadAsync()).Opinions.Single();
        Assert.IsType<Outcome.Invalid>(await office.As<RecordLookBack, Outcome>(office.SecondAuditor, verb => verb.Run(id, inspection.Task, new LookBackInput(LookBackResult.Relapsed, CheckingWay.OnSite, "又有排放", null, null), ActId.New())));
        Must(await RecordAsync(LookBackResult.Relapsed));

        var task = await inspection.LoadAsync();
        Assert.Equal((TaskState.Rectifying, Until, 1, "现场复查，排口又有排放。"), (task.State, task.DueOn, task.Restarts, task.ReturnedBecause));
        Assert.Equal((before.Id, before.TextSha256, before.Signatures.Count), (task.Opinions.Single().Id, task.Opinions.Single().TextSha256, task.Opinions.Single().Signatures.Count));
        await using var db = office.OpenDatabase();
        Assert.Equal([FactKind.TaskLookedBack, FactKind.TaskRestarted], await db.Facts.Where(f => f.SubjectId == inspection.Task.Value).OrderByDescending(f => f.Number).Take(2).OrderBy(f => f.Number).Select(f => f.Kind).ToListAsync());
        Assert.Equal(LookBackResult.Relapsed, (await office.As<ReadLookBack, IReadOnlyList<LookBackOfTask>>(office.UnitLead, read => read.OfTaskAsync(inspection.Task))).Single().Result);
    }

    [Fact]
    public async Task A_task_somebody_restarted_meanwhile_takes_its_result_all_the_same()
    {
        await OpenedAndDrawnAsync();
        Must(await NameAsync(office.SecondAuditor));
        Must(await inspection.Act<Rectify.App.Tasks.RestartTask>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("上级交办"), Until)));
        Must(await RecordAsync(LookBackResult.Relapsed));
        Assert.Equal(1, (await inspection.LoadAsync()).Restarts);
    }

    [Fact]
    public async Task A_campaign_is_closed_when_every_task_of_the_sample_has_its_result_and_not_before()
    {
        await OpenedAndDrawnAsync();
        Must(await NameAsync(office.SecondAuditor));
        Assert.Equal([Rule.LookBackUnchecked], RulesOf(await CloseAsync()));
        Must(await RecordAsync(LookBackResult.Holds));
        Must(await CloseAsync());
        Assert.Equal((LookBackState.Closed, 1, 0), await SheetAsync() is var sheet ? (sheet.Campaign.State, sheet.Campaign.Checked, sheet.Campaign.Relapsed) : default);
        Assert.Equal([Rule.NotInThisState], RulesOf(await NameAsync(office.SecondAuditor)));
    }

    [Fact]
    public async Task What_is_to_be_checked_stands_on_the_checkers_desk_in_the_count_and_in_the_calendar_until_it_has_its_result()
    {
        await OpenedAndDrawnAsync();
        Must(await NameAsync(office.SecondAuditor));
        var before = await office.As<CountWaiting, WaitingCount>(office.SecondAuditor, query => query.Run());
        var part = (await office.As<ReadDesk, DeskView?>(office.SecondAuditor, query => query.Run()))!.Parts.Single(part => part.Block == DeskBlock.LookBacks);
        Assert.Equal((inspection.Task, id, Until), (part.Rows.Single().Task, part.Rows.Single().LookBack!.Value, part.Rows.Single().LookBackBy!.Value));
        Assert.Contains((await office.As<ReadCalendar, CalendarMonth?>(office.SecondAuditor, query => query.Run(day: Until)))!.Items, item => item.Kind == DueKind.LookBack && item.Task == inspection.Task);

        Must(await RecordAsync(LookBackResult.Holds));
        Assert.Equal(before.Desk - 1, (await office.As<CountWaiting, WaitingCount>(office.SecondAuditor, query => query.Run())).Desk);
        Assert.DoesNotContain((await office.As<ReadDesk, DeskView?>(office.SecondAuditor, query => query.Run()))!.Parts, part => part.Block == DeskBlock.LookBacks);
    }

    [Fact]
    public async Task The_next_check_of_a_sustained_task_falls_due_on_the_offices_desk_and_in_the_calendar()
    {
        var sustained = await RegisteredAsync(office);
        await sustained.WalkTo(TaskState.Sustained);
        var due = (await sustained.LoadAsync()).NextCheckOn!.Value;
        office.Clock.GoTo(due.AddDays(-10));

        Assert.Contains((await office.As<ReadDesk, DeskView?>(office.Office, query => query.Run()))!.Parts.Single(part => part.Block == DeskBlock.ChecksDue).Rows, row => row.Task == sustained.Task);
        Assert.Contains((await office.As<ReadCalendar, CalendarMonth?>(office.Office, query => query.Run(day: due)))!.Items, item => item.Kind == DueKind.PeriodicCheck && item.Task == sustained.Task);
    }

    private Task<Outcome> OpenAsync(PersonId? who = null, DateOnly? until = null) => office.As<OpenLookBack, Outcome>(who ?? office.Office, verb => verb.Run(
        id, new LookBackDraft("第一次回头看", [inspection.Id], new DateOnly(2026, 1, 1), until ?? new DateOnly(2026, 12, 31), 5, "2026年第一次", RiskWeights.Usual), ActId.New()));

    private Task<Outcome> DrawAsync(PersonId? who = null) => office.As<DrawSample, Outcome>(who ?? office.Office, verb => verb.Run(id, 1, ActId.New()));

    private async Task OpenedAndDrawnAsync()
    {
        Must(await OpenAsync());
        Must(await DrawAsync());
    }

    private async Task<Outcome> NameAsync(PersonId checker)
    {
        var seen = (await SheetAsync()).Version;
        return await office.As<NameCheckers, Outcome>(office.Office, verb => verb.Run(id, seen, [inspection.Task], checker, Until, ActId.New()));
    }

    private Task<Outcome> RecordAsync(LookBackResult result, PersonId? who = null) => office.As<RecordLookBack, Outcome>(who ?? office.SecondAuditor, verb => verb.Run(
        id, inspection.Task, new LookBackInput(result, CheckingWay.OnSite, "现场复查，排口又有排放。", new StoredFile($"{7:x64}", 100, "现场.jpg", "image/jpeg"), Until), ActId.New()));

    private async Task<Outcome> CloseAsync()
    {
        var seen = (await SheetAsync()).Version;
        return await office.As<CloseLookBack, Outcome>(office.Office, verb => verb.Run(id, seen, ActId.New()));
    }

    private async Task<LookBackSheet> SheetAsync() => (await office.As<ReadLookBack, LookBackSheet?>(office.Office, read => read.Run(id)))!;

    private static IEnumerable<Rule> RulesOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet.Select(unmet => unmet.Rule);
}
