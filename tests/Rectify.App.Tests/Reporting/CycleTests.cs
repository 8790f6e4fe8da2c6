using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.Reporting;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Reporting;

/// <summary>调度 from opening to briefing, by the real use cases.</summary>
public sealed class CycleTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Today = new(2026, 3, 18);
    private static readonly CycleDraft Week = new(CycleRhythm.Weekly, Today.AddDays(-2), Today.AddDays(4), Today.AddDays(5), "请报送本周进展，写明数量和时间。");

    private DateTimeOffset Now => office.Clock.GetUtcNow();

    private async Task<TestInspection> RectifyingAsync()
    {
        office.Clock.GoTo(Today);
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        office.Clock.Add(TimeSpan.FromMinutes(5));
        return inspection;
    }

    private async Task<CycleId> OpenedAsync(TestInspection inspection, CycleDraft? draft = null)
    {
        var id = CycleId.New();
        TestInspection.Must(await OpenAsync(office.Office, inspection, id, draft));
        office.Clock.Add(TimeSpan.FromMinutes(5));
        return id;
    }

    private Task<Outcome> OpenAsync(PersonId by, TestInspection inspection, CycleId? id = null, CycleDraft? draft = null) =>
        office.As<OpenCycle, Outcome>(by, verb => verb.Run(id ?? CycleId.New(), inspection.Id, draft ?? Week, ActId.New()));

    private Task<Outcome> CloseAsync(CycleId id, PersonId? by = null, ActId? act = null) => office.As<CloseCycle, Outcome>(by ?? office.Office, verb => verb.Run(id, act ?? ActId.New()));

    /// <summary>Whatever a test asks for, the queries say what the domain works out of all lines in memory.</summary>
    private async Task<CycleSheet> SheetAsync(CycleId id, PersonId? reader = null, CycleView view = CycleView.All)
    {
        var sheet = (await office.As<ReadCycle, CycleSheet?>(reader ?? office.Office, query => query.Run(id, view)))!;
        var whole = await office.As<Door, CycleReading>(reader ?? office.Office, async door =>
        {
            await using var reading = await door.ReadAsync(default);
            return (await CycleReading.OfAsync(reading!, id, default))!;
        });
        Assert.Equal((whole.Sums, whole.Before?.Cycle.Number), (sheet.Sums, sheet.ComparedWith));
        Assert.Equal(whole.Units, sheet.Units);
        Assert.Equal(whole.Differences.GroupBy(d => d.Change).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())), sheet.Changes.Select(change => (change.Change, change.Count)));
        if (view == CycleView.All) Assert.Equal(whole.Rows.Where(row => row.IsAsked), sheet.Rows);
        return sheet;
    }

    private async Task<ProgressSheet> ProgressAsync(TestInspection inspection, PersonId reader) => (await office.As<ProgressSheets, ProgressSheet?>(reader, query => query.Run(inspection.Id)))!;

    private async Task<Outcome> ReportAsync(TestInspection inspection, int position, string text, DateOnly? trueOn = null, ReportedGrade claim = ReportedGrade.NotDone)
    {
        var measure = (await inspection.LoadAsync()).Counting.Single(m => m.Position == position).Id;
        return await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new ProgressReport(measure, text, trueOn ?? OfficeDay.Default.Of(Now), claim))], ActId.New()));
    }

    [Fact]
    public async Task The_office_opens_one_cycle_at_a_time_and_others_none()
    {
        var inspection = await RectifyingAsync();

        Assert.IsType<Outcome.Missing>(await OpenAsync(office.FinanceLead, inspection));
        Assert.IsType<Outcome.NotAllowed>(await OpenAsync(office.UnitLead, inspection));
        Assert.Equal("day-in-past", Error(await OpenAsync(office.Office, inspection, draft: Week with { DueOn = Today.AddDays(-1) })).Code);
        Assert.Equal("before-start", Error(await OpenAsync(office.Office, inspection, draft: Week with { To = Week.From.AddDays(-1) })).Code);
        var id = await OpenedAsync(inspection);
        Assert.Equal("cycle-open", Error(await OpenAsync(office.SecondOffice, inspection)).Code);

        TestInspection.Must(await office.As<VoidCycle, Outcome>(office.Office, verb => verb.Run(id, ActId.New(), Reason.Of("期间填错"))));
        await OpenedAsync(inspection);
        var list = (await office.As<ReadCycles, CycleList?>(office.Office, query => query.Run(inspection.Id)))!;
        Assert.Equal([(2, CycleState.Open), (1, CycleState.Void)], list.Rows.Select(r => (r.Number, r.State)));

        static FieldError Error(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors);
    }

    [Fact]
    public async Task Of_sixteen_who_open_at_once_one_does()
    {
        var inspection = await RectifyingAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => OpenAsync(office.Office, inspection))));

        Assert.Single(outcomes, outcome => outcome.IsDone);
    }

    [Fact]
    public async Task An_entry_answers_when_it_is_true_for_a_day_of_the_period_and_was_submitted_while_the_cycle_was_open()
    {
        var inspection = await RectifyingAsync();
        TestInspection.Must(await ReportAsync(inspection, 1, "已现场核对。"));
        office.Clock.Add(TimeSpan.FromMinutes(1));
        var id = await OpenedAsync(inspection, Week with { From = Today });
        Assert.Equal(new CycleSums(2, 0, 0, 0), (await SheetAsync(id)).Sums);

        TestInspection.Must(await ReportAsync(inspection, 2, "已联系施工单位。", Today.AddDays(-1)));
        TestInspection.Must(await ReportAsync(inspection, 1, "已溯源3处。"));
        office.Clock.Add(TimeSpan.FromMinutes(1));

        Assert.Equal(new CycleSums(2, 1, 0, 0), (await SheetAsync(id)).Sums);
        var unit = Assert.Single((await SheetAsync(id)).Units);
        Assert.Equal("水生态环境科", unit.Name);
        Assert.Equal("已溯源3处。", Assert.Single((await SheetAsync(id)).Rows, r => r.Position == 1).Entry!.Text);
    }

    [Fact]
    public async Task The_unit_sees_what_is_asked_first_what_waits_and_by_when_and_another_unit_nothing()
    {
        var inspection = await RectifyingAsync();
        var id = await OpenedAsync(inspection);
        TestInspection.Must(await ReportAsync(inspection, 1, "已溯源3处。"));
        office.Clock.Add(TimeSpan.FromMinutes(1));

        var sheet = await ProgressAsync(inspection, office.Handler);

        Assert.Equal((id, 1, Week.DueOn, 2, 1), (sheet.Cycle!.Id, sheet.Cycle.Number, sheet.Cycle.DueOn, sheet.Cycle.Asked, sheet.Cycle.Missing));
        Assert.Equal([(2, true), (1, false)], sheet.Rows.Select(r => (r.Position, r.IsAwaited)));
        Assert.Equal(2, (await SheetAsync(id, office.Handler)).Sums.Asked);
        Assert.Null(await office.As<ReadCycle, CycleSheet?>(office.FinanceLead, query => query.Run(id)));
        var desk = await office.As<App.Desk.ReadDesk, App.Desk.DeskView?>(office.UnitLead, query => query.Run());
        Assert.Contains(desk!.Cycles, c => c.Id == id && c.Missing == 1);

        office.Clock.GoTo(Week.To.AddDays(1));
        Assert.Equal(Week.To, (await ProgressAsync(inspection, office.UnitLead)).NewLineOn);
    }

    [Fact]
    public async Task What_is_late_and_what_repeats_the_time_before_is_pointed_out()
    {
        var inspection = await RectifyingAsync();
        TestInspection.Must(await ReportAsync(inspection, 1, "已溯源 3 处，建立档案。"));
        office.Clock.Add(TimeSpan.FromMinutes(1));
        var id = await OpenedAsync(inspection, Week with { DueOn = Today });
        office.Clock.GoTo(Today.AddDays(1));

        TestInspection.Must(await ReportAsync(inspection, 1, "已溯源３处,建立档案"));
        office.Clock.Add(TimeSpan.FromMinutes(1));

        Assert.Equal(new CycleSums(2, 1, 1, 1), (await SheetAsync(id)).Sums);
        Assert.True(Assert.Single((await SheetAsync(id, view: CycleView.Repeating)).Rows).Entry!.Repeats);
        Assert.Equal(2, Assert.Single((await SheetAsync(id, view: CycleView.Missing)).Rows).Position);
    }

    [Fact]
    public async Task Measures_are_read_a_page_at_a_time_by_key_forth_and_back_while_totals_stay_whole()
    {
        office.Clock.GoTo(Today);
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, measures: [.. Enumerable.Range(1, 7).Select(n => $"第{n}条措施。")]);
        office.Clock.Add(TimeSpan.FromMinutes(5));
        var id = await OpenedAsync(inspection);
        TestInspection.Must(await ReportAsync(inspection, 4, "已办。"));
        office.Clock.Add(TimeSpan.FromMinutes(1));

        var first = await PageAsync(null);
        Assert.Equal([1, 2, 3], first.Rows.Select(row => row.Position));
        Assert.Null(first.Previous);
        var second = await PageAsync(first.Next);
        Assert.Equal([5, 6, 7], second.Rows.Select(row => row.Position));
        Assert.Null(second.Next);
        var back = await PageAsync(second.Previous);
        Assert.Equal([1, 2, 3], back.Rows.Select(row => row.Position));
        Assert.Null(back.Previous);
        Assert.All([first, second, back], page => Assert.Equal(new CycleSums(7, 1, 0, 0), page.Sums));
        Assert.Equal([4], (await office.As<ReadCycle, CycleSheet?>(office.Office, query => query.Run(id, CycleView.Reported, office.WaterDepartment, most: 3)))!.Rows.Select(row => row.Position));

        async Task<CycleSheet> PageAsync(CycleKey? from) => (await office.As<ReadCycle, CycleSheet?>(office.Office, query => query.Run(id, CycleView.Missing, null, from, 3)))!;
    }

    [Fact]
    public async Task Words_are_the_same_to_the_database_when_they_are_to_the_domain()
    {
        // a Turkish letter's lower case, and letters newer than the database's libraries
        int[] elsewhere = [0x130, 0x1C89, 0x1C8A];
        string[] texts =
        [
            "已溯源 3 处，建立档案。", "已溯源３处,建立档案", "ABC abc ＡＢＣ", "①②③㈠Ⅳ", "〇一二", "“引号”《书名》（括号）——破折号……", "１２３．４５％", "½ m² ㎡ ℃", "\t换\n行\u3000全角空格", "é e\u0301 ï", "𠮷野家", "", "　。，", "ﬁ ﬂ ß ẞ ı", "🙂 表情",
            .. Enumerable.Range(0x20, 0x2FFF - 0x20).Concat(Enumerable.Range(0x3000, 0x100)).Concat(Enumerable.Range(0x4E00, 0x51A6)).Concat(Enumerable.Range(0xF900, 0x100)).Concat(Enumerable.Range(0xFE10, 0x60)).Concat(Enumerable.Range(0xFF01, 0xE0)).Except(elsewhere).Select(code => $"甲{(char)code}乙"),
        ];
        await using var db = office.OpenDatabase();
        var plain = await db.Database.SqlQuery<string>($"select rectify_plain(t.text) as \"Value\" from unnest({texts}) with ordinality as t(text, place) order by t.place").ToListAsync();
        Assert.Empty(texts.Zip(plain).Where(pair => Domain.Intake.Rereading.Plain(pair.First) != pair.Second).Select(pair => $"{pair.First} U+{(pair.First.Length > 1 ? (int)pair.First[1] : 0):X4}: {pair.Second}"));
    }

    [Fact]
    public async Task Closing_freezes_what_was_reported_and_what_comes_later_is_told_apart()
    {
        var inspection = await RectifyingAsync();
        var id = await OpenedAsync(inspection);
        TestInspection.Must(await ReportAsync(inspection, 1, "已溯源3处。"));
        office.Clock.Add(TimeSpan.FromMinutes(1));
        Assert.IsType<Outcome.Missing>(await CloseAsync(id, office.UnitLead));
        TestInspection.Must(await CloseAsync(id));
        office.Clock.Add(TimeSpan.FromMinutes(1));

        TestInspection.Must(await ReportAsync(inspection, 2, "已拆除。", claim: ReportedGrade.Done));
        office.Clock.Add(TimeSpan.FromMinutes(1));

        var sheet = await SheetAsync(id);
        Assert.Equal((new CycleSums(2, 1, 0, 0), 1), (sheet.Sums, sheet.Later));
        Assert.Equal(MeasureState.NotStarted, sheet.Rows.Single(r => r.Position == 2).State);
        var before = await BriefingAsync(id);
        office.Clock.GoTo(Today.AddDays(20));
        Assert.Equal(before, await BriefingAsync(id));
        await using var db = office.OpenDatabase();
        Assert.Contains("append-only", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlAsync($"update cycle_lines set state = 'Verified' where cycle_id = {id.Value}"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_cycle_says_what_changed_and_its_briefing_adds_up()
    {
        var inspection = await RectifyingAsync();
        var first = await OpenedAsync(inspection);
        TestInspection.Must(await ReportAsync(inspection, 1, "已溯源3处。"));
        office.Clock.Add(TimeSpan.FromMinutes(1));
        TestInspection.Must(await CloseAsync(first));
        office.Clock.GoTo(Today.AddDays(6));
        var list = (await office.As<ReadCycles, CycleList?>(office.Office, query => query.Run(inspection.Id)))!;
        Assert.Equal((Week.To.AddDays(1), Week.To.AddDays(7), Week.To.AddDays(8), Week.Asked), (list.Suggested.From, list.Suggested.To, list.Suggested.DueOn, list.Suggested.Asked));
        var second = await OpenedAsync(inspection, list.Suggested);
        TestInspection.Must(await ReportAsync(inspection, 1, "4处全部溯源，一口一档已建立。", claim: ReportedGrade.Done));
        office.Clock.Add(TimeSpan.FromMinutes(1));

        Assert.Equal([(CycleChange.Claimed, 1), (CycleChange.Still, 2)], (await SheetAsync(second)).Changes.Select(c => (c.Change, c.Shown.Single().Measure.Position)));
        TestInspection.Must(await CloseAsync(second));

        Assert.Equal([(CycleChange.Claimed, 1), (CycleChange.Still, 2)], (await SheetAsync(second)).Changes.Select(c => (c.Change, c.Shown.Single().Measure.Position)));
        var text = await BriefingAsync(second);
        Assert.Contains("云湖市生态环境局巡察整改工作调度简报（第2期）", text, StringComparison.Ordinal);
        Assert.Contains("反馈问题共1项，已完成0项（其中长期坚持0项），持续推进1项", text, StringComparison.Ordinal);
        Assert.Contains("整改措施共2条，已核实0条，长期坚持0条，申报完成待核实1条，推进中0条，未启动1条，退回0条。", text, StringComparison.Ordinal);
        Assert.Contains("与第1期（截至2026年3月18日）相比，新核实0条，新申报完成1条，新增逾期0条，时限有变0条，连续两期没有新进展1条。", text, StringComparison.Ordinal);
        Assert.Contains("本期应报措施2条，已报1条，未报1条。未报或者未报全的单位：水生态环境科（1条）。", text, StringComparison.Ordinal);
        Assert.Contains("云湖市生态环境局办公室", text, StringComparison.Ordinal);
        Assert.Null(await office.As<DraftBriefing, string?>(office.UnitLead, query => query.Run(Stream.Null, second)));
        using var workbook = new MemoryStream();
        Assert.Equal("云湖市生态环境局第2期调度明细", await office.As<ExportCycle, string?>(office.Office, query => query.Run(workbook, second)));
        Assert.True(workbook.Length > 1000);
    }

    [Fact]
    public async Task A_second_closing_changes_nothing_and_is_told_who_was_first()
    {
        var inspection = await RectifyingAsync();
        var id = await OpenedAsync(inspection);
        var act = ActId.New();

        TestInspection.Must(await CloseAsync(id, act: act));
        TestInspection.Must(await CloseAsync(id, act: act));
        var second = Assert.IsType<Outcome.ChangedMeanwhile>(await CloseAsync(id, office.SecondOffice));

        Assert.Equal((FactKind.CycleClosed, "苏见山"), (Assert.Single(second.Since).Kind, second.Since[0].PersonName));
    }

    /// <summary>What was submitted by the closing's moment is in its lines; what is not was sent back, or is later.</summary>
    [Fact]
    public async Task Of_entries_submitted_while_it_is_closed_each_is_in_the_lines_or_sent_back_or_later_and_none_is_lost()
    {
        var inspection = await RectifyingAsync();
        for (var round = 0; round < 8; round++)
        {
            var id = await OpenedAsync(inspection);
            var measures = (await inspection.LoadAsync()).Counting.Select(m => m.Id).ToList();

            var reports = Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
            {
                var text = $"第{round}轮第{i}次报送。";
                office.Clock.Add(TimeSpan.FromMilliseconds(3));
                var outcome = await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new ProgressReport(measures[i % 2], text, Today, ReportedGrade.NotDone))], ActId.New()));
                return (text, outcome);
            })).ToList();
            var closing = Task.Run(() => { office.Clock.Add(TimeSpan.FromMilliseconds(3)); return CloseAsync(id); });
            TestInspection.Must(await closing);
            var reported = await Task.WhenAll(reports);

            await using var db = office.OpenDatabase();
            var cycle = await db.Cycles.AsNoTracking().Include(c => c.Lines).SingleAsync(c => c.Id == id);
            var entries = await db.Set<Progress>().AsNoTracking().Where(p => measures.Contains(p.MeasureId) && p.SubmittedAt >= cycle.OpenedAt).ToListAsync();
            Assert.All(reported, report => Assert.True(report.outcome.IsDone == entries.Exists(e => e.Text == report.text), $"{report.text} {report.outcome}"));
            Assert.All(reported.Where(r => !r.outcome.IsDone), r => Assert.IsType<Outcome.ChangedMeanwhile>(r.outcome));
            foreach (var line in cycle.Lines)
            {
                var answers = entries.Where(e => e.MeasureId == line.MeasureId && e.SubmittedAt <= cycle.EndedAt).ToList();
                Assert.Equal(answers.Count == 0, line.ProgressId is null);
                if (answers.Count > 0) Assert.Equal(answers.Max(e => e.SubmittedAt), answers.Single(e => e.Id == line.ProgressId).SubmittedAt);
            }
            office.Clock.Add(TimeSpan.FromMinutes(1));
        }
    }

    private async Task<string> BriefingAsync(CycleId id) => Documents.Writing.CycleBriefingDocument.PlainText((await office.As<DraftBriefing, Documents.Writing.CycleReport?>(office.Office, query => query.ReportAsync(id)))!);

    [Fact]
    public async Task Once_a_period_is_over_the_office_is_told_to_open_the_next_while_there_is_work_to_ask_about()
    {
        var inspection = await RectifyingAsync();
        var idle = await TestInspection.RegisteredAsync(office);
        await idle.WalkTo(TaskState.Closed);
        foreach (var of in new[] { inspection, idle }) TestInspection.Must(await CloseAsync(await OpenedAsync(of)));
        Assert.DoesNotContain(inspection.Id, await ToOpenAsync());

        office.Clock.GoTo(Week.To.AddDays(1));
        Assert.Equal((1, 0), ((await ToOpenAsync()).Count(id => id == inspection.Id), (await ToOpenAsync()).Count(id => id == idle.Id)));
        Assert.DoesNotContain(inspection.Id, (await office.As<ReadDesk, DeskView?>(office.UnitLead, read => read.Run()))!.CyclesToOpen.Select(cycle => cycle.Inspection));

        await OpenedAsync(inspection, Week.Next());
        Assert.DoesNotContain(inspection.Id, await ToOpenAsync());

        async Task<IReadOnlyList<InspectionId>> ToOpenAsync() => [.. (await office.As<ReadDesk, DeskView?>(office.Office, read => read.Run()))!.CyclesToOpen.Select(cycle => cycle.Inspection)];
    }
}
