using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rectify.App.Planning;
using Rectify.App.Rounds;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Planning;

/// <summary>方案意见: where the regime asks 纪委监委 and 组织部, no version of the plan is approved before they have spoken of it.</summary>
public sealed class PlanOpinionTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    private static PlanOpinionDraft Draft(OpinionBodies from, bool agrees = true) => new(from, Day, agrees, "对责任分工无不同意见，建议压实时限。", "云纪函〔2026〕8号");

    private Task<Outcome> RecordAsync(TestInspection inspection, PersonId by, PlanOpinionDraft draft) => office.As<RecordPlanOpinion, Outcome>(by, verb => verb.Run(inspection.Id, draft, ActId.New()));

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
        Assert.Equal(Rule.OrganizationOpinionMissing, Assert.Single(Assert.IsType<Outcome.Refused>(await ApproveAsync(inspection)).Refusal.Unmet).Rule);
        Must(await RecordAsync(inspection, office.Office, Draft(OpinionBodies.Organization, agrees: false)));
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
    public async Task What_was_said_can_be_changed_by_nobody()
    {
        var inspection = await RegisteredAsync(office);
        Must(await RecordAsync(inspection, office.Office, Draft(OpinionBodies.Discipline)));

        await using var db = office.OpenDatabase();
        await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync("update plan_opinions set agrees = false"));
    }
}
