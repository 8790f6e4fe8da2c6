using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.LookBacks;
using Rectify.App.Supervision;
using Rectify.App.Takeovers;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.App.WiderChecks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Domain.WiderChecks;
using Rectify.Testing;
using Rectify.TrailChecker;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Erasures;

/// <summary>误传 of files that came with takeovers, receipts of letters, look-backs and wider checks: each is proposed by its own link, its records are told, what it stood beside stays.</summary>
public sealed class FileErasureTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 18), DueOn = new(2026, 6, 30);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;
    private int files;

    private PersonId Security => office.SystemAdministrator;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        await office.GrantAsync(Security, Role.SecurityAdministrator, office.City);
        await office.EnsureAccountAsync(office.HeadOfOffice);
        await office.EnsureAccountAsync(Security);
        inspection = await RegisteredAsync(office, problems: 2);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_takeover_stands_when_its_scan_is_erased_and_each_of_its_tasks_is_told()
    {
        var (batch, scan) = await ProposedAsync();
        Must(await ApproveAsync(batch));
        await EraseAsync($"https://rectify.example/takeovers/{batch.Value}/papers/1", PaperPlace.TakeoverScan, scan);

        foreach (var task in inspection.Tasks)
        {
            Assert.Equal(TaskState.Closed, (await inspection.LoadAsync(task)).State);
            Assert.Contains((await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.Office, read => read.ReadAsync(task)))!, row => row.Kind == FactKind.EvidenceErased && row.Details["paperOf"] == "TakeoverScan");
        }
        Assert.Equal(Day, Assert.Single((await office.As<ReadTakeover, TakeoverBatch?>(office.Office, read => read.Run(batch)))!.Papers).ErasedOn);
        Assert.Null(await office.As<ReadTakeover, TakeoverScan?>(office.Office, read => read.ScanAsync(batch, 1)));
    }

    [Fact]
    public async Task A_batch_whose_scan_was_erased_before_anybody_looked_at_it_is_not_approved_and_its_bytes_come_in_no_other()
    {
        var (batch, scan) = await ProposedAsync();
        await EraseAsync(scan.Sha256, PaperPlace.TakeoverScan, scan, places: 1);
        Assert.Equal(Rule.ScanErased, Assert.IsType<Outcome.Refused>(await ApproveAsync(batch)).Refusal.Unmet[0].Rule);
        Must(await office.As<WithdrawTakeover, Outcome>(office.Office, verb => verb.Run(batch, ActId.New(), Reason.Of("扫描件误传"))));
        Assert.Equal("erased", Assert.Single(Assert.IsType<Outcome.Invalid>(await ProposeAsync(TakeoverId.New(), scan)).Errors).Code);
        var (again, _) = await ProposedAsync();
        Must(await ApproveAsync(again));
    }

    [Fact]
    public async Task A_letter_stays_received_when_the_scan_of_its_receipt_is_erased()
    {
        await inspection.WalkTo(TaskState.Rectifying, DueOn);
        var (id, scan) = (LetterId.New(), await FileAsync());
        Must(await office.As<DraftLetter, Outcome>(office.Office, verb => verb.Run(id, [inspection.Task], new LetterWords(LetterKind.Urging, "关于限期办理的督办函", "第1项尚未完成。", "排出逐条完成时间。", Day.AddDays(7), "整改办"), ActId.New())));
        Must(await office.As<IssueLetter, Outcome>(office.Office, verb => verb.Run(id, 1, ActId.New())));
        await using var db = office.OpenDatabase();
        var seen = await db.Letters.Where(l => l.Id == id).Select(l => l.Version).SingleAsync();
        Must(await office.As<RecordReceipt, Outcome>(office.Office, verb => verb.Run(id, seen, ActId.New(), Day, "许望川", scan)));
        Assert.NotNull(await office.As<ReadLetter, LetterFile?>(office.Office, read => read.ReceiptAsync(id)));

        await EraseAsync($"/letters/{id.Value}/receipt/scan", PaperPlace.LetterReceipt, scan);

        var sheet = (await office.As<ReadLetter, LetterSheet?>(office.Office, read => read.Run(id)))!;
        Assert.Equal((LetterState.Received, "许望川", Day), (sheet.State, sheet.ReceivedBy, sheet.ReceiptErasedOn));
        Assert.Contains(sheet.History, row => row.Kind == FactKind.EvidenceErased);
        Assert.Null(await office.As<ReadLetter, LetterFile?>(office.Office, read => read.ReceiptAsync(id)));
    }

    [Fact]
    public async Task A_look_back_keeps_its_result_when_the_checkers_file_is_erased()
    {
        await inspection.WalkTo(TaskState.Closed, DueOn);
        var (id, file) = (LookBackId.New(), await FileAsync());
        Must(await office.As<OpenLookBack, Outcome>(office.Office, verb => verb.Run(id, new LookBackDraft("第一次回头看", [inspection.Id], new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), 5, "2026年第一次", RiskWeights.Usual), ActId.New())));
        Must(await office.As<DrawSample, Outcome>(office.Office, verb => verb.Run(id, 1, ActId.New())));
        var seen = (await office.As<ReadLookBack, LookBackSheet?>(office.Office, read => read.Run(id)))!.Version;
        Must(await office.As<NameCheckers, Outcome>(office.Office, verb => verb.Run(id, seen, [inspection.Task], office.SecondAuditor, DueOn, ActId.New())));
        Must(await office.As<RecordLookBack, Outcome>(office.SecondAuditor, verb => verb.Run(id, inspection.Task, new LookBackInput(LookBackResult.Holds, CheckingWay.OnSite, "现场复查，没有排放。", file, null), ActId.New())));

        await EraseAsync($"/look-backs/{id.Value}/{inspection.Task.Value}/file", PaperPlace.LookBackFile, file);

        var row = Assert.Single((await office.As<ReadLookBack, IReadOnlyList<LookBackOfTask>>(office.Office, read => read.OfTaskAsync(inspection.Task))));
        Assert.Equal((LookBackResult.Holds, Day), (row.Result, row.ErasedOn));
        Assert.Equal(Day, Assert.Single((await office.As<ReadLookBack, LookBackSheet?>(office.Office, read => read.Run(id)))!.Sample).ErasedOn);
        Assert.Null(await office.As<ReadLookBack, (Stream, string, string)?>(office.Office, read => read.FileAsync(id, inspection.Task)));
        Assert.Contains((await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.Office, read => read.ReadAsync(inspection.Task)))!, told => told.Kind == FactKind.EvidenceErased && told.Details["paperOf"] == "LookBackFile");
    }

    [Fact]
    public async Task A_finding_stays_put_right_when_its_file_is_erased()
    {
        await inspection.WalkTo(TaskState.Rectifying, DueOn);
        await using var db = office.OpenDatabase();
        var number = await db.Problems.Where(p => p.InspectionId == inspection.Id).OrderBy(p => p.Sequence).Select(p => p.Number).FirstAsync();
        var (id, file) = (WiderCheckId.New(), await FileAsync());
        var input = new WiderCheckInput("排口登记举一反三", "逐项核对登记数与现场数。", [number], [], office.WaterDepartment, office.Leader, DueOn);
        Must(await office.As<OpenWiderCheck, Outcome>(office.Office, verb => verb.Run(id, inspection.Id, WiderCheckKind.WiderCheck, input, [office.WaterDepartment], ActId.New())));
        Must(await office.As<ReportWiderCheck, Outcome>(office.UnitLead, verb => verb.Run(id, office.WaterDepartment, new WiderReportInput(Day, "许望川", 12, false, [new WiderFindingInput("登记漏项。", Day, "何以宁", Day.AddDays(10))]), ActId.New())));
        Must(await office.As<PutWiderFindingRight, Outcome>(office.UnitLead, verb => verb.Run(id, 1, Day, "已整改。", file, ActId.New())));

        await EraseAsync($"/wider-checks/{id.Value}/findings/1/1", PaperPlace.WiderRemedy, file);

        var finding = Assert.Single((await office.As<ReadWiderCheck, WiderCheckSheet?>(office.Office, read => read.Run(id)))!.Findings);
        Assert.Equal((false, Day), (finding.IsOpen, Assert.Single(finding.Remedies).ErasedOn));
        foreach (var nothing in new[] { $"/wider-checks/{id.Value}/findings/1/2", $"/wider-checks/{id.Value}/findings/1", $"/takeovers/{Guid.NewGuid()}/papers/1", $"/letters/{Guid.NewGuid()}/receipt/scan", $"/look-backs/{Guid.NewGuid()}/{inspection.Task.Value}/file" })
            Assert.Equal("no-such-piece", Assert.Single(Assert.IsType<Outcome.Invalid>(await office.As<ProposeErasure, Outcome>(Security, verb => verb.Run(nothing, Reason.Of("误传，按规定删除。"), ActId.New()))).Errors).Code);
        Assert.Single((await VerifyTrail.Of(office.Settings).RunAsync()).Erased);
    }

    private async Task<(TakeoverId, StoredFile)> ProposedAsync()
    {
        var (id, scan) = (TakeoverId.New(), await FileAsync());
        Must(await ProposeAsync(id, scan));
        return (id, scan);
    }

    private Task<Outcome> ProposeAsync(TakeoverId id, StoredFile scan) => office.As<ProposeTakeover, Outcome>(office.Office, verb => verb.Run(new TakeoverProposal(id, inspection.Id, [.. inspection.Tasks.Select((task, i) =>
        new TakeoverEntry(task, 1, new TakeoverStatement(TaskState.Closed, new DateOnly(2026, 3, 17), office.Leader, office.WaterDepartment, DueOn, null, $"云环销〔2025〕{i + 1}号", "原件存档", ["拆除排口。"])))], [scan]), ActId.New()));

    private Task<Outcome> ApproveAsync(TakeoverId id) => office.As<ApproveTakeover, Outcome>(office.LeadingGroup, verb => verb.Run(id, ActId.New()));

    private async Task<StoredFile> FileAsync()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"%PDF-1.4\n误传 {files++}"));
        var stored = await office.Services.GetRequiredService<IContentStore>().SaveAsync(content, 1000, CancellationToken.None);
        return new StoredFile(stored.Sha256, stored.Size, "误传.pdf", "application/pdf");
    }

    private async Task EraseAsync(string named, PaperPlace place, StoredFile file, int places = 1)
    {
        Must(await office.As<ProposeErasure, Outcome>(Security, verb => verb.Run(named, Reason.Of("误传，按规定删除。"), ActId.New())));
        var row = (await office.As<ListErasures, ErasureSlice?>(office.HeadOfOffice, list => list.Run()))!.Rows[0];
        Assert.Equal((place, file.Sha256, places), (row.Paper, row.Sha256, row.Places));
        Must(await office.As<EraseContent, Outcome>(office.HeadOfOffice, verb => verb.Run(row.Id, ActId.New(), TestAccounts.Password)));
        using var content = office.Services.GetRequiredService<IContentStore>().Open(file.Sha256);
        Assert.Null(content);
    }
}
