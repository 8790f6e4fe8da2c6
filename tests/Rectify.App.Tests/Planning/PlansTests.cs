using Rectify.App.Data;
using Rectify.App.Planning;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Planning;

public sealed class PlansTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    private Task<PlanSheet?> SheetAsync(PersonId reader, TestInspection inspection, UnitId? unit = null, SequenceCursor? after = null) =>
        office.As<PlanSheets, PlanSheet?>(reader, sheets => sheets.Run(inspection.Id, unit, after));

    private async Task<TestInspection> InPlanningAsync(int problems)
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems);
        foreach (var task in inspection.Tasks)
        {
            await inspection.Assign(Due, task);
            var seen = await inspection.SeenAsync(task);
            Assert.True((await office.As<SignForTask, Outcome>(office.UnitLead, verb => verb.Run(task, seen, ActId.New()))).IsDone);
        }
        return inspection;
    }

    private PlanDraft Draft(int measures, PersonId? owner, string? target = "排口全部整治到位。") => new(target, null, null,
        [.. Enumerable.Range(1, measures).Select(at => (MeasureId.New(), new MeasureDraft($"措施{at}：逐一溯源。", MeasureKind.General, office.WaterDepartment, owner, new DateOnly(2026, 5, 31))))]);

    private async Task<Outcome> DraftAsync(TestInspection inspection, Func<int, PlanDraft> draft, PersonId? by = null)
    {
        var lines = new List<PlanLine>();
        foreach (var (task, at) in inspection.Tasks.Select((task, at) => (task, at))) lines.Add(new PlanLine(task, await inspection.SeenAsync(task), draft(at)));
        return await office.As<DraftPlans, Outcome>(by ?? office.Handler, verb => verb.Run(lines, ActId.New()));
    }

    private async Task<IReadOnlyList<SeenTask>> SeenAsync(TestInspection inspection)
    {
        var seen = new List<SeenTask>();
        foreach (var task in inspection.Tasks) seen.Add(new SeenTask(task, await inspection.SeenAsync(task)));
        return seen;
    }

    [Fact]
    public async Task A_saved_measure_left_out_is_taken_away_and_one_that_was_reported_on_is_cancelled_and_stays_recorded()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var reported = (await inspection.LoadAsync()).Counting.First();
        Assert.True((await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new ProgressReport(reported.Id, "已溯源三处。", new DateOnly(2026, 3, 18), ReportedGrade.NotDone))], ActId.New()))).IsDone);
        Assert.True((await inspection.Act<ReassignTask>(office.Office, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new Assignment(office.Leader, office.WaterDepartment, Due, null, office.Handler), Reason.Of("职责调整。")))).IsDone);
        Assert.True((await inspection.Act<SignForTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New()))).IsDone);

        Assert.True((await DraftAsync(inspection, _ => Draft(1, office.Handler))).IsDone);

        var task = await inspection.LoadAsync();
        Assert.Single(task.Counting);
        Assert.Equal((reported.Id, MeasureState.Cancelled, 2), task.Measures.Where(m => !m.Counts).Select(m => (m.Id, m.State, m.Position)).Single());
        Assert.Single(task.Progress, p => p.MeasureId == reported.Id);
        Assert.Single((await SheetAsync(office.UnitLead, inspection))!.Tasks.Single().Measures);
    }

    [Fact]
    public async Task Many_plans_are_written_submitted_agreed_to_and_reviewed_each_in_one_act()
    {
        var inspection = await InPlanningAsync(3);

        Assert.True((await DraftAsync(inspection, _ => Draft(2, office.Handler))).IsDone);
        var drafted = await SeenAsync(inspection);
        Assert.True((await office.As<SubmitPlans, Outcome>(office.UnitLead, verb => verb.Run(drafted, ActId.New()))).IsDone);
        var submitted = await SeenAsync(inspection);
        Assert.True((await office.As<AgreePlans, Outcome>(office.Leader, verb => verb.Run(submitted, ActId.New()))).IsDone);
        var agreed = await SeenAsync(inspection);
        Assert.True((await office.As<ReviewPlans, Outcome>(office.Office, verb => verb.Run(agreed, ActId.New()))).IsDone);

        var sheet = await SheetAsync(office.LeadingGroup, inspection);
        Assert.Equal(new PlanTotals(3, 6, 0, 3, 3, 3, 0, 0), sheet!.Totals);
        Assert.All(sheet.Tasks, task => Assert.Empty(task.Missing));
        Assert.True(sheet.MayApprove);
        Assert.True((await office.As<ApprovePlan, Outcome>(office.LeadingGroup, verb => verb.Run(inspection.Id, sheet.InspectionVersion, null, ActId.New()))).IsDone);
        Assert.Empty((await SheetAsync(office.LeadingGroup, inspection))!.Tasks);
    }

    [Fact]
    public async Task One_plan_that_is_not_ready_keeps_all_from_being_submitted_and_is_named()
    {
        var inspection = await InPlanningAsync(2);
        await DraftAsync(inspection, at => Draft(1, at == 0 ? office.Handler : null));
        var seen = await SeenAsync(inspection);

        var outcome = await office.As<SubmitPlans, Outcome>(office.UnitLead, verb => verb.Run(seen, ActId.New()));

        var unmet = Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet);
        Assert.Equal((Rule.MeasureWithoutOwner, inspection.Tasks[1].Value), (unmet.Rule, unmet.Subject));
        Assert.Null((await inspection.LoadAsync()).PlanSubmittedBy);
    }

    [Fact]
    public async Task A_measure_without_text_is_named_by_its_field_and_nothing_is_kept()
    {
        var inspection = await InPlanningAsync(2);

        var outcome = await DraftAsync(inspection, at => at == 0 ? Draft(1, null) : Draft(1, null) with { Measures = [(MeasureId.New(), new MeasureDraft(" ", MeasureKind.General, office.WaterDepartment, null, Due))] });

        var error = Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors);
        Assert.Equal("missing", error.Code);
        Assert.StartsWith($"{inspection.Tasks[1].Value:N}.", error.Field);
        Assert.Empty((await inspection.LoadAsync()).Measures);
    }

    [Fact]
    public async Task A_handler_drafts_and_does_not_submit()
    {
        var inspection = await InPlanningAsync(1);
        await DraftAsync(inspection, _ => Draft(1, office.Handler));

        var task = Assert.Single((await SheetAsync(office.Handler, inspection))!.Tasks);

        Assert.True(task.May(TaskVerb.DraftPlan));
        Assert.False(task.Offered.ContainsKey(TaskVerb.SubmitPlan));
    }

    [Fact]
    public async Task Returned_plans_are_drafts_again_and_say_why()
    {
        var inspection = await InPlanningAsync(2);
        await DraftAsync(inspection, _ => Draft(1, office.Handler));
        var drafted = await SeenAsync(inspection);
        await office.As<SubmitPlans, Outcome>(office.UnitLead, verb => verb.Run(drafted, ActId.New()));
        var submitted = await SeenAsync(inspection);

        Assert.True((await office.As<ReturnPlans, Outcome>(office.Leader, verb => verb.Run(submitted, Reason.Of("措施过于笼统。"), ActId.New()))).IsDone);

        Assert.All((await SheetAsync(office.UnitLead, inspection))!.Tasks, task => Assert.Equal(("措施过于笼统。", (string?)null), (task.ReturnedBecause, task.SubmittedBy)));
    }

    [Fact]
    public async Task Another_units_lead_sees_no_plan_and_the_office_sees_all_of_them()
    {
        var inspection = await InPlanningAsync(2);

        Assert.Null(await SheetAsync(office.FinanceLead, inspection));
        Assert.Equal(2, (await SheetAsync(office.Office, inspection))!.Tasks.Count);
        Assert.Empty((await SheetAsync(office.Office, inspection, office.FinanceDepartment))!.Tasks);
        Assert.Equal([new PlanningUnit(office.WaterDepartment, "水生态环境科", 2)], (await SheetAsync(office.Office, inspection))!.Units);
    }

    [Fact]
    public async Task A_page_holds_a_hundred_measures_and_tears_no_task()
    {
        var inspection = await InPlanningAsync(3);
        await DraftAsync(inspection, _ => Draft(60, office.Handler));

        var first = await SheetAsync(office.Office, inspection);
        var second = await SheetAsync(office.Office, inspection, null, first!.Next);

        Assert.Equal(60, Assert.Single(first.Tasks).Measures.Count);
        Assert.Equal(inspection.Tasks[1], Assert.Single(second!.Tasks).Id);
        Assert.Equal(180, first.Totals.Measures);
    }

    [Fact]
    public async Task A_plan_may_name_who_holds_a_post_in_the_body_and_nobody_outside()
    {
        var inspection = await InPlanningAsync(1);

        var nameable = await office.As<PeopleOfInspection, Nameable>(office.Handler, people => people.Run(inspection.Id));

        Assert.Contains(nameable.People, person => person.Id == office.FinanceLead && person.UnitName == "财务科");
        Assert.DoesNotContain(nameable.People, person => person.Id == office.UpperLevel);
        Assert.Equal(4, nameable.Units.Count);
    }
}
