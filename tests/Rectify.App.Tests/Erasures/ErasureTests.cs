using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Dossiers;
using Rectify.App.Erasures;
using Rectify.App.Evaluations;
using Rectify.App.Evidence;
using Rectify.App.Files;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Suggestions;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Rectify.TrailChecker;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Erasures;

/// <summary>误传: proposed by the security administrator, done by a second person; digest and facts stay.</summary>
public sealed class ErasureTests : IAsyncLifetime
{
    private const string Wrong = "一份不该上传的文件：测试内容。";

    private static readonly DateOnly Day = new(2026, 3, 18);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;
    private EvidenceItem piece = null!;

    private PersonId Security => office.SystemAdministrator;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        await office.GrantAsync(Security, Role.SecurityAdministrator, office.City);
        await office.EnsureAccountAsync(office.HeadOfOffice);
        await office.EnsureAccountAsync(Security);
        inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        Must(await UploadAsync());
        piece = (await inspection.LoadAsync()).Evidence.Single();
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Only_a_second_person_erases_and_what_stays_says_by_whom()
    {
        var measure = (await inspection.LoadAsync()).Counting.Last().Id;
        Must(await UploadAsync(measure));
        Assert.IsType<Outcome.NotAllowed>(await ProposeAsync(office.Office, $"{piece.Id.Value}"));
        Assert.Equal("no-such-piece", Assert.Single(Assert.IsType<Outcome.Invalid>(await ProposeAsync(Security, new string('0', 64))).Errors).Code);
        Must(await ProposeAsync(Security, $"https://rectify.example/evidence/{piece.Id.Value}/preview"));
        Assert.Equal("erasure-known", Assert.Single(Assert.IsType<Outcome.Invalid>(await ProposeAsync(Security, piece.Sha256)).Errors).Code);
        var id = (await RowsAsync(office.HeadOfOffice)).Single().Id;

        Assert.Equal(Rule.ApproverIsProposer, Assert.IsType<Outcome.Refused>(await EraseAsync(Security, id)).Refusal.Unmet[0].Rule);
        Assert.Equal("wrong-password", Assert.Single(Assert.IsType<Outcome.Invalid>(await office.As<EraseContent, Outcome>(office.HeadOfOffice, verb => verb.Run(id, ActId.New(), "不对"))).Errors).Code);
        Assert.True(IsKept());
        Must(await EraseAsync(office.HeadOfOffice, id));

        Assert.False(IsKept());
        var shown = (await office.As<EvidencePages, EvidencePreviewRow?>(office.UnitLead, pages => pages.ReadAsync(piece.Id)))!;
        Assert.NotNull(shown.Erased);
        Assert.All((await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!.Evidence, e => Assert.True(e.IsErased));
        var history = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.UnitLead, read => read.ReadAsync(inspection.Task)))!;
        Assert.Equal(2, history.Count(row => row.Kind == FactKind.EvidenceErased));
        var row = (await RowsAsync(Security)).Single();
        Assert.Equal((ErasureState.Erased, 2, false), (row.State, row.Places, row.MayDecide));
        await using var db = office.OpenDatabase();
        Assert.Equal(piece.Sha256, (await db.Set<EvidenceItem>().Where(e => e.Id == piece.Id).Select(e => e.Sha256).SingleAsync()));
        Assert.False(await db.EvidenceTexts.AnyAsync(t => t.Sha256 == piece.Sha256));
    }

    [Fact]
    public async Task The_same_content_does_not_come_back()
    {
        await ErasedAsync();

        Assert.Equal("erased", Assert.Single(Assert.IsType<Outcome.Invalid>(await UploadAsync()).Errors).Code);

        Assert.False(IsKept());
        Must(await UploadAsync(text: Wrong + "另一份。"));
        // what was on its way while it was erased is not recorded either
        var task = await inspection.LoadAsync();
        var late = await office.As<AddEvidence, Outcome>(office.Handler, verb => verb.Run(inspection.Task, ActId.New(), new StoredFile(piece.Sha256, 10, "迟到.txt", "text/plain"), null, [new Proof(task.Counting.First().Id, "迟到。")]));
        Assert.Equal("erased", Assert.Single(Assert.IsType<Outcome.Invalid>(late).Errors).Code);
    }

    [Fact]
    public async Task What_a_stopped_program_left_behind_is_found_by_the_next_look()
    {
        Must(await ProposeAsync(Security, piece.Sha256));
        var id = (await RowsAsync(Security)).Single().Id;
        // the program is ended between the decision and the bytes
        Must(await office.As<EraseContent, Outcome>(office.HeadOfOffice, verb => verb.DecideAsync(id, ActId.New(), CancellationToken.None)));
        Assert.True(IsKept());
        Assert.Null(await office.As<EvidenceFiles, EvidenceContent?>(office.UnitLead, files => files.OpenAsync(piece.Id)));
        Assert.Contains((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => fault.Kind == TrailFaultKind.ErasureUnfinished);
        var previews = PdfPages.FolderOf(office.Settings, piece.Sha256);
        Directory.CreateDirectory(previews);
        await File.WriteAllTextAsync(Path.Combine(previews, "1.png"), "");

        await office.Services.GetRequiredService<EraseLeftovers>().RunAsync(CancellationToken.None);

        Assert.False(IsKept());
        Assert.False(Directory.Exists(previews));
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, IsOfFile);
    }

    [Fact]
    public async Task Verification_package_and_checker_say_who_erased_it_and_find_no_fault()
    {
        await ErasedAsync();

        var report = await VerifyTrail.Of(office.Settings).RunAsync();
        Assert.DoesNotContain(report.Faults, IsOfFile);
        Assert.Equal(piece.Sha256, Assert.Single(report.Erased).Sha256);

        var folder = Path.Combine(Path.GetTempPath(), $"rectify-erased-{Guid.NewGuid():N}");
        try
        {
            await ExportTrail.Of(office.Settings, office.Clock).RunAsync(folder, new TrailExport(true, []));
            var result = Checker.Run(folder);
            Assert.DoesNotContain(result.Faults, fault => fault.Record.Contains(piece.Sha256, StringComparison.Ordinal));
            var erased = Assert.Single(result.Erased);
            Assert.Equal((piece.Sha256, $"{report.Erased[0].On:yyyy-MM-dd}"), (erased.Sha256, erased.On));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_erased_piece_asks_for_no_decision_and_nothing_stands_on_it()
    {
        await inspection.ProveAndApplyAsync();
        await ErasedAsync();
        Must(await inspection.Act<TakeReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        var task = await inspection.LoadAsync();
        var erased = new Cell(piece.Id, task.Counting.First().Id);
        Assert.Equal(Rule.EvidenceErased, Assert.IsType<Outcome.Refused>(await DecideAsync(erased)).Refusal.Unmet[0].Rule);
        foreach (var other in task.Evidence.Where(e => e.Id != piece.Id)) Must(await DecideAsync(new Cell(other.Id, other.Uses[0].MeasureId)));
        foreach (var measure in task.Counting) Must(await inspection.Act<JudgeMeasure>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), measure.Id, MeasureVerdict.Fulfilled, null)));

        var sheet = (await office.As<ReadReview, ReviewSheet?>(office.Auditor, read => read.Run(inspection.Task)))!;
        Assert.Equal((2, 2, 2), (sheet.Pieces, sheet.PiecesDecided, sheet.MeasuresCovered));
        Assert.Contains(sheet.Measures[0].Pieces, p => p.IsErased);
        Assert.DoesNotContain(sheet.Offered[TaskVerb.PassReview], unmet => unmet.Rule is Rule.EvidenceUndecided or Rule.MeasureWithoutAcceptedEvidence);

        Task<Outcome> DecideAsync(Cell cell) => inspection.Act<DecideEvidence>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), [cell], CellDecision.Fulfilled));
    }

    [Fact]
    public async Task A_measure_whose_only_accepted_piece_was_erased_stands_on_nothing()
    {
        await inspection.ProveAndApplyAsync();
        await new TestAcceptance(office, inspection).ReviewAsync();
        piece = (await inspection.LoadAsync()).Evidence.Single(e => e.FileName == "验收单2.pdf");

        await ErasedAsync();

        var sheet = (await office.As<ReadReview, ReviewSheet?>(office.Auditor, read => read.Run(inspection.Task)))!;
        Assert.Contains(sheet.Offered[TaskVerb.PassReview], unmet => unmet.Rule == Rule.MeasureWithoutAcceptedEvidence);
    }

    [Fact]
    public async Task Papers_and_scans_with_the_same_content_lose_it_too_and_say_so_on_their_pages_and_in_the_dossier()
    {
        var file = new StoredFile(piece.Sha256, piece.Size, "误传.txt", "text/plain");
        var round = await RegisteredAsync(office, regime: new Regime { Papers = new MilestonePapers([(MilestoneKind.Plan, ["整改方案", "审议方案的会议纪要"])]) });
        var (suggestion, scheme, evaluation) = (SuggestionId.New(), SchemeId.New(), EvaluationId.New());
        Must(await office.As<HandInMilestonePaper, Outcome>(office.Office, verb => verb.Run(round.Id, MilestoneKind.Plan, "整改方案", file, ActId.New())));
        var version = (await SheetAsync()).Version;
        Must(await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(round.Id, version, MilestoneKind.FollowUpReport, Day, Reason.Of("已报送"), ActId.New(), paper: file)));
        Must(await office.As<RegisterSuggestion, Outcome>(office.Office, verb => verb.Run(suggestion, round.Id, new SuggestionInput(SuggestionKind.Inspection, "1", "健全机制。", []), ActId.New())));
        Must(await office.As<AssignSuggestion, Outcome>(office.Office, verb => verb.Run(suggestion, 1, office.WaterDepartment, Day.AddDays(30), ActId.New())));
        Must(await office.As<AnswerSuggestion, Outcome>(office.UnitLead, verb => verb.Run(suggestion, 2, "已办。", file, ActId.New())));
        Must(await office.As<MakeScheme, Outcome>(office.Office, verb => verb.Run(scheme, new SchemeInput("评估办法", [new SchemeLine("整改成效", "100", "全部解决")], [new SchemeLine("好", "80"), new SchemeLine("差", "0")], "15"), ActId.New())));
        Must(await office.As<OpenEvaluation, Outcome>(office.Office, verb => verb.Run(evaluation, round.Id, scheme, office.Auditor, office.PanelMember, ActId.New())));
        var survey = new SurveyInput("10", "10", "9", "1", "0", "0");
        Must(await office.As<EnterSurvey, Outcome>(office.Office, verb => verb.Run(evaluation, survey, file, ActId.New())));
        Assert.NotNull(await office.As<ReadInspection, OpenedMilestonePaper?>(office.Office, read => read.PaperAsync(round.Id, MilestoneKind.Plan, 1)));

        await ErasedAsync();

        var milestones = (await SheetAsync()).Milestones;
        Assert.Equal(Day, milestones.Single(m => m.Kind == MilestoneKind.Plan).Papers.Single(paper => paper.Name == "整改方案").ErasedOn);
        Assert.Equal(Day, milestones.Single(m => m.Kind == MilestoneKind.FollowUpReport).PaperErasedOn);
        Assert.Equal(Day, (await office.As<ReadSuggestion, SuggestionSheet?>(office.Office, read => read.Run(suggestion)))!.Replies.Single().ErasedOn);
        Assert.Equal(Day, (await office.As<ReadEvaluation, EvaluationSheet?>(office.Office, read => read.Run(evaluation)))!.SurveyErasedOn);
        Assert.Null(await office.As<ReadInspection, OpenedMilestonePaper?>(office.Office, read => read.PaperAsync(round.Id, MilestoneKind.Plan, 1)));
        Assert.Null(await office.As<ReadInspection, OpenedMilestonePaper?>(office.Office, read => read.PaperAsync(round.Id, MilestoneKind.FollowUpReport)));
        Assert.Null(await office.As<ReadSuggestion, SuggestionFile?>(office.Office, read => read.FileAsync(suggestion, 1)));
        Assert.Null(await office.As<ReadEvaluation, (Stream, string, string)?>(office.Office, read => read.SurveyAsync(evaluation)));
        Assert.Equal(4, Regex.Count(await PageAsync(), $@"误传\.txt（已于{Day:yyyy-MM-dd}按误传处理，内容已删除）"));

        // what was on its way is not recorded, and what holds it goes on
        Assert.Equal("erased", Assert.Single(Assert.IsType<Outcome.Invalid>(await office.As<HandInMilestonePaper, Outcome>(office.Office, verb => verb.Run(round.Id, MilestoneKind.Plan, "审议方案的会议纪要", file, ActId.New()))).Errors).Code);
        Must(await office.As<EnterSurvey, Outcome>(office.Office, verb => verb.Run(evaluation, survey, file with { Sha256 = new string('e', 64) }, ActId.New())));
        Assert.Equal("erased", Assert.Single(Assert.IsType<Outcome.Invalid>(await office.As<EnterSurvey, Outcome>(office.Office, verb => verb.Run(evaluation, survey, file, ActId.New()))).Errors).Code);
        Must(await office.As<VoidEvaluation, Outcome>(office.Office, verb => verb.Run(evaluation, Reason.Of("重开"), ActId.New())));

        async Task<InspectionSheet> SheetAsync() => (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(round.Id)))!;

        async Task<string> PageAsync()
        {
            var dossier = (await office.As<WriteDossier, Dossier?>(office.Office, write => write.OfInspectionAsync(round.Id, Dossiers.DossierTests.Words)))!;
            office.Actor.Is(office.Office);
            var packed = new MemoryStream();
            await dossier.WriteAsync(packed);
            using var zip = new System.IO.Compression.ZipArchive(packed);
            using var page = new StreamReader(zip.GetEntry(DossierOfTask.Page)!.Open());
            return await page.ReadToEndAsync();
        }
    }

    [Fact]
    public async Task A_paper_or_a_scan_is_proposed_by_its_own_link_and_its_record_is_told()
    {
        var round = await RegisteredAsync(office, regime: new Regime { Papers = new MilestonePapers([(MilestoneKind.Plan, ["整改方案"])]) });
        var (suggestion, scheme, evaluation) = (SuggestionId.New(), SchemeId.New(), EvaluationId.New());
        StoredFile needed = await FileAsync("一"), proof = await FileAsync("二"), reply = await FileAsync("三"), scan = await FileAsync("四");
        Must(await office.As<HandInMilestonePaper, Outcome>(office.Office, verb => verb.Run(round.Id, MilestoneKind.Plan, "整改方案", needed, ActId.New())));
        var version = (await office.As<ReadInspection, InspectionSheet?>(office.Office, read => read.Run(round.Id)))!.Version;
        Must(await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(round.Id, version, MilestoneKind.FollowUpReport, Day, Reason.Of("已报送"), ActId.New(), paper: proof)));
        Must(await office.As<RegisterSuggestion, Outcome>(office.Office, verb => verb.Run(suggestion, round.Id, new SuggestionInput(SuggestionKind.Inspection, "1", "健全机制。", []), ActId.New())));
        Must(await office.As<AssignSuggestion, Outcome>(office.Office, verb => verb.Run(suggestion, 1, office.WaterDepartment, Day.AddDays(30), ActId.New())));
        Must(await office.As<AnswerSuggestion, Outcome>(office.UnitLead, verb => verb.Run(suggestion, 2, "已办。", reply, ActId.New())));
        Must(await office.As<MakeScheme, Outcome>(office.Office, verb => verb.Run(scheme, new SchemeInput("评估办法", [new SchemeLine("整改成效", "100", "全部解决")], [new SchemeLine("好", "80"), new SchemeLine("差", "0")], "15"), ActId.New())));
        Must(await office.As<OpenEvaluation, Outcome>(office.Office, verb => verb.Run(evaluation, round.Id, scheme, office.Auditor, office.PanelMember, ActId.New())));
        Must(await office.As<EnterSurvey, Outcome>(office.Office, verb => verb.Run(evaluation, new SurveyInput("10", "10", "9", "1", "0", "0"), scan, ActId.New())));

        foreach (var (named, paper, file, record) in new[]
        {
            ($"/inspections/{round.Id.Value}/milestones/Plan/papers/1", PaperPlace.MilestonePaper, needed, round.Id.Value), ($"https://rectify.example/inspections/{round.Id.Value}/milestones/FollowUpReport/paper", PaperPlace.MilestonePaper, proof, round.Id.Value),
            ($"/suggestions/{suggestion.Value}/replies/1", PaperPlace.SuggestionReply, reply, suggestion.Value), ($"/evaluations/{evaluation.Value}/survey", PaperPlace.SurveyScan, scan, evaluation.Value),
        })
        {
            Must(await ProposeAsync(Security, named));
            var proposed = (await RowsAsync(office.HeadOfOffice))[0];
            Assert.Equal((paper, file.Sha256, 1, ErasureState.Proposed), (proposed.Paper!.Value, proposed.Sha256, proposed.Places, proposed.State));
            Must(await EraseAsync(office.HeadOfOffice, proposed.Id));
            using var gone = office.Services.GetRequiredService<IContentStore>().Open(file.Sha256);
            Assert.Null(gone);
            await using var db = office.OpenDatabase();
            var told = await db.Facts.Where(f => f.Chain == round.Id.Value && f.Kind == FactKind.EvidenceErased).OrderByDescending(f => f.Number).FirstAsync();
            Assert.Equal((record, $"{paper}", file.Sha256), (told.SubjectId, told.Details["paperOf"], told.Details["content"]));
        }
        Assert.Equal(Day, (await office.As<ReadEvaluation, EvaluationSheet?>(office.Office, read => read.Run(evaluation)))!.SurveyErasedOn);
        Assert.Equal(4, (await VerifyTrail.Of(office.Settings).RunAsync()).Erased.Count);
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, IsOfFile);

        foreach (var nothing in new[] { $"/suggestions/{suggestion.Value}/replies/2", $"/inspections/{round.Id.Value}/milestones/Archive/paper", $"/meetings/{Guid.NewGuid()}/files/1", $"/evaluations/{Guid.NewGuid()}" })
            Assert.Equal("no-such-piece", Assert.Single(Assert.IsType<Outcome.Invalid>(await ProposeAsync(Security, nothing)).Errors).Code);
    }

    [Fact]
    public async Task A_paper_named_by_its_digest_and_a_piece_with_the_same_content_are_both_told()
    {
        var file = new StoredFile(piece.Sha256, piece.Size, "误传.txt", "text/plain");
        var round = await RegisteredAsync(office, regime: new Regime { Papers = new MilestonePapers([(MilestoneKind.Plan, ["整改方案"])]) });
        Must(await office.As<HandInMilestonePaper, Outcome>(office.Office, verb => verb.Run(round.Id, MilestoneKind.Plan, "整改方案", file, ActId.New())));
        Must(await ProposeAsync(Security, $"/inspections/{round.Id.Value}/milestones/Plan/papers/1"));
        Assert.Equal(2, (await RowsAsync(Security)).Single().Places);
        Must(await EraseAsync(office.HeadOfOffice, (await RowsAsync(Security)).Single().Id));

        await using var db = office.OpenDatabase();
        Assert.Equal(new[] { inspection.Id.Value, round.Id.Value }.Order(), (await db.Facts.Where(f => f.Kind == FactKind.EvidenceErased).Select(f => f.Chain).ToListAsync()).Order());
        Assert.Contains((await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.UnitLead, read => read.ReadAsync(inspection.Task)))!, row => row.Kind == FactKind.EvidenceErased);
    }

    [Fact]
    public async Task An_evaluation_whose_scan_was_erased_is_still_concluded()
    {
        var (scheme, evaluation) = (SchemeId.New(), EvaluationId.New());
        Must(await office.As<MakeScheme, Outcome>(office.Office, verb => verb.Run(scheme, new SchemeInput("评估办法", [new SchemeLine("整改成效", "100", "全部解决")], [new SchemeLine("好", "80"), new SchemeLine("差", "0")], "15"), ActId.New())));
        Must(await office.As<OpenEvaluation, Outcome>(office.Office, verb => verb.Run(evaluation, inspection.Id, scheme, office.Auditor, office.PanelMember, ActId.New())));
        Must(await office.As<EnterSurvey, Outcome>(office.Office, verb => verb.Run(evaluation, new SurveyInput("10", "10", "9", "1", "0", "0"), new StoredFile(piece.Sha256, piece.Size, "误传.txt", "text/plain"), ActId.New())));
        await ErasedAsync();
        foreach (var scorer in new[] { office.Auditor, office.PanelMember }) Must(await office.As<HandInMarks, Outcome>(scorer, verb => verb.Run(evaluation, [new MarkLine(1, "90", "个别环节滞后")], ActId.New())));
        Must(await office.As<ConcludeEvaluation, Outcome>(office.Office, verb => verb.Run(evaluation, ActId.New())));
    }

    [Fact]
    public async Task Who_does_not_agree_says_why_and_the_content_stays()
    {
        Must(await ProposeAsync(Security, piece.Sha256));
        var id = (await RowsAsync(office.HeadOfOffice)).Single().Id;

        Must(await office.As<RefuseErasure, Outcome>(office.HeadOfOffice, verb => verb.Run(id, ActId.New(), Reason.Of("不是误传。"))));

        Assert.True(IsKept());
        Assert.Equal(Rule.AlreadyDone, Assert.IsType<Outcome.Refused>(await EraseAsync(office.HeadOfOffice, id)).Refusal.Unmet[0].Rule);
        Must(await ProposeAsync(Security, piece.Sha256));
        Assert.Null(await office.As<ListErasures, ErasureSlice?>(office.UnitLead, list => list.Run()));
    }

    /// <summary>The office of the tests writes people and rounds without an act; only files count here.</summary>
    private static bool IsOfFile(TrailFault fault) => fault.Kind is TrailFaultKind.FileMissing or TrailFaultKind.FileChanged or TrailFaultKind.ErasureUnfinished;

    private bool IsKept()
    {
        using var content = office.Services.GetRequiredService<IContentStore>().Open(piece.Sha256);
        return content is not null;
    }

    private async Task<StoredFile> FileAsync(string words)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Wrong + words));
        var stored = await office.Services.GetRequiredService<IContentStore>().SaveAsync(content, 1000, CancellationToken.None);
        return new StoredFile(stored.Sha256, stored.Size, "误传.txt", "text/plain");
    }

    private async Task ErasedAsync()
    {
        Must(await ProposeAsync(Security, piece.Sha256));
        Must(await EraseAsync(office.HeadOfOffice, (await RowsAsync(Security)).Single().Id));
    }

    private async Task<IReadOnlyList<ErasureRow>> RowsAsync(PersonId who) => (await office.As<ListErasures, ErasureSlice?>(who, list => list.Run()))!.Rows;

    private Task<Outcome> ProposeAsync(PersonId who, string named) => office.As<ProposeErasure, Outcome>(who, verb => verb.Run(named, Reason.Of("误传，按规定删除。"), ActId.New()));

    private Task<Outcome> EraseAsync(PersonId who, ErasureId id) => office.As<EraseContent, Outcome>(who, verb => verb.Run(id, ActId.New(), TestAccounts.Password));

    private async Task<Outcome> UploadAsync(Domain.Measures.MeasureId? measure = null, string text = Wrong)
    {
        var on = measure ?? (await inspection.LoadAsync()).Counting.First().Id;
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await office.As<UploadEvidence, Outcome>(office.Handler, verb => verb.Run(new EvidenceInput(inspection.Task, ActId.New(), null, [new Proof(on, "写明情况。")]), "说明.txt", content));
    }
}
