using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Desk;
using Rectify.App.Evidence;
using Rectify.App.Notices;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Notices;

/// <summary>What the leading group decides about a withholding on paper: entered with its scan, checked by a second person, in the decider's name.</summary>
public sealed class WithholdingPaperTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly ClosedOn = new(2026, 7, 1);

    private async Task<TestInspection> ProposedAsync(PersonId? by = null)
    {
        var inspection = await NoticeOffice.ClosedAsync(office, ClosedOn);
        await using var db = office.OpenDatabase();
        var problem = await db.Problems.Where(p => p.InspectionId == inspection.Id).Select(p => p.Id).FirstAsync();
        Must(await office.As<ProposeWithholding, Outcome>(by ?? office.Office, verb => verb.Run(problem, NoticeChannel.Public, WithholdingGround.WorkSecret, "涉及监测点位布设。", ActId.New())));
        return inspection;
    }

    private async Task<WithholdingRow> RowAsync(TestInspection inspection) => (await office.As<WithholdingList, WithholdingSheet?>(office.Office, read => read.Run(inspection.Id)))!.Rows[0];

    private Task<(StoredFile?, FieldError?)> ScanAsync() =>
        office.As<FileArrival, (StoredFile?, FieldError?)>(office.Office, arrival => arrival.TakeAsync("scan", "会议纪要.pdf", new MemoryStream("%PDF-1.4\n会议纪要"u8.ToArray()), 1024, FileArrival.Scans, default));

    private async Task<Outcome> RecordAsync(TestInspection inspection, WithholdingAnswer answer = WithholdingAnswer.Approve, PersonId? decider = null, string? reason = null, DateOnly? on = null, PersonId? by = null, bool scanned = true)
    {
        var (scan, _) = await ScanAsync();
        var id = (await RowAsync(inspection)).Id;
        return await office.As<RecordWithholdingPaper, Outcome>(by ?? office.Office, verb => verb.Run(new WithholdingPaperInput(id, answer, decider ?? office.LeadingGroup, on ?? ClosedOn, " 云环党组纪要〔2026〕9号 ", reason), scanned ? scan : null, ActId.New()));
    }

    private async Task<Outcome> CheckAsync(TestInspection inspection, PersonId? by = null, Reason? against = null)
    {
        var id = (await RowAsync(inspection)).Papers[0].Id;
        return await office.As<CheckWithholdingPaper, Outcome>(by ?? office.SecondOffice, verb => verb.Run(id, against, ActId.New()));
    }

    private static Rule RuleOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet).Rule;

    private static string CodeOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code;

    [Fact]
    public async Task An_approval_on_paper_withholds_with_the_check_and_in_the_deciders_name()
    {
        var inspection = await ProposedAsync();
        Must(await RecordAsync(inspection));
        var waiting = await RowAsync(inspection);
        Assert.Equal((WithholdingState.Proposed, PaperActState.Recorded, "云环党组纪要〔2026〕9号"), (waiting.State, waiting.Papers[0].State, waiting.Papers[0].DocumentNumber));
        Assert.IsType<Outcome.Invalid>(await office.ReleaseAsync(inspection));

        Must(await CheckAsync(inspection));

        var row = await RowAsync(inspection);
        Assert.Equal((WithholdingState.Approved, "顾长风", PaperActState.Checked), (row.State, row.DecidedBy, row.Papers[0].State));
        var records = (await office.As<NoticeDraft, NoticeRecords?>(office.Office, query => query.Run(inspection.Id, null, null, NoticeChannel.Public)))!;
        Assert.IsType<WithheldProblem>(records.Problems[0]);
        await using var db = office.OpenDatabase();
        var problem = row.Problem.Value;
        var facts = await db.Facts.Where(f => f.SubjectId == problem).OrderByDescending(f => f.Number).Take(3).ToListAsync();
        Assert.Equal([(FactKind.WithholdingApproved, office.LeadingGroup), (FactKind.WithholdingPaperChecked, office.SecondOffice), (FactKind.WithholdingPaperRecorded, office.Office)], facts.Select(f => (f.Kind, f.ActorId)));
        Assert.Equal(row.Papers[0].Id.Value.ToString("N"), facts[0].Details["paper"]);
    }

    [Fact]
    public async Task Who_entered_it_does_not_check_it_and_nobody_outside_the_office_does()
    {
        var inspection = await ProposedAsync();
        Assert.IsType<Outcome.NotAllowed>(await RecordAsync(inspection, by: office.LeadingGroup));
        Must(await RecordAsync(inspection));

        Assert.Equal(Rule.CheckerIsRecorder, RuleOf(await CheckAsync(inspection, office.Office)));
        Assert.IsType<Outcome.NotAllowed>(await CheckAsync(inspection, office.LeadingGroup));
        Assert.Equal(WithholdingState.Proposed, (await RowAsync(inspection)).State);
    }

    [Fact]
    public async Task What_the_decider_could_not_decide_themselves_is_not_entered()
    {
        await using (var db = office.OpenDatabase())
        {
            db.RoleGrants.Add(new RoleGrant(RoleGrantId.New(), office.LeadingGroup, Role.Office, office.Bureau, new DateOnly(2026, 1, 1)));
            await db.SaveChangesAsync();
        }
        var inspection = await ProposedAsync(office.LeadingGroup);

        Assert.Equal(Rule.ApproverIsProposer, RuleOf(await RecordAsync(inspection)));
        Assert.Equal(Rule.NotYourAct, RuleOf(await RecordAsync(inspection, decider: office.Leader)));
        Assert.Equal("in-future", CodeOf(await RecordAsync(inspection, decider: office.Principal, on: ClosedOn.AddDays(1))));
        Assert.Equal("required", CodeOf(await RecordAsync(inspection, decider: office.Principal, scanned: false)));
        Assert.Equal("required", CodeOf(await RecordAsync(inspection, WithholdingAnswer.Refuse, office.Principal)));
        Assert.Equal(Rule.AlreadyDone, RuleOf(await RecordAsync(inspection, WithholdingAnswer.Lift, office.Principal, "已可公开。")));
        Must(await RecordAsync(inspection, decider: office.Principal));
        Assert.Equal("waiting", CodeOf(await RecordAsync(inspection, decider: office.Principal)));
        var sheet = (await office.As<WithholdingPapers, WithholdingPaperSheet?>(office.Office, async read => await read.SheetAsync((await RowAsync(inspection)).Id)))!;
        Assert.Contains(office.Principal, sheet.Deciders.Select(d => d.Id));
        Assert.DoesNotContain(office.LeadingGroup, sheet.Deciders.Select(d => d.Id));
    }

    [Fact]
    public async Task What_differs_from_its_scan_is_returned_and_entered_anew()
    {
        var inspection = await ProposedAsync();
        Must(await RecordAsync(inspection));
        Must(await CheckAsync(inspection, against: Reason.Of("扫描件为不予批准。")));
        Assert.Equal((WithholdingState.Proposed, "扫描件为不予批准。"), ((await RowAsync(inspection)).State, (await RowAsync(inspection)).Papers[0].ReturnedBecause));
        Assert.Equal(Rule.AlreadyDone, RuleOf(await CheckAsync(inspection)));

        Must(await RecordAsync(inspection, WithholdingAnswer.Refuse, reason: "可以公开。"));
        Must(await CheckAsync(inspection));
        var row = await RowAsync(inspection);
        Assert.Equal((WithholdingState.Refused, "可以公开。", 2), (row.State, row.Because, row.Papers.Count));
    }

    [Fact]
    public async Task What_was_decided_in_the_system_meanwhile_is_not_decided_again_by_the_paper()
    {
        var inspection = await ProposedAsync();
        Must(await RecordAsync(inspection));
        var id = (await RowAsync(inspection)).Id;
        Must(await office.As<DecideWithholding, Outcome>(office.LeadingGroup, verb => verb.Run(id, WithholdingAct.Refuse, "可以公开。", ActId.New())));

        Assert.Equal(Rule.AlreadyDone, RuleOf(await CheckAsync(inspection)));
        Assert.Equal(PaperActState.Recorded, (await RowAsync(inspection)).Papers[0].State);
        Must(await CheckAsync(inspection, against: Reason.Of("已在系统中决定。")));
    }

    [Fact]
    public async Task What_is_withheld_is_printed_again_by_a_paper()
    {
        var inspection = await ProposedAsync();
        Must(await RecordAsync(inspection));
        Must(await CheckAsync(inspection));
        Must(await RecordAsync(inspection, WithholdingAnswer.Lift, reason: "案件已公开。"));
        Must(await CheckAsync(inspection));
        var row = await RowAsync(inspection);
        Assert.Equal((WithholdingState.Lifted, "顾长风", "案件已公开。"), (row.State, row.LiftedBy, row.Because));
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => fault.Record.StartsWith("withholding", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_stands_on_the_desk_of_the_other_one_and_its_scan_is_opened_by_who_sees_the_problem()
    {
        var inspection = await ProposedAsync();
        Must(await RecordAsync(inspection));
        var id = (await RowAsync(inspection)).Papers[0].Id;

        Assert.Contains((await office.As<ReadDesk, DeskView?>(office.SecondOffice, desk => desk.Run()))!.WithholdingPapers, row => row.Id == id);
        Assert.DoesNotContain((await office.As<ReadDesk, DeskView?>(office.Office, desk => desk.Run()))!.WithholdingPapers, row => row.Id == id);
        Assert.True((await office.As<WithholdingPapers, IReadOnlyList<WaitingWithholdingPaper>>(office.Office, read => read.Run())).Single(row => row.Id == id).IsOwn);
        foreach (var person in new[] { office.SecondOffice, office.LeadingGroup })
        {
            var scan = await office.As<WithholdingPapers, PaperScan?>(person, read => read.ScanAsync(id));
            Assert.NotNull(scan);
            await scan.Content.DisposeAsync();
        }
        Assert.Null(await office.As<WithholdingPapers, PaperScan?>(office.FinanceLead, read => read.ScanAsync(id)));
    }
}
