using Microsoft.EntityFrameworkCore;
using Rectify.App.Amendments;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.App.Notices;
using Rectify.App.Selections;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Tasks;

/// <summary>一条措施对应多个问题: written once, linked; counted once; each problem accepted by itself.</summary>
public sealed class SharedMeasureTests(TestOffice office) : IClassFixture<TestOffice>
{
    private const string Written = "建立排口巡查制度，每月通报。", Own = "整修第二处排口。", Anew = "建立排口巡查制度，每周通报。";

    [Fact]
    public async Task A_measure_that_answers_two_problems_is_written_at_the_first_and_the_other_plan_follows()
    {
        var (inspection, first, second) = await PlannedAsync();
        await inspection.Of(second).AgreePlanOnceSubmittedAsync(office);
        var shared = (await inspection.LoadAsync(second)).Counting.Single(m => m.SharedFrom is not null);
        Assert.Equal(Written, shared.Text);

        await RewriteAsync(inspection, first, Anew);

        var followed = await inspection.LoadAsync(second);
        Assert.Equal(Anew, followed.Counting.Single(m => m.Id == shared.Id).Text);
        Assert.Null(followed.PlanSubmittedBy);
        await using var db = office.OpenDatabase();
        Assert.Equal([FactKind.MeasureShared, FactKind.MeasureFollowed], await db.Facts.Where(f => f.SubjectId == second.Value && (f.Kind == FactKind.MeasureShared || f.Kind == FactKind.MeasureFollowed)).OrderBy(f => f.Number).Select(f => f.Kind).ToListAsync());
    }

    [Fact]
    public async Task Where_it_is_linked_nothing_of_it_is_written_but_its_place()
    {
        var (inspection, first, second) = await PlannedAsync();
        var task = await inspection.LoadAsync(second);

        Must(await inspection.Of(second).Act<DraftPlan>(office.UnitLead, (verb, seen) => verb.Run(second, seen, ActId.New(), new PlanDraft("到位。", null, null,
            [.. task.Counting.OrderBy(m => m.SharedFrom is null).Select(m => (m.Id, new MeasureDraft("另写一句。", MeasureKind.General, office.WaterDepartment, office.Handler, new DateOnly(2026, 4, 30))))]))));

        var drafted = (await inspection.LoadAsync(second)).Counting.OrderBy(m => m.Position).ToList();
        Assert.Equal([Written, "另写一句。"], drafted.Select(m => m.Text));
        Assert.Equal((await inspection.LoadAsync(first)).Counting.First().DueOn, drafted[0].DueOn);
    }

    [Fact]
    public async Task Taken_away_where_it_was_written_it_goes_on_where_it_is_linked()
    {
        var (inspection, first, second) = await PlannedAsync();
        Must(await inspection.Of(first).Act<DraftPlan>(office.UnitLead, (verb, seen) => verb.Run(first, seen, ActId.New(), new PlanDraft("到位。", null, null,
            [(MeasureId.New(), new MeasureDraft("换一条措施。", MeasureKind.General, office.WaterDepartment, office.Handler, new DateOnly(2026, 5, 31)))]))));

        var heir = (await inspection.LoadAsync(second)).Counting.Single(m => m.Text == Written);
        Assert.Null(heir.SharedFrom);
        Assert.Equal("换一条措施。", Assert.Single((await inspection.LoadAsync(first)).Counting).Text);
    }

    [Fact]
    public async Task What_is_reported_and_proven_of_it_is_told_to_every_problem_it_answers_from_whichever_it_is_given()
    {
        var (inspection, first, second) = await AtWorkAsync();
        var (here, there) = await MeasuresAsync(inspection, first, second);
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());

