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
/// How far an act on paper reaches: one task, a plan version with all its tasks, or a batch of 补录. What is wider is locked before the task the paper is entered at, in the order in which every act locks it.
/// </summary>
internal sealed class PaperReach
{
    private readonly PlanApproval? plan;
    private readonly TakeoverApproval? batch;

    private PaperReach(bool isOne, PlanApproval? plan, TakeoverApproval? batch) => (IsOne, this.plan, this.batch) = (isOne, plan, batch);

    public bool IsOne { get; }

    public TakeoverId? Takeover => batch?.Batch.Id;

    /// <summary>What is decided on, as it stands; null for one task, and for a batch, which never changes.</summary>
    public string? SeenSha256 => plan?.Sha256;

    /// <summary>Everything decided by the one act.</summary>
    public IEnumerable<IRaisesFacts> Roots =>
        plan is not null ? [plan.Inspection, .. plan.Tasks]
        : batch is not null ? [batch.Batch, .. batch.Tasks, .. batch.Problems]
        : [];

    public static async Task<PaperReach> TakeAsync(ActSession session, TaskVerb verb, TaskId task)
    {
        if (!PaperAct.ReachesFurther(verb)) return new PaperReach(true, null, null);
        var (db, ct) = (session.Db, session.Cancelled);
        if (verb == TaskVerb.ApprovePlan)
        {
            var inspection = await db.Tasks.AsNoTracking().Where(t => t.Id == task).Select(t => (InspectionId?)t.InspectionId).SingleOrDefaultAsync(ct);
            return new PaperReach(false, inspection is { } of ? await PlanApproval.TakeAsync(session, of) : null, null);
        }
        var waiting = await db.Takeovers.AsNoTracking().Where(b => b.State == TakeoverState.Proposed && b.Lines.Any(line => line.TaskId == task)).Select(b => (TakeoverId?)b.Id).SingleOrDefaultAsync(ct);
        return new PaperReach(false, null, waiting is { } id ? await TakeoverApproval.TakeAsync(session, id) : null);
    }

    /// <summary>What keeps whoever stamps from deciding it; null when nothing does.</summary>
    public Outcome? WhyNot(Stamp stamp) =>
        plan is not null ? plan.WhyNot(stamp)
        : batch is not null ? batch.Batch.Undecidable(stamp) is { } refusal ? new Outcome.Refused(refusal) : null
        : Outcome.None;

    public async Task<Outcome> RunAsync(ActSession session, IContentStore files, string? minutes, Stamp stamp) =>
        plan is not null ? await plan.ApproveAsync(session, files, minutes, stamp)
        : batch is not null ? await batch.ApproveAsync(stamp)
        : Outcome.None;
}
