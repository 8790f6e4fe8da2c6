using Microsoft.EntityFrameworkCore;
using Rectify.App;
using Rectify.App.Data;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Testing;

/// <summary>An inspection of the test bureau with registered problems, and the walk through the life cycle by the real verbs.</summary>
public sealed class TestInspection
{
    private readonly TestOffice office;

    private TestInspection(TestOffice office, InspectionId id) => (this.office, Id) = (office, id);

    public InspectionId Id { get; }

    public IReadOnlyList<TaskId> Tasks { get; private set; } = [];

    public TaskId Task => Tasks[0];

    /// <summary>The same inspection with another task as its first, for the walks through the life cycle.</summary>
    public TestInspection Of(TaskId task) => new(office, Id) { Tasks = [task] };

    /// <param name="restricted">So many of them, the first ones, are restricted.</param>
    public static async Task<TestInspection> RegisteredAsync(TestOffice office, int problems = 1, Regime? regime = null, int restricted = 0)
    {
        var inspection = new TestInspection(office, InspectionId.New());
        await using var db = office.OpenDatabase();
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        var stamp = new Stamp(new Actor(office.Office, [], [], [], UnitTree.Empty), office.Clock.GetUtcNow(), today);
        var round = Round.Open(RoundId.New(), "2026年第一轮巡察", "中共云湖市委", InspectionLevel.City, 2026, stamp);
        db.Add(round);
        db.Add(Inspection.Open(inspection.Id, round.Id, office.Bureau, new InspectionFacts(InspectionKind.Routine, "市委第二巡察组", new DateOnly(2026, 1, 5), new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 16)), regime ?? new Regime(), WorkingCalendar.Weekends, stamp));
        var number = 5000 + await db.Problems.CountAsync();
        for (var i = 1; i <= problems; i++)
        {
            var problem = Problem.Register(ProblemId.New(), number + i, inspection.Id, null, i, $"{i}", $"第{i}处排口整治滞后，巡查记录与现场不符。", ReportedGrade.NotStated, null, i <= restricted, stamp);
            var task = RectificationTask.Register(TaskId.New(), problem.Id, inspection.Id, i, 1, stamp);
            db.AddRange(problem, task);
            inspection.Tasks = [.. inspection.Tasks, task.Id];
        }
        await db.SaveChangesAsync();
        return inspection;
    }

    /// <summary>Walks the first task to that state by the real use cases, each as the person whose act it is.</summary>
    /// <param name="measures">Texts of its plan; two where none are given.</param>
    public async Task WalkTo(TaskState state, DateOnly? dueOn = null, IReadOnlyList<string>? measures = null)
    {
        await Must(() => Assign(dueOn ?? new DateOnly(2026, 6, 30)));
        if (state == TaskState.Assigned) return;
        await Must(() => Act<SignForTask>(office.UnitLead, (verb, seen) => verb.Run(Task, seen, ActId.New())));
        if (state == TaskState.Planning) return;
        await DraftPlanAsync(measures ?? ["对排口逐一溯源，建立一口一档。", "拆除非法排口，清理岸坡。"]);
        await AgreePlanAsync();
        await Must(ApprovePlanAsync);
        if (state == TaskState.Rectifying) return;
        await Must(ProveAsync);
        await Must(() => Act<ApplyForClosure>(office.UnitLead, (verb, seen) => verb.Run(Task, seen, ActId.New())));
        if (state == TaskState.Applied) return;
        await Must(() => Act<ConfirmClosure>(office.Leader, (verb, seen) => verb.Run(Task, seen, ActId.New())));
        if (state == TaskState.Submitted) return;
        if (state is TaskState.UnderAcceptance or TaskState.Closed or TaskState.Sustained)
        {
            await new TestAcceptance(office, this).WalkTo(state);
            return;
        }
        throw new ArgumentOutOfRangeException(nameof(state), state, "Not walked to here.");
    }

    public Task<Outcome> Assign(DateOnly dueOn, TaskId? task = null) =>
        office.As<AssignTasks, Outcome>(office.Office, async verb => await verb.Run([new AssignmentLine(task ?? Task, await SeenAsync(task ?? Task), new Assignment(office.Leader, office.WaterDepartment, dueOn, null, office.Handler))], ActId.New()));

    /// <summary>From rectifying, with everything proven before, to submitted again.</summary>
    public async Task ApplyAgainAsync()
    {
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        foreach (var measure in (await LoadAsync()).Counting)
            await Must(() => office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(Task, new ProgressReport(measure.Id, "已按要求补充完善。", today, ReportedGrade.Done))], ActId.New())));
        await Must(() => Act<ApplyForClosure>(office.UnitLead, (verb, seen) => verb.Run(Task, seen, ActId.New())));
        await Must(() => Act<ConfirmClosure>(office.Leader, (verb, seen) => verb.Run(Task, seen, ActId.New())));
    }

    /// <summary>From rectifying, with nothing proven yet, to submitted; to applied where it is not confirmed.</summary>
    public async Task ProveAndApplyAsync(bool confirm = true)
    {
        await Must(ProveAsync);
        await Must(() => Act<ApplyForClosure>(office.UnitLead, (verb, seen) => verb.Run(Task, seen, ActId.New())));
        if (!confirm) return;
        await Must(() => Act<ConfirmClosure>(office.Leader, (verb, seen) => verb.Run(Task, seen, ActId.New())));
    }

    /// <summary>Runs a deciding use case on the first task as that person, with the version as it stands.</summary>
    public async Task<Outcome> Act<TUseCase>(PersonId person, Func<TUseCase, int, Task<Outcome>> run) where TUseCase : notnull
    {
        var seen = await SeenAsync(Task);
        return await office.As<TUseCase, Outcome>(person, verb => run(verb, seen));
    }

    public async Task<int> SeenAsync(TaskId task)
    {
        await using var db = office.OpenDatabase();
        return await db.Tasks.Where(t => t.Id == task).Select(t => t.Version).SingleAsync();
    }

    /// <summary>The whole task as it stands in the database.</summary>
    public async Task<RectificationTask> LoadAsync(TaskId? task = null)
    {
        await using var db = office.OpenDatabase();
        return await db.Tasks.AsNoTracking().AsSplitQuery().Include(t => t.Supporting).Include(t => t.Spans).Include(t => t.Measures).Include(t => t.Progress)
            .Include(t => t.Evidence).ThenInclude(e => e.Uses).Include(t => t.Extensions).Include(t => t.Supplements).Include(t => t.Reviews).ThenInclude(r => r.Judgements).Include(t => t.Reviews).ThenInclude(r => r.Cells)
            .Include(t => t.Panel).Include(t => t.Opinions).ThenInclude(o => o.Measures).Include(t => t.Opinions).ThenInclude(o => o.Signatures)
            .SingleAsync(t => t.Id == (task ?? Task));
    }

    /// <summary>Drafted and submitted by the unit.</summary>
    public async Task DraftPlanAsync(IReadOnlyList<string> texts)
    {
        var measures = texts.Select(text => (MeasureId.New(), new MeasureDraft(text, MeasureKind.General, office.WaterDepartment, office.Handler, new DateOnly(2026, 5, 31)))).ToList();
        await Must(() => Act<DraftPlan>(office.UnitLead, (verb, seen) => verb.Run(Task, seen, ActId.New(), new PlanDraft("排口全部整治到位。", "现场核查无排放。", null, measures))));
        await Must(() => Act<SubmitPlan>(office.UnitLead, (verb, seen) => verb.Run(Task, seen, ActId.New())));
    }

    /// <summary>Agreed to by the leader and reviewed by the office.</summary>
    public async Task AgreePlanAsync()
    {
        await Must(() => Act<AgreePlan>(office.Leader, (verb, seen) => verb.Run(Task, seen, ActId.New())));
        await Must(() => Act<ReviewPlan>(office.Office, (verb, seen) => verb.Run(Task, seen, ActId.New())));
    }

    private async Task<Outcome> ApprovePlanAsync()
    {
        await using var db = office.OpenDatabase();
        var version = await db.Inspections.Where(i => i.Id == Id).Select(i => i.Version).SingleAsync();
        return await office.As<ApprovePlan, Outcome>(office.LeadingGroup, verb => verb.Run(Id, version, "党组会纪要2026年第4期", ActId.New()));
    }

    private async Task<Outcome> ProveAsync()
    {
        var task = await LoadAsync();
        var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
        foreach (var measure in task.Counting)
        {
            await Must(() => office.As<AddEvidence, Outcome>(office.Handler, verb => verb.Run(Task, ActId.New(), new StoredFile($"{measure.Position:x64}", 1000, $"验收单{measure.Position}.pdf", "application/pdf"), today, [new Proof(measure.Id, "验收单写明已完成。")])));
            await Must(() => office.As<ReportProgress, Outcome>(office.UnitLead, verb => verb.Run([new ProgressLine(Task, new ProgressReport(measure.Id, "已完成，验收单齐全。", today, ReportedGrade.Done))], ActId.New())));
        }
        return await Act<WriteResult>(office.UnitLead, (verb, seen) => verb.Run(Task, seen, ActId.New(), new Result("排口全部整治，现场无排放。", null, null)));
    }

    internal static async Task Must(Func<Task<Outcome>> act) => Must(await act());

    /// <summary>Fails with the refusal in words unless it is done.</summary>
    public static void Must(Outcome outcome) =>
        Assert.True(outcome.IsDone, outcome is Outcome.Refused refused ? string.Join("; ", refused.Refusal.Unmet) : outcome is Outcome.Invalid invalid ? string.Join("; ", invalid.Errors) : outcome.ToString());
}
