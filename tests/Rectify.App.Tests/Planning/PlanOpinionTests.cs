using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rectify.App.Acceptance;
using Rectify.App.Desk;
using Rectify.App.Files;
using Rectify.App.Planning;
using Rectify.App.Rounds;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Planning;

/// <summary>方案意见: where the regime asks 纪委监委 and 组织部, no version of the plan is approved before they have spoken of it.</summary>
public sealed class PlanOpinionTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    private static PlanOpinionDraft Draft(OpinionBodies from, bool agrees = true) => new(from, Day, agrees, "对责任分工无不同意见，建议压实时限。", "云纪函〔2026〕8号");

    private static readonly StoredFile Scan = new(new string('d', 64), 1200, "方案意见函.pdf", "application/pdf");

    private Task<Outcome> RecordAsync(TestInspection inspection, PersonId by, PlanOpinionDraft draft, StoredFile? scan = null) => office.As<RecordPlanOpinion, Outcome>(by, verb => verb.Run(inspection.Id, draft, scan ?? Scan, ActId.New()));

    private Task<Outcome> CheckAsync(TestInspection inspection, PersonId by, int number, string? against = null) =>
        office.As<CheckPlanOpinion, Outcome>(by, verb => verb.Run(inspection.Id, number, against is null ? null : Reason.Of(against), ActId.New()));

    private async Task<IReadOnlyList<WaitingPlanOpinion>> WaitingAsync(TestInspection inspection, PersonId by) =>
        [.. (await office.As<PlanOpinionChecks, IReadOnlyList<WaitingPlanOpinion>>(by, read => read.Run())).Where(row => row.Inspection == inspection.Id)];

    private static Rule RuleOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet).Rule;

    private async Task<Outcome> ApproveAsync(TestInspection inspection)
    {
        await using var db = office.OpenDatabase();
        var version = await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => i.Version).SingleAsync();
        return await office.As<ApprovePlan, Outcome>(office.LeadingGroup, verb => verb.Run(inspection.Id, version, null, ActId.New()));
    }

    private async Task<TestInspection> ReviewedAsync(OpinionBodies? asked)
    {
        var inspection = await RegisteredAsync(office, 1, new Regime { OpinionsOnPlan = asked });
        await inspection.WalkTo(TaskState.Planning);
        await inspection.DraftPlanAsync(["逐口排查并登记造册。"]);
        await inspection.AgreePlanAsync();
        Must(await inspection.Act<ReviewPlan>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        return inspection;
    }

    [Fact]
    public async Task No_version_is_approved_before_everybody_asked_has_spoken_of_it()
    {
        var inspection = await ReviewedAsync(OpinionBodies.Discipline | OpinionBodies.Organization);

        var refused = Assert.IsType<Outcome.Refused>(await ApproveAsync(inspection));
        Assert.Equal([Rule.DisciplineOpinionMissing, Rule.OrganizationOpinionMissing], refused.Refusal.Unmet.Select(u => u.Rule));

        Must(await RecordAsync(inspection, office.Supervision, Draft(OpinionBodies.Discipline)));
        Must(await CheckAsync(inspection, office.Office, 1));
        Assert.Equal(Rule.OrganizationOpinionMissing, Assert.Single(Assert.IsType<Outcome.Refused>(await ApproveAsync(inspection)).Refusal.Unmet).Rule);
        Must(await RecordAsync(inspection, office.Office, Draft(OpinionBodies.Organization, agrees: false)));
        Must(await CheckAsync(inspection, office.SecondOffice, 2));
        Must(await ApproveAsync(inspection));

        var sheet = (await office.As<ReadPlanOpinions, PlanOpinionSheet?>(office.Office, read => read.Run(inspection.Id)))!;
        Assert.Equal([(2, 1, false), (1, 1, true)], sheet.Rows.Select(row => (row.Number, row.Version, row.Agrees)));
        // the next version is another plan
        Assert.Equal((2, OpinionBodies.Discipline | OpinionBodies.Organization), (sheet.Version, sheet.Missing));
    }

    [Fact]
    public async Task Where_nobody_is_asked_the_plan_waits_for_nobody()
    {
        var inspection = await ReviewedAsync(null);

        Must(await ApproveAsync(inspection));
    }

    [Fact]
    public async Task Only_the_office_and_daily_supervision_enter_one_and_units_do_not_read_it()
    {
        var inspection = await ReviewedAsync(OpinionBodies.Discipline);

        Assert.IsType<Outcome.Missing>(await RecordAsync(inspection, office.FinanceLead, Draft(OpinionBodies.Discipline)));
        Assert.IsType<Outcome.NotAllowed>(await RecordAsync(inspection, office.LeadingGroup, Draft(OpinionBodies.Discipline)));
        Assert.Null(await office.As<ReadPlanOpinions, PlanOpinionSheet?>(office.UnitLead, read => read.Run(inspection.Id)));
    }

    [Theory]
    [InlineData(OpinionBodies.None, "2026-03-18", "有话", "From")]
    [InlineData(OpinionBodies.Discipline | OpinionBodies.Organization, "2026-03-18", "有话", "From")]
    [InlineData(OpinionBodies.Discipline, "2026-03-18", " ", "Says")]
    [InlineData(OpinionBodies.Discipline, "2027-01-01", "有话", "On")]
    [InlineData(OpinionBodies.Discipline, "2020-01-01", "有话", "On")]
    public async Task What_is_wrong_with_it_is_named(OpinionBodies from, string on, string says, string field)
    {
        var inspection = await RegisteredAsync(office);

        Assert.Equal(field, Assert.IsType<Outcome.Invalid>(await RecordAsync(inspection, office.Office, new PlanOpinionDraft(from, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), true, says, null))).Errors[0].Field);
    }

    [Fact]
    public async Task One_without_its_scan_is_not_entered()
    {
        var inspection = await RegisteredAsync(office);

        var refused = await office.As<RecordPlanOpinion, Outcome>(office.Office, verb => verb.Run(inspection.Id, Draft(OpinionBodies.Discipline), null, ActId.New()));

        Assert.Equal(["Scan"], Assert.IsType<Outcome.Invalid>(refused).Errors.Select(e => e.Field));
    }

    [Fact]
    public async Task One_that_nobody_has_checked_does_not_count_and_whoever_entered_it_does_not_check_it()
    {
        var inspection = await ReviewedAsync(OpinionBodies.Discipline);
        Must(await RecordAsync(inspection, office.Office, Draft(OpinionBodies.Discipline)));

        Assert.Equal(Rule.DisciplineOpinionMissing, RuleOf(await ApproveAsync(inspection)));
        var sheet = (await office.As<ReadPlanOpinions, PlanOpinionSheet?>(office.Office, read => read.Run(inspection.Id)))!;
        Assert.Equal((OpinionBodies.Discipline, OpinionBodies.Discipline, (bool?)null), (sheet.Missing, sheet.Unchecked, sheet.Rows[0].Matches));
        Assert.True(Assert.Single(await WaitingAsync(inspection, office.Office)).IsOwn);
        Assert.False(Assert.Single(await WaitingAsync(inspection, office.Supervision)).IsOwn);
        Assert.Empty(await WaitingAsync(inspection, office.LeadingGroup));

        Assert.Equal(Rule.CheckerIsRecorder, RuleOf(await CheckAsync(inspection, office.Office, 1)));
        Assert.IsType<Outcome.NotAllowed>(await CheckAsync(inspection, office.LeadingGroup, 1));
        Assert.IsType<Outcome.Missing>(await CheckAsync(inspection, office.SecondOffice, 2));
        Must(await CheckAsync(inspection, office.SecondOffice, 1));
        Assert.Equal(Rule.AlreadyDone, RuleOf(await CheckAsync(inspection, office.SecondOffice, 1, "有出入。")));
        Assert.Empty(await WaitingAsync(inspection, office.SecondOffice));
        Must(await ApproveAsync(inspection));
    }

    [Fact]
    public async Task One_that_differs_from_its_scan_goes_back_with_the_reason_and_is_entered_anew()
    {
        var inspection = await ReviewedAsync(OpinionBodies.Discipline);
        Must(await RecordAsync(inspection, office.Office, Draft(OpinionBodies.Discipline)));
        Must(await CheckAsync(inspection, office.SecondOffice, 1, "扫描件上写的是须修改。"));

        Assert.Equal(Rule.DisciplineOpinionMissing, RuleOf(await ApproveAsync(inspection)));
        Must(await RecordAsync(inspection, office.Office, Draft(OpinionBodies.Discipline, agrees: false)));
        Must(await CheckAsync(inspection, office.SecondOffice, 2));
        Must(await ApproveAsync(inspection));

        var rows = (await office.As<ReadPlanOpinions, PlanOpinionSheet?>(office.Office, read => read.Run(inspection.Id)))!.Rows;
        Assert.Equal([(2, (bool?)true, (string?)null), (1, false, "扫描件上写的是须修改。")], rows.Select(row => (row.Number, row.Matches, row.Because)));
        await using var db = office.OpenDatabase();
        Assert.Equal(
            [(FactKind.PlanOpinionRecorded, office.Office), (FactKind.PlanOpinionReturned, office.SecondOffice), (FactKind.PlanOpinionRecorded, office.Office), (FactKind.PlanOpinionChecked, office.SecondOffice)],
            (await db.Facts.Where(f => f.Chain == inspection.Id.Value).OrderBy(f => f.Number).ToListAsync()).Where(f => $"{f.Kind}".StartsWith("PlanOpinion", StringComparison.Ordinal)).Select(f => (f.Kind, f.ActorId)));
    }

    [Fact]
    public async Task It_waits_on_the_desk_of_who_may_check_it_and_they_hear_of_it()
    {
        var inspection = await RegisteredAsync(office);
        Must(await RecordAsync(inspection, office.Office, Draft(OpinionBodies.Discipline)));

        foreach (var (person, waits) in new[] { (office.Office, false), (office.SecondOffice, true), (office.Supervision, true), (office.UnitLead, false) })
            Assert.Equal(waits, (await office.As<ReadDesk, DeskView?>(person, desk => desk.Run()))!.PlanOpinions.Any(row => row.Inspection == inspection.Id));
        await using var db = office.OpenDatabase();
        var told = await db.Notifications.Where(n => n.Kind == FactKind.PlanOpinionRecorded && n.SubjectIds.Contains(inspection.Id.Value)).Select(n => n.PersonId).ToListAsync();
        Assert.Contains(office.SecondOffice, told);
        Assert.Contains(office.Supervision, told);
        Assert.DoesNotContain(office.Office, told);
    }

    [Fact]
    public async Task Its_scan_is_read_by_who_sees_the_inspection_as_a_whole()
    {
        var inspection = await RegisteredAsync(office);
        using var bytes = new MemoryStream(Encoding.ASCII.GetBytes("%PDF-1.4\n%%EOF"));
        var kept = await new DiskContentStore(office.FilesFolder).SaveAsync(bytes, 1000, default);
        Must(await RecordAsync(inspection, office.Office, Draft(OpinionBodies.Discipline), new StoredFile(kept.Sha256, kept.Size, "意见函.pdf", "application/pdf")));

        var scan = await office.As<PlanOpinionChecks, PaperScan?>(office.Supervision, read => read.ScanAsync(inspection.Id, 1));
        await using var content = scan!.Content;

        Assert.Equal(("意见函.pdf", "application/pdf"), (scan.FileName, scan.MediaType));
        Assert.Null(await office.As<PlanOpinionChecks, PaperScan?>(office.UnitLead, read => read.ScanAsync(inspection.Id, 1)));
    }

    [Theory]
    [InlineData("update plan_opinions set agrees = false")]
    [InlineData("update plan_opinion_checks set matches = true")]
    [InlineData("delete from plan_opinion_checks")]
    public async Task What_was_said_and_what_was_found_can_be_changed_by_nobody(string sql)
    {
        var inspection = await RegisteredAsync(office);
        Must(await RecordAsync(inspection, office.Office, Draft(OpinionBodies.Discipline)));
        Must(await CheckAsync(inspection, office.SecondOffice, 1, "有出入。"));

        await using var db = office.OpenDatabase();
        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(sql));
    }
}
