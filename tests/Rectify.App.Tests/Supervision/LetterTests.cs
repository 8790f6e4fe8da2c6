using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.Files;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Supervision;

public sealed class LetterTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18), DueOn = new(2026, 6, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 3);
        await inspection.WalkTo(TaskState.Rectifying, DueOn);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    // ---- numbers

    [Fact]
    public async Task Twenty_issued_raised_bear_the_numbers_one_to_twenty_though_acts_between_them_come_to_nothing()
    {
        List<LetterId> letters = [];
        for (var i = 0; i < 20; i++) letters.Add(await DraftedAsync());

        var issues = letters.Select(id => Task.Run(() => IssueAsync(id)));
        var rolledBack = Enumerable.Range(0, 8).Select(_ => Task.Run(() => office.As<UnitOfWork, Outcome>(office.Office, work => work.RunAsync("Issue", ActId.New(), async session =>
        {
            await LetterNumbers.NextAsync(session.Db, office.Bureau, LetterKind.Urging, Day.Year, 1, default);
            return Outcome.None;
        }, default))));
        var outcomes = await Task.WhenAll(issues.Concat(rolledBack));

        Assert.Equal(20, outcomes.Count(outcome => outcome.IsDone));
        await using var db = office.OpenDatabase();
        Assert.Equal(Enumerable.Range(1, 20), (await db.Letters.Select(l => l.Running!.Value).ToListAsync()).Order());
        Assert.Contains("生态环境局整督〔2026〕20号", await db.Letters.Select(l => l.Number).ToListAsync());
    }

    [Fact]
    public async Task Each_kind_and_each_year_counts_from_one_and_a_void_letter_keeps_its_number()
    {
        var first = await IssuedAsync();
        Must(await Act<VoidLetter>(office.Office, first, (verb, seen) => verb.Run(first, seen, ActId.New(), Reason.Of("主送有误"))));
        var second = await IssuedAsync();
        var other = await IssuedAsync(LetterKind.Admonition);
        office.Clock.GoTo(new DateOnly(2027, 1, 4));
        var next = await IssuedAsync();

        Assert.Equal(["生态环境局整督〔2026〕1号", "生态环境局整督〔2026〕2号", "生态环境局整诫〔2026〕1号", "生态环境局整督〔2027〕1号"],
            [(await LoadAsync(first)).Number!, (await LoadAsync(second)).Number!, (await LoadAsync(other)).Number!, (await LoadAsync(next)).Number!]);
        Assert.Equal(LetterState.Void, (await LoadAsync(first)).State);
    }

    [Fact]
    public async Task An_issue_pressed_many_times_is_one_act_with_one_number()
    {
        var (id, act) = (await DraftedAsync(), ActId.New());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => office.As<IssueLetter, Outcome>(office.Office, verb => verb.Run(id, 1, act)))));

        Assert.All(outcomes, Must);
        Assert.Equal(1, (await LoadAsync(id)).Running);
        Assert.Equal("生态环境局整督〔2026〕2号", (await LoadAsync(await IssuedAsync())).Number);
    }

    // ---- rules

    [Fact]
    public async Task A_rule_raises_one_draft_for_one_occasion_however_often_and_by_how_many_it_is_looked_at()
    {
        office.Clock.GoTo(DueOn.AddDays(-10));
        await ReportAsync();
        var raised = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(LookByItselfAsync)));
        Assert.Equal(1, raised.Sum());
        Assert.Equal(0, await LookByItselfAsync());
        Assert.Equal(0, (await LookAsync()).Raised);

        await using var db = office.OpenDatabase();
        var draft = await db.Letters.SingleAsync();
        Assert.Equal((LetterKind.Reminder, LetterState.Drafted, office.WaterDepartment, RaiseLetters.ByItself), (draft.Kind, draft.State, draft.UnitId, draft.DraftedBy));
        Assert.Contains("还有10天", draft.Findings, StringComparison.Ordinal);
        var by = await db.Persons.SingleAsync(p => p.Id == RaiseLetters.ByItself);
        Assert.False(by.IsActive(DueOn.AddDays(-10)));
    }

    [Fact]
    public async Task A_house_that_begins_with_old_overdue_tasks_gets_no_drafts_for_them_until_the_office_asks()
    {
        office.Clock.GoTo(DueOn.AddDays(30 + RaiseLetters.DaysByItself + 1));
        await ReportAsync();
        Assert.Equal(0, await LookByItselfAsync());
        Assert.Equal(1, (await LookAsync()).Raised);
        await OnlyAsync(LetterKind.Interview);
    }

    [Fact]
    public async Task After_a_standstill_of_some_days_the_rules_catch_up_by_themselves()
    {
        office.Clock.GoTo(DueOn.AddDays(1 + RaiseLetters.DaysByItself));
        await ReportAsync();
        Assert.Equal(1, await LookByItselfAsync());
        await OnlyAsync(LetterKind.Urging);
    }

    [Fact]
    public async Task The_rungs_follow_one_another_and_a_draft_that_was_not_used_does_not_come_back()
    {
        office.Clock.GoTo(DueOn.AddDays(-10));
        await ReportAsync();
        Assert.Equal(1, (await LookAsync()).Raised);
        var reminder = await OnlyAsync(LetterKind.Reminder);
        Must(await Act<DiscardLetter>(office.Office, reminder, (verb, seen) => verb.Run(reminder, seen, ActId.New(), Reason.Of("已当面提醒"))));
        office.Clock.GoTo(DueOn);
        Assert.Equal(0, (await LookAsync()).Raised);
        office.Clock.GoTo(DueOn.AddDays(1));
        await ReportAsync();
        Assert.Equal(1, (await LookAsync()).Raised);
        await OnlyAsync(LetterKind.Urging);
        office.Clock.GoTo(DueOn.AddDays(30));
        Assert.Equal(1, (await LookAsync()).Raised);
        await OnlyAsync(LetterKind.Interview);
    }

    [Fact]
    public async Task A_unit_that_says_nothing_for_long_is_reminded_and_what_lies_with_others_gives_no_occasion()
    {
        office.Clock.GoTo(Day.AddDays(44));
        Assert.Equal(0, (await LookAsync()).Raised);
        office.Clock.GoTo(Day.AddDays(45));
        Assert.Equal(1, (await LookAsync()).Raised);
        Assert.Contains("没有报送新的整改进展", (await LoadAsync(await OnlyAsync(LetterKind.Reminder))).Findings, StringComparison.Ordinal);
        await ReportAsync();
        Assert.Equal(0, (await LookAsync()).Raised);
    }

    [Fact]
    public async Task A_draft_whose_ground_has_gone_is_pointed_out_and_goes_out_only_when_its_author_says_so()
    {
        office.Clock.GoTo(Day.AddDays(45));
        await LookAsync();
        var id = await OnlyAsync(LetterKind.Reminder);
        Assert.True((await ReadAsync(office.Office, id))!.GroundHolds);
        await ReportAsync();

        Assert.False((await ReadAsync(office.Office, id))!.GroundHolds);
        Assert.Equal(Rule.GroundGone, RuleOf(await IssueAsync(id)));
        Must(await office.As<IssueLetter, Outcome>(office.Office, async verb => await verb.Run(id, (await LoadAsync(id)).Version, ActId.New(), allTheSame: true)));
    }

    [Fact]
    public async Task Two_rules_that_come_for_one_task_on_one_day_raise_one_draft_that_says_both()
    {
        // the task's work began in March and nothing was reported; its deadline is ten days off
        office.Clock.GoTo(DueOn.AddDays(-10));
        Assert.Equal(1, (await LookAsync()).Raised);
        Assert.Equal(0, (await LookAsync()).Raised);
        office.Clock.GoTo(DueOn.AddDays(-9));
        Assert.Equal(0, await LookByItselfAsync());

        await using var db = office.OpenDatabase();
        var draft = await db.Letters.SingleAsync();
        Assert.Contains("还有10天", draft.Findings, StringComparison.Ordinal);
        Assert.Contains("没有报送新的整改进展", draft.Findings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_that_is_switched_off_raises_nothing_and_the_unit_sets_none()
    {
        await using var db = office.OpenDatabase();
        var rule = await db.LetterRules.SingleAsync(r => r.When == LetterOccasion.DueWithin);
        var off = new LetterRuleInput(rule.Count, rule.Kind, rule.ReplyDays, null, false);
        Assert.IsType<Outcome.NotAllowed>(await office.As<SetLetterRule, Outcome>(office.UnitLead, verb => verb.Run(rule.Id, off, ActId.New())));
        Must(await office.As<SetLetterRule, Outcome>(office.Office, verb => verb.Run(rule.Id, off, ActId.New())));
        office.Clock.GoTo(DueOn.AddDays(-5));
        await ReportAsync();
        Assert.Equal(0, (await LookAsync()).Raised);
        Assert.IsType<Outcome.NotAllowed>((await office.As<RaiseLetters, RaisedLetters>(office.UnitLead, verb => verb.Run(ActId.New()))).Outcome);
    }

    // ---- its life

    [Fact]
    public async Task A_letter_is_issued_signed_for_answered_and_concluded_and_the_trail_verifies()
    {
        var id = await IssuedAsync();
        Assert.Equal(LetterBlock.ToSignFor, Assert.Single((await DeskAsync(office.UnitLead)).Letters).Block);
        Must(await Act<SignForLetter>(office.UnitLead, id, (verb, seen) => verb.Run(id, seen, ActId.New())));
        Assert.Equal(LetterBlock.ToAnswer, Assert.Single((await DeskAsync(office.UnitLead)).Letters).Block);
        office.Clock.GoTo((await LoadAsync(id)).ReplyDueOn.AddDays(1));
        Assert.Equal(LetterBlock.RepliesOverdue, Assert.Single((await DeskAsync(office.Office)).Letters).Block);
        Must(await Act<AnswerLetter>(office.UnitLead, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("已排出逐条完成时间。"))));
        Must(await Act<ConcludeLetter>(office.SecondOffice, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("回复属实，继续跟踪。"))));

        var sheet = (await ReadAsync(office.UnitLead, id))!;
        Assert.Equal((LetterState.Concluded, "已排出逐条完成时间。", "许望川", "回复属实，继续跟踪。"), (sheet.State, sheet.Reply, sheet.AnsweredBy, sheet.EndedBecause));
        Assert.Equal([FactKind.LetterConcluded, FactKind.LetterAnswered, FactKind.LetterReceived, FactKind.LetterIssued, FactKind.LetterDrafted], sheet.History.Select(h => h.Kind));
        Assert.Equal("水生态环境科", sheet.History[3].Details["unit"]);
        var report = await VerifyTrail.Of(office.Settings).RunAsync();
        Assert.DoesNotContain(report.Faults, fault => $"{fault}".Contains("letter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_document_is_kept_as_it_went_out()
    {
        var id = await IssuedAsync();
        var letter = await LoadAsync(id);
        var text = await WordAsync(office.UnitLead, id);
        Assert.Contains(letter.Number!, text, StringComparison.Ordinal);
        Assert.Contains("水生态环境科", text, StringComparison.Ordinal);
        Assert.NotNull(office.Services.GetRequiredService<IContentStore>().Open(letter.DocumentSha256!));
        Assert.Null(await office.As<ReadLetter, LetterFile?>(office.FinanceLead, query => query.DocumentAsync(id)));
        Assert.DoesNotContain("〔2026〕", await WordAsync(office.Office, await DraftedAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_on_paper_stands_with_its_scan()
    {
        var id = await IssuedAsync();
        var kept = await office.Services.GetRequiredService<IContentStore>().SaveAsync(new MemoryStream("scan"u8.ToArray()), 100, default);
        var scan = new StoredFile(kept.Sha256, kept.Size, "回证.pdf", "application/pdf");
        Assert.IsType<Outcome.Invalid>(await Act<RecordReceipt>(office.Office, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Day, "许望川", null)));
        Assert.Equal(Rule.NotYourAct, RuleOf(await Act<RecordReceipt>(office.UnitLead, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Day, "许望川", scan))));
        Must(await Act<RecordReceipt>(office.Office, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Day, "许望川", scan)));
        Assert.Equal(("许望川", "回证.pdf"), ((await ReadAsync(office.Office, id))!.ReceivedBy, (await ReadAsync(office.Office, id))!.ReceiptFile));
        await using var file = (await office.As<ReadLetter, LetterFile?>(office.UnitLead, query => query.ReceiptAsync(id)))!.Content;
        Assert.Equal(4, file.Length);
    }

    [Fact]
    public async Task A_letter_ends_in_the_act_that_closes_its_task()
    {
        var (open, draft) = (await IssuedAsync(), await DraftedAsync());
        await WalkOnToClosedAsync();

        var ended = await LoadAsync(open);
        Assert.Equal((LetterState.Concluded, true, LetterState.Discarded), (ended.State, ended.EndedByItself, (await LoadAsync(draft)).State));
        await using var db = office.OpenDatabase();
        var closing = await db.Facts.SingleAsync(f => f.Kind == FactKind.AcceptanceConcluded);
        Assert.Equal(2, await db.Facts.CountAsync(f => f.Kind == FactKind.LetterEnded && f.ActId == closing.ActId));
    }

    [Fact]
    public async Task A_letter_about_several_tasks_ends_with_the_last_of_them()
    {
        Must(await inspection.Assign(DueOn, inspection.Tasks[1]));
        var id = await DraftedAsync(about: [inspection.Tasks[0], inspection.Tasks[1]]);
        Must(await IssueAsync(id));
        await WithdrawAsync(inspection.Tasks[0]);
        Assert.Equal(LetterState.Issued, (await LoadAsync(id)).State);
        await WithdrawAsync(inspection.Tasks[1]);
        Assert.Equal((LetterState.Concluded, true), ((await LoadAsync(id)).State, (await LoadAsync(id)).EndedByItself));
    }

    [Fact]
    public async Task Of_two_acts_on_one_letter_the_second_is_told_who_was_quicker()
    {
        var id = await IssuedAsync();
        Must(await office.As<SignForLetter, Outcome>(office.UnitLead, verb => verb.Run(id, 2, ActId.New())));
        var late = await office.As<VoidLetter, Outcome>(office.Office, verb => verb.Run(id, 2, ActId.New(), Reason.Of("主送有误")));
        Assert.Equal("许望川", Assert.Single(Assert.IsType<Outcome.ChangedMeanwhile>(late).Since).PersonName);
    }

    // ---- who sees and who may

    [Fact]
    public async Task A_unit_sees_letters_to_it_once_they_are_issued_and_nobody_elses()
    {
        var (draft, issued) = (await DraftedAsync(), await IssuedAsync());

        Assert.Null(await ReadAsync(office.UnitLead, draft));
        Assert.Equal([issued], (await ListAsync(office.UnitLead)).Rows.Select(r => r.Id));
        Assert.Empty((await ListAsync(office.FinanceLead)).Rows);
        Assert.Null(await ReadAsync(office.FinanceLead, issued));
        Assert.IsType<Outcome.Missing>(await Act<SignForLetter>(office.FinanceLead, issued, (verb, seen) => verb.Run(issued, seen, ActId.New())));
        Assert.Equal([issued], (await ListAsync(office.LeadingGroup)).Rows.Select(r => r.Id));
        Assert.Equal([issued, draft], (await ListAsync(office.Office)).Rows.Select(r => r.Id));
        Assert.IsType<Outcome.NotAllowed>(await DraftAsync(office.LeadingGroup, LetterId.New(), LetterKind.Urging, [inspection.Task]));
        Assert.IsType<Outcome.Missing>(await DraftAsync(office.FinanceLead, LetterId.New(), LetterKind.Urging, [inspection.Task]));
    }

    [Fact]
    public async Task Daily_supervision_writes_letters_of_its_own_which_the_office_neither_sees_before_nor_concludes_after()
    {
        var id = LetterId.New();
        Must(await DraftAsync(office.Supervision, id, LetterKind.Urging, [inspection.Task]));
        Assert.Null(await ReadAsync(office.Office, id));
        Must(await office.As<IssueLetter, Outcome>(office.Supervision, verb => verb.Run(id, 1, ActId.New())));

        Assert.Equal("云湖市整督〔2026〕1号", (await LoadAsync(id)).Number);
        Assert.Equal("生态环境局整督〔2026〕1号", (await LoadAsync(await IssuedAsync())).Number);
        Assert.Equal(Rule.NotYourAct, RuleOf(await Act<VoidLetter>(office.Office, id, (verb, seen) => verb.Run(id, seen, ActId.New(), Reason.Of("主送有误")))));
    }

    [Fact]
    public async Task Tasks_of_two_units_or_settled_ones_are_not_put_into_one_letter()
    {
        Assert.Equal("one-unit", CodeOf(await DraftAsync(office.Office, LetterId.New(), LetterKind.Urging, [inspection.Tasks[0], inspection.Tasks[1]])));
        Assert.Equal("nothing-chosen", CodeOf(await DraftAsync(office.Office, LetterId.New(), LetterKind.Urging, [])));
        await WithdrawAsync(inspection.Task);
        Assert.Equal("task-settled", CodeOf(await DraftAsync(office.Office, LetterId.New(), LetterKind.Urging, [inspection.Task])));
    }

    [Fact]
    public async Task The_list_turns_its_pages_by_key_and_narrows_by_what_it_is_asked()
    {
        for (var i = 0; i < LetterList.PageSize + 5; i++) await DraftedAsync(i % 2 == 0 ? LetterKind.Urging : LetterKind.Reminder);
        var first = await ListAsync(office.Office);
        var second = await ListAsync(office.Office, from: new LetterKey(false, first.Rows[^1].Id));
        var back = await ListAsync(office.Office, from: new LetterKey(true, second.Rows[0].Id));

        Assert.Equal((LetterList.PageSize, 5, false, true), (first.Rows.Count, second.Rows.Count, first.HasPrevious, first.HasNext));
        Assert.Equal((true, false), (second.HasPrevious, second.HasNext));
        Assert.Equal(first.Rows.Select(r => r.Id), back.Rows.Select(r => r.Id));
        Assert.All((await ListAsync(office.Office, new LetterFilter { Kind = LetterKind.Reminder, States = [LetterState.Drafted], Year = 2026, Unit = office.Bureau })).Rows, row => Assert.Equal(LetterKind.Reminder, row.Kind));
        Assert.Empty((await ListAsync(office.Office, new LetterFilter { Unit = office.FinanceDepartment })).Rows);
        Assert.Empty((await ListAsync(office.Office, new LetterFilter { ReplyOverdue = true })).Rows);
        await using var workbook = new MemoryStream();
        Assert.True(await office.As<ExportLetters, bool>(office.Office, query => query.Run(workbook, LetterFilter.None, new LetterExportWords("督办文书", kind => $"{kind}", state => $"{state}", "随任务办结"))));
        Assert.True(workbook.Length > 0);
    }

    [Fact]
    public async Task A_new_letter_begins_with_what_the_records_say()
    {
        office.Clock.GoTo(DueOn.AddDays(3));
        var begun = (await office.As<PrepareLetter, LetterBeginning?>(office.Office, query => query.Run(inspection.Task)))!;
        Assert.Equal((LetterAuthor.Office, "水生态环境科", "巡察", "云湖市生态环境局整改工作领导小组办公室"), (begun.Side, begun.Unit, begun.Oversight, begun.Issuer));
        Assert.Contains("已超期3天", begun.Words(LetterKind.Urging, [inspection.Task]).Findings, StringComparison.Ordinal);
        Assert.Null(await office.As<PrepareLetter, LetterBeginning?>(office.UnitLead, query => query.Run(inspection.Task)));
        Assert.Null(await office.As<PrepareLetter, LetterBeginning?>(office.Office, query => query.Run(inspection.Tasks[1])));
    }

    // ---- steps

    private async Task<LetterId> DraftedAsync(LetterKind kind = LetterKind.Urging, IReadOnlyList<TaskId>? about = null)
    {
        var id = LetterId.New();
        Must(await DraftAsync(office.Office, id, kind, about ?? [inspection.Task]));
        return id;
    }

    private Task<Outcome> DraftAsync(PersonId who, LetterId id, LetterKind kind, IReadOnlyList<TaskId> about) => office.As<DraftLetter, Outcome>(who, verb =>
        verb.Run(id, about, new LetterWords(kind, "关于限期办理的督办函", "第1项尚未完成。", "排出逐条完成时间。", OfficeDay.Default.Of(office.Clock.GetUtcNow()).AddDays(7), "整改办"), ActId.New()));

    private async Task<LetterId> IssuedAsync(LetterKind kind = LetterKind.Urging)
    {
        var id = await DraftedAsync(kind);
        Must(await IssueAsync(id));
        return id;
    }

    private async Task<Outcome> IssueAsync(LetterId id) => await Act<IssueLetter>(office.Office, id, (verb, seen) => verb.Run(id, seen, ActId.New()));

    private async Task<Outcome> Act<TUseCase>(PersonId who, LetterId id, Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
    {
        var seen = (await LoadAsync(id)).Version;
        return await office.As<TUseCase, Outcome>(who, verb => run(verb, seen));
    }

    private async Task<Letter> LoadAsync(LetterId id)
    {
        await using var db = office.OpenDatabase();
        return await db.Letters.AsNoTracking().Include(l => l.Tasks).SingleAsync(l => l.Id == id);
    }

    private async Task<LetterId> OnlyAsync(LetterKind kind)
    {
        await using var db = office.OpenDatabase();
        return (await db.Letters.SingleAsync(l => l.Kind == kind)).Id;
    }

    private Task<RaisedLetters> LookAsync() => office.As<RaiseLetters, RaisedLetters>(office.Office, verb => verb.Run(ActId.New()));

    private async Task<int> LookByItselfAsync()
    {
        await using var scope = office.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RaiseLetters>().ByItselfAsync(default);
    }

    private Task<LetterSheet?> ReadAsync(PersonId who, LetterId id) => office.As<ReadLetter, LetterSheet?>(who, query => query.Run(id));

    private async Task<LetterSlice> ListAsync(PersonId who, LetterFilter? filter = null, LetterKey? from = null) => (await office.As<LetterList, LetterSlice?>(who, query => query.Run(filter ?? LetterFilter.None, from)))!;

    private async Task<DeskView> DeskAsync(PersonId who) => (await office.As<ReadDesk, DeskView?>(who, query => query.Run()))!;

    private async Task<string> WordAsync(PersonId who, LetterId id)
    {
        await using var file = (await office.As<ReadLetter, LetterFile?>(who, query => query.DocumentAsync(id)))!.Content;
        using var package = new ZipArchive(file);
        using var reader = new StreamReader(package.GetEntry("word/document.xml")!.Open());
        return await reader.ReadToEndAsync();
    }

    private async Task ReportAsync()
    {
        var measure = (await inspection.LoadAsync()).Counting.First();
        Must(await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new Domain.Measures.ProgressReport(measure.Id, "正在推进。", OfficeDay.Default.Of(office.Clock.GetUtcNow()), Domain.Problems.ReportedGrade.NotDone))], ActId.New())));
    }

    private async Task WithdrawAsync(TaskId task)
    {
        var seen = await inspection.SeenAsync(task);
        Must(await office.As<ProposeWithdrawal, Outcome>(office.Office, verb => verb.Run(task, seen, ActId.New(), Reason.Of("与他项合并"), null)));
        seen = await inspection.SeenAsync(task);
        Must(await office.As<WithdrawTask, Outcome>(office.LeadingGroup, verb => verb.Run(task, seen, ActId.New())));
    }

    private async Task WalkOnToClosedAsync()
    {
        await inspection.ProveAndApplyAsync();
        await new TestAcceptance(office, inspection).WalkTo(TaskState.Closed);
    }

    private static Rule RuleOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet[0].Rule;

    private static string CodeOf(Outcome outcome) => Assert.IsType<Outcome.Invalid>(outcome).Errors[0].Code;
}
