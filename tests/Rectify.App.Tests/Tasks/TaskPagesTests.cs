using Rectify.App.Registers;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Tasks;

public sealed class TaskPagesTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Today = new(2026, 3, 18);

    [Fact]
    public async Task Another_units_lead_finds_no_such_task()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);

        Assert.Null(await ReadAsync(inspection, office.FinanceLead));
        Assert.Null(await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.FinanceLead, history => history.ReadAsync(inspection.Task)));
        Assert.Null(await office.As<AssignmentChoices, ChoicesOfTask?>(office.FinanceLead, choices => choices.ReadAsync(inspection.Task)));
        Assert.NotNull(await ReadAsync(inspection, office.UnitLead));
    }

    [Fact]
    public async Task The_readiness_list_is_what_the_guard_says_with_who_must_act_by_name()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);

        var page = (await ReadAsync(inspection, office.Leader))!;
        var refused = Assert.IsType<Outcome.Refused>(await inspection.Act<ApplyForClosure>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));

        Assert.Equal(refused.Refusal.Unmet, page.Readiness.Missing.Select(m => m.Unmet));
        Assert.Equal(TaskVerb.Apply, page.Readiness.Verb);
        Assert.All(page.Readiness.Missing, m => Assert.Equal(["许望川"], m.Who.Names));
        Assert.DoesNotContain(page.Readiness.Missing, m => m.Who.IsReader);
        Assert.True((await ReadAsync(inspection, office.UnitLead))!.Readiness.Who!.IsReader);
    }

    [Theory]
    [InlineData(TaskState.Assigned, TaskVerb.SignFor, "许望川")]
    [InlineData(TaskState.Planning, TaskVerb.ApprovePlan, "丁望舒")]
    [InlineData(TaskState.Applied, TaskVerb.Confirm, "陆清和")]
    [InlineData(TaskState.Submitted, TaskVerb.TakeReview, "宋明远")]
    public async Task Every_open_state_names_the_next_step_and_who_takes_it(TaskState state, TaskVerb verb, string name)
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(state);

        var page = (await ReadAsync(inspection, office.Office))!;

        Assert.Equal(verb, page.Readiness.Verb);
        Assert.Contains(name, page.Readiness.Who!.Names);
    }

    [Fact]
    public async Task The_confirming_leader_is_offered_confirmation_and_the_applicant_is_not()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Applied);

        Assert.Contains((await ReadAsync(inspection, office.Leader))!.Offered, o => o is { Verb: TaskVerb.Confirm, Unmet.Count: 0 });
        var ofApplicant = (await ReadAsync(inspection, office.UnitLead))!.Offered;
        Assert.Contains(ofApplicant, o => o.Verb == TaskVerb.WithdrawApplication);
        Assert.DoesNotContain(ofApplicant, o => o.Verb == TaskVerb.Confirm);
    }

    [Fact]
    public async Task A_short_number_leads_to_the_task_for_who_may_see_it()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        var number = (await ReadAsync(inspection, office.Office))!.Problem.Number;

        Assert.Equal(inspection.Task, await office.As<TaskPages, TaskId?>(office.UnitLead, pages => pages.OfProblemAsync(number)));
        Assert.Null(await office.As<TaskPages, TaskId?>(office.FinanceLead, pages => pages.OfProblemAsync(number)));
    }

    [Fact]
    public async Task A_corrected_entry_stays_and_the_measure_shows_the_new_one()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Counting.First();
        await ReportAsync(inspection, measure.Id, "封堵三处。");
        var first = Assert.Single((await ReadAsync(inspection, office.UnitLead))!.Progress);

        await ReportAsync(inspection, measure.Id, "封堵两处。", first.Id);

        var page = (await ReadAsync(inspection, office.UnitLead))!;
        Assert.Equal(2, page.Progress.Count);
        Assert.True(page.Progress.Single(p => p.Id == first.Id).IsReplaced);
        Assert.Equal("封堵两处。", page.Measures[0].LatestProgress);
    }

    [Fact]
    public async Task Twenty_people_report_at_once_and_all_succeed()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var measures = (await inspection.LoadAsync()).Counting.ToList();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => ReportAsync(inspection, measures[i % measures.Count].Id, $"第 {i} 次报送。"))));

        Assert.All(outcomes, outcome => Assert.True(outcome.IsDone, $"{outcome}"));
        Assert.Equal(20, (await ReadAsync(inspection, office.UnitLead))!.Progress.Count);
        var history = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.UnitLead, past => past.ReadAsync(inspection.Task)))!;
        Assert.Equal(20, history.Count(row => row.Kind == FactKind.ProgressReported));
    }

    [Fact]
    public async Task The_history_names_people_and_units_and_goes_on_page_by_page()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Counting.First().Id;
        for (var i = 0; i < 30; i++) await ReportAsync(inspection, measure, $"第 {i} 次。");

        var first = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.Leader, past => past.ReadAsync(inspection.Task)))!;
        var second = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.Leader, past => past.ReadAsync(inspection.Task, first[^1].Number)))!;

        Assert.Equal(TaskHistory.PageSize, first.Count);
        Assert.Empty(first.Select(r => r.Number).Intersect(second.Select(r => r.Number)));
        var assigned = Assert.Single(second, r => r.Kind == FactKind.TaskAssigned);
        Assert.Equal(("苏见山", "陆清和", "水生态环境科"), (assigned.ActorName, assigned.Details["leader"], assigned.Details["unit"]));
    }

    [Fact]
    public async Task What_is_registered_on_a_measure_shows_on_its_task_and_in_its_history()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var measure = (await inspection.LoadAsync()).Counting.First().Id;

        Assert.True((await office.As<RecordInstitution, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, ActId.New(), new InstitutionInput("排口巡查办法", "云环发〔2026〕3号", "云湖市生态环境局", Today, InstitutionChange.Created, InstitutionStage.Issued, [measure])))).IsDone);
        Assert.True((await office.As<RecordAccountability, Outcome>(office.Office, verb => verb.Run(inspection.Task, ActId.New(), new AccountabilityInput(AccountabilityKind.Organisational, 2, Today, "谈话提醒", [measure])))).IsDone);
        Assert.True((await office.As<RecordSum, Outcome>(office.Handler, verb => verb.Run(inspection.Task, ActId.New(), new SumInput("多付工程款", 12.5m, 10m, Today, [measure])))).IsDone);

        var page = (await ReadAsync(inspection, office.UnitLead))!;
        Assert.Equal(["InstitutionRow", "AccountabilityRow", "SumRow"], page.Registers.Select(r => r.GetType().Name));
        Assert.Equal(2.5m, Assert.Single(page.Registers.OfType<SumRow>()).Balance);
        var kinds = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.UnitLead, past => past.ReadAsync(inspection.Task)))!.Select(r => r.Kind);
        Assert.Subset(kinds.ToHashSet(), new HashSet<FactKind> { FactKind.InstitutionRecorded, FactKind.AccountabilityRecorded, FactKind.SumRecorded });
    }

    [Fact]
    public async Task A_register_entry_wants_its_own_measure_its_fields_and_somebody_who_carries_the_task()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        var other = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        await other.WalkTo(TaskState.Rectifying);
        var (mine, foreign) = ((await inspection.LoadAsync()).Counting.First().Id, (await other.LoadAsync()).Counting.First().Id);
        var good = new SumInput("多付工程款", 1m, 0m, Today, [mine]);

        Task<Outcome> By(PersonId person, SumInput input) => office.As<RecordSum, Outcome>(person, verb => verb.Run(inspection.Task, ActId.New(), input));

        Assert.Equal(Rule.UnknownMeasure, Assert.Single(Assert.IsType<Outcome.Refused>(await By(office.UnitLead, good with { Measures = [foreign] })).Refusal.Unmet).Rule);
        Assert.Equal(Rule.NotYourAct, Assert.Single(Assert.IsType<Outcome.Refused>(await By(office.Auditor, good)).Refusal.Unmet).Rule);
        Assert.IsType<Outcome.Missing>(await By(office.FinanceLead, good));
        Assert.Equal("missing", Assert.Single(Assert.IsType<Outcome.Invalid>(await By(office.UnitLead, good with { AtStake = null })).Errors).Code);
        Assert.Equal("in-future", Assert.Single(Assert.IsType<Outcome.Invalid>(await By(office.UnitLead, good with { TrueOn = Today.AddDays(1) })).Errors).Code);
    }

    [Fact]
    public async Task Who_reads_a_stale_page_is_told_who_changed_what()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying);
        var stale = (await ReadAsync(inspection, office.UnitLead))!.Version;
        await inspection.Act<WriteResult>(office.Handler, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new Result("初步成效。", null, null)));

        var outcome = await office.As<RequestExtension, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, stale, ActId.New(), null, new DateOnly(2026, 8, 31), Reason.Of("汛期停工。")));

        var other = Assert.Single(Assert.IsType<Outcome.ChangedMeanwhile>(outcome).Since);
        Assert.Equal((FactKind.ResultWritten, "何以宁"), (other.Kind, other.PersonName));
    }

    [Fact]
    public async Task The_choices_of_a_reassignment_lie_within_the_body()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);

        var choices = (await office.As<AssignmentChoices, ChoicesOfTask?>(office.Office, query => query.ReadAsync(inspection.Task)))!;

        Assert.Equal(["云湖市生态环境局", "办公室", "水生态环境科", "财务科"], choices.Units.Select(u => u.Name).Order(StringComparer.Ordinal));
        Assert.Equal("陆清和", Assert.Single(choices.Leaders).Name);
        Assert.DoesNotContain(choices.People, p => p.Id == office.UpperLevel);
    }

    private Task<TaskPageRow?> ReadAsync(TestInspection inspection, PersonId person) => office.As<TaskPages, TaskPageRow?>(person, pages => pages.ReadAsync(inspection.Task));

    private Task<Outcome> ReportAsync(TestInspection inspection, MeasureId measure, string text, ProgressId? replaces = null) =>
        office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(inspection.Task, new ProgressReport(measure, text, Today, ReportedGrade.NotDone, Replaces: replaces))], ActId.New()));
}
