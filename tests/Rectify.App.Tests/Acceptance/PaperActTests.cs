using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Files;
using Rectify.App.Takeovers;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Acceptance;

public sealed class PaperActTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly StoredFile Scan = new(new string('c', 64), 1200, "批示.pdf", "application/pdf");

    private DateOnly Today => OfficeDay.Default.Of(office.Clock.GetUtcNow());

    private async Task<TestInspection> AtAsync(TaskState state)
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(state);
        return inspection;
    }

    private Task<Outcome> RecordAsync(TestInspection inspection, TaskVerb verb, PersonId decider, string? reason = null, string? digest = null, StoredFile? scan = null, PersonId? by = null) =>
        office.As<RecordPaperAct, Outcome>(by ?? office.Office, use => use.Run(new PaperActInput(inspection.Task, verb, decider, Today, reason, digest), scan ?? Scan, ActId.New()));

    private async Task<PaperAct> WaitingAsync(TestInspection inspection)
    {
        await using var db = office.OpenDatabase();
        return await db.PaperActs.AsNoTracking().SingleAsync(p => p.TaskId == inspection.Task && p.State == PaperActState.Recorded);
    }

    private Task<Outcome> CheckAsync(PaperActId id, PersonId by) => office.As<CheckPaperAct, Outcome>(by, use => use.Run(id, ActId.New()));

    private static Rule RuleOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet).Rule;

    private static string CodeOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code;

    [Fact]
    public async Task A_decision_on_paper_takes_effect_with_the_check_and_in_the_deciders_name()
    {
        var inspection = await AtAsync(TaskState.Applied);
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.Confirm, office.Leader));
        Assert.Equal(TaskState.Applied, (await inspection.LoadAsync()).State);
        var paper = await WaitingAsync(inspection);

        TestInspection.Must(await CheckAsync(paper.Id, office.SecondOffice));

        var task = await inspection.LoadAsync();
        Assert.Equal((TaskState.Submitted, office.Leader), (task.State, task.ConfirmedBy));
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.SubjectId == task.Id.Value).OrderByDescending(f => f.Number).Take(3).ToListAsync();
        Assert.Equal([(FactKind.ClosureConfirmed, office.Leader), (FactKind.PaperActChecked, office.SecondOffice), (FactKind.PaperActRecorded, office.Office)], facts.Select(f => (f.Kind, f.ActorId)));
        Assert.Equal(paper.Id.Value.ToString("N"), facts[0].Details["paper"]);
    }

    [Fact]
    public async Task Who_recorded_does_not_check()
    {
        var inspection = await AtAsync(TaskState.Applied);
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.Confirm, office.Leader));
        var paper = await WaitingAsync(inspection);

        var own = await CheckAsync(paper.Id, office.Office);
        var outsider = await CheckAsync(paper.Id, office.Auditor);

        Assert.Equal((Rule.CheckerIsRecorder, Rule.NotYourAct), (RuleOf(own), RuleOf(outsider)));
        Assert.Equal(TaskState.Applied, (await inspection.LoadAsync()).State);
        var rows = await office.As<PaperActList, IReadOnlyList<PaperActRow>>(office.Office, query => query.Run());
        Assert.True(rows.Single(row => row.Id == paper.Id).IsOwn);
        Assert.Empty(await office.As<PaperActList, IReadOnlyList<PaperActRow>>(office.Auditor, query => query.Run()));
    }

    [Fact]
    public async Task A_refused_paper_act_does_nothing_and_is_not_answered_twice()
    {
        var inspection = await AtAsync(TaskState.Applied);
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.DeclineApplication, office.Leader, "照片不清。"));
        var paper = await WaitingAsync(inspection);

        TestInspection.Must(await office.As<RefusePaperAct, Outcome>(office.SecondOffice, use => use.Run(paper.Id, ActId.New(), Reason.Of("扫描件上是同意。"))));

        Assert.Equal(TaskState.Applied, (await inspection.LoadAsync()).State);
        Assert.Equal(Rule.AlreadyDone, RuleOf(await CheckAsync(paper.Id, office.SecondOffice)));
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.Confirm, office.Leader));
    }

    [Fact]
    public async Task Only_who_may_decide_with_a_session_may_decide_on_paper()
    {
        var inspection = await AtAsync(TaskState.Applied);

        Assert.Equal(Rule.NotYourAct, RuleOf(await RecordAsync(inspection, TaskVerb.Confirm, office.FinanceLead)));
        Assert.Equal(Rule.NotYourAct, RuleOf(await RecordAsync(inspection, TaskVerb.Confirm, office.Leader, by: office.UnitLead)));
        var choices = await office.As<PaperActForm, PaperActChoices?>(office.Office, query => query.Run(inspection.Task));
        Assert.Equal(
            [(TaskVerb.Confirm, office.Leader), (TaskVerb.DeclineApplication, office.Leader)],
            choices!.Verbs.Select(choice => (choice.Verb, Assert.Single(choice.Deciders))));
    }

    [Fact]
    public async Task What_stands_on_the_paper_must_be_complete()
    {
        var inspection = await AtAsync(TaskState.Applied);
        var missing = await office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, null, null, null, null, null), null, ActId.New()));
        var future = await office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, TaskVerb.Confirm, office.Leader, Today.AddDays(1), null, null), Scan, ActId.New()));

        Assert.Equal(["Verb", "Decider", "DecidedOn", "Scan"], Assert.IsType<Outcome.Invalid>(missing).Errors.Select(e => e.Field));
        Assert.Equal("in-future", CodeOf(future));
        Assert.Equal("required", CodeOf(await RecordAsync(inspection, TaskVerb.DeclineApplication, office.Leader)));
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.Confirm, office.Leader));
        Assert.Equal("waiting", CodeOf(await RecordAsync(inspection, TaskVerb.Confirm, office.Leader)));
    }

    [Fact]
    public async Task The_printed_digest_must_be_that_of_the_text_and_a_reason_is_a_dissent()
    {
        var inspection = await AtAsync(TaskState.UnderAcceptance);
        var acceptance = new TestAcceptance(office, inspection);
        TestInspection.Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        var digest = (await inspection.LoadAsync()).CurrentOpinion!.TextSha256;
        Assert.Equal("another-text", CodeOf(await RecordAsync(inspection, TaskVerb.SignOpinion, office.PanelMember, digest: "00000000")));
        Assert.Equal(Rule.MemberSignatureMissing, Assert.IsType<Outcome.Refused>(await RecordAsync(inspection, TaskVerb.Accept, office.PanelHead, digest: digest[..8])).Refusal.Unmet[0].Rule);

        TestInspection.Must(await RecordAsync(inspection, TaskVerb.SignOpinion, office.PanelMember, "照片须补齐。", digest[..8]));
        TestInspection.Must(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice));

        var signature = Assert.Single((await inspection.LoadAsync()).CurrentOpinion!.ValidSignatures);
        Assert.Equal((office.PanelMember, SignatureStance.Dissents, "照片须补齐。"), (signature.PersonId, signature.Stance, signature.Remark));
    }

    [Fact]
    public async Task A_text_changed_after_it_was_printed_is_not_signed_by_the_paper()
    {
        var inspection = await AtAsync(TaskState.UnderAcceptance);
        var acceptance = new TestAcceptance(office, inspection);
        var input = await acceptance.InputAsync(office.PanelMember);
        TestInspection.Must(await acceptance.DraftAsync(input));
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.SignOpinion, office.PanelMember, digest: (await inspection.LoadAsync()).CurrentOpinion!.TextSha256[..8]));
        TestInspection.Must(await acceptance.DraftAsync(input with { Target = "另一种说法。" }));

        var outcome = await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice);

        Assert.Equal(Rule.TextChangedSinceSeen, RuleOf(outcome));
        Assert.Equal(PaperActState.Recorded, (await WaitingAsync(inspection)).State);
    }

    [Fact]
    public async Task The_opinion_marks_what_was_signed_on_paper()
    {
        var inspection = await AtAsync(TaskState.UnderAcceptance);
        var acceptance = new TestAcceptance(office, inspection);
        TestInspection.Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        var digest = (await inspection.LoadAsync()).CurrentOpinion!.TextSha256;
        foreach (var (verb, decider) in new[] { (TaskVerb.SignOpinion, office.PanelMember), (TaskVerb.Accept, office.PanelHead) })
        {
            TestInspection.Must(await RecordAsync(inspection, verb, decider, digest: digest[..8]));
            TestInspection.Must(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice));
        }

        var sheet = await office.As<ReadOpinion, OpinionSheet?>(office.Office, query => query.Run(inspection.Task));
        Assert.Equal(TaskState.Closed, sheet!.State);
        Assert.All(sheet.Seats, seat => Assert.Equal((SignatureWay.Paper, (DateOnly?)Today), (seat.Signature!.Way, seat.Signature.PaperOn)));
        Assert.Contains(sheet.Lines, line => line.Contains("纸质签字", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scan_is_read_by_who_sees_the_task()
    {
        var inspection = await AtAsync(TaskState.Applied);
        var store = new DiskContentStore(office.FilesFolder);
        using var bytes = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF"));
        var stored = await store.SaveAsync(bytes, 1000, default);
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.Confirm, office.Leader, scan: new StoredFile(stored.Sha256, stored.Size, "批示.pdf", "application/pdf")));
        var paper = await WaitingAsync(inspection);

        var scan = await office.As<PaperActList, PaperScan?>(office.SecondOffice, query => query.ScanAsync(paper.Id));
        await using var content = scan!.Content;

        Assert.Equal(("批示.pdf", "application/pdf"), (scan.FileName, scan.MediaType));
        Assert.Null(await office.As<PaperActList, PaperScan?>(office.FinanceLead, query => query.ScanAsync(paper.Id)));
    }

    // ---- what is offered

    [Fact]
    public async Task What_nobody_has_proposed_or_asked_for_is_not_offered_on_paper()
    {
        var inspection = await AtAsync(TaskState.Rectifying);
        Assert.Empty((await ChoicesAsync(inspection.Task))!.Verbs);
        Assert.False((await office.As<TaskPages, TaskPageRow?>(office.Office, pages => pages.ReadAsync(inspection.Task)))!.MayRecordPaper);

        await RequestAsync(inspection, new DateOnly(2026, 8, 31));
        Assert.Equal([TaskVerb.AgreeExtension], (await ChoicesAsync(inspection.Task))!.Verbs.Select(choice => choice.Verb));
        TestInspection.Must(await inspection.Act<ProposeWithdrawal>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("与另一项重复。"), null)));
        Assert.Equal([TaskVerb.AgreeExtension, TaskVerb.Withdraw, TaskVerb.DeclineProposal], (await ChoicesAsync(inspection.Task))!.Verbs.Select(choice => choice.Verb));
        Assert.True((await office.As<TaskPages, TaskPageRow?>(office.Office, pages => pages.ReadAsync(inspection.Task)))!.MayRecordPaper);
    }

    [Fact]
    public async Task A_proposal_is_declined_on_paper_with_its_reason()
    {
        var inspection = await AtAsync(TaskState.Rectifying);
        TestInspection.Must(await inspection.Act<ProposeWithdrawal>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("与另一项重复。"), null)));
        Assert.Equal("required", CodeOf(await RecordAsync(inspection, TaskVerb.DeclineProposal, office.LeadingGroup)));

        TestInspection.Must(await RecordAsync(inspection, TaskVerb.DeclineProposal, office.LeadingGroup, "不属重复，继续整改。"));
        TestInspection.Must(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice));

        var task = await inspection.LoadAsync();
        Assert.Equal((TaskState.Rectifying, (PersonId?)null), (task.State, task.ProposedBy));
    }

    // ---- absence

    [Fact]
    public async Task The_head_records_an_absent_member_on_paper()
    {
        var inspection = await AtAsync(TaskState.UnderAcceptance);
        var acceptance = new TestAcceptance(office, inspection);
        TestInspection.Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        var choices = (await ChoicesAsync(inspection.Task))!;
        Assert.Equal([office.PanelHead], choices.Verbs.Single(choice => choice.Verb == TaskVerb.RecordAbsence).Deciders);
        Assert.Equal([office.PanelMember], choices.Absent);
        Assert.Equal("required", CodeOf(await RecordAbsentAsync(inspection, null)));
        Assert.Equal(Rule.NoSuchSeat, RuleOf(await RecordAbsentAsync(inspection, office.PanelHead)));

        TestInspection.Must(await RecordAbsentAsync(inspection, office.PanelMember));
        var paper = await WaitingAsync(inspection);
        Assert.NotNull((await office.As<PaperActList, IReadOnlyList<PaperActRow>>(office.SecondOffice, query => query.Run())).Single(row => row.Id == paper.Id).Absent);
        Assert.Empty((await inspection.LoadAsync()).CurrentOpinion!.ValidSignatures);
        TestInspection.Must(await CheckAsync(paper.Id, office.SecondOffice));

        var signature = Assert.Single((await inspection.LoadAsync()).CurrentOpinion!.ValidSignatures);
        Assert.Equal((office.PanelMember, SignatureStance.Absent, "出差在外。", (PaperActId?)paper.Id), (signature.PersonId, signature.Stance, signature.Remark, signature.PaperActId));
    }

    [Fact]
    public async Task An_absence_entered_before_the_text_changed_is_not_recorded_by_the_paper()
    {
        var inspection = await AtAsync(TaskState.UnderAcceptance);
        var acceptance = new TestAcceptance(office, inspection);
        var input = await acceptance.InputAsync(office.PanelMember);
        TestInspection.Must(await acceptance.DraftAsync(input));
        TestInspection.Must(await RecordAbsentAsync(inspection, office.PanelMember));
        TestInspection.Must(await acceptance.DraftAsync(input with { Target = "另一种说法。" }));

        Assert.Equal(Rule.RecordChangedSincePaper, RuleOf(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice)));
    }

    private Task<Outcome> RecordAbsentAsync(TestInspection inspection, PersonId? member) =>
        office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, TaskVerb.RecordAbsence, office.PanelHead, Today, "出差在外。", null) { Absent = member }, Scan, ActId.New()));

    private Task<PaperActChoices?> ChoicesAsync(TaskId task, params TaskId[] others) => office.As<PaperActForm, PaperActChoices?>(office.Office, query => query.Run(task, null, others));

    // ---- one paper for several tasks

    private async Task<TestInspection> SeveralAsync(TaskState state, int problems = 3)
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems);
        foreach (var task in inspection.Tasks) await inspection.Of(task).WalkTo(state);
        return inspection;
    }

    private Task<Outcome> RecordSeveralAsync(TestInspection inspection, TaskVerb verb, PersonId decider, string? reason = null, bool? granted = null, IEnumerable<TaskId>? others = null) =>
        office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, verb, decider, Today, reason, null, granted) { Others = [.. others ?? inspection.Tasks.Skip(1)] }, Scan, ActId.New()));

    [Fact]
    public async Task One_paper_confirms_several_applications_and_every_task_keeps_its_own_facts()
    {
        var inspection = await SeveralAsync(TaskState.Applied);
        Assert.Equal([TaskVerb.Confirm, TaskVerb.DeclineApplication], (await ChoicesAsync(inspection.Task, [.. inspection.Tasks]))!.Verbs.Select(choice => choice.Verb));
        TestInspection.Must(await RecordSeveralAsync(inspection, TaskVerb.Confirm, office.Leader));
        var paper = await WaitingAsync(inspection);
        var row = (await office.As<PaperActList, IReadOnlyList<PaperActRow>>(office.SecondOffice, query => query.Run())).Single(row => row.Id == paper.Id);
        Assert.Equal(inspection.Tasks.ToHashSet(), row.Named.Select(task => task.Id).ToHashSet());
        foreach (var task in inspection.Tasks) Assert.Equal(TaskState.Applied, (await inspection.LoadAsync(task)).State);

        TestInspection.Must(await CheckAsync(paper.Id, office.SecondOffice));

        await using var db = office.OpenDatabase();
        foreach (var task in inspection.Tasks)
        {
            Assert.Equal((TaskState.Submitted, office.Leader), ((await inspection.LoadAsync(task)).State, (await inspection.LoadAsync(task)).ConfirmedBy));
            var facts = await db.Facts.Where(f => f.SubjectId == task.Value).OrderByDescending(f => f.Number).Take(3).ToListAsync();
            Assert.Equal([FactKind.ClosureConfirmed, FactKind.PaperActChecked, FactKind.PaperActRecorded], facts.Select(f => f.Kind));
            Assert.Equal((paper.Id.Value.ToString("N"), "3"), (facts[0].Details["paper"], facts[2].Details["tasks"]));
        }
    }

    [Fact]
    public async Task Where_one_of_several_cannot_be_decided_none_is()
    {
        var inspection = await SeveralAsync(TaskState.Applied);
        TestInspection.Must(await inspection.Of(inspection.Tasks[2]).Act<WithdrawApplication>(office.UnitLead, (verb, seen) => verb.Run(inspection.Tasks[2], seen, ActId.New(), Reason.Of("还差一份材料。"))));
        var refused = Assert.IsType<Outcome.Refused>(await RecordSeveralAsync(inspection, TaskVerb.Confirm, office.Leader));
        Assert.Equal([(Rule.NotInThisState, (Guid?)inspection.Tasks[2].Value)], refused.Refusal.Unmet.Select(u => (u.Rule, u.Subject)));

        TestInspection.Must(await RecordSeveralAsync(inspection, TaskVerb.Confirm, office.Leader, others: [inspection.Tasks[1]]));
        TestInspection.Must(await inspection.Of(inspection.Tasks[1]).Act<WithdrawApplication>(office.UnitLead, (verb, seen) => verb.Run(inspection.Tasks[1], seen, ActId.New(), Reason.Of("还差一份材料。"))));
        var late = Assert.IsType<Outcome.Refused>(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice));

        Assert.Equal([(Rule.NotInThisState, (Guid?)inspection.Tasks[1].Value)], late.Refusal.Unmet.Select(u => (u.Rule, u.Subject)));
        Assert.Equal(TaskState.Applied, (await inspection.LoadAsync()).State);
        Assert.Equal(PaperActState.Recorded, (await WaitingAsync(inspection)).State);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_minute_decides_several_second_extensions_alike(bool granted)
    {
        var inspection = await SeveralAsync(TaskState.Rectifying, 2);
        var (first, second) = (new DateOnly(2026, 8, 31), new DateOnly(2026, 9, 30));
        foreach (var task in inspection.Tasks)
        {
            TestInspection.Must(await inspection.Of(task).Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(), null, first, Reason.Of("汛期停工。"))));
            TestInspection.Must(await inspection.Of(task).Act<AgreeExtension>(office.Leader, (verb, seen) => verb.Run(task, seen, ActId.New())));
            TestInspection.Must(await inspection.Of(task).Act<DecideExtension>(office.Office, (verb, seen) => verb.Run(task, seen, ActId.New(), true, Reason.Of("情况属实。"))));
            TestInspection.Must(await inspection.Of(task).Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(), null, second, Reason.Of("汛期停工。"))));
            TestInspection.Must(await inspection.Of(task).Act<AgreeExtension>(office.Leader, (verb, seen) => verb.Run(task, seen, ActId.New())));
        }

        TestInspection.Must(await RecordSeveralAsync(inspection, TaskVerb.DecideExtension, office.LeadingGroup, "党组会研究决定。", granted));
        TestInspection.Must(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice));

        foreach (var task in inspection.Tasks) Assert.Equal((granted ? second : first, (bool?)granted), ((await inspection.LoadAsync(task)).DueOn, (await inspection.LoadAsync(task)).Extensions[^1].IsGranted));
    }

    [Fact]
    public async Task A_list_of_signed_opinions_names_the_text_of_each()
    {
        var inspection = await SeveralAsync(TaskState.UnderAcceptance, 2);
        Dictionary<TaskId, string> digests = [];
        foreach (var task in inspection.Tasks)
        {
            var acceptance = new TestAcceptance(office, inspection.Of(task));
            TestInspection.Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
            digests[task] = (await inspection.LoadAsync(task)).CurrentOpinion!.TextSha256[..8];
        }
        Task<Outcome> Sign(TaskVerb verb, PersonId by, IReadOnlyDictionary<TaskId, string> said) =>
            office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, verb, by, Today, null, null) { Others = [inspection.Tasks[1]], Digests = said }, Scan, ActId.New()));

        Assert.Equal("required", CodeOf(await Sign(TaskVerb.SignOpinion, office.PanelMember, new Dictionary<TaskId, string> { [inspection.Task] = digests[inspection.Task] })));
        Assert.Equal("another-text-of", CodeOf(await Sign(TaskVerb.SignOpinion, office.PanelMember, new Dictionary<TaskId, string>(digests) { [inspection.Tasks[1]] = "00000000" })));
        foreach (var (verb, by) in new[] { (TaskVerb.SignOpinion, office.PanelMember), (TaskVerb.Accept, office.PanelHead) })
        {
            TestInspection.Must(await Sign(verb, by, digests));
            TestInspection.Must(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice));
        }

        foreach (var task in inspection.Tasks) Assert.Equal(TaskState.Closed, (await inspection.LoadAsync(task)).State);
    }

    [Fact]
    public async Task A_paper_names_tasks_of_one_inspection_and_what_reaches_further_names_none()
    {
        var (one, other) = (await SeveralAsync(TaskState.Applied, 2), await AtAsync(TaskState.Applied));

        Assert.IsType<Outcome.Missing>(await RecordSeveralAsync(one, TaskVerb.Confirm, office.Leader, others: [other.Task]));
        Assert.Null(await ChoicesAsync(one.Task, other.Task));
        Assert.Equal("not-on-paper", CodeOf(await RecordSeveralAsync(one, TaskVerb.ApprovePlan, office.LeadingGroup)));
        Assert.Equal("too-many", CodeOf(await RecordSeveralAsync(one, TaskVerb.Confirm, office.Leader, others: Enumerable.Range(0, PaperAct.MaxTasks).Select(_ => TaskId.New()))));
        TestInspection.Must(await RecordSeveralAsync(one, TaskVerb.Confirm, office.Leader));
        Assert.Equal("waiting", CodeOf(await office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(one.Tasks[1], TaskVerb.Confirm, office.Leader, Today, null, null), Scan, ActId.New()))));
    }

    [Fact]
    public async Task A_paper_of_several_that_does_not_match_goes_back_as_a_whole_and_its_list_never_changes()
    {
        var inspection = await SeveralAsync(TaskState.Applied, 2);
        TestInspection.Must(await RecordSeveralAsync(inspection, TaskVerb.Confirm, office.Leader));

        var paper = await WaitingAsync(inspection);
        TestInspection.Must(await office.As<RefusePaperAct, Outcome>(office.SecondOffice, use => use.Run(paper.Id, ActId.New(), Reason.Of("清单上没有第二项。"))));

        await using var db = office.OpenDatabase();
        foreach (var task in inspection.Tasks) Assert.True(await db.Facts.AnyAsync(f => f.SubjectId == task.Value && f.Kind == FactKind.PaperActRefused));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => db.Database.ExecuteSqlRawAsync("delete from paper_act_tasks"));
    }

    // ---- plans, extensions, takeovers

    [Fact]
    public async Task A_plan_approved_on_paper_is_approved_with_all_its_tasks_in_the_deciders_name()
    {
        var inspection = await AtAsync(TaskState.Planning);
        await inspection.DraftPlanAsync(["拆除非法排口。"]);
        Assert.Equal(Rule.PlanNotAgreed, Assert.IsType<Outcome.Refused>(await RecordAsync(inspection, TaskVerb.ApprovePlan, office.LeadingGroup)).Refusal.Unmet[0].Rule);
        await inspection.AgreePlanAsync();
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.ApprovePlan, office.LeadingGroup, "党组会纪要2026年第4期"));
        var paper = await WaitingAsync(inspection);
        Assert.Equal(TaskState.Planning, (await inspection.LoadAsync()).State);
        Assert.Equal(1, Assert.Single(await office.As<PaperActList, IReadOnlyList<PaperActRow>>(office.SecondOffice, query => query.Run()), row => row.Id == paper.Id).Reaches);

        TestInspection.Must(await CheckAsync(paper.Id, office.SecondOffice));

        Assert.Equal(TaskState.Rectifying, (await inspection.LoadAsync()).State);
        await using var db = office.OpenDatabase();
        var version = await db.Inspections.Where(i => i.Id == inspection.Id).SelectMany(i => i.Plans).SingleAsync();
        Assert.Equal(("党组会纪要2026年第4期", office.LeadingGroup), (version.Minutes, version.ApprovedBy));
        var facts = await db.Facts.Where(f => f.Chain == inspection.Id.Value && (f.Kind == FactKind.PlanApproved || f.Kind == FactKind.TaskPlanApproved)).ToListAsync();
        Assert.Equal(2, facts.Count);
        Assert.All(facts, fact => Assert.Equal((office.LeadingGroup, paper.Id.Value.ToString("N")), (fact.ActorId, fact.Details["paper"])));
    }

    [Fact]
    public async Task A_plan_changed_after_its_paper_was_entered_is_not_approved_by_it()
    {
        var inspection = await AtAsync(TaskState.Planning);
        await inspection.DraftPlanAsync(["拆除非法排口。"]);
        await inspection.AgreePlanAsync();
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.ApprovePlan, office.LeadingGroup));
        await inspection.DraftPlanAsync(["劝导沿岸住户。"]);
        await inspection.AgreePlanAsync();

        var outcome = await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice);

        Assert.Equal(Rule.RecordChangedSincePaper, RuleOf(outcome));
        Assert.Equal(TaskState.Planning, (await inspection.LoadAsync()).State);
    }

    [Fact]
    public async Task A_leader_agrees_on_paper_to_the_plan_that_was_before_them()
    {
        var inspection = await AtAsync(TaskState.Planning);
        await inspection.DraftPlanAsync(["拆除非法排口。"]);
        TestInspection.Must(await RecordAsync(inspection, TaskVerb.AgreePlan, office.Leader));
        var earlier = await WaitingAsync(inspection);
        await inspection.DraftPlanAsync(["劝导沿岸住户。"]);
        Assert.Equal(Rule.RecordChangedSincePaper, RuleOf(await CheckAsync(earlier.Id, office.SecondOffice)));
        TestInspection.Must(await office.As<RefusePaperAct, Outcome>(office.SecondOffice, use => use.Run(earlier.Id, ActId.New(), Reason.Of("方案已改。"))));

        TestInspection.Must(await RecordAsync(inspection, TaskVerb.AgreePlan, office.Leader));
        TestInspection.Must(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice));

        Assert.Equal(office.Leader, (await inspection.LoadAsync()).PlanAgreedBy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_leader_agrees_to_an_extension_and_the_leading_group_decides_a_second_one_on_paper(bool granted)
    {
        var inspection = await AtAsync(TaskState.Rectifying);
        var (first, second) = (new DateOnly(2026, 8, 31), new DateOnly(2026, 9, 30));
        await RequestAsync(inspection, first);
        TestInspection.Must(await inspection.Act<AgreeExtension>(office.Leader, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        TestInspection.Must(await inspection.Act<DecideExtension>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), true, Reason.Of("情况属实。"))));
        await RequestAsync(inspection, second);

        TestInspection.Must(await RecordAsync(inspection, TaskVerb.AgreeExtension, office.Leader));
        TestInspection.Must(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice));
        Assert.Equal(["Reason", "IsGranted"], Assert.IsType<Outcome.Invalid>(await RecordAsync(inspection, TaskVerb.DecideExtension, office.LeadingGroup)).Errors.Select(e => e.Field));
        TestInspection.Must(await office.As<RecordPaperAct, Outcome>(office.Office, use => use.Run(new PaperActInput(inspection.Task, TaskVerb.DecideExtension, office.LeadingGroup, Today, "党组会研究决定。", null, granted), Scan, ActId.New())));
        TestInspection.Must(await CheckAsync((await WaitingAsync(inspection)).Id, office.SecondOffice));

        var task = await inspection.LoadAsync();
        Assert.Equal((granted ? second : first, (bool?)granted, (PersonId?)office.LeadingGroup), (task.DueOn, task.Extensions[^1].IsGranted, task.Extensions[^1].DecidedBy));
    }

    [Fact]
    public async Task A_batch_of_takeovers_is_approved_on_paper_as_a_whole()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 2);
        var id = TakeoverId.New();
        var lines = inspection.Tasks.Select(task => new TakeoverEntry(task, 1, new TakeoverStatement(TaskState.Rectifying, new DateOnly(2026, 3, 17), office.Leader, office.WaterDepartment, new DateOnly(2026, 6, 30), Measures: ["拆除排口。"])));
        TestInspection.Must(await office.As<ProposeTakeover, Outcome>(office.Office, verb => verb.Run(new TakeoverProposal(id, inspection.Id, [.. lines], [Scan with { Sha256 = new string('a', 64) }]), ActId.New())));

        TestInspection.Must(await RecordAsync(inspection, TaskVerb.TakeOver, office.LeadingGroup));
        var paper = await WaitingAsync(inspection);
        Assert.Equal(id, paper.TakeoverId);
        TestInspection.Must(await CheckAsync(paper.Id, office.SecondOffice));

        foreach (var task in inspection.Tasks) Assert.Equal((TaskState.Rectifying, (TakeoverId?)id), ((await inspection.LoadAsync(task)).State, (await inspection.LoadAsync(task)).TakeoverId));
        await using var db = office.OpenDatabase();
        Assert.All(await db.Facts.Where(f => f.Chain == inspection.Id.Value && (f.Kind == FactKind.TaskTakenOver || f.Kind == FactKind.TakeoverApproved)).ToListAsync(), fact => Assert.Equal(office.LeadingGroup, fact.ActorId));
    }

    private async Task RequestAsync(TestInspection inspection, DateOnly until) =>
        TestInspection.Must(await inspection.Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), null, until, Reason.Of("汛期停工。"))));
}
