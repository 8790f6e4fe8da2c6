using Rectify.App.Acceptance;
using Rectify.App.Desk;
using Rectify.App.Evidence;
using Rectify.App.Reviews;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Reviews;

public sealed class SupplementTests : IAsyncLifetime
{
    private static readonly DateOnly DueOn = new(2026, 3, 25);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;
    private MeasureId measure;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Submitted);
        measure = (await inspection.LoadAsync()).Counting.First().Id;
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task What_is_asked_lies_on_the_units_desk_and_what_comes_on_the_auditors()
    {
        await new TestAcceptance(office, inspection).ReviewAsync();
        Must(await AskAsync());

        var asked = Assert.Single((await Desk(office.Handler)).Parts, part => part.Block == DeskBlock.SupplementsToGive).Rows[0];
        Assert.Equal((DueOn, "缺完工照片"), (asked.SupplementBy, asked.SupplementAsked));
        Assert.Contains(DeskBlock.SupplementsToGive, await Blocks(office.UnitLead));
        Assert.DoesNotContain(DeskBlock.SupplementsToGive, await Blocks(office.FinanceLead));
        Assert.DoesNotContain(DeskBlock.SupplementsGiven, await Blocks(office.Auditor));

        Must(await UploadAsync());
        Assert.DoesNotContain(DeskBlock.SupplementsToGive, await Blocks(office.UnitLead));
        Assert.Contains(DeskBlock.SupplementsGiven, await Blocks(office.Auditor));
        Assert.DoesNotContain(DeskBlock.SupplementsGiven, await Blocks(office.SecondAuditor));

        await DecideAsync();
        Assert.DoesNotContain(DeskBlock.SupplementsGiven, await Blocks(office.Auditor));
        Assert.Equal(SupplementEnd.Decided, Assert.Single((await inspection.LoadAsync()).Supplements).Ending);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_file_nobody_asked_for()
    {
        await new TestAcceptance(office, inspection).ReviewAsync();
        var before = Files();

        var refused = Assert.IsType<Outcome.Refused>(await UploadAsync());

        Assert.Equal(Rule.NoSupplementOpen, Assert.Single(refused.Refusal.Unmet).Rule);
        Assert.Equal(before, Files());

        string[] Files() => Directory.Exists(office.FilesFolder) ? [.. Directory.EnumerateFiles(office.FilesFolder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [];
    }

    [Fact]
    public async Task The_page_says_what_is_asked_and_who_must_act_until_when()
    {
        var acceptance = new TestAcceptance(office, inspection);
        await acceptance.ReviewAsync();
        Must(await acceptance.AppointAsync());
        Must(await AskAsync());

        var page = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!;
        var asked = Assert.Single(page.Supplements);
        Assert.Equal(("缺完工照片", 1, DueOn, "宋明远", true), (asked.Asked, asked.Position, asked.DueOn, asked.AskedBy, asked.IsOpen));
        Assert.True(page.May(TaskVerb.AddEvidence) && page.IsOpenToEvidence(measure));
        Assert.False(page.IsOpenToEvidence(page.Measures[1].Id));
        var waits = Assert.Single(page.Readiness.Missing);
        Assert.Equal((Rule.SupplementAwaited, "1|2026-03-25", true), (waits.Unmet.Rule, waits.Unmet.Detail, waits.Who.IsReader));

        office.Clock.GoTo(DueOn.AddDays(1));
        Must(await inspection.Act<PassReview>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        Assert.Equal(SupplementEnd.ReviewEnded, Assert.Single((await inspection.LoadAsync()).Supplements).Ending);
    }

    [Fact]
    public async Task While_the_panel_works_signatures_fall_and_the_opinion_says_so()
    {
        var acceptance = new TestAcceptance(office, inspection);
        await acceptance.WalkTo(TaskState.UnderAcceptance);
        Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        Must(await SignAsync(acceptance));
        Must(await AskAsync());
        office.Clock.Add(TimeSpan.FromHours(1));
        Must(await UploadAsync());

        var sheet = (await office.As<ReadOpinion, OpinionSheet?>(office.PanelHead, query => query.Run(inspection.Task)))!;
        Assert.Equal((0, OfficeDay.Default.Local(office.Clock.GetUtcNow())), (sheet.Signatures, sheet.SignaturesFellAt!.Value));
        Assert.Contains(sheet.Offered[TaskVerb.Accept], unmet => unmet.Rule == Rule.EvidenceUndecided);
        var history = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.Auditor, query => query.ReadAsync(inspection.Task)))!;
        Assert.Equal(("1", "true"), (history[0].Details["voided"], history[0].Details["supplement"]));

        var review = (await office.As<ReadReview, ReviewSheet?>(office.Auditor, query => query.Run(inspection.Task)))!;
        Assert.True(review.IsMine);
        Assert.True(review.Measures[0].Supplement is { IsAnswered: true } && review.Measures[0].Pieces.Single(p => p.IsAccepted is null).IsSupplement);

        await DecideAsync();
        Must(await SignAsync(acceptance));
        Must(await acceptance.SignAsync<AcceptRectification>(office.PanelHead, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password)));
        Assert.Equal(TaskState.Closed, (await inspection.LoadAsync()).State);
    }

    [Fact]
    public async Task Two_pieces_that_come_at_once_answer_one_request()
    {
        await new TestAcceptance(office, inspection).ReviewAsync();
        Must(await AskAsync());

        var outcomes = await Task.WhenAll(UploadAsync("一"), UploadAsync("二"));

        Assert.All(outcomes, Must);
        var task = await inspection.LoadAsync();
        Assert.Equal(2, task.Evidence.Count(e => e.SupplementId == task.Supplements[0].Id));
        await DecideAsync();
        Assert.True((await inspection.LoadAsync()).Supplements[0].IsOpen);
        await DecideAsync();
        Assert.False((await inspection.LoadAsync()).Supplements[0].IsOpen);
    }

    [Fact]
    public async Task A_withdrawn_task_has_no_open_request()
    {
        await new TestAcceptance(office, inspection).ReviewAsync();
        Must(await AskAsync());
        Must(await inspection.Act<ProposeWithdrawal>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("并入"), null)));
        Must(await inspection.Act<WithdrawTask>(office.LeadingGroup, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));

        Assert.Equal(SupplementEnd.ReviewEnded, Assert.Single((await inspection.LoadAsync()).Supplements).Ending);
    }

    private Task<Outcome> AskAsync() => inspection.Act<AskSupplement>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), measure, Reason.Of("缺完工照片"), DueOn));

    private Task<Outcome> UploadAsync(string text = "补充说明") => office.As<UploadEvidence, Outcome>(office.Handler,
        verb => verb.Run(new EvidenceInput(inspection.Task, ActId.New(), null, [new Proof(measure, "可见已完工。")]), "补充.txt", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text))));

    private async Task DecideAsync()
    {
        var piece = (await inspection.LoadAsync()).Evidence.First(e => e.SupplementId is not null && e.Uses.Any(use => use.IsAccepted is null));
        Must(await inspection.Act<DecideEvidence>(office.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), [new Cell(piece.Id, measure)], CellDecision.Fulfilled)));
    }

    private Task<Outcome> SignAsync(TestAcceptance acceptance) =>
        acceptance.SignAsync<SignOpinion>(office.PanelMember, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password));

    private async Task<DeskView> Desk(PersonId who) => (await office.As<ReadDesk, DeskView?>(who, desk => desk.Run()))!;

    private async Task<DeskBlock[]> Blocks(PersonId who) => [.. (await Desk(who)).Parts.Select(part => part.Block)];
}
