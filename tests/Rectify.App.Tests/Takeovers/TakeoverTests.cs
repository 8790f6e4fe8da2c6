using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Assignments;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.Figures;
using Rectify.App.Files;
using Rectify.App.Ledger;
using Rectify.App.Notices;
using Rectify.App.Takeovers;
using Rectify.App.Tasks;
using Rectify.App.Tests.Notices;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Takeovers;

public sealed class TakeoverTests : IAsyncLifetime
{
    private static readonly DateOnly Registered = new(2026, 3, 18), Feedback = new(2026, 3, 16), ClosedOn = new(2026, 3, 17), Approved = new(2026, 4, 20);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 4);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    // ---- the two steps

    [Fact]
    public async Task A_batch_changes_nothing_until_the_leading_group_approves_it_in_one_act()
    {
        var id = await ProposedAsync(Closed(0), Says(1, TaskState.Sustained), Says(2, TaskState.Rectifying));
        Assert.All(await StatesAsync(), state => Assert.Equal(TaskState.Registered, state));

        office.Clock.GoTo(Approved);
        Must(await ApproveAsync(id));

        Assert.Equal([TaskState.Closed, TaskState.Sustained, TaskState.Rectifying, TaskState.Registered], await StatesAsync());
        var closed = await inspection.LoadAsync(inspection.Tasks[0]);
        Assert.Equal((id, ClosedOn, "云环销〔2025〕1号", office.Leader, office.WaterDepartment), (closed.TakeoverId, closed.ClosedOn, closed.FilingNumber, closed.LeaderId, closed.LeadUnitId));
        Assert.Equal((MeasureState.Verified, "拆除排口。"), (Assert.Single(closed.Measures).State, closed.Measures[0].Text));
        await using var db = office.OpenDatabase();
        Assert.Equal(3, await db.Problems.CountAsync(p => p.FrozenOn == Approved));
        Assert.Equal(3, await db.Facts.CountAsync(f => f.Kind == FactKind.TaskTakenOver && f.On == ClosedOn));
        Assert.Equal(1, await db.Acts.CountAsync(a => a.Verb == nameof(ApproveTakeover) && a.On == Approved));
    }

    [Fact]
    public async Task Another_person_of_the_leading_group_decides_and_only_once()
    {
        await GrantAsync(office.Office, Role.LeadingGroup);
        var id = await ProposedAsync(Closed(0));

        Assert.Equal(Rule.ApproverIsProposer, RuleOf(await ApproveAsync(id, office.Office)));
        Assert.Equal(Rule.NotYourAct, RuleOf(await ApproveAsync(id, office.SecondOffice)));
        Assert.IsType<Outcome.Missing>(await ApproveAsync(id, office.UnitLead));
        Must(await ApproveAsync(id));
        Assert.Equal(Rule.AlreadyDone, RuleOf(await ApproveAsync(id, office.Principal)));
    }

    [Fact]
    public async Task A_refused_batch_leaves_its_tasks_registered_and_free_for_another()
    {
        var id = await ProposedAsync(Closed(0));
        Must(await office.As<RefuseTakeover, Outcome>(office.LeadingGroup, verb => verb.Run(id, ActId.New(), Reason.Of("扫描件看不清"))));

        Assert.Equal(TaskState.Registered, (await StatesAsync())[0]);
        var sheet = await SheetAsync();
        Assert.Equal((TakeoverState.Refused, "扫描件看不清", "顾长风"), (sheet.Batches[0].State, sheet.Batches[0].Because, sheet.Batches[0].DecidedBy));
        Must(await ApproveAsync(await ProposedAsync(Closed(0))));
    }

    [Fact]
    public async Task The_office_takes_a_waiting_batch_back_and_proposes_it_anew()
    {
        var id = await ProposedAsync(Closed(0));
        Task<Outcome> WithdrawAsync(PersonId person) => office.As<WithdrawTakeover, Outcome>(person, verb => verb.Run(id, ActId.New(), Reason.Of("销号日期填错")));

        Assert.Equal(Rule.NotYourAct, RuleOf(await WithdrawAsync(office.LeadingGroup)));
        Assert.IsType<Outcome.Missing>(await WithdrawAsync(office.UnitLead));
        Must(await WithdrawAsync(office.SecondOffice));

        Assert.Equal(Rule.AlreadyDone, RuleOf(await ApproveAsync(id)));
        Assert.Equal(TakeoverState.Withdrawn, (await SheetAsync()).Batches[0].State);
        var again = await ProposedAsync(Closed(0));
        Must(await ApproveAsync(again));
        Assert.Equal(Rule.AlreadyDone, RuleOf(await office.As<WithdrawTakeover, Outcome>(office.Office, verb => verb.Run(again, ActId.New(), Reason.Of("销号日期填错")))));
    }

    [Fact]
    public async Task What_waits_in_a_batch_is_neither_assigned_nor_put_into_a_second_one()
    {
        await ProposedAsync(Closed(0));

        Assert.Equal(Rule.TakeoverWaits, RuleOf(await inspection.Assign(new DateOnly(2026, 6, 30))));
        Assert.Equal(Rule.TakeoverWaits, RuleOf(await ProposeAsync(TakeoverId.New(), office.Office, Closed(0))));
        Assert.Equal(3, (await SheetAsync()).Waiting);
        Assert.Equal(3, (await office.As<AssignmentSheets, AssignmentSheet?>(office.Office, query => query.Run(inspection.Id)))!.Waiting);
        var page = (await office.As<TaskPages, TaskPageRow?>(office.Office, pages => pages.ReadAsync(inspection.Task)))!;
        Assert.True(page.Closing.TakenOver is { IsWaiting: true, MaySee: true, State: TaskState.Closed });
        Assert.Equal(Rule.TakeoverWaits, Assert.Single(page.Readiness.Missing).Unmet.Rule);
    }

    [Fact]
    public async Task Only_the_office_proposes_and_never_without_the_paper()
    {
        Assert.IsType<Outcome.NotAllowed>(await ProposeAsync(TakeoverId.New(), office.LeadingGroup, Closed(0)));
        Assert.IsType<Outcome.Missing>(await ProposeAsync(TakeoverId.New(), office.UnitLead, Closed(0)));
        Assert.IsType<Outcome.Invalid>(await office.As<ProposeTakeover, Outcome>(office.Office, verb => verb.Run(new TakeoverProposal(TakeoverId.New(), inspection.Id, [Closed(0)], []), ActId.New())));
        Assert.IsType<Outcome.Invalid>(await ProposeAsync(TakeoverId.New(), office.Office));
    }

    [Fact]
    public async Task Every_line_that_cannot_be_so_is_named_and_nothing_is_kept()
    {
        var outcome = await ProposeAsync(TakeoverId.New(), office.Office,
            Closed(0, says => says with { On = Feedback.AddDays(-1) }), Closed(1, says => says with { On = Registered.AddDays(1) }), Closed(2, says => says with { Measures = [] }),
            Says(3, TaskState.Sustained) is var sustained ? sustained with { Says = sustained.Says with { NextCheckOn = null } } : throw new InvalidOperationException());

        var unmet = Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet;
        Assert.Equal([Rule.DayBeforeFeedback, Rule.DayInFuture, Rule.MeasuresMissing, Rule.NextCheckMissing], unmet.Select(u => u.Rule));
        Assert.Equal(inspection.Tasks.Select(t => t.Value), unmet.Select(u => u.Subject!.Value));
        await using var db = office.OpenDatabase();
        Assert.False(await db.Takeovers.AnyAsync());
    }

    [Fact]
    public async Task Two_tasks_never_bear_one_filing_number()
    {
        Assert.Equal(Rule.FilingNumberTaken, RuleOf(await ProposeAsync(TakeoverId.New(), office.Office, Closed(0), Closed(1, says => says with { FilingNumber = "云环销〔2025〕1号" }))));
        var (first, second) = (await ProposedAsync(Closed(0)), await ProposedAsync(Closed(1, says => says with { FilingNumber = "云环销〔2025〕1号" })));
        Must(await ApproveAsync(first));

        Assert.Equal(Rule.FilingNumberTaken, RuleOf(await ApproveAsync(second)));
        Assert.Equal(TaskState.Registered, (await StatesAsync())[1]);
    }

    [Fact]
    public async Task A_second_press_finds_the_first_outcome()
    {
        var (id, act) = (TakeoverId.New(), ActId.New());
        Must(await ProposeAsync(id, office.Office, act, Closed(0)));
        Must(await ProposeAsync(id, office.Office, act, Closed(0)));
        var approve = ActId.New();
        var outcomes = await Task.WhenAll(ApproveAsync(id, office.LeadingGroup, approve), ApproveAsync(id, office.LeadingGroup, approve));

        Assert.All(outcomes, Must);
        await using var db = office.OpenDatabase();
        Assert.Equal((1, 1), (await db.Takeovers.CountAsync(), await db.Facts.CountAsync(f => f.Kind == FactKind.TaskTakenOver)));
    }

    [Fact]
    public async Task A_row_changed_since_it_was_seen_is_said()
    {
        var line = Closed(0) with { Seen = 7 };
        Assert.IsType<Outcome.ChangedMeanwhile>(await ProposeAsync(TakeoverId.New(), office.Office, line));
    }

    // ---- as of

    [Fact]
    public async Task As_of_a_day_and_a_knowledge_the_counts_come_out_right()
    {
        var id = await ProposedAsync(Closed(0), Says(1, TaskState.Rectifying));
        office.Clock.GoTo(Approved);
        var before = office.Clock.GetUtcNow().AddMinutes(-1);
        Must(await ApproveAsync(id));
        office.Clock.GoTo(new DateOnly(2026, 5, 6));
        var now = office.Clock.GetUtcNow();

        // on every day, known before the approval: as it was recorded then
        Assert.Equal((0, 0, 0), await CountsAsync(ClosedOn, before));
        Assert.Equal((4, 0, 0), await CountsAsync(Registered, before));
        Assert.Equal((4, 0, 0), await CountsAsync(Approved, before));
        // known today: true since the day the paper says, even before the problem was registered
        Assert.Equal((0, 0, 0), await CountsAsync(Feedback, now));
        Assert.Equal((2, 1, 2), await CountsAsync(ClosedOn, now));
        Assert.Equal((4, 1, 2), await CountsAsync(Registered, now));
        Assert.Equal((4, 1, 2), await CountsAsync(new DateOnly(2026, 5, 6), now));
    }

    [Fact]
    public async Task Measures_told_again_end_in_their_present_state()
    {
        Must(await ApproveAsync(await ProposedAsync(Closed(0), Says(1, TaskState.Sustained), Says(2, TaskState.Rectifying))));
        office.Clock.GoTo(Approved);

        foreach (var day in new[] { ClosedOn, Approved })
        {
            var sums = (await office.As<CountMeasures, MeasureSums?>(office.Office, count => count.Run(inspection.Id, new AsOf(day, office.Clock.GetUtcNow()))))!;
            Assert.Equal((1, 1, 1), (sums.Verified, sums.Sustained, sums.NotStarted));
        }
    }

    [Fact]
    public async Task What_was_taken_over_and_restarted_was_done_on_the_days_between()
    {
        Must(await ApproveAsync(await ProposedAsync(Closed(0))));
        office.Clock.GoTo(Approved);
        Must(await inspection.Act<RestartTask>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("反弹"), new DateOnly(2026, 6, 30))));

        var now = office.Clock.GetUtcNow();
        Assert.Equal((4, 1, 1), await CountsAsync(Registered, now));
        Assert.Equal((4, 0, 1), await CountsAsync(Approved, now));
        var past = (await office.As<CountProblems, ProblemSums?>(office.Office, count => count.Run(inspection.Id, new AsOf(Approved, now))))!;
        Assert.Equal(1, past.Restarted);
    }

    // ---- where it is counted or printed

    [Fact]
    public async Task It_is_marked_in_ledger_workbook_notice_dashboard_and_on_its_page()
    {
        var id = await ProposedAsync(Closed(0), Says(1, TaskState.Rectifying));
        office.Clock.GoTo(Approved);
        var before = office.Clock.GetUtcNow().AddMinutes(-1);
        Must(await ApproveAsync(id));

        var ledger = (await office.As<ReadLedger, LedgerSlice?>(office.Office, read => read.Run(new LedgerFilter { Inspection = inspection.Id }, LedgerSort.Document)))!;
        Assert.Equal([true, true, false, false], ledger.Rows.Select(row => row.IsTakenOver));
        var behind = (await office.As<ReadLedger, LedgerSlice?>(office.Office, read => read.Run(new LedgerFilter { Inspection = inspection.Id, Part = FigurePart.TakenOver })))!;
        Assert.Equal(2, behind.Rows.Count);

        using var output = new MemoryStream();
        Assert.True(await office.As<ExportLedger, bool>(office.Office, export => export.Run(output, new LedgerFilter { Inspection = inspection.Id }, "整改台账")));
        using var archive = new ZipArchive(output, ZipArchiveMode.Read);
        using var sheet = new StreamReader(archive.GetEntry("xl/worksheets/filter.xml")!.Open());
        Assert.Contains("补录（原件存档）", await sheet.ReadToEndAsync(), StringComparison.Ordinal);

        var dashboard = (await office.As<ReadDashboard, Dashboard?>(office.Office, read => read.Run(inspection.Id)))!;
        Assert.Equal((1, 2), (dashboard.Problems.Closed, dashboard.Problems.TakenOver));
        var notice = (await office.RecordsAsync(inspection))!;
        Assert.Equal(2, notice.Problems.OfType<AnsweredProblem>().Count(p => p.IsTakenOver));
        Assert.Equal(NoticeStanding.Closed, notice.Problems.OfType<AnsweredProblem>().First().Standing);
        Assert.DoesNotContain((await office.RecordsAsync(inspection, Approved, before))!.Problems.OfType<AnsweredProblem>(), p => p.IsTakenOver || p.Standing == NoticeStanding.Closed);

        var page = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!;
        Assert.True(page.Closing.TakenOver is { IsWaiting: false, MaySee: false, Remark: "原件存档" } taken && taken.On == ClosedOn);
        var history = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.UnitLead, query => query.ReadAsync(inspection.Task)))!;
        Assert.Equal((FactKind.TaskTakenOver, "顾长风", "水生态环境科", ClosedOn), (history[0].Kind, history[0].ActorName, history[0].Details["unit"], history[0].On));
    }

    [Fact]
    public async Task It_waits_on_the_leading_groups_desk_once_for_the_whole_batch()
    {
        await GrantAsync(office.Office, Role.LeadingGroup);
        var id = await ProposedAsync(Closed(0), Closed(1, says => says with { FilingNumber = null }));

        var part = Assert.Single((await office.As<ReadDesk, DeskView?>(office.LeadingGroup, desk => desk.Run()))!.Parts, part => part.Block == DeskBlock.TakeoversToApprove);
        Assert.Equal((id, 2), (Assert.Single(part.Rows).Takeover, part.Rows[0].TakeoverTasks));
        Assert.DoesNotContain((await office.As<ReadDesk, DeskView?>(office.Office, desk => desk.Run()))!.Parts, p => p.Block == DeskBlock.TakeoversToApprove);

        Must(await ApproveAsync(id));
        Assert.DoesNotContain((await office.As<ReadDesk, DeskView?>(office.LeadingGroup, desk => desk.Run()))!.Parts, p => p.Block == DeskBlock.TakeoversToApprove);
    }

    [Fact]
    public async Task Supporting_units_and_the_handler_are_taken_over_with_it()
    {
        var id = await ProposedAsync(Closed(0, says => says with { Supporting = [office.FinanceDepartment, office.WaterDepartment, office.FinanceDepartment], Handler = office.Handler }));

        var line = (await office.As<ReadTakeover, TakeoverBatch?>(office.LeadingGroup, read => read.Run(id)))!.Lines[0];
        Assert.Equal(["财务科"], line.Supporting);
        Assert.NotNull(line.Handler);
        Must(await ApproveAsync(id));

        await using var db = office.OpenDatabase();
        var task = await db.Tasks.Include(t => t.Supporting).SingleAsync(t => t.Id == inspection.Tasks[0]);
        Assert.Equal((office.FinanceDepartment, office.Handler), (Assert.Single(task.Supporting).UnitId, task.HandlerId!.Value));
    }

    [Fact]
    public async Task The_scan_is_read_by_those_who_see_the_whole_inspection_and_nobody_else()
    {
        var stored = await office.As<IContentStore, StoredContent>(office.Office, store => store.SaveAsync(new MemoryStream("%PDF-1.4 旧台账"u8.ToArray()), 1000, default));
        var id = TakeoverId.New();
        Must(await office.As<ProposeTakeover, Outcome>(office.Office, verb => verb.Run(new TakeoverProposal(id, inspection.Id, [Closed(0)], [new StoredFile(stored.Sha256, stored.Size, "旧台账.pdf", "application/pdf")]), ActId.New())));

        var batch = (await office.As<ReadTakeover, TakeoverBatch?>(office.LeadingGroup, read => read.Run(id)))!;
        Assert.Equal(("旧台账.pdf", (Refusal?)null, "陆清和", "水生态环境科"), (Assert.Single(batch.Papers).FileName, batch.WhyNot, batch.Lines[0].Leader, batch.Lines[0].LeadUnit));
        Assert.Equal(["拆除排口。"], batch.Lines[0].Measures);
        Assert.Equal(Rule.NotYourAct, (await office.As<ReadTakeover, TakeoverBatch?>(office.Office, read => read.Run(id)))!.WhyNot!.Unmet[0].Rule);
        Assert.Null(await office.As<ReadTakeover, TakeoverBatch?>(office.UnitLead, read => read.Run(id)));
        await using var scan = (await office.As<ReadTakeover, TakeoverScan?>(office.LeadingGroup, read => read.ScanAsync(id, 1)))!.Content;
        Assert.Equal(stored.Size, scan.Length);
        Assert.Null(await office.As<ReadTakeover, TakeoverScan?>(office.UnitLead, read => read.ScanAsync(id, 1)));
        Assert.Null(await office.As<ReadTakeover, TakeoverScan?>(office.LeadingGroup, read => read.ScanAsync(id, 2)));
    }

    // ---- helpers

    private TakeoverEntry Says(int task, TaskState state) => new(inspection.Tasks[task], 1, new TakeoverStatement(state, ClosedOn, office.Leader, office.WaterDepartment, new DateOnly(2026, 6, 30),
        state == TaskState.Sustained ? new DateOnly(2026, 9, 30) : null, state.IsDone() ? $"云环销〔2025〕{task + 1}号" : null, "原件存档", ["拆除排口。"]));

    private TakeoverEntry Closed(int task, Func<TakeoverStatement, TakeoverStatement>? but = null) => Says(task, TaskState.Closed) is var line && but is not null ? line with { Says = but(line.Says) } : Says(task, TaskState.Closed);

    private Task<Outcome> ProposeAsync(TakeoverId id, PersonId by, params TakeoverEntry[] lines) => ProposeAsync(id, by, ActId.New(), lines);

    private Task<Outcome> ProposeAsync(TakeoverId id, PersonId by, ActId act, params TakeoverEntry[] lines) => office.As<ProposeTakeover, Outcome>(by,
        verb => verb.Run(new TakeoverProposal(id, inspection.Id, lines, [new StoredFile(new string('a', 64), 10, "旧台账.pdf", "application/pdf")]), act));

    private async Task<TakeoverId> ProposedAsync(params TakeoverEntry[] lines)
    {
        var id = TakeoverId.New();
        Must(await ProposeAsync(id, office.Office, lines));
        return id;
    }

    private Task<Outcome> ApproveAsync(TakeoverId id, PersonId? by = null, ActId? act = null) => office.As<ApproveTakeover, Outcome>(by ?? office.LeadingGroup, verb => verb.Run(id, act ?? ActId.New()));

    private async Task<TakeoverSheet> SheetAsync() => (await office.As<TakeoverSheets, TakeoverSheet?>(office.Office, query => query.Run(inspection.Id)))!;

    private async Task<TaskState[]> StatesAsync()
    {
        await using var db = office.OpenDatabase();
        return await db.Tasks.Where(t => t.InspectionId == inspection.Id).OrderBy(t => t.Sequence).Select(t => t.State).ToArrayAsync();
    }

    /// <summary>Problems fed back, of which closed, of which taken over.</summary>
    private async Task<(int FedBack, int Closed, int TakenOver)> CountsAsync(DateOnly day, DateTimeOffset known)
    {
        var sums = (await office.As<CountProblems, ProblemSums?>(office.Office, count => count.Run(inspection.Id, new AsOf(day, known))))!;
        return (sums.FedBack, sums.Closed, sums.TakenOver);
    }

    private async Task GrantAsync(PersonId person, Role role)
    {
        await using var db = office.OpenDatabase();
        db.Add(new RoleGrant(RoleGrantId.New(), person, role, office.Bureau, new DateOnly(2024, 1, 1)));
        await db.SaveChangesAsync();
    }

    private static Rule RuleOf(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet[0].Rule;
}