        Must(await office.As<AddEvidence, Outcome>(office.Handler, verb => verb.Run(first, ActId.New(), new StoredFile($"{77:x64}", 1000, "制度.pdf", "application/pdf"), today, [new Proof(here, "制度写明每月通报。")])));
        Must(await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(second, new ProgressReport(there, "制度已印发。", today, ReportedGrade.Done))], ActId.New())));

        foreach (var (task, measure) in new[] { (first, here), (second, there) })
        {
            var loaded = await inspection.LoadAsync(task);
            Assert.Equal(MeasureState.ReportedDone, loaded.Measures.Single(m => m.Id == measure).State);
            Assert.Equal("制度已印发。", Assert.Single(loaded.Progress, p => p.MeasureId == measure).Text);
            var piece = Assert.Single(loaded.Evidence, e => e.Uses.Any(use => use.MeasureId == measure));
            Assert.Equal("制度写明每月通报。", piece.Uses.Single().Sentence);
            Assert.NotNull(piece.SubmittedAt);
        }

        // put right once, it is put right everywhere
        var wrong = (await inspection.LoadAsync(first)).Progress.Single(p => p.MeasureId == here).Id;
        Must(await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(first, new ProgressReport(here, "制度尚在征求意见。", today, ReportedGrade.BasicallyDone, Replaces: wrong))], ActId.New())));
        var corrected = await inspection.LoadAsync(second);
        Assert.Equal(corrected.Progress.Single(p => p.Text == "制度已印发。" && p.MeasureId == there).Id, corrected.Progress.Single(p => p.Text == "制度尚在征求意见。").ReplacesId);
    }

    [Fact]
    public async Task It_counts_once_in_the_figures_and_in_the_notice_and_stands_under_both()
    {
        var (inspection, first, second) = await AtWorkAsync();
        var now = new AsOf(OfficeDay.Default.Of(office.Clock.GetUtcNow()), office.Clock.GetUtcNow());

        Assert.Equal(2, (await office.As<CountMeasures, MeasureSums?>(office.Office, count => count.Run(inspection.Id, now)))!.Counted);
        var notice = (await office.As<NoticeDraft, NoticeRecords?>(office.Office, draft => draft.Run(inspection.Id)))!;
        var printed = notice.Problems.OfType<AnsweredProblem>().Select(p => p.Measures.Select(m => m.Number).ToList()).ToList();
        Assert.Equal([1, 2], printed.Select(p => p.Count).Order());
        Assert.Equal(2, printed.SelectMany(p => p).Distinct().Count());
        Assert.Equal(2, notice.With(new NoticeWords(), new NoticeChoices()).Totals.Measures.Value);
        Assert.Equal([first, second], [.. await PlacesAsync(second), .. await PlacesAsync(first)]);

        async Task<IEnumerable<TaskId>> PlacesAsync(TaskId task) => (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(task)))!.Measures.SelectMany(m => m.SharedWith).Select(place => place.Task);
    }

    [Fact]
    public async Task After_the_plans_approval_it_is_amended_where_it_is_written_and_the_linked_one_follows()
    {
        var (inspection, first, second) = await AtWorkAsync();
        var (here, there) = await MeasuresAsync(inspection, first, second);

        var elsewhere = Assert.IsType<Outcome.Refused>(await inspection.Of(second).Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(second, seen, ActId.New(), [Reworded(there)], "情况有变。")));
        Assert.Equal(Rule.MeasureWrittenElsewhere, elsewhere.Refusal.Unmet.Single().Rule);

        Must(await inspection.Of(first).Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(first, seen, ActId.New(), [Reworded(here)], "情况有变。")));
        foreach (var (decision, person) in new[] { (AmendmentDecision.Agree, office.Leader), (AmendmentDecision.Review, office.Office), (AmendmentDecision.Approve, office.LeadingGroup) })
        {
            Assert.Equal(Written, (await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there).Text);
            Must(await office.As<DecideAmendments, Outcome>(person, async verb => await verb.Run(decision, [new SeenTask(first, await inspection.SeenAsync(first))], "会议纪要", ActId.New())));
        }
        Assert.Equal(Anew, (await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there).Text);

        AmendedMeasure Reworded(MeasureId measure) => new(measure, AmendmentKind.Reworded, Anew, MeasureKind.General, office.WaterDepartment, office.Handler, null);
    }

    [Fact]
    public async Task Cancelled_where_it_was_written_it_is_written_where_it_is_linked_and_goes_on_counting_once()
    {
        var (inspection, first, second) = await AtWorkAsync();
        var (here, there) = await MeasuresAsync(inspection, first, second);

        Must(await inspection.Of(first).Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(first, seen, ActId.New(),
            [new(here, AmendmentKind.Cancelled, null, MeasureKind.General, office.WaterDepartment, office.Handler, null), new(null, AmendmentKind.Added, "改由第三方巡查。", MeasureKind.General, office.WaterDepartment, office.Handler, new DateOnly(2026, 6, 20))], "职责已调整。")));
        foreach (var (decision, person) in new[] { (AmendmentDecision.Agree, office.Leader), (AmendmentDecision.Review, office.Office), (AmendmentDecision.Approve, office.LeadingGroup) })
            Must(await office.As<DecideAmendments, Outcome>(person, async verb => await verb.Run(decision, [new SeenTask(first, await inspection.SeenAsync(first))], "会议纪要", ActId.New())));

        Assert.Null((await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there).SharedFrom);
        Assert.Equal(there, (await inspection.LoadAsync(first)).Measures.Single(m => m.Id == here).SharedFrom);
        var now = new AsOf(OfficeDay.Default.Of(office.Clock.GetUtcNow()), office.Clock.GetUtcNow());
        Assert.Equal(3, (await office.As<CountMeasures, MeasureSums?>(office.Office, count => count.Run(inspection.Id, now)))!.Counted);
        Must(await inspection.Of(second).Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(second, seen, ActId.New(), [new(there, AmendmentKind.Reworded, Anew, MeasureKind.General, office.WaterDepartment, office.Handler, null)], "情况有变。")));
    }

    [Fact]
    public async Task What_is_written_of_a_restricted_problem_is_shared_with_no_other_nor_the_other_way_round()
    {
        var inspection = await RegisteredAsync(office, problems: 2, restricted: 1);
        foreach (var task in inspection.Tasks)
        {
            await inspection.Of(task).WalkTo(TaskState.Planning);
            await inspection.Of(task).DraftPlanAsync([Written]);
        }
        foreach (var (task, other) in new[] { (inspection.Tasks[0], inspection.Tasks[1]), (inspection.Tasks[1], inspection.Tasks[0]) })
        {
            var measure = (await inspection.LoadAsync(other)).Counting.Single().Id;
            Assert.Empty(await office.As<ReadShareableMeasures, IReadOnlyList<ShareableMeasure>>(office.UnitLead, read => read.Run(task)));
            var refused = Assert.IsType<Outcome.Refused>(await inspection.Of(task).Act<ShareMeasure>(office.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(), measure)));
            Assert.Equal(Rule.MeasureNotToBeShared, refused.Refusal.Unmet.Single().Rule);
        }
    }

    [Fact]
    public async Task Only_a_measure_of_the_same_lead_unit_that_is_written_there_and_counts_can_be_shared_and_only_once()
    {
        var (inspection, first, second) = await PlannedAsync(problems: 3);
        var third = inspection.Tasks[2];
        await inspection.Of(third).WalkTo(TaskState.Planning);
        var (here, there) = await MeasuresAsync(inspection, first, second);

        Assert.Equal(Rule.AlreadyDone, await WhyAsync(second, here));
        Assert.Equal(Rule.MeasureNotToBeShared, await WhyAsync(third, there));
        Assert.Equal(Rule.MeasureNotToBeShared, await WhyAsync(first, here));
        Assert.IsType<Outcome.Missing>(await inspection.Of(third).Act<ShareMeasure>(office.FinanceLead, (verb, seen) => verb.Run(third, seen, ActId.New(), here)));
        var offered = await office.As<ReadShareableMeasures, IReadOnlyList<ShareableMeasure>>(office.UnitLead, read => read.Run(third));
        Assert.Equal([Written, Own], offered.Select(m => m.Text));
        Assert.Empty(await office.As<ReadShareableMeasures, IReadOnlyList<ShareableMeasure>>(office.UnitLead, read => read.Run(second)));
        Assert.Empty(await office.As<ReadShareableMeasures, IReadOnlyList<ShareableMeasure>>(office.FinanceLead, read => read.Run(third)));

        var act = ActId.New();
        for (var i = 0; i < 2; i++) Must(await inspection.Of(third).Act<ShareMeasure>(office.UnitLead, (verb, seen) => verb.Run(third, seen, act, here)));
        Assert.Single((await inspection.LoadAsync(third)).Counting);

        async Task<Rule> WhyAsync(TaskId task, MeasureId measure) =>
            Assert.IsType<Outcome.Refused>(await inspection.Of(task).Act<ShareMeasure>(office.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(), measure))).Refusal.Unmet.Single().Rule;
    }

    [Fact]
    public async Task An_amendment_links_a_measure_of_another_problem_and_it_goes_on_counting_once_while_earlier_days_stay()
    {
        var (inspection, first, second) = await SeparateAsync();
        var from = (await inspection.LoadAsync(first)).Counting.Single().Id;
        office.Clock.Add(TimeSpan.FromDays(1));
        Assert.Equal([from], (await office.As<ReadShareableMeasures, IReadOnlyList<ShareableMeasure>>(office.UnitLead, read => read.Run(second))).Select(m => m.Id));

        await ProposeAsync(inspection, second, AmendedMeasure.Linked(from));
        var row = (await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(second)))!.Amendments.Single().Lines.Single();
        Assert.Equal((AmendmentKind.Linked, Written, first), (row.Kind, row.After!.Text, row.From!.Task));
        await DecideAsync(inspection, second);

        var linked = (await inspection.LoadAsync(second)).Counting.Single(m => m.SharedFrom is not null);
        Assert.Equal((from, Written), (linked.SharedFrom!.Value, linked.Text));
        Assert.Equal(2, await CountedAsync(inspection, Today));
        Assert.Equal(2, await CountedAsync(inspection, Today.AddDays(-1)));
        Must(await office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(first, new ProgressReport(from, "制度已印发。", Today, ReportedGrade.Done))], ActId.New())));
        Assert.Equal(MeasureState.ReportedDone, (await inspection.LoadAsync(second)).Measures.Single(m => m.Id == linked.Id).State);
    }

    [Fact]
    public async Task What_is_linked_after_its_day_is_due_with_the_task_it_is_linked_to()
    {
        var (inspection, first, second) = await SeparateAsync();
        var from = (await inspection.LoadAsync(first)).Counting.Single();
        office.Clock.GoTo(from.DueOn.AddDays(1));

        await ProposeAsync(inspection, second, AmendedMeasure.Linked(from.Id));
        await DecideAsync(inspection, second);

        var task = await inspection.LoadAsync(second);
        Assert.Equal(task.DueOn, task.Counting.Single(m => m.SharedFrom is not null).DueOn);
    }

    [Fact]
    public async Task An_amendment_unlinks_a_measure_and_it_is_written_there_and_counts_by_itself_from_that_day_on()
    {
        var (inspection, first, second) = await AtWorkAsync();
        var (here, there) = await MeasuresAsync(inspection, first, second);
        office.Clock.Add(TimeSpan.FromDays(1));

        await ProposeAsync(inspection, second, new AmendedMeasure(there, AmendmentKind.Unlinked, Anew, MeasureKind.General, office.WaterDepartment, office.Handler, null));
        await DecideAsync(inspection, second);

        var own = (await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there);
        Assert.Equal((null, Anew, (MeasureId?)here, Today), (own.SharedFrom, own.Text, own.PartedFrom, own.PartedOn));
        Assert.Equal(Written, (await inspection.LoadAsync(first)).Counting.Single().Text);
        Assert.Equal(3, await CountedAsync(inspection, Today));
        Assert.Equal(2, await CountedAsync(inspection, Today.AddDays(-1)));
        Assert.Empty((await office.As<TaskPages, TaskPageRow?>(office.UnitLead, pages => pages.ReadAsync(second)))!.Measures.SelectMany(m => m.SharedWith));
    }

    [Fact]
    public async Task What_may_not_be_shared_in_planning_is_not_linked_by_an_amendment_either_and_looked_at_again_at_the_approval()
    {
        var (inspection, first, second) = await SeparateAsync(restricted: 1);
        var (open, secret) = ((await inspection.LoadAsync(first)).Counting.Single().Id, (await inspection.LoadAsync(second)).Counting.Single().Id);
        foreach (var (task, from) in new[] { (first, secret), (second, open) })
            Assert.Equal(Rule.MeasureNotToBeShared, Assert.IsType<Outcome.Refused>(await TryAsync(inspection, task, AmendedMeasure.Linked(from))).Refusal.Unmet.Single().Rule);

        var (shared, third, fourth) = await SeparateAsync();
        var measure = (await shared.LoadAsync(third)).Counting.Single().Id;
        await ProposeAsync(shared, fourth, AmendedMeasure.Linked(measure));
        await ReassignAsync(shared, third);
        foreach (var (decision, person) in Steps.SkipLast(1)) Must(await StepAsync(shared, fourth, decision, person));
        Assert.Equal(Rule.MeasureNotToBeShared, Assert.IsType<Outcome.Refused>(await StepAsync(shared, fourth, AmendmentDecision.Approve, office.LeadingGroup)).Refusal.Unmet.Single().Rule);
    }

    [Fact]
    public async Task Where_the_writing_task_goes_to_another_unit_the_words_pass_to_the_first_that_stays_and_earlier_days_count_it_once()
    {
        var (inspection, first, second) = await AtWorkAsync();
        var (here, there) = await MeasuresAsync(inspection, first, second);
        office.Clock.Add(TimeSpan.FromDays(1));
        var before = await CountedAsync(inspection, Today.AddDays(-1));

        await ReassignAsync(inspection, first);

        Assert.Null((await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there).SharedFrom);
        var parted = (await inspection.LoadAsync(first)).Measures.Single(m => m.Id == here);
        Assert.Equal((null, (MeasureId?)there, Today), (parted.SharedFrom, parted.PartedFrom, parted.PartedOn));
        Assert.Equal((2, before), (before, await CountedAsync(inspection, Today.AddDays(-1))));
        await ProposeAsync(inspection, second, new AmendedMeasure(there, AmendmentKind.Reworded, Anew, MeasureKind.General, office.WaterDepartment, office.Handler, null));
        await DecideAsync(inspection, second);
        Assert.Equal(Written, (await inspection.LoadAsync(first)).Measures.Single(m => m.Id == here).Text);

        // the other unit writes it in its own plan, and both are at work again
        Must(await inspection.Of(first).Act<SignForTask>(office.FinanceLead, (verb, seen) => verb.Run(first, seen, ActId.New())));
        Must(await inspection.Of(first).Act<DraftPlan>(office.FinanceLead, (verb, seen) => verb.Run(first, seen, ActId.New(), new PlanDraft("到位。", null, null, [(here, new MeasureDraft("由财务科另行落实。", MeasureKind.General, office.FinanceDepartment, office.FinanceLead, new DateOnly(2026, 6, 20)))]))));
        Assert.Equal(Anew, (await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there).Text);
        await using (var db = office.OpenDatabase()) await db.Database.ExecuteSqlAsync($"update tasks set state = 'Rectifying' where id = {first.Value}");
        Assert.Equal(before, await CountedAsync(inspection, Today.AddDays(-1)));
        Assert.Equal(3, await CountedAsync(inspection, Today));
    }

    [Fact]
    public async Task A_linked_task_that_goes_to_another_unit_takes_its_words_along_and_the_reassignment_of_many_taken_back_joins_them_again()
    {
        var (inspection, first, second) = await AtWorkAsync();
        var (here, there) = await MeasuresAsync(inspection, first, second);
        var act = ActId.New();
        Must(await office.As<ReassignTasks, Outcome>(office.Office, async verb => await verb.Run([new SeenTask(second, await inspection.SeenAsync(second))], new Reassignment(office.FinanceDepartment, null, null, "职责调整。"), act)));
        Assert.Equal((null, (MeasureId?)here), ((await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there) is var parted ? parted.SharedFrom : null, parted.PartedFrom));
        Assert.Equal(here, (await inspection.LoadAsync(first)).Counting.Single().Id);

        Must(await office.As<UndoBulkAct, Outcome>(office.Office, verb => verb.Run(act, ActId.New())));

        var joined = (await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there);
        Assert.Equal(((MeasureId?)here, null, null), (joined.SharedFrom, joined.PartedFrom, joined.PartedOn));
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => $"{fault}".Contains($"{there.Value:N}", StringComparison.Ordinal) || $"{fault}".Contains($"{there.Value}", StringComparison.Ordinal));
        Assert.Equal(2, await CountedAsync(inspection, Today));
    }

    [Fact]
    public async Task Tasks_that_go_to_another_unit_together_go_on_sharing()
    {
        var (inspection, first, second) = await AtWorkAsync();
        var (here, there) = await MeasuresAsync(inspection, first, second);
        SeenTask[] both = [new(first, await inspection.SeenAsync(first)), new(second, await inspection.SeenAsync(second))];

        Must(await office.As<ReassignTasks, Outcome>(office.Office, verb => verb.Run(both, new Reassignment(office.FinanceDepartment, null, null, "职责调整。"), ActId.New())));

        Assert.Equal(here, (await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there).SharedFrom);
    }

    [Fact]
    public async Task Of_what_parted_and_is_taken_away_where_it_was_written_earlier_days_still_count_one()
    {
        var (inspection, first, second) = await PlannedAsync(problems: 3);
        var (here, there) = await MeasuresAsync(inspection, first, second);
        await ReassignAsync(inspection, second);
        Assert.Equal(here, (await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there).PartedFrom);

        Must(await inspection.Of(first).Act<DraftPlan>(office.UnitLead, (verb, seen) => verb.Run(first, seen, ActId.New(), new PlanDraft("到位。", null, null,
            [(MeasureId.New(), new MeasureDraft("换一条措施。", MeasureKind.General, office.WaterDepartment, office.Handler, new DateOnly(2026, 5, 31)))]))));

        Assert.Null((await inspection.LoadAsync(second)).Measures.Single(m => m.Id == there).PartedFrom);
    }

    private DateOnly Today => OfficeDay.Default.Of(office.Clock.GetUtcNow());

    private (AmendmentDecision Decision, PersonId Person)[] Steps => [(AmendmentDecision.Agree, office.Leader), (AmendmentDecision.Review, office.Office), (AmendmentDecision.Approve, office.LeadingGroup)];

    private Task<Outcome> TryAsync(TestInspection inspection, TaskId task, AmendedMeasure line) => inspection.Of(task).Act<ProposeAmendment>(office.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(), [line], "情况有变。"));

    private async Task ProposeAsync(TestInspection inspection, TaskId task, AmendedMeasure line) => Must(await TryAsync(inspection, task, line));

    private Task<Outcome> StepAsync(TestInspection inspection, TaskId task, AmendmentDecision decision, PersonId person) =>
        office.As<DecideAmendments, Outcome>(person, async verb => await verb.Run(decision, [new SeenTask(task, await inspection.SeenAsync(task))], decision == AmendmentDecision.Approve ? "会议纪要" : null, ActId.New()));

    private async Task DecideAsync(TestInspection inspection, TaskId task)
    {
        foreach (var (decision, person) in Steps) Must(await StepAsync(inspection, task, decision, person));
    }

    private async Task ReassignAsync(TestInspection inspection, TaskId task) => Must(await inspection.Of(task).Act<ReassignTask>(office.Office, (verb, seen) =>
        verb.Run(task, seen, ActId.New(), new Assignment(office.Leader, office.FinanceDepartment, Today.AddMonths(2)), Reason.Of("职责调整。"))));

    private async Task<int> CountedAsync(TestInspection inspection, DateOnly day) => (await office.As<CountMeasures, MeasureSums?>(office.Office, count => count.Run(inspection.Id, new AsOf(day, office.Clock.GetUtcNow()))))!.Counted;

    /// <summary>Of two problems with a plan in force, which share nothing.</summary>
    private async Task<(TestInspection Inspection, TaskId First, TaskId Second)> SeparateAsync(int restricted = 0)
    {
        var inspection = await RegisteredAsync(office, problems: 2, restricted: restricted);
        var (first, second) = restricted == 0 ? (inspection.Tasks[0], inspection.Tasks[1]) : (inspection.Tasks[1], inspection.Tasks[0]);
        foreach (var (task, text) in new[] { (first, Written), (second, Own) })
        {
            await inspection.Of(task).WalkTo(TaskState.Planning);
            await inspection.Of(task).DraftPlanAsync([text]);
            await inspection.Of(task).AgreePlanAsync();
        }
        await ApproveAsync(inspection);
        return (inspection, first, second);
    }

    /// <summary>Two problems in planning: the first has one measure, the second shares it beside one of its own.</summary>
    private async Task<(TestInspection Inspection, TaskId First, TaskId Second)> PlannedAsync(int problems = 2)
    {
        var inspection = await RegisteredAsync(office, problems);
        var (first, second) = (inspection.Tasks[0], inspection.Tasks[1]);
        foreach (var task in new[] { first, second }) await inspection.Of(task).WalkTo(TaskState.Planning);
        await inspection.Of(first).DraftPlanAsync([Written]);
        await inspection.Of(second).DraftPlanAsync([Own]);
        var measure = (await inspection.LoadAsync(first)).Counting.Single().Id;
        Must(await inspection.Of(second).Act<ShareMeasure>(office.UnitLead, (verb, seen) => verb.Run(second, seen, ActId.New(), measure)));
        return (inspection, first, second);
    }

    private async Task<(TestInspection Inspection, TaskId First, TaskId Second)> AtWorkAsync()
    {
        var (inspection, first, second) = await PlannedAsync();
        await inspection.Of(first).AgreePlanAsync();
        await inspection.Of(second).AgreePlanOnceSubmittedAsync(office);
        await ApproveAsync(inspection);
        return (inspection, first, second);
    }

    private async Task ApproveAsync(TestInspection inspection)
    {
        await using var db = office.OpenDatabase();
        var version = await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => i.Version).SingleAsync();
        Must(await office.As<ApprovePlan, Outcome>(office.LeadingGroup, verb => verb.Run(inspection.Id, version, "党组会纪要2026年第4期", ActId.New())));
    }

    private async Task RewriteAsync(TestInspection inspection, TaskId task, string text)
    {
        var measure = (await inspection.LoadAsync(task)).Counting.Single();
        Must(await inspection.Of(task).Act<DraftPlan>(office.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(),
            new PlanDraft("到位。", null, null, [(measure.Id, new MeasureDraft(text, measure.Kind, measure.OwnerUnitId, measure.OwnerPersonId, measure.DueOn))]))));
    }

    private static async Task<(MeasureId Here, MeasureId There)> MeasuresAsync(TestInspection inspection, TaskId first, TaskId second) =>
        ((await inspection.LoadAsync(first)).Counting.Single().Id, (await inspection.LoadAsync(second)).Counting.Single(m => m.SharedFrom is not null).Id);
}

file static class Walks
{
    /// <summary>The plan became a draft again when the measure was shared.</summary>
    public static async Task AgreePlanOnceSubmittedAsync(this TestInspection inspection, TestOffice office)
    {
        Must(await inspection.Act<SubmitPlan>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New())));
        await inspection.AgreePlanAsync();
    }
}
