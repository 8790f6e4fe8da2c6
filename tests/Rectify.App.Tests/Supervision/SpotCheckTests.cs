using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Files;
using Rectify.App.SpotChecks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Supervision;

public sealed class SpotCheckTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    private readonly TestOffice office = new();
    private readonly SpotCheckId id = SpotCheckId.New();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_check_is_recorded_with_its_files_moves_neither_state_nor_version_and_stands_in_the_tasks_history()
    {
        await inspection.WalkTo(TaskState.Rectifying);
        var before = await inspection.LoadAsync();
        Must(await RecordAsync(office.Office, measures: [before.Measures[0].Id], files: [new StoredFile(new string('a', 64), 10, "现场.png", "image/png")]));

        var after = await inspection.LoadAsync();
        Assert.Equal((before.State, before.Version), (after.State, after.Version));
        var sheet = (await office.As<ReadSpotCheck, SpotCheckSheet?>(office.UnitLead, read => read.Run(id)))!;
        Assert.Equal(("现场无排放。", SpotCheckVerdict.InPlace, 1, 1, false), (sheet.Check.Finding, sheet.Check.Verdict, sheet.Measures.Count, sheet.Files.Count, sheet.MayStrike));
        var history = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.Office, read => read.ReadAsync(inspection.Task)))!;
        Assert.Equal((FactKind.SpotCheckRecorded, "OnSite", "2026-03-17"), (history[0].Kind, history[0].Details["way"], history[0].Details["trueOn"]));
        await using var db = office.OpenDatabase();
        Assert.Contains(office.UnitLead, await db.Notifications.Where(n => n.Kind == FactKind.SpotCheckRecorded).Select(n => n.PersonId).ToListAsync());
    }

    [Fact]
    public async Task The_same_press_twice_records_one_check()
    {
        await inspection.WalkTo(TaskState.Rectifying);
        var act = ActId.New();
        Must(await RecordAsync(office.Office, act: act));
        Must(await RecordAsync(office.Office, act: act));
        await using var db = office.OpenDatabase();
        Assert.Equal(1, await db.SpotChecks.CountAsync());
    }

    [Fact]
    public async Task A_check_lies_neither_before_the_presence_nor_in_the_future()
    {
        await inspection.WalkTo(TaskState.Rectifying);
        Assert.Equal([Rule.DayInFuture], RulesOf(await RecordAsync(office.Office, on: Day.AddDays(1))));
        Assert.Equal([Rule.DayBeforePresence], RulesOf(await RecordAsync(office.Office, on: new DateOnly(2026, 1, 4))));
        Must(await RecordAsync(office.Office, on: new DateOnly(2026, 1, 5)));
    }

    [Fact]
    public async Task Nobody_of_the_unit_and_nobody_who_reported_or_applied_checks()
    {
        await inspection.WalkTo(TaskState.Submitted);
        Assert.Equal([Rule.CheckerOfOwnUnit, Rule.CheckerIsInvolved], RulesOf(await RecordAsync(office.Office, people: [office.UnitLead])));
        Assert.Equal([Rule.CheckerIsInvolved], RulesOf(await RecordAsync(office.Office, people: [office.Office, office.Leader])));
        Assert.Contains(Rule.NotYourAct, RulesOf(await RecordAsync(office.UnitLead)));
        var beginning = (await office.As<PrepareSpotCheck, SpotCheckBeginning?>(office.Office, read => read.Run(inspection.Task)))!;
        Assert.Equal(office.Office, beginning.People[0].Id);
        Assert.DoesNotContain(beginning.People, p => p.Id == office.UnitLead || p.Id == office.Leader);
    }

    [Fact]
    public async Task The_auditor_checks_what_they_review_and_a_member_of_the_panel_what_it_accepts()
    {
        await inspection.WalkTo(TaskState.Submitted);
        Assert.Equal([Rule.NotYourAct], RulesOf(await RecordAsync(office.Auditor)));
        await new TestAcceptance(office, inspection).WalkTo(TaskState.UnderAcceptance);
        Must(await RecordAsync(office.Auditor));
        Must(await RecordAsync(office.PanelMember, check: SpotCheckId.New()));
        Assert.Equal([Rule.NotYourAct], RulesOf(await RecordAsync(office.SecondAuditor, check: SpotCheckId.New())));
    }

    [Fact]
    public async Task What_was_recorded_by_mistake_is_struck_out_by_its_recorder_or_the_office_and_stays_readable()
    {
        await inspection.WalkTo(TaskState.Submitted);
        await new TestAcceptance(office, inspection).WalkTo(TaskState.UnderAcceptance);
        Must(await RecordAsync(office.PanelMember));
        Assert.Equal([Rule.NotYourAct], RulesOf(await StrikeAsync(office.Auditor)));
        Must(await StrikeAsync(office.Office));
        Assert.Equal([Rule.AlreadyDone], RulesOf(await StrikeAsync(office.PanelMember)));
        var sheet = (await office.As<ReadSpotCheck, SpotCheckSheet?>(office.PanelMember, read => read.Run(id)))!;
        Assert.Equal((true, "登记错了任务", false), (sheet.Check.IsStruck, sheet.StruckBecause, sheet.MayStrike));
    }

    [Fact]
    public async Task The_opinion_quotes_the_checks_there_are_and_one_that_comes_later_voids_nothing_and_is_offered()
    {
        await inspection.WalkTo(TaskState.Submitted);
        var acceptance = new TestAcceptance(office, inspection);
        await acceptance.WalkTo(TaskState.UnderAcceptance);
        Must(await RecordAsync(office.PanelMember));
        Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        Must(await acceptance.SignAsync<SignOpinion>(office.PanelMember, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));
        var sheet = await OpinionAsync();
        Assert.Contains(sheet.Lines, line => line.Contains("核查情况：2026年3月17日现场核查：现场无排放。核查结论：整改到位。", StringComparison.Ordinal));
        Assert.Empty(sheet.Unquoted);

        Must(await RecordAsync(office.Office, check: SpotCheckId.New()));
        sheet = await OpinionAsync();
        Assert.Equal((1, false, 1), (sheet.Unquoted.Count, sheet.QuotesChanged, sheet.Signatures));
        Must(await acceptance.SignAsync<AcceptRectification>(office.PanelHead, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));
        Assert.Equal(TaskState.Closed, (await inspection.LoadAsync()).State);
    }

    [Fact]
    public async Task An_opinion_that_quotes_a_check_struck_out_since_must_be_saved_again_and_one_that_is_concluded_keeps_it()
    {
        await inspection.WalkTo(TaskState.Submitted);
        var acceptance = new TestAcceptance(office, inspection);
        await acceptance.WalkTo(TaskState.UnderAcceptance);
        var kept = SpotCheckId.New();
        Must(await RecordAsync(office.PanelMember));
        Must(await RecordAsync(office.PanelMember, check: kept));
        Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        Must(await StrikeAsync(office.PanelMember));
        Assert.True((await OpinionAsync()).QuotesChanged);
        Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        Assert.Equal([kept], (await OpinionAsync()).Checks.Where(c => c.IsQuoted).Select(c => c.Id));
        Must(await acceptance.SignAsync<SignOpinion>(office.PanelMember, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));
        Must(await acceptance.SignAsync<AcceptRectification>(office.PanelHead, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));
        Must(await StrikeAsync(office.Office, kept));
        var concluded = await OpinionAsync();
        Assert.Contains(concluded.Lines, line => line.Contains("核查情况", StringComparison.Ordinal));
        Assert.False(concluded.QuotesChanged);
    }

    [Fact]
    public async Task A_restricted_problems_checks_are_known_to_those_who_know_the_problem()
    {
        inspection = await RegisteredAsync(office, restricted: 1);
        await inspection.WalkTo(TaskState.Rectifying);
        Must(await RecordAsync(office.Office));
        Assert.Single((await ListAsync(office.Office)).Rows);
        Assert.Empty((await ListAsync(office.Auditor)).Rows);
        Assert.Null(await office.As<ReadSpotCheck, SpotCheckSheet?>(office.Auditor, read => read.Run(id)));
        Assert.Empty(await office.As<SpotCheckList, IReadOnlyList<SpotCheckRow>>(office.Auditor, read => read.OfTaskAsync(inspection.Task)));
    }

    [Fact]
    public async Task The_list_is_narrowed_by_inspection_way_verdict_and_days_and_paged_by_key()
    {
        await inspection.WalkTo(TaskState.Rectifying);
        for (var i = 0; i < SpotCheckList.PageSize + 2; i++) Must(await RecordAsync(office.Office, check: SpotCheckId.New(), on: Day.AddDays(-(i % 3))));
        var first = await ListAsync(office.Office);
        Assert.Equal((SpotCheckList.PageSize, false, true), (first.Rows.Count, first.HasPrevious, first.HasNext));
        var last = first.Rows[^1];
        var second = await ListAsync(office.Office, from: new SpotCheckKey(false, last.On, last.Id));
        Assert.Equal((2, true, false), (second.Rows.Count, second.HasPrevious, second.HasNext));
        Assert.Equal(first.Rows.Select(r => r.Id), (await ListAsync(office.Office, from: new SpotCheckKey(true, second.Rows[0].On, second.Rows[0].Id))).Rows.Select(r => r.Id));
        Assert.Empty((await ListAsync(office.Office, new SpotCheckFilter(Way: CheckingWay.Papers))).Rows);
        Assert.Empty((await ListAsync(office.Office, new SpotCheckFilter(Verdict: SpotCheckVerdict.NotInPlace))).Rows);
        Assert.All((await ListAsync(office.Office, new SpotCheckFilter(inspection.Id, From: Day, Until: Day))).Rows, row => Assert.Equal(Day, row.On));
        var workbook = new MemoryStream();
        Assert.True(await office.As<ExportSpotChecks, bool>(office.Office, export => export.Run(workbook, SpotCheckFilter.None, new SpotCheckExportWords("核查记录", way => $"{way}", verdict => $"{verdict}", "已作废"))));
        using var zip = new ZipArchive(workbook);
        Assert.NotNull(zip.GetEntry("xl/workbook.xml"));
    }

    [Fact]
    public async Task Nothing_is_recorded_once_the_inspection_is_archived()
    {
        await inspection.WalkTo(TaskState.Closed);
        await using (var db = office.OpenDatabase())
        {
            var version = await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => i.Version).SingleAsync();
            Must(await office.As<Rectify.App.Rounds.MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(inspection.Id, version, Domain.Rounds.MilestoneKind.Archive, Day, Reason.Of("移交清单"), ActId.New(), Day.AddYears(10))));
        }
        Assert.Equal([Rule.InspectionArchived], RulesOf(await RecordAsync(office.Office)));
    }

    private Task<Outcome> RecordAsync(PersonId by, DateOnly? on = null, IReadOnlyList<PersonId>? people = null, IReadOnlyList<Domain.Measures.MeasureId>? measures = null, IReadOnlyList<StoredFile>? files = null, SpotCheckId? check = null, ActId? act = null) =>
        office.As<RecordSpotCheck, Outcome>(by, verb => verb.Run(check ?? id, inspection.Task,
            new SpotCheckInput(CheckingWay.OnSite, on ?? Day.AddDays(-1), people ?? [by], null, "现场无排放。", SpotCheckVerdict.InPlace, measures ?? [], files ?? []), act ?? ActId.New()));

    private Task<Outcome> StrikeAsync(PersonId by, SpotCheckId? check = null) => office.As<StrikeSpotCheck, Outcome>(by, verb => verb.Run(check ?? id, Reason.Of("登记错了任务"), ActId.New()));

    private async Task<OpinionSheet> OpinionAsync() => (await office.As<ReadOpinion, OpinionSheet?>(office.PanelHead, read => read.Run(inspection.Task)))!;

    private async Task<SpotCheckSlice> ListAsync(PersonId by, SpotCheckFilter? filter = null, SpotCheckKey? from = null) => (await office.As<SpotCheckList, SpotCheckSlice?>(by, read => read.Run(filter ?? SpotCheckFilter.None, from)))!;

    private static IReadOnlyList<Rule> RulesOf(Outcome outcome) => [.. Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet.Select(u => u.Rule)];
}
