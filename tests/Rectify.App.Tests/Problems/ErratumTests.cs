using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.Problems;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Problems;

/// <summary>勘误: a slip in a frozen wording is put right with the page of the source and a second person; the earlier wording stays readable.</summary>
public sealed class ErratumTests(TestOffice office) : IClassFixture<TestOffice>
{
    private const string Right = "第1处排口整治滞后，巡查记录与现场情况不符。", Page = "反馈意见第4页";

    [Fact]
    public async Task A_second_person_of_the_office_compares_it_and_the_earlier_wording_stays_readable()
    {
        var (inspection, number) = await FrozenAsync();
        var before = (await SheetAsync(office.Office, number)).Wording;
        Must(await ProposeAsync(office.Office, number));
        Assert.Equal([DeskBlock.ErrataToCheck], await BlocksAsync(office.SecondOffice, inspection.Task));
        Assert.Empty(await BlocksAsync(office.Office, inspection.Task));
        Assert.Equal(Rule.ApproverIsProposer, Why(await DecideAsync(office.Office, number, approve: true)));
        Assert.Equal(before, (await SheetAsync(office.Office, number)).Wording);

        Must(await DecideAsync(office.SecondOffice, number, approve: true));

        var page = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(inspection.Task)))!;
        Assert.Equal(Right, page.Problem.Wording);
        var erratum = Assert.Single(page.Problem.Errata);
        Assert.Equal((before, Right, Page, ErratumState.Approved), (erratum.Earlier, erratum.Wording, erratum.SourcePage, erratum.State));
        await using var db = office.OpenDatabase();
        Assert.Equal([FactKind.ErratumProposed, FactKind.ErratumApproved], await db.Facts.Where(f => f.SubjectId == page.Problem.Id.Value && (f.Kind == FactKind.ErratumProposed || f.Kind == FactKind.ErratumApproved)).OrderBy(f => f.Number).Select(f => f.Kind).ToListAsync());
        Assert.Empty(await BlocksAsync(office.SecondOffice, inspection.Task));
    }

    [Fact]
    public async Task Who_stands_in_for_the_proposer_is_no_second_person()
    {
        var (_, number) = await FrozenAsync();
        Must(await ProposeAsync(office.Office, number));
        await using (var db = office.OpenDatabase())
        {
            db.Add(new StandIn(StandInId.New(), office.Office, office.HeadOfOffice, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), office.SystemAdministrator));
            await db.SaveChangesAsync();
        }
        Assert.Equal(Rule.ApproverIsProposer, Why(await DecideAsync(office.HeadOfOffice, number, approve: true)));
        Must(await DecideAsync(office.SecondOffice, number, approve: true));
    }

    [Fact]
    public async Task It_is_refused_with_a_reason_or_taken_back_by_who_proposed_it_and_one_waits_at_a_time()
    {
        var (_, number) = await FrozenAsync();
        Must(await ProposeAsync(office.Office, number));
        Assert.Equal(Rule.ErratumOpen, Why(await ProposeAsync(office.SecondOffice, number)));
        Assert.IsType<Outcome.Invalid>(await DecideAsync(office.SecondOffice, number, approve: false));
        Must(await DecideAsync(office.SecondOffice, number, approve: false, "原件如此。"));
        Must(await ProposeAsync(office.Office, number));
        Must(await DecideAsync(office.Office, number, approve: false, "看错了。"));

        Assert.Equal([ErratumState.TakenBack, ErratumState.Refused], (await SheetAsync(office.Office, number)).Errata.Select(e => e.State));
        Assert.Equal(Rule.NoErratumOpen, Why(await DecideAsync(office.SecondOffice, number, approve: true)));
    }

    [Fact]
    public async Task Page_and_reason_are_asked_for_and_only_the_office_proposes()
    {
        var (_, number) = await FrozenAsync();
        Assert.Equal(["wording", "sourcePage", "reason"], Assert.IsType<Outcome.Invalid>(await ProposeAsync(office.Office, number, "", "", "")).Errors.Select(e => e.Field));
        Assert.IsType<Outcome.NotAllowed>(await ProposeAsync(office.UnitLead, number));
        Assert.IsType<Outcome.Missing>(await ProposeAsync(office.FinanceLead, number));
        Assert.Equal(Rule.NothingToErr, Why(await ProposeAsync(office.Office, number, (await SheetAsync(office.Office, number)).Wording)));
        var unassigned = await RegisteredAsync(office);
        Assert.Equal(Rule.NothingToErr, Why(await ProposeAsync(office.Office, await NumberAsync(unassigned))));
    }

    [Fact]
    public async Task While_it_is_judged_the_wording_stands_still_and_what_was_signed_keeps_its_own()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Submitted);
        var number = await NumberAsync(inspection);
        var before = (await SheetAsync(office.Office, number)).Wording;
        Must(await ProposeAsync(office.Office, number));
        Assert.Equal(Rule.ErratumWhileStill, Why(await DecideAsync(office.SecondOffice, number, approve: true)));
        await new TestAcceptance(office, inspection).WalkTo(TaskState.Closed);
        office.Clock.Add(TimeSpan.FromMinutes(1));

        Must(await DecideAsync(office.SecondOffice, number, approve: true));

        var opinion = (await office.As<ReadOpinion, OpinionSheet?>(office.Office, read => read.Run(inspection.Task)))!;
        Assert.Equal((before, false), (opinion.Problem, opinion.QuotesChanged));
        Assert.Contains(opinion.Lines, line => line.Contains(before.TrimEnd('。'), StringComparison.Ordinal));
    }

    private async Task<(TestInspection Inspection, int Number)> FrozenAsync()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        return (inspection, await NumberAsync(inspection));
    }

    private async Task<int> NumberAsync(TestInspection inspection)
    {
        await using var db = office.OpenDatabase();
        return await db.Problems.Where(p => p.InspectionId == inspection.Id).Select(p => p.Number).SingleAsync();
    }

    private async Task<WordingSheet> SheetAsync(PersonId person, int number) => (await office.As<ReadWording, WordingSheet?>(person, read => read.Run(number)))!;

    private async Task<Outcome> ProposeAsync(PersonId person, int number, string wording = Right, string page = Page, string reason = "登记时漏了两个字。")
    {
        var sheet = await SheetAsync(office.Office, number);
        return await office.As<ProposeErratum, Outcome>(person, verb => verb.Run(sheet.Id, sheet.Version, wording, page, reason, ActId.New()));
    }

    private async Task<Outcome> DecideAsync(PersonId person, int number, bool approve, string? reason = null)
    {
        var sheet = await SheetAsync(office.Office, number);
        return await office.As<DecideErratum, Outcome>(person, verb => verb.Run(sheet.Id, sheet.Version, approve, reason, ActId.New()));
    }

    private async Task<DeskBlock[]> BlocksAsync(PersonId person, TaskId task) => [.. (await office.As<ReadDesk, DeskView?>(person, desk => desk.Run()))!.Parts
        .Where(part => part.Block == DeskBlock.ErrataToCheck && part.Rows.Any(row => row.Task == task)).Select(part => part.Block)];

    private static Rule Why(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet.Single().Rule;
}
