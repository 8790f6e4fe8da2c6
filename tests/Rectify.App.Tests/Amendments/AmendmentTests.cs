using Microsoft.EntityFrameworkCore;
using Npgsql;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.App.Desk;
using Rectify.App.Tasks;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Amendments;

/// <summary>措施调整 by the real use cases: step by step, many in one act, on everybody's desk, and with the earlier words kept.</summary>
public sealed class AmendmentTests(TestOffice office) : IClassFixture<TestOffice>
{
    private const string New = "委托第三方逐口检测，建立电子台账。", Because = "现场条件变化，原措施不再适用。";

    [Fact]
    public async Task It_stands_on_the_desk_of_whoever_must_act_next_and_of_nobody_else()
    {
        var inspection = await AtWorkAsync();
        var task = inspection.Task;

        Must(await ProposeAsync(inspection, task));
        Assert.Equal([DeskBlock.AmendmentsToAgree], await BlocksAsync(office.Leader, task));
        Assert.Empty(await BlocksAsync(office.Office, task));
        Must(await DecideAsync(inspection, AmendmentDecision.Agree, office.Leader, null, task));
        Assert.Equal([DeskBlock.AmendmentsToReview], await BlocksAsync(office.Office, task));
        Must(await DecideAsync(inspection, AmendmentDecision.Review, office.Office, null, task));
        Assert.Equal([DeskBlock.AmendmentsToApprove], await BlocksAsync(office.LeadingGroup, task));
        Must(await DecideAsync(inspection, AmendmentDecision.Approve, office.LeadingGroup, "云环组纪〔2026〕9号", task));
        Assert.Empty(await BlocksAsync(office.LeadingGroup, task));

        var page = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(task)))!;
        var (amendment, first) = (page.Amendments.Single(), page.Measures[0]);
        Assert.Equal((New, AmendmentState.Approved, "云环组纪〔2026〕9号"), (first.Text, amendment.State, amendment.Minutes));
        Assert.NotEqual(New, amendment.Lines[0].Before!.Text);
        Assert.Equal(3, page.Measures.Count);
    }

    [Fact]
    public async Task Several_are_decided_in_one_act_all_of_them_or_none()
    {
        var inspection = await AtWorkAsync(3);
        foreach (var task in inspection.Tasks.Take(2)) Must(await ProposeAsync(inspection, task));

        var refused = Assert.IsType<Outcome.Refused>(await DecideAsync(inspection, AmendmentDecision.Agree, office.Leader, null, [.. inspection.Tasks]));
        Assert.Equal((Rule.NoAmendmentOpen, inspection.Tasks[2].Value), (refused.Refusal.Unmet.Single().Rule, refused.Refusal.Unmet.Single().Subject!.Value));
        Assert.All(await StatesAsync(inspection), state => Assert.Equal(AmendmentState.Proposed, state));

        Must(await DecideAsync(inspection, AmendmentDecision.Agree, office.Leader, null, [.. inspection.Tasks.Take(2)]));
        Must(await DecideAsync(inspection, AmendmentDecision.Return, office.Office, "请说明替代措施。", [.. inspection.Tasks.Take(2)]));

        Assert.All(await StatesAsync(inspection), state => Assert.Equal(AmendmentState.Returned, state));
        await using var db = office.OpenDatabase();
        var told = await db.Facts.Where(f => f.Kind == FactKind.AmendmentReturned && f.Chain == inspection.Id.Value).Select(f => f.ActId).ToListAsync();
        Assert.Equal(2, told.Count);
        Assert.Single(told.Distinct());
    }

    [Fact]
    public async Task What_is_missing_is_named_by_the_measure_it_is_missing_from()
    {
        var inspection = await AtWorkAsync();

        var wrong = Assert.IsType<Outcome.Invalid>(await inspection.Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(),
            [new AmendedMeasure(null, AmendmentKind.Added, " ", MeasureKind.General, office.WaterDepartment, null, null)], Because)));

        Assert.Equal(["measure-1-text", "measure-1-owner", "measure-1-dueOn"], wrong.Errors.Select(e => e.Field));
        Assert.IsType<Outcome.Invalid>(await inspection.Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), [], " ")));
        Assert.IsType<Outcome.Invalid>(await DecideAsync(inspection, AmendmentDecision.Return, office.Office, " ", inspection.Task));
    }

    [Fact]
    public async Task Owners_are_units_of_the_body_and_people_who_are_there()
    {
        var inspection = await AtWorkAsync();

        foreach (var (measure, field) in new[] { (Added with { OwnerUnit = UnitId.New() }, "measure-1-unit"), (Added with { OwnerUnit = default }, "measure-1-unit"), (Added with { OwnerUnit = office.City }, "measure-1-unit"), (Added with { OwnerPerson = PersonId.New() }, "measure-1-owner") })
            Assert.Equal(field, Assert.Single(Assert.IsType<Outcome.Invalid>(await inspection.Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), [measure], Because))).Errors).Field);
    }

    [Fact]
    public async Task A_unit_asks_for_its_own_task_only()
    {
        var inspection = await AtWorkAsync();

        Assert.IsType<Outcome.Missing>(await inspection.Act<ProposeAmendment>(office.FinanceLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), [Added], Because)));
    }

    [Fact]
    public async Task What_stood_before_can_be_changed_by_nobody()
    {
        var inspection = await AtWorkAsync();
        Must(await ProposeAsync(inspection, inspection.Task));

        await using var db = office.OpenDatabase();
        foreach (var change in new[] { "update amendment_lines set earlier_text = 'x'", "delete from amendment_lines" })
            await Assert.ThrowsAsync<PostgresException>(() => db.Database.ExecuteSqlRawAsync(change));
    }

    private AmendedMeasure Added => new(null, AmendmentKind.Added, "每月抽查一次并通报。", MeasureKind.General, office.WaterDepartment, office.Handler, new DateOnly(2026, 6, 20));

    private async Task<TestInspection> AtWorkAsync(int problems = 1)
    {
        var inspection = await RegisteredAsync(office, problems);
        foreach (var task in inspection.Tasks) await inspection.Of(task).WalkTo(TaskState.Rectifying);
        return inspection;
    }

    private async Task<Outcome> ProposeAsync(TestInspection inspection, TaskId task)
    {
        var first = (await inspection.LoadAsync(task)).Counting.First();
        return await inspection.Of(task).Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(),
            [new AmendedMeasure(first.Id, AmendmentKind.Reworded, New, first.Kind, first.OwnerUnitId, first.OwnerPersonId, null), Added], Because));
    }

    private async Task<Outcome> DecideAsync(TestInspection inspection, AmendmentDecision decision, PersonId by, string? words, params TaskId[] tasks)
    {
        List<SeenTask> seen = [];
        foreach (var task in tasks) seen.Add(new SeenTask(task, await inspection.SeenAsync(task)));
        return await office.As<DecideAmendments, Outcome>(by, verb => verb.Run(decision, seen, words, ActId.New()));
    }

    private async Task<DeskBlock[]> BlocksAsync(PersonId person, TaskId task) => [.. (await office.As<ReadDesk, DeskView?>(person, desk => desk.Run()))!.Parts
        .Where(part => part.Block is DeskBlock.AmendmentsToAgree or DeskBlock.AmendmentsToReview or DeskBlock.AmendmentsToApprove && part.Rows.Any(row => row.Task == task)).Select(part => part.Block)];

    private async Task<List<AmendmentState>> StatesAsync(TestInspection inspection)
    {
        await using var db = office.OpenDatabase();
        return await db.Tasks.Where(t => t.InspectionId == inspection.Id).SelectMany(t => t.Amendments).Select(a => a.State).ToListAsync();
    }
}
