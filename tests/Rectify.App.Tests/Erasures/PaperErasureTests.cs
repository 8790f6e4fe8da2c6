using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Acceptance;
using Rectify.App.Desk;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.Notices;
using Rectify.App.Planning;
using Rectify.App.Tests.Notices;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Erasures;

/// <summary>误传 of scans of what was decided on paper: the content goes at once, what was decided stands, and what counts is scanned anew.</summary>
public sealed class PaperErasureTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private int scans;

    private PersonId Security => office.SystemAdministrator;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        await office.GrantAsync(Security, Role.SecurityAdministrator, office.City);
        await office.EnsureAccountAsync(office.HeadOfOffice);
        await office.EnsureAccountAsync(Security);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task An_act_on_paper_that_counts_stands_when_its_scan_is_erased_and_owes_a_new_one()
    {
        var (inspection, paper, scan) = await ConfirmedOnPaperAsync();
        await EraseAsync($"/paper-acts/{paper.Id.Value}/scan", PaperPlace.PaperAct, scan);

        Assert.Equal(TaskState.Submitted, (await inspection.LoadAsync()).State);
        Assert.False(IsKept(scan));
        Assert.Null(await office.As<PaperActList, PaperScan?>(office.SecondOffice, list => list.ScanAsync(paper.Id)));
        var history = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.Office, read => read.ReadAsync(inspection.Task)))!;
        Assert.Equal("PaperAct", history.First(row => row.Kind == FactKind.EvidenceErased).Details["paperOf"]);
        var owed = Assert.Single((await SheetAsync(office.Office)).Owed);
        Assert.Equal((new ScannedPaper(PaperPlace.PaperAct, paper.Id.Value), TaskVerb.Confirm, "批示.pdf"), (owed.Paper.Of, owed.Paper.Verb, owed.FileName));
        Assert.Single((await office.As<ReadDesk, DeskView?>(office.Office, desk => desk.Run()))!.Scans.Owed);
        Assert.Empty((await SheetAsync(office.UnitLead)).Owed);
    }

    [Fact]
    public async Task A_scan_laid_in_anew_is_the_papers_when_another_person_has_checked_it()
    {
        var (inspection, paper, scan) = await ConfirmedOnPaperAsync();
        var of = new ScannedPaper(PaperPlace.PaperAct, paper.Id.Value);
        Assert.Equal(Rule.AlreadyDone, RuleOf(await LayInAsync(of, await ScanAsync())));
        await EraseAsync(scan.Sha256, PaperPlace.PaperAct, scan);
        Assert.Equal("erased", CodeOf(await LayInAsync(of, scan)));
        Assert.IsType<Outcome.NotAllowed>(await LayInAsync(of, await ScanAsync(), office.Leader));
        Must(await LayInAsync(of, await ScanAsync()));
        Assert.Equal("waiting", CodeOf(await LayInAsync(of, await ScanAsync())));
        Assert.Empty((await SheetAsync(office.Office)).Owed);

        Assert.Equal(Rule.CheckerIsRecorder, RuleOf(await CheckAsync(office.Office)));
        Assert.NotEmpty((await office.As<ReadDesk, DeskView?>(office.SecondOffice, desk => desk.Run()))!.Scans.Waiting);
        Must(await CheckAsync(office.SecondOffice, Reason.Of("扫描不全。")));
        Assert.Single((await SheetAsync(office.Office)).Owed);
        Must(await LayInAsync(of, await ScanAsync()));
        Must(await CheckAsync(office.SecondOffice));

        var (owed, waiting) = await SheetAsync(office.Office);
        Assert.Empty(owed);
        Assert.Empty(waiting);
        var opened = (await office.As<PaperActList, PaperScan?>(office.SecondOffice, list => list.ScanAsync(paper.Id)))!;
        Assert.Equal("批示.pdf", opened.FileName);
        await opened.Content.DisposeAsync();
        await using var db = office.OpenDatabase();
        Assert.Equal([FactKind.ReplacedScanChecked, FactKind.ScanReplaced, FactKind.ReplacedScanReturned, FactKind.ScanReplaced, FactKind.EvidenceErased],
            await db.Facts.Where(f => f.SubjectId == inspection.Task.Value).OrderByDescending(f => f.Number).Select(f => f.Kind).Take(5).ToListAsync());
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => fault.Record.StartsWith("replacement", StringComparison.Ordinal) || fault.Kind == TrailFaultKind.ErasureUnfinished);
    }

    [Fact]
    public async Task A_new_scan_that_was_wrong_too_is_erased_and_owed_once_more()
    {
        var (_, paper, scan) = await ConfirmedOnPaperAsync();
        var of = new ScannedPaper(PaperPlace.PaperAct, paper.Id.Value);
        await EraseAsync(scan.Sha256, PaperPlace.PaperAct, scan);
        var second = await ScanAsync();
        Must(await LayInAsync(of, second));
        Must(await CheckAsync(office.SecondOffice));
        await EraseAsync($"/paper-acts/{paper.Id.Value}/scan", PaperPlace.PaperAct, second);

        Assert.Null(await office.As<PaperActList, PaperScan?>(office.SecondOffice, list => list.ScanAsync(paper.Id)));
        Assert.Single((await SheetAsync(office.Office)).Owed);
    }

    [Fact]
    public async Task What_was_not_checked_before_its_scan_was_erased_cannot_be_and_is_returned()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Applied);
        var scan = await ScanAsync();
        Must(await office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, TaskVerb.Confirm, office.Leader, Today, null, null), scan, ActId.New())));
        var paper = (await office.As<PaperActList, IReadOnlyList<PaperActRow>>(office.SecondOffice, list => list.Run())).Single();
        await EraseAsync(scan.Sha256, PaperPlace.PaperAct, scan);

        Assert.Equal(Rule.ScanErased, RuleOf(await office.As<CheckPaperAct, Outcome>(office.SecondOffice, use => use.Run(paper.Id, ActId.New()))));
        Assert.Equal(TaskState.Applied, (await inspection.LoadAsync()).State);
        Assert.NotNull((await office.As<PaperActList, IReadOnlyList<PaperActRow>>(office.SecondOffice, list => list.Run())).Single().ErasedOn);
        Assert.Empty((await SheetAsync(office.Office)).Owed);
        Must(await office.As<RefusePaperAct, Outcome>(office.SecondOffice, use => use.Run(paper.Id, ActId.New(), Reason.Of("扫描件已删除。"))));
        Assert.Equal("erased", CodeOf(await office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, TaskVerb.Confirm, office.Leader, Today, null, null), scan, ActId.New()))));
        Must(await office.As<RecordPaperAct, Outcome>(office.Office, async use => await use.Run(new PaperActInput(inspection.Task, TaskVerb.Confirm, office.Leader, Today, null, null), await ScanAsync(), ActId.New())));
    }

    [Fact]
    public async Task An_opinion_on_a_plan_and_a_decision_about_a_withholding_are_erased_by_their_links_and_say_so()
    {
        var round = await RegisteredAsync(office);
        var (opinionScan, paperScan) = (await ScanAsync(), await ScanAsync());
        Must(await office.As<RecordPlanOpinion, Outcome>(office.Office, verb => verb.Run(round.Id, new PlanOpinionDraft(OpinionBodies.Discipline, Today, true, "无不同意见。", null), opinionScan, ActId.New())));
        Must(await office.As<CheckPlanOpinion, Outcome>(office.SecondOffice, verb => verb.Run(round.Id, 1, null, ActId.New())));
        ProblemId problem;
        await using (var db = office.OpenDatabase()) problem = await db.Problems.Where(p => p.InspectionId == round.Id).Select(p => p.Id).FirstAsync();
        Must(await office.As<ProposeWithholding, Outcome>(office.Office, verb => verb.Run(problem, NoticeChannel.Public, WithholdingGround.WorkSecret, "涉及监测点位布设。", ActId.New())));
        var withholding = (await office.As<WithholdingList, WithholdingSheet?>(office.Office, read => read.Run(round.Id)))!.Rows[0].Id;
        Must(await office.As<RecordWithholdingPaper, Outcome>(office.Office, verb => verb.Run(new WithholdingPaperInput(withholding, WithholdingAnswer.Approve, office.LeadingGroup, Today, null, null), paperScan, ActId.New())));
        var paper = (await office.As<WithholdingPapers, IReadOnlyList<WaitingWithholdingPaper>>(office.SecondOffice, read => read.Run())).Single();
        Must(await office.As<CheckWithholdingPaper, Outcome>(office.SecondOffice, verb => verb.Run(paper.Id, null, ActId.New())));

        await EraseAsync($"https://rectify.example/planning/opinions/{round.Id.Value}/1/scan", PaperPlace.PlanOpinion, opinionScan);
        await EraseAsync($"/paper-acts/withholdings/{paper.Id.Value}/scan", PaperPlace.WithholdingPaper, paperScan);

        Assert.Equal(Today, (await office.As<ReadPlanOpinions, PlanOpinionSheet?>(office.Office, read => read.Run(round.Id)))!.Rows.Single().ErasedOn);
        var row = (await office.As<WithholdingList, WithholdingSheet?>(office.Office, read => read.Run(round.Id)))!.Rows[0];
        Assert.Equal((WithholdingState.Approved, Today), (row.State, row.Papers[0].ErasedOn));
        Assert.Null(await office.As<PlanOpinionChecks, PaperScan?>(office.Office, read => read.ScanAsync(round.Id, 1)));
        Assert.Null(await office.As<WithholdingPapers, PaperScan?>(office.Office, read => read.ScanAsync(paper.Id)));
        Assert.Equal([PaperPlace.WithholdingPaper, PaperPlace.PlanOpinion], (await SheetAsync(office.Office)).Owed.Select(o => o.Paper.Of.Place));

        foreach (var owed in (await SheetAsync(office.Office)).Owed)
        {
            Must(await LayInAsync(owed.Paper.Of, await ScanAsync()));
            Must(await CheckAsync(office.SecondOffice));
        }
        Assert.Null((await office.As<ReadPlanOpinions, PlanOpinionSheet?>(office.Office, read => read.Run(round.Id)))!.Rows.Single().ErasedOn);
        Assert.Null((await office.As<WithholdingList, WithholdingSheet?>(office.Office, read => read.Run(round.Id)))!.Rows[0].Papers[0].ErasedOn);
    }

    private DateOnly Today => OfficeDay.Default.Of(office.Clock.GetUtcNow());

    private async Task<(TestInspection, PaperAct, StoredFile)> ConfirmedOnPaperAsync()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Applied);
        var scan = await ScanAsync();
        Must(await office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, TaskVerb.Confirm, office.Leader, Today, null, null), scan, ActId.New())));
        await using var db = office.OpenDatabase();
        var paper = await db.PaperActs.AsNoTracking().SingleAsync(p => p.TaskId == inspection.Task);
        Must(await office.As<CheckPaperAct, Outcome>(office.SecondOffice, use => use.Run(paper.Id, ActId.New())));
        return (inspection, paper, scan);
    }

    private async Task<StoredFile> ScanAsync()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"%PDF-1.4\n批示 {scans++}"));
        var stored = await office.Services.GetRequiredService<IContentStore>().SaveAsync(content, 1000, CancellationToken.None);
        return new StoredFile(stored.Sha256, stored.Size, "批示.pdf", "application/pdf");
    }

    private async Task EraseAsync(string named, PaperPlace place, StoredFile scan)
    {
        Must(await office.As<ProposeErasure, Outcome>(Security, verb => verb.Run(named, Reason.Of("误传，按规定删除。"), ActId.New())));
        var row = (await office.As<ListErasures, ErasureSlice?>(office.HeadOfOffice, list => list.Run()))!.Rows[0];
        Assert.Equal((place, scan.Sha256, 1), (row.Paper, row.Sha256, row.Places));
        Must(await office.As<EraseContent, Outcome>(office.HeadOfOffice, verb => verb.Run(row.Id, ActId.New(), TestAccounts.Password)));
        Assert.False(IsKept(scan));
    }

    private bool IsKept(StoredFile scan)
    {
        using var content = office.Services.GetRequiredService<IContentStore>().Open(scan.Sha256);
        return content is not null;
    }

    private Task<Outcome> LayInAsync(ScannedPaper of, StoredFile scan, PersonId? by = null) => office.As<LayInScan, Outcome>(by ?? office.Office, verb => verb.Run(of, scan, ActId.New()));

    private async Task<Outcome> CheckAsync(PersonId by, Reason? against = null)
    {
        var id = (await SheetAsync(office.Office)).Waiting.Single().Id;
        return await office.As<CheckReplacementScan, Outcome>(by, verb => verb.Run(id, against, ActId.New()));
    }

    private Task<ScanSheet> SheetAsync(PersonId who) => office.As<OwedScans, ScanSheet>(who, read => read.Run());

    private static Rule RuleOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet).Rule;

    private static string CodeOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code;
}
