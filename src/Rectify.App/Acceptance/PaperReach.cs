using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.Takeovers;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Acceptance;

/// <summary>
/// How far an act on paper reaches: one task, several that the paper names, a plan version with all its tasks, or a batch of 补录. What is wider is locked before the task the paper is entered at, in the
/// order in which every act locks it.
/// </summary>
internal sealed class PaperReach
{
    private readonly PlanApproval? plan;
    private readonly TakeoverApproval? batch;

    private readonly NamedTasks? named;

    private PaperReach(bool isOne, PlanApproval? plan = null, TakeoverApproval? batch = null, NamedTasks? named = null) => (IsOne, this.plan, this.batch, this.named) = (isOne, plan, batch, named);

    public bool IsOne { get; }

    public TakeoverId? Takeover => batch?.Batch.Id;

    /// <summary>What is decided on, as it stands; null for tasks, which are asked one by one, and for a batch, which never changes.</summary>
    public string? SeenSha256 => plan?.Sha256;

    /// <summary>The tasks the paper names, in the order of the document; none where it does not.</summary>
    public IReadOnlyList<RectificationTask> Named => named?.Tasks ?? [];

    /// <summary>Everything decided by the one act.</summary>
    public IEnumerable<IRaisesFacts> Roots =>
        plan is not null ? [plan.Inspection, .. plan.Tasks]
        : batch is not null ? [batch.Batch, .. batch.Tasks, .. batch.Problems]
        : Named;

    /// <param name="named">Tasks the paper names beside that one.</param>
    public static async Task<PaperReach> TakeAsync(ActSession session, TaskVerb verb, TaskId task, IReadOnlyCollection<TaskId> named)
    {
        if (!PaperAct.ReachesFurther(verb)) return named.Count > 0 ? new PaperReach(false, named: await NamedTasks.TakeAsync(session, verb, [task, .. named])) : new PaperReach(true);
        var (db, ct) = (session.Db, session.Cancelled);
        if (verb == TaskVerb.ApprovePlan)
        {
            var inspection = await db.Tasks.AsNoTracking().Where(t => t.Id == task).Select(t => (InspectionId?)t.InspectionId).SingleOrDefaultAsync(ct);
            return new PaperReach(false, inspection is { } of ? await PlanApproval.TakeAsync(session, of) : null);
        }
        var waiting = await db.Takeovers.AsNoTracking().Where(b => b.State == TakeoverState.Proposed && b.Lines.Any(line => line.TaskId == task)).Select(b => (TakeoverId?)b.Id).SingleOrDefaultAsync(ct);
        return new PaperReach(false, batch: waiting is { } id ? await TakeoverApproval.TakeAsync(session, id) : null);
    }

    /// <summary>What keeps whoever stamps from deciding it; null when nothing does.</summary>
    public Outcome? WhyNot(Stamp stamp) =>
        plan is not null ? plan.WhyNot(stamp)
        : batch is not null ? batch.Batch.Undecidable(stamp) is { } refusal ? new Outcome.Refused(refusal) : null
        : named is not null ? named.WhyNot(stamp)
        : Outcome.None;

    public async Task<Outcome> RunAsync(ActSession session, IContentStore files, PaperAct paper, Stamp stamp) =>
        plan is not null ? await plan.ApproveAsync(session, files, paper.Reason, stamp)
        : batch is not null ? await batch.ApproveAsync(stamp)
        : named is not null ? named.Run(paper, stamp)
        : Outcome.None;
}

/// <summary>Several tasks of one inspection that one paper names: the same is decided on each, all or none, and a refusal says of which.</summary>
internal sealed class NamedTasks
{
    private readonly TaskVerb verb;
    private readonly IReadOnlyDictionary<TaskId, TaskSetting> settings;

    private NamedTasks(TaskVerb verb, IReadOnlyList<RectificationTask> tasks, IReadOnlyDictionary<TaskId, TaskSetting> settings) => (this.verb, Tasks, this.settings) = (verb, tasks, settings);

    public IReadOnlyList<RectificationTask> Tasks { get; }

    /// <summary>Null where one of them is out of sight, or of another inspection.</summary>
    public static async Task<NamedTasks?> TakeAsync(ActSession session, TaskVerb verb, IReadOnlyCollection<TaskId> named)
    {
        var ids = named.Distinct().ToList();
        var tasks = await session.LockTasksAsync(ids, TaskParts.All);
        return tasks.Count == ids.Count && tasks.DistinctBy(t => t.InspectionId).Count() == 1 ? new NamedTasks(verb, tasks, await session.SettingsAsync(tasks)) : null;
    }

    public Outcome? WhyNot(Stamp stamp) => Refused(Tasks.SelectMany(t => t.WhyNot(verb, settings[t.Id], stamp).Select(unmet => unmet with { Subject = t.Id.Value })));

    public Outcome Run(PaperAct paper, Stamp stamp) => Refused(Tasks.Select(t => (Task: t, Refusal: PaperVerbs.Run(t, paper, settings[t.Id], stamp))).Where(one => one.Refusal is not null)
        .SelectMany(one => one.Refusal!.Unmet.Select(unmet => unmet with { Subject = one.Task.Id.Value }))) ?? Outcome.Ok;

    private Outcome.Refused? Refused(IEnumerable<Unmet> unmet) => unmet.ToList() is { Count: > 0 } all ? new Outcome.Refused(new Refusal(verb, all)) : null;
}
