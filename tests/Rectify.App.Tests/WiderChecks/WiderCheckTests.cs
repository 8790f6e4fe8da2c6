using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Rectify.App.Calendar;
using Rectify.App.Delivery;
using Rectify.App.Desk;
using Rectify.App.Dossiers;
using Rectify.App.Files;
using Rectify.App.Rounds;
using Rectify.App.Search;
using Rectify.App.Tasks;
using Rectify.App.Tests.Dossiers;
using Rectify.App.Trail;
using Rectify.App.WiderChecks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Domain.WiderChecks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.WiderChecks;

public sealed class WiderCheckTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18), DueOn = new(2026, 4, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await TestInspection.RegisteredAsync(office, problems: 3, restricted: 1);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    // ---- the whole story

    [Fact]
    public async Task Five_people_open_report_find_put_right_send_back_and_conclude_and_the_trail_verifies()
    {
        var id = await OpenedAsync();
        Must(await ReportAsync(office.UnitLead, id, office.WaterDepartment, "登记漏项2处。", "台账缺页。"));
        Must(await ReportAsync(office.FinanceLead, id, office.FinanceDepartment));
        Must(await ReportAsync(office.UnitLead, id, office.GeneralOffice));
        Must(await PutRightAsync(office.UnitLead, id, 1));
        Must(await office.As<SendWiderFindingBack, Outcome>(office.HeadOfOffice, verb => verb.Run(id, 1, Reason.Of("没有照片"), Day.AddDays(9), ActId.New())));
        Must(await PutRightAsync(office.UnitLead, id, 1));
        Must(await office.As<StrikeWiderFinding, Outcome>(office.Office, verb => verb.Run(id, 2, Reason.Of("重复登记"), ActId.New())));
        Must(await Decide<ConcludeWiderCheck>(office.SecondOffice, id, (verb, seen) => verb.Run(id, seen, Reason.Of("同意办结"), ActId.New())));

        var sheet = (await ReadAsync(office.Office, id))!;
        Assert.Equal((WiderCheckState.Concluded, 1, "同意办结", "程雪舟"), (sheet.Row.State, sheet.Row.Number, sheet.Row.EndedBecause, sheet.EndedBy));
        Assert.Equal(new WiderCheckSums(3, 3, 1, 1, 0), sheet.Row.Sums);
        Assert.Equal(["整改后.png", "整改后.png"], sheet.Findings[0].Remedies.Select(r => r.FileName));
        Assert.Equal(("没有照片", "温自牧"), (sheet.Findings[0].Remedies[1].ReturnedBecause, sheet.Findings[0].Remedies[1].ReturnedBy));
        Assert.Equal(("重复登记", false), (sheet.Findings[1].StruckBecause, sheet.Findings[1].IsOpen));
        Assert.Equal(FactKind.WiderCheckConcluded, sheet.History[0].Kind);
        Assert.Equal([WiderCheckVerb.Reopen], sheet.Offered.Keys);
        await using var file = (await office.As<ReadWiderCheck, WiderCheckFile?>(office.UnitLead, query => query.FileAsync(id, 1, 2)))!.Content;
        Assert.Equal(5, file.Length);
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => $"{fault}".Contains("wider", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Units_that_owe_a_report_or_a_remedy_are_reminded_once_a_day_and_the_others_are_not()
    {
        var id = await OpenedAsync();
        Must(await ReportAsync(office.UnitLead, id, office.WaterDepartment));
        Assert.Equal(Rule.NotYourAct, Assert.Single(Assert.IsType<Outcome.Refused>(await RemindAsync(id, office.FinanceLead)).Refusal.Unmet).Rule);
        Must(await RemindAsync(id));
        Assert.Equal(Rule.RemindedToday, Assert.Single(Assert.IsType<Outcome.Refused>(await RemindAsync(id)).Refusal.Unmet).Rule);
        await using var db = office.OpenDatabase();
        Assert.Equal(new[] { office.FinanceDepartment, office.GeneralOffice }.Select(unit => $"{unit.Value:N}").Order(), (await db.Facts.Where(f => f.Kind == FactKind.WiderCheckReminded).ToListAsync()).Select(f => f.Details["unit"]).Order());
        Assert.Contains(office.FinanceLead, await db.Notifications.Where(n => n.Kind == FactKind.WiderCheckReminded).Select(n => n.PersonId).ToListAsync());
        Must(await ReportAsync(office.FinanceLead, id, office.FinanceDepartment));
        Must(await ReportAsync(office.UnitLead, id, office.GeneralOffice));
        office.Clock.GoTo(Day.AddDays(1));
        Assert.Equal(Rule.NobodyOwes, Assert.Single(Assert.IsType<Outcome.Refused>(await RemindAsync(id)).Refusal.Unmet).Rule);
    }

    private Task<Outcome> RemindAsync(WiderCheckId id, PersonId? who = null) => office.As<RemindWiderCheck, Outcome>(who ?? office.Office, verb => verb.Run(id, ActId.New()));

    [Fact]
    public async Task The_database_keeps_reports_as_they_were_written()
    {
        var id = await OpenedAsync();
        Must(await ReportAsync(office.FinanceLead, id, office.FinanceDepartment));
        await using var db = office.OpenDatabase();
        await Assert.ThrowsAnyAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"update wider_reports set looked_at = 99"));
        await Assert.ThrowsAnyAsync<PostgresException>(() => db.Database.ExecuteSqlAsync($"delete from wider_reports"));
    }

    [Fact]
    public async Task Conclusion_is_refused_by_name_of_who_must_act_and_who_put_right_does_not_conclude()
    {
        var id = await OpenedAsync();
        Must(await ReportAsync(office.UnitLead, id, office.WaterDepartment, "登记漏项2处。"));
        var refused = Assert.IsType<Outcome.Refused>(await Decide<ConcludeWiderCheck>(office.Office, id, (verb, seen) => verb.Run(id, seen, Reason.Of("同意"), ActId.New()))).Refusal;
        Assert.Equal(["财务科", "办公室", "水生态环境科|1"], refused.Unmet.OrderBy(u => u.Rule).ThenByDescending(u => u.Detail, StringComparer.Ordinal).Select(u => u.Detail));
        Assert.All(refused.Unmet, unmet => Assert.Equal(Relation.UnitLead, unmet.MustAct));

        Must(await ReportAsync(office.UnitLead, id, office.GeneralOffice));
        Must(await ReportAsync(office.FinanceLead, id, office.FinanceDepartment));
        Must(await PutRightAsync(office.UnitLead, id, 1));
        Assert.Equal(Rule.ConcluderIsReporter, RuleOf(await Decide<ConcludeWiderCheck>(office.UnitLead, id, (verb, seen) => verb.Run(id, seen, Reason.Of("同意"), ActId.New()))));
        Assert.False((await ReadAsync(office.UnitLead, id))!.May(WiderCheckVerb.Conclude));
        Assert.True((await ReadAsync(office.Office, id))!.May(WiderCheckVerb.Conclude));
    }

    [Fact]
    public async Task Only_the_office_opens_one_and_for_problems_units_and_measures_that_belong_together()
    {
        Assert.IsType<Outcome.NotAllowed>(await OpenAsync(WiderCheckId.New(), by: office.LeadingGroup));
        Assert.IsType<Outcome.Missing>(await OpenAsync(WiderCheckId.New(), by: office.FinanceLead));
        Assert.Equal("no-such-problem", CodeOf(await OpenAsync(WiderCheckId.New(), problems: [999_999])));
        Assert.Equal("missing", CodeOf(await OpenAsync(WiderCheckId.New(), problems: [])));
        Assert.Equal("missing", CodeOf(await OpenAsync(WiderCheckId.New(), units: [])));
        Assert.Equal("missing", CodeOf(await OpenAsync(WiderCheckId.New(), units: [office.City])));
        Assert.Equal("no-such-measure", CodeOf(await OpenAsync(WiderCheckId.New(), measures: [MeasureId.New()])));
        Assert.Empty((await ListAsync(office.Office)).Rows);

        var begun = (await office.As<PrepareWiderCheck, WiderCheckBeginning?>(office.Office, async query => await query.OfProblemAsync((await NumbersAsync())[1])))!;
        Assert.Equal((inspection.Id, office.Bureau), (begun.Inspection, begun.BodyId));
        Assert.Null(await office.As<PrepareWiderCheck, WiderCheckBeginning?>(office.LeadingGroup, query => query.Run(inspection.Id)));
        Assert.Equal([inspection.Id], (await office.As<PrepareWiderCheck, IReadOnlyList<(InspectionId Id, string)>>(office.Office, query => query.ChoicesAsync())).Select(c => c.Id));
    }

    [Fact]
    public async Task Numbers_follow_each_other_within_an_inspection_whatever_the_kind()
    {
        await OpenedAsync();
        await OpenedAsync(WiderCheckKind.Campaign);
        var third = await OpenedAsync();
        Assert.Equal([3, 2, 1], (await ListAsync(office.Office)).Rows.Select(r => r.Number));
        Assert.Equal(3, (await ReadAsync(office.Office, third))!.Row.Number);
    }

    [Fact]
    public async Task The_same_act_twice_is_one_and_a_decision_on_what_changed_meanwhile_says_who_was_quicker()
    {
        var (id, act) = (await OpenedAsync(), ActId.New());
        for (var press = 0; press < 2; press++)
            Must(await office.As<ReportWiderCheck, Outcome>(office.UnitLead, verb => verb.Run(id, office.WaterDepartment, Found("登记漏项2处。"), act)));
        var sheet = (await ReadAsync(office.Office, id))!;
        Assert.Single(sheet.Findings);
        Assert.Empty(sheet.UnitOf(office.WaterDepartment)!.Earlier);
        var late = await office.As<VoidWiderCheck, Outcome>(office.Office, verb => verb.Run(id, 1, Reason.Of("重复部署"), ActId.New()));
        Assert.Equal("许望川", Assert.Single(Assert.IsType<Outcome.ChangedMeanwhile>(late).Since.DistinctBy(s => s.PersonName)).PersonName);
    }

    [Fact]
    public async Task Units_report_beside_each_other_and_none_asks_what_another_did_meanwhile()
    {
        var id = await OpenedAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => i % 2 == 0
            ? ReportAsync(office.FinanceLead, id, office.FinanceDepartment, $"缺项{i}。") : ReportAsync(office.UnitLead, id, office.WaterDepartment, $"漏项{i}。"))));
        Assert.All(outcomes, Must);
        Assert.Equal([1, 2, 3, 4, 5, 6], (await ReadAsync(office.Office, id))!.Findings.Select(f => f.Number));
    }

    // ---- who sees what

    [Fact]
    public async Task A_unit_that_is_only_asked_sees_its_own_part_and_one_that_is_not_sees_nothing()
    {
        var id = await OpenedAsync(units: [office.WaterDepartment, office.FinanceDepartment]);
        Must(await ReportAsync(office.UnitLead, id, office.WaterDepartment, "登记漏项2处。"));
        Must(await PutRightAsync(office.UnitLead, id, 1));
        var own = (await ReadAsync(office.FinanceLead, id))!;
        Assert.Equal([office.FinanceDepartment], own.Units.Select(u => u.Id));
        Assert.Empty(own.Findings);
        Assert.Equal(new WiderCheckSums(1, 0, 0, 0, 0), own.Row.Sums);
        Assert.False(own.Row.IsWhole);
        Assert.DoesNotContain(own.History, h => h.Kind is FactKind.WiderCheckReported or FactKind.WiderFindingAdded or FactKind.WiderFindingPutRight);
        Assert.Null(await office.As<ReadWiderCheck, WiderCheckFile?>(office.FinanceLead, query => query.FileAsync(id, 1, 1)));
        Assert.Empty((await ListAsync(office.FinanceLead, new WiderCheckFilter(Text: "漏项"))).Rows);
        Assert.Single((await ListAsync(office.UnitLead, new WiderCheckFilter(Text: "漏项"))).Rows);
        Assert.Equal(new WiderCheckSums(2, 1, 1, 1, 0), (await ReadAsync(office.UnitLead, id))!.Row.Sums);

        var other = await OpenedAsync(units: [office.WaterDepartment]);
        Assert.Null(await ReadAsync(office.FinanceLead, other));
        Assert.IsType<Outcome.Missing>(await ReportAsync(office.FinanceLead, other, office.WaterDepartment));
        Assert.Equal(Rule.NotYourAct, RuleOf(await ReportAsync(office.FinanceLead, id, office.WaterDepartment)));
        Assert.Equal(Rule.NotYourAct, RuleOf(await ReportAsync(office.Handler, id, office.WaterDepartment)));
    }

    [Fact]
    public async Task One_of_a_restricted_problem_is_seen_by_who_may_know_of_it_and_by_the_own_leads_of_units_named_in_it()
    {
        var id = await OpenedAsync(problems: [(await NumbersAsync())[0]], units: [office.WaterDepartment]);
        foreach (var person in new[] { office.Office, office.HeadOfOffice, office.LeadingGroup, office.UnitLead }) Assert.NotNull(await ReadAsync(person, id));
        foreach (var person in new[] { office.FinanceLead, office.Handler, office.Auditor, office.Supervision, office.UpperLevel })
        {
            Assert.Null(await ReadAsync(person, id));
            Assert.Empty((await ListAsync(person)).Rows);
            Assert.IsType<Outcome.Missing>(await ReportAsync(person, id, office.WaterDepartment));
        }
        Assert.Empty((await ReadAsync(office.UnitLead, id))!.Problems);
        Assert.Empty((await ListAsync(office.UnitLead)).Rows[0].Problems);
        Assert.Null((await ReadAsync(office.Office, id))!.Problems[0].Wording);
        Assert.Contains(FactKind.WiderCheckOpened, await HeardAsync(office.UnitLead));
        Assert.DoesNotContain(FactKind.WiderCheckOpened, await HeardAsync(office.Handler));
        Assert.Equal("", Assert.Single((await MonthAsync(office.UnitLead)).Items, item => item.Kind == DueKind.WiderCheck).Text);
        await using var db = office.OpenDatabase();
        Assert.Contains(office.UnitLead, await db.RestrictedReads.Where(read => read.Place == ReadPlace.WiderCheck).Select(read => read.PersonId).ToListAsync());
    }

    [Fact]
    public async Task Nothing_of_an_archived_inspection_moves_and_one_with_a_check_underway_is_not_archived()
    {
        var id = await OpenedAsync(units: [office.FinanceDepartment]);
        await using var db = office.OpenDatabase();
        var version = await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => i.Version).SingleAsync();
        Assert.Equal("wider-checks-open", CodeOf(await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(inspection.Id, version, MilestoneKind.Archive, Day, Reason.Of("归档目录"), ActId.New(), Day.AddYears(10)))));
        Must(await ReportAsync(office.FinanceLead, id, office.FinanceDepartment));
        Must(await Decide<ConcludeWiderCheck>(office.Office, id, (verb, seen) => verb.Run(id, seen, Reason.Of("同意"), ActId.New())));
        await db.Database.ExecuteSqlAsync($"update inspections set archived_on = {Day} where id = {inspection.Id.Value}");
        Assert.Equal(Rule.InspectionArchived, RuleOf(await Decide<ReopenWiderCheck>(office.Office, id, (verb, seen) => verb.Run(id, seen, Reason.Of("又发现"), DueOn, ActId.New()))));
        Assert.Equal(Rule.InspectionArchived, RuleOf(await OpenAsync(WiderCheckId.New())));
        Assert.Empty((await ReadAsync(office.Office, id))!.Offered);
        Assert.Empty(await office.As<PrepareWiderCheck, IReadOnlyList<(InspectionId, string)>>(office.Office, query => query.ChoicesAsync()));
    }

    // ---- desk, calendar, messages

    [Fact]
    public async Task It_stands_on_the_desk_of_whoever_must_act_next()
    {
        var id = await OpenedAsync(units: [office.WaterDepartment, office.FinanceDepartment]);
        Assert.Equal([WiderCheckBlock.ToReport], await BlocksAsync(office.FinanceLead));
        Assert.Empty(await BlocksAsync(office.Office));
        Must(await ReportAsync(office.FinanceLead, id, office.FinanceDepartment, "缺页。"));
        var waiting = Assert.Single((await DeskAsync(office.FinanceLead)).WiderChecks);
        Assert.Equal((WiderCheckBlock.ToPutRight, 1, Day.AddDays(10)), (waiting.Block, waiting.Rows[0].Waiting, waiting.Rows[0].DueOn));
        Must(await ReportAsync(office.UnitLead, id, office.WaterDepartment));
        office.Clock.GoTo(Day.AddDays(11));
        Assert.Equal([WiderCheckBlock.Overdue], await BlocksAsync(office.Office));
        Assert.Single((await ListAsync(office.Office, new WiderCheckFilter(Overdue: true))).Rows);
        Must(await PutRightAsync(office.FinanceLead, id, 1));
        Assert.Equal([WiderCheckBlock.ToConclude], await BlocksAsync(office.Office));
        Assert.Equal([WiderCheckBlock.ToConclude], await BlocksAsync(office.UnitLead));
        Assert.Empty(await BlocksAsync(office.FinanceLead));
        Assert.Empty((await ListAsync(office.Office, new WiderCheckFilter(Overdue: true))).Rows);
        Assert.True((await office.As<CountWaiting, WaitingCount>(office.Office, query => query.Run())).Desk > 0);
    }

    [Fact]
    public async Task Its_day_and_its_findings_stand_in_the_calendar_and_in_the_feed_of_the_unit()
    {
        var id = await OpenedAsync(units: [office.WaterDepartment, office.FinanceDepartment]);
        Must(await ReportAsync(office.FinanceLead, id, office.FinanceDepartment, "缺页。"));
        Assert.Equal(id, Assert.Single((await MonthAsync(office.Office)).Items, item => item.Kind == DueKind.WiderCheck).WiderCheck);
        var found = (await office.As<ReadCalendar, CalendarMonth?>(office.FinanceLead, query => query.Run(day: Day.AddDays(10))))!;
        Assert.Equal((id, (int?)1), Assert.Single(found.Items, item => item.Kind == DueKind.WiderFinding) is var item ? (item.WiderCheck!.Value, item.Finding) : default);
        Assert.DoesNotContain((await office.As<ReadCalendar, CalendarMonth?>(office.Handler, query => query.Run(day: Day.AddDays(10))))!.Items, item => item.Kind == DueKind.WiderFinding && item.Who == "水生态环境科");
        var secret = KeepCalendarFeed.NewSecret();
        Must(await office.As<KeepCalendarFeed, Outcome>(office.FinanceLead, verb => verb.OpenAsync(secret, ActId.New())));
        await office.EnsureAccountAsync(office.FinanceLead);
        var feed = (await office.Services.GetRequiredService<ReadCalendarFeed>().Run(secret))!;
        Assert.Equal([(DueKind.WiderFinding, Day.AddDays(10))], feed.Where(i => i.WiderCheck is not null).Select(i => (i.Kind, i.On)));
    }

    [Fact]
    public async Task Units_hear_of_what_is_asked_a_unit_alone_of_its_finding_and_the_office_once_all_is_in()
    {
        var id = await OpenedAsync(units: [office.WaterDepartment, office.FinanceDepartment]);
        Assert.Contains(FactKind.WiderCheckOpened, await HeardAsync(office.FinanceLead));
        Assert.Contains(FactKind.WiderCheckOpened, await HeardAsync(office.Handler));
        Must(await ReportAsync(office.FinanceLead, id, office.FinanceDepartment, "缺页。"));
        Must(await ReportAsync(office.UnitLead, id, office.WaterDepartment));
        Assert.Empty(await HeardAsync(office.SecondOffice));
        Must(await PutRightAsync(office.FinanceLead, id, 1));
        Assert.Equal([FactKind.WiderFindingPutRight], await HeardAsync(office.SecondOffice));
        Assert.Contains(FactKind.WiderFindingPutRight, await HeardAsync(office.UnitLead));
        Must(await office.As<SendWiderFindingBack, Outcome>(office.Office, verb => verb.Run(id, 1, Reason.Of("没有照片"), DueOn, ActId.New())));
        Assert.Contains(FactKind.WiderFindingSentBack, await HeardAsync(office.FinanceLead));
        Assert.DoesNotContain(FactKind.WiderFindingSentBack, await HeardAsync(office.UnitLead));
        Must(await Decide<AddWiderCheckUnits>(office.Office, id, (verb, seen) => verb.Run(id, seen, [office.GeneralOffice], ActId.New())));
        Assert.DoesNotContain(FactKind.WiderCheckUnitAdded, await HeardAsync(office.FinanceLead));
    }

    // ---- lists, task page, dossier

    [Fact]
    public async Task The_list_turns_its_pages_by_key_narrows_by_what_it_is_asked_and_is_exported_on_two_sheets()
    {
        for (var i = 0; i < WiderCheckList.PageSize + 3; i++) await OpenedAsync(i % 2 == 0 ? WiderCheckKind.WiderCheck : WiderCheckKind.Campaign, units: [office.FinanceDepartment]);
        var first = await ListAsync(office.Office);
        var second = await ListAsync(office.Office, from: new WiderCheckKey(false, first.Rows[^1].Id));
        var back = await ListAsync(office.Office, from: new WiderCheckKey(true, second.Rows[0].Id));
        Assert.Equal((WiderCheckList.PageSize, 3, false, true), (first.Rows.Count, second.Rows.Count, first.HasPrevious, first.HasNext));
        Assert.Equal(first.Rows.Select(r => r.Id), back.Rows.Select(r => r.Id));
        var one = first.Rows[4].Id;
        Must(await ReportAsync(office.FinanceLead, one, office.FinanceDepartment, "报销票据缺页_3张。"));
        Must(await PutRightAsync(office.FinanceLead, one, 1));
        Must(await Decide<ConcludeWiderCheck>(office.Office, one, (verb, seen) => verb.Run(one, seen, Reason.Of("同意"), ActId.New())));
        var filter = new WiderCheckFilter(inspection.Id, WiderCheckKind.WiderCheck, WiderCheckState.Concluded, office.FinanceDepartment, Text: "缺页_3");
        Assert.Equal([one], (await ListAsync(office.Office, filter)).Rows.Select(r => r.Id));
        Assert.Empty((await ListAsync(office.Office, filter with { Unit = office.GeneralOffice })).Rows);
        Assert.Equal(["财务科", "水生态环境科"], (await ListAsync(office.Office)).Units.Select(u => u.Name).Order(StringComparer.Ordinal).Reverse());
        Assert.True(first.MayOpen);
        Assert.False((await ListAsync(office.Auditor)).MayOpen);

        var workbook = new MemoryStream();
        Assert.True(await office.As<ExportWiderChecks, bool>(office.Office, query => query.Run(workbook, filter, new WiderCheckExportWords("排查", "问题", k => $"{k}", s => $"{s}", "未整改", "已整改", "已划销"))));
        using var zip = new ZipArchive(new MemoryStream(workbook.ToArray()));
        Assert.Contains("报销票据缺页_3张。", await TextAsync(zip, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.Contains("已整改", await TextAsync(zip, "xl/worksheets/sheet2.xml"), StringComparison.Ordinal);
        Assert.Contains("举一反三", await TextAsync(zip, "xl/worksheets/sheet1.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_it_answers_shows_what_was_counted_and_the_dossier_of_its_problem_holds_it_with_its_files()
    {
        await inspection.WalkTo(TaskState.Rectifying);
        await using var db = office.OpenDatabase();
        var task = inspection.Task;
        var number = await db.Tasks.Where(t => t.Id == task).Join(db.Problems, t => t.ProblemId, p => p.Id, (_, p) => p.Number).SingleAsync();
        var measure = await db.Set<Measure>().Where(m => m.TaskId == task).OrderBy(m => m.Position).Select(m => m.Id).FirstAsync();
        await db.Database.ExecuteSqlAsync($"update measures set kind = 'WiderCheck' where id = {measure.Value}");
        Assert.Equal("no-such-measure", CodeOf(await OpenAsync(WiderCheckId.New(), WiderCheckKind.Campaign, problems: [number], measures: [measure])));
        var id = await OpenedAsync(problems: [number], measures: [measure]);
        Must(await ReportAsync(office.UnitLead, id, office.WaterDepartment, "登记漏项2处。"));
        Must(await PutRightAsync(office.UnitLead, id, 1));
        var page = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, query => query.ReadAsync(task)))!;
        Assert.Equal(new WiderCheckSums(3, 1, 1, 1, 0), Assert.Single(page.WiderChecks![measure]).Sums);
        Assert.Equal([measure], (await ReadAsync(office.Office, id))!.Measures.Select(m => m.Id));

        var dossier = (await office.As<WriteDossier, Dossier?>(office.Office, query => query.OfTaskAsync(task, DossierTests.Words)))!;
        var packed = new MemoryStream();
        office.Actor.Is(office.Office);
        await dossier.WriteAsync(packed);
        using var zip = new ZipArchive(new MemoryStream(packed.ToArray()));
        Assert.Contains(zip.Entries, entry => entry.FullName.StartsWith("举一反三/1-1/01", StringComparison.Ordinal));
        var text = await TextAsync(zip, DossierOfTask.Page);
        Assert.Contains("十、举一反三与专项整治", text, StringComparison.Ordinal);
        Assert.Contains("登记漏项2处。", text, StringComparison.Ordinal);
        Must(await Decide<VoidWiderCheck>(office.Office, id, (verb, seen) => verb.Run(id, seen, Reason.Of("重复部署"), ActId.New())));
        Assert.Empty((await office.As<TaskPages, TaskPageRow?>(office.UnitLead, query => query.ReadAsync(task)))!.WiderChecks![measure]);
    }

    [Fact]
    public async Task A_unit_is_released_another_asked_and_the_content_changed_by_the_office()
    {
        var id = await OpenedAsync(units: [office.FinanceDepartment, office.GeneralOffice]);
        Must(await Decide<ReleaseWiderCheckUnit>(office.Office, id, (verb, seen) => verb.Run(id, seen, office.FinanceDepartment, Reason.Of("无此业务"), ActId.New())));
        Assert.Null(await ReadAsync(office.FinanceLead, id));
        Must(await Decide<AddWiderCheckUnits>(office.Office, id, (verb, seen) => verb.Run(id, seen, [office.FinanceDepartment], ActId.New())));
        Assert.NotNull(await ReadAsync(office.FinanceLead, id));
        var numbers = await NumbersAsync();
        Must(await Decide<ChangeWiderCheck>(office.HeadOfOffice, id, (verb, seen) => verb.Run(id, seen, new WiderCheckInput("新名称", "新内容", [numbers[1], numbers[2]], [], office.FinanceDepartment, office.Leader, DueOn.AddDays(3)), ActId.New())));
        var sheet = (await ReadAsync(office.FinanceLead, id))!;
        Assert.Equal(("新名称", "财务科", DueOn.AddDays(3), true), (sheet.Row.Title, sheet.Row.LeadUnit, sheet.Row.DueOn, sheet.Row.IsWhole));
        Assert.Equal([numbers[1], numbers[2]], sheet.Row.Problems);
    }

    // ---- steps

    [Fact]
    public async Task Findings_that_stand_are_found_by_the_search_by_who_may_see_them()
    {
        var id = await OpenedAsync();
        Must(await ReportAsync(office.UnitLead, id, office.WaterDepartment, "芦苇荡登记漏项2处。", "芦苇荡台账缺页。"));
        Must(await ReportAsync(office.FinanceLead, id, office.FinanceDepartment, "芦苇荡补助凭证不全。"));
        Must(await office.As<StrikeWiderFinding, Outcome>(office.Office, verb => verb.Run(id, 2, Reason.Of("重复登记"), ActId.New())));
        Must(await PutRightAsync(office.UnitLead, id, 1));

        var found = await FindAsync(office.Office, new SearchAsked("芦苇荡"));
        Assert.Equal([(3, true), (1, false)], found.Hits.Select(hit => (hit.Finding!.Number, hit.Finding.IsOpen)));
        Assert.All(found.Hits, hit => Assert.Equal((SearchPlace.Finding, id, "排口登记举一反三", null), (hit.Key.Place, hit.Finding!.Id, hit.Wording, hit.Task)));
        Assert.Equal(2, found.Counts![SearchPlace.Finding]);
        Assert.Equal([3], (await FindAsync(office.FinanceLead, new SearchAsked("芦苇荡"))).Hits.Select(hit => hit.Finding!.Number));
        Assert.Empty((await FindAsync(office.SystemAdministrator, new SearchAsked("芦苇荡"))).Hits);
        Assert.Empty((await FindAsync(office.Office, new SearchAsked("芦苇荡", null, null, TaskState.Registered))).Hits);
        Assert.Empty((await FindAsync(office.Office, new SearchAsked("芦苇荡", null, InspectionId.New()))).Hits);
        Assert.Single((await FindAsync(office.Office, new SearchAsked("芦苇荡", SearchPlace.Finding), found.Hits[0].Key)).Hits);

        // beyond what is ranked they stand by newest, from this place too
        await using (var db = office.OpenDatabase()) await db.Database.ExecuteSqlAsync($"""
            insert into wider_findings (wider_check_id, number, unit_id, wording, found_on, owner, due_on, by, "on", at)
            select f.wider_check_id, 10 + i, f.unit_id, '芦苇荡第' || i || '处。', f.found_on, f.owner, f.due_on, f.by, f."on", f.at + i * interval '1 second' from wider_findings f, generate_series(1, 1200) i where f.wider_check_id = {id.Value} and f.number = 1
            """);
        var many = await FindAsync(office.Office, new SearchAsked("芦苇荡"));
        Assert.Null(many.Counts);
        Assert.Equal(Enumerable.Range(0, SearchTexts.PageSize).Select(i => 1210 - i), many.Hits.Select(hit => hit.Finding!.Number));
        Assert.Equal(1180, (await FindAsync(office.Office, new SearchAsked("芦苇荡"), many.Next)).Hits[0].Finding!.Number);
    }

    [Fact]
    public async Task A_finding_that_comes_from_a_restricted_problem_is_found_by_who_may_know_of_it_and_the_reading_is_written_down()
    {
        var id = await OpenedAsync(problems: [(await NumbersAsync())[0]], units: [office.WaterDepartment]);
        Must(await ReportAsync(office.UnitLead, id, office.WaterDepartment, "购物卡登记漏项。"));

        Assert.Empty((await FindAsync(office.Supervision, new SearchAsked("购物卡"))).Hits);
        Assert.True(Assert.Single((await FindAsync(office.Office, new SearchAsked("购物卡"))).Hits).IsRestricted);
        await using var db = office.OpenDatabase();
        Assert.True(await db.Set<RestrictedRead>().AnyAsync(read => read.PersonId == office.Office));
    }

    private Task<SearchSlice> FindAsync(PersonId person, SearchAsked asked, SearchCursor? after = null) => office.As<SearchTexts, SearchSlice>(person, search => search.Run(asked, after));

    private async Task<WiderCheckId> OpenedAsync(WiderCheckKind kind = WiderCheckKind.WiderCheck, IReadOnlyList<int>? problems = null, IReadOnlyList<UnitId>? units = null, IReadOnlyList<MeasureId>? measures = null)
    {
        var id = WiderCheckId.New();
        Must(await OpenAsync(id, kind, problems, units, measures));
        return id;
    }

    private async Task<Outcome> OpenAsync(WiderCheckId id, WiderCheckKind kind = WiderCheckKind.WiderCheck, IReadOnlyList<int>? problems = null, IReadOnlyList<UnitId>? units = null, IReadOnlyList<MeasureId>? measures = null, PersonId? by = null)
    {
        var input = new WiderCheckInput("排口登记举一反三", "逐项核对登记数与现场数。", problems ?? [(await NumbersAsync())[1]], measures ?? [], office.WaterDepartment, office.Leader, DueOn);
        return await office.As<OpenWiderCheck, Outcome>(by ?? office.Office, verb => verb.Run(id, inspection.Id, kind, input, units ?? [office.WaterDepartment, office.FinanceDepartment, office.GeneralOffice], ActId.New()));
    }

    private static WiderReportInput Found(params string[] found) =>
        new(Day, "许望川", 12, found.Length == 0, [.. found.Select(wording => new WiderFindingInput(wording, Day, "何以宁", Day.AddDays(10)))]);

    private Task<Outcome> ReportAsync(PersonId who, WiderCheckId id, UnitId unit, params string[] found) => office.As<ReportWiderCheck, Outcome>(who, verb => verb.Run(id, unit, Found(found), ActId.New()));

    private async Task<Outcome> PutRightAsync(PersonId who, WiderCheckId id, int finding)
    {
        var kept = await office.Services.GetRequiredService<IContentStore>().SaveAsync(new MemoryStream("after"u8.ToArray()), 100, default);
        return await office.As<PutWiderFindingRight, Outcome>(who, verb => verb.Run(id, finding, Day, "已整改。", new StoredFile(kept.Sha256, kept.Size, "整改后.png", "image/png"), ActId.New()));
    }

    private async Task<Outcome> Decide<TUseCase>(PersonId who, WiderCheckId id, Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
    {
        await using var db = office.OpenDatabase();
        var seen = await db.WiderChecks.Where(c => c.Id == id).Select(c => c.Version).SingleAsync();
        return await office.As<TUseCase, Outcome>(who, verb => run(verb, seen));
    }

    private async Task<List<int>> NumbersAsync()
    {
        await using var db = office.OpenDatabase();
        return await db.Problems.Where(p => p.InspectionId == inspection.Id).OrderBy(p => p.Sequence).Select(p => p.Number).ToListAsync();
    }

    private static async Task<string> TextAsync(ZipArchive zip, string entry)
    {
        using var reader = new StreamReader(zip.GetEntry(entry)!.Open());
        return await reader.ReadToEndAsync();
    }

    private async Task<List<FactKind?>> HeardAsync(PersonId who) =>
        [.. (await office.As<ReadNotifications, NotificationSlice?>(who, query => query.Run(unreadOnly: false)))!.Rows.Select(row => row.Kind).Where(kind => kind is >= FactKind.WiderCheckOpened and <= FactKind.WiderCheckVoided)];

    private Task<WiderCheckSheet?> ReadAsync(PersonId who, WiderCheckId id) => office.As<ReadWiderCheck, WiderCheckSheet?>(who, query => query.Run(id));

    private async Task<WiderCheckSlice> ListAsync(PersonId who, WiderCheckFilter? filter = null, WiderCheckKey? from = null) => (await office.As<WiderCheckList, WiderCheckSlice?>(who, query => query.Run(filter ?? WiderCheckFilter.None, from)))!;

    private async Task<DeskView> DeskAsync(PersonId who) => (await office.As<ReadDesk, DeskView?>(who, query => query.Run()))!;

    private async Task<IEnumerable<WiderCheckBlock>> BlocksAsync(PersonId who) => (await DeskAsync(who)).WiderChecks.Select(part => part.Block);

    private async Task<CalendarMonth> MonthAsync(PersonId who) => (await office.As<ReadCalendar, CalendarMonth?>(who, query => query.Run(day: DueOn)))!;

    private static Rule RuleOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet[0].Rule;

    private static string CodeOf(Outcome outcome) => Assert.IsType<Outcome.Invalid>(outcome).Errors[0].Code;
}
