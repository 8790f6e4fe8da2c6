using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Erasures;
using Rectify.App.Evidence;
using Rectify.App.Files;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
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
