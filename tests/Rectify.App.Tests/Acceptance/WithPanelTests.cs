using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Acceptance;

public sealed class WithPanelTests(TestOffice office) : IClassFixture<TestOffice>
{
    private async Task<(TestInspection Inspection, TestAcceptance Acceptance)> AtAsync(TaskState state, Regime? regime = null)
    {
        var inspection = await TestInspection.RegisteredAsync(office, regime: regime);
        await inspection.WalkTo(state);
        return (inspection, new TestAcceptance(office, inspection));
    }

    private static Rule RuleOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet).Rule;

    private Task<OpinionSheet?> SheetAsync(TestInspection inspection, int? round = null) =>
        office.As<ReadOpinion, OpinionSheet?>(office.PanelMember, query => query.Run(inspection.Task, round));

    [Fact]
    public async Task The_panel_walks_a_task_to_its_file()
    {
        var (inspection, _) = await AtAsync(TaskState.Closed);

        var task = await inspection.LoadAsync();
        var opinion = Assert.Single(task.Opinions);
        Assert.Equal(TaskState.Closed, task.State);
        Assert.Equal(opinion.FilingNumber, task.FilingNumber);
        Assert.Equal([office.PanelMember, office.PanelHead], opinion.Signatures.OrderBy(s => s.Number).Select(s => s.PersonId));
        Assert.All(opinion.Signatures, signature => Assert.Equal((opinion.TextSha256, SignatureWay.Password), (signature.TextSha256, signature.Way)));
    }

    [Fact]
    public async Task A_sustained_task_knows_its_next_check()
    {
        var (inspection, _) = await AtAsync(TaskState.Sustained);

        var task = await inspection.LoadAsync();
        Assert.Equal((TaskState.Sustained, Assert.Single(task.Opinions).NextCheckOn), (task.State, task.NextCheckOn));
        Assert.NotNull(task.NextCheckOn);
    }

    [Fact]
    public async Task A_refused_acceptance_goes_back_and_its_opinion_stays_beside_the_next_rounds()
    {
        var (inspection, acceptance) = await AtAsync(TaskState.UnderAcceptance);
        TestInspection.Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember, OpinionConclusion.NotPassed)));
        TestInspection.Must(await acceptance.SignAsync<SignOpinion>(office.PanelMember, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));
        TestInspection.Must(await acceptance.SignAsync<RefuseAcceptance>(office.PanelHead, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));
        var back = await inspection.LoadAsync();
        Assert.Equal((TaskState.Rectifying, 1, "每季度复查一次排口。"), (back.State, back.Returns, back.ReturnedBecause));

        await inspection.ApplyAgainAsync();
        await acceptance.WalkTo(TaskState.Closed);

        var task = await inspection.LoadAsync();
        Assert.Equal([(1, OpinionConclusion.NotPassed), (2, OpinionConclusion.Passed)], task.Opinions.OrderBy(o => o.Round).Select(o => (o.Round, o.Conclusion)));
        Assert.Equal(TaskState.Closed, task.State);
        var first = await SheetAsync(inspection, round: 1);
        Assert.Equal([1, 2], first!.Rounds);
        Assert.Equal(2, first.Seats.Count);
        Assert.Empty(first.Offered);
    }

    [Fact]
    public async Task An_altered_text_voids_the_signatures_and_an_unaltered_one_keeps_them()
    {
        var (inspection, acceptance) = await AtAsync(TaskState.UnderAcceptance);
        var input = await acceptance.InputAsync(office.PanelMember);
        TestInspection.Must(await acceptance.DraftAsync(input));
        TestInspection.Must(await acceptance.SignAsync<SignOpinion>(office.PanelMember, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));

        TestInspection.Must(await acceptance.DraftAsync(input));
        Assert.Equal(1, (await SheetAsync(inspection))!.Signatures);
        TestInspection.Must(await acceptance.DraftAsync(input with { Target = input.Target + "现场已复核。" }));

        Assert.Equal(0, (await SheetAsync(inspection))!.Signatures);
        Assert.True(Assert.Single((await inspection.LoadAsync()).CurrentOpinion!.Signatures).IsVoid);
    }

    [Fact]
    public async Task What_one_did_not_see_one_does_not_sign()
    {
        var (inspection, acceptance) = await AtAsync(TaskState.UnderAcceptance);
        TestInspection.Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        await office.EnsureAccountAsync(office.PanelMember);

        var outcome = await inspection.Act<SignOpinion>(office.PanelMember, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new SigningAct(new string('0', 64)), TestAccounts.Password));

        Assert.Equal(Rule.TextChangedSinceSeen, RuleOf(outcome));
    }

    [Fact]
    public async Task Neither_the_reviewer_heads_the_panel_nor_anybody_of_the_unit_sits_in_it()
    {
        var (inspection, acceptance) = await AtAsync(TaskState.Submitted);
        await acceptance.ReviewAsync();

        var reviewer = await acceptance.AppointAsync(new SeatDraft(office.Auditor, PanelRole.Head, office.GeneralOffice, "组长"), new SeatDraft(office.PanelMember, PanelRole.Member, office.City, "成员"));
        var ownUnit = await acceptance.AppointAsync(new SeatDraft(office.PanelHead, PanelRole.Head, office.City, "组长"), new SeatDraft(office.Handler, PanelRole.Member, office.WaterDepartment, "成员"));

        Assert.Equal(Rule.HeadIsReviewer, RuleOf(reviewer));
        var unmet = Assert.Single(Assert.IsType<Outcome.Refused>(ownUnit).Refusal.Unmet);
        Assert.Equal((Rule.SeatOfOwnUnit, office.Handler.Value), (unmet.Rule, unmet.Subject));
        Assert.Empty((await inspection.LoadAsync()).Panel);
    }

    [Fact]
    public async Task Dissent_and_absence_stand_in_the_opinion_with_their_reasons()
    {
        var (inspection, acceptance) = await AtAsync(TaskState.UnderAcceptance);
        TestInspection.Must(await acceptance.AppointAsync(
            new SeatDraft(office.PanelHead, PanelRole.Head, office.City, "组长"), new SeatDraft(office.PanelMember, PanelRole.Member, office.City, "成员"), new SeatDraft(office.Supervision, PanelRole.Deputy, office.City, "副组长")));
        TestInspection.Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        var text = (await inspection.LoadAsync()).CurrentOpinion!.TextSha256;
        await office.EnsureAccountAsync(office.PanelMember);

        var wordless = await inspection.Act<SignOpinion>(office.PanelMember, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new SigningAct(text, SignatureStance.Dissents), TestAccounts.Password));
        TestInspection.Must(await inspection.Act<SignOpinion>(office.PanelMember, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new SigningAct(text, SignatureStance.Dissents, Reason.Of("岸坡复绿未见成效。")), TestAccounts.Password)));
        TestInspection.Must(await inspection.Act<RecordAbsence>(office.PanelHead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), office.Supervision, text, Reason.Of("外出学习。"))));
        TestInspection.Must(await acceptance.SignAsync<AcceptRectification>(office.PanelHead, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));

        Assert.Equal(Rule.DissentNeedsReason, RuleOf(wordless));
        var sheet = await SheetAsync(inspection);
        Assert.Equal(
            [(SignatureStance.Agrees, null), (SignatureStance.Absent, "外出学习。"), (SignatureStance.Dissents, "岸坡复绿未见成效。")],
            sheet!.Seats.Select(seat => (seat.Signature!.Stance, seat.Signature.Remark)));
        Assert.Equal(TaskState.Closed, sheet.State);
    }

    [Fact]
    public async Task Two_opinions_never_share_a_filing_number()
    {
        var (first, acceptance) = await AtAsync(TaskState.UnderAcceptance);
        var (second, other) = await AtAsync(TaskState.UnderAcceptance);
        var input = await acceptance.InputAsync(office.PanelMember);
        TestInspection.Must(await acceptance.DraftAsync(input));

        var suggested = await other.InputAsync(office.PanelMember);
        var taken = await other.DraftAsync(suggested with { FilingNumber = input.FilingNumber });

        Assert.NotEqual(input.FilingNumber, suggested.FilingNumber);
        Assert.Equal(new FieldError("FilingNumber", "taken"), Assert.Single(Assert.IsType<Outcome.Invalid>(taken).Errors));
        Assert.Matches("^生态环境局销〔2026〕[0-9]+号$", suggested.FilingNumber!);
        TestInspection.Must(await other.DraftAsync(suggested));
        Assert.NotEqual((await first.LoadAsync()).CurrentOpinion!.FilingNumber, (await second.LoadAsync()).CurrentOpinion!.FilingNumber);
    }

    [Fact]
    public async Task A_line_of_evidence_says_what_it_proves()
    {
        var (_, acceptance) = await AtAsync(TaskState.UnderAcceptance);
        var input = await acceptance.InputAsync(office.PanelMember);

        var outcome = await acceptance.DraftAsync(input with { Measures = [input.Measures[0] with { Evidence = "验收单1.pdf" }, input.Measures[1]] });

        Assert.Equal("evidence-line", Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code);
    }

    [Fact]
    public async Task The_regime_asks_for_display_principal_and_upper_level_before_the_file_is_closed()
    {
        var (inspection, _) = await AtAsync(TaskState.Closed, new Regime { DisplayDays = 5, NeedsPrincipal = true, NeedsUpperLevel = true });
        Assert.Equal(TaskState.OnDisplay, (await inspection.LoadAsync()).State);

        TestInspection.Must(await inspection.Act<SignAsPrincipal>(office.Principal, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        var early = await inspection.Act<EndDisplay>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New()));
        Assert.Equal(Rule.DisplayNotOver, RuleOf(early));
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        office.Clock.GoTo(today.AddDays(6));
        TestInspection.Must(await inspection.Act<EndDisplay>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Equal(TaskState.UnderAcceptance, (await inspection.LoadAsync()).State);
        TestInspection.Must(await inspection.Act<ConfirmAsUpperLevel>(office.UpperLevel, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));

        var task = await inspection.LoadAsync();
        Assert.Equal((TaskState.Closed, today.AddDays(6)), (task.State, task.ClosedOn));
    }

    [Fact]
    public async Task Objections_are_kept_with_what_became_of_them_and_one_that_holds_begins_the_acceptance_again()
    {
        var (inspection, _) = await AtAsync(TaskState.Closed, new Regime { DisplayDays = 5 });
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        foreach (var says in new[] { "所指排口不在其内", "第二处排口仍有污水" })
            TestInspection.Must(await inspection.Act<RecordObjection>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), ObjectionWay.Letter, today, Reason.Of(says))));
        async Task<IReadOnlyList<ObjectionRow>> SeenAsync() => (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!.Objections;
        var rows = await SeenAsync();

        TestInspection.Must(await inspection.Act<DismissObjection>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), rows[0].Id, Reason.Of("不属本问题"))));
        Assert.Equal(Rule.NoObjectionOpen, RuleOf(await inspection.Act<DismissObjection>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), rows[0].Id, Reason.Of("不属本问题")))));
        TestInspection.Must(await inspection.Act<UpholdObjection>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), rows[1].Id, Reason.Of("现场属实"))));

        Assert.Equal([(false, "不属本问题"), (true, "现场属实")], (await SeenAsync()).Select(row => (row.IsUpheld!.Value, row.DecidedBecause!)));
        Assert.Equal(TaskState.UnderAcceptance, (await inspection.LoadAsync()).State);
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => $"{fault}".Contains("objections/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_printed_opinion_carries_where_the_trail_stands_and_that_is_anchored()
    {
        var (inspection, _) = await AtAsync(TaskState.Closed);

        var file = await office.As<ReadOpinion, OpinionFile?>(office.PanelMember, query => query.FileAsync(inspection.Task));
        using var bytes = new MemoryStream();
        await file!.WriteAsync(bytes);

        await using var db = office.OpenDatabase();
        var head = await db.ChainHeads.SingleAsync(h => h.Chain == inspection.Id.Value);
        using var document = WordprocessingDocument.Open(bytes, false);
        Assert.Contains($"留痕校验码：{head.Number}-{Convert.ToHexStringLower(head.Hash)[..4]}-", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        Assert.Contains(File.ReadLines(Path.Combine(office.AnchorFolder, "anchors.jsonl")), line => Anchor.Parse(line)!.Hash.AsSpan().SequenceEqual(head.Hash));
    }

    [Fact]
    public async Task An_opinion_is_printed_where_the_anchor_cannot_be_written_and_says_so()
    {
        var (inspection, _) = await AtAsync(TaskState.Closed);
        // a file stands where the folder should be
        var aside = office.AnchorFolder + ".aside";
        Directory.CreateDirectory(office.AnchorFolder);
        Directory.Move(office.AnchorFolder, aside);
        await File.WriteAllTextAsync(office.AnchorFolder, "");
        try
        {
            var file = await office.As<ReadOpinion, OpinionFile?>(office.PanelMember, query => query.FileAsync(inspection.Task));
            using var bytes = new MemoryStream();
            await file!.WriteAsync(bytes);

            using var document = WordprocessingDocument.Open(bytes, false);
            Assert.Contains("（打印时尚未锚定）", document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(office.AnchorFolder);
            Directory.Move(aside, office.AnchorFolder);
        }
    }

    [Fact]
    public async Task The_document_carries_both_signatures_and_the_filing_number()
    {
        var (inspection, _) = await AtAsync(TaskState.Closed);

        var file = await office.As<ReadOpinion, OpinionFile?>(office.PanelMember, query => query.FileAsync(inspection.Task));
        using var bytes = new MemoryStream();
        await file!.WriteAsync(bytes);
        var sheet = await SheetAsync(inspection);

        Assert.True(bytes.Length > 5000);
        Assert.EndsWith(".docx", file.FileName, StringComparison.Ordinal);
        Assert.False(sheet!.QuotesChanged);
        Assert.Contains(sheet.Lines, line => line.Contains(sheet.Input.FilingNumber ?? "-", StringComparison.Ordinal));
        Assert.Contains(sheet.Lines, line => line.Contains(sheet.Digest!, StringComparison.Ordinal));
        Assert.Null(await office.As<ReadOpinion, OpinionFile?>(office.FinanceLead, query => query.FileAsync(inspection.Task)));
    }
}
