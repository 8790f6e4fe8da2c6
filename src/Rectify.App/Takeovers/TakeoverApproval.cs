using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>
/// A batch with its tasks, locked for the leading group's approval: one act for it and all its tasks, each through its row of the life cycle. One refusal and nothing happens; the answer names every
/// task that stands in the way. The problems' wording freezes.
/// </summary>
internal sealed class TakeoverApproval
{
    private readonly ActSession session;

    private TakeoverApproval(ActSession session, Takeover batch, IReadOnlyList<RectificationTask> tasks) => (this.session, Batch, Tasks) = (session, batch, tasks);

    public Takeover Batch { get; }

    public IReadOnlyList<RectificationTask> Tasks { get; }

    /// <summary>The tasks' problems, once the batch is approved.</summary>
    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    /// <summary>Null when there is no such batch, or the actor may not see all of it.</summary>
    public static async Task<TakeoverApproval?> TakeAsync(ActSession session, TakeoverId id) =>
        await TakeoverLock.TakeAsync(session, id) is var (batch, tasks) && tasks.Count == batch.Lines.Count ? new TakeoverApproval(session, batch, tasks) : null;

    public async Task<Outcome> ApproveAsync(Stamp stamp)
    {
        if (Batch.Undecidable(stamp) is { } undecidable) return new Outcome.Refused(undecidable);
        foreach (var paper in Batch.Papers)
            if (await ScannedPapers.WhyNotCheckedAsync(session, paper.Sha256) is { } erased) return erased;
        var settings = await session.SettingsAsync(Tasks);
        var lineOf = Batch.Lines.ToDictionary(line => line.TaskId);
        var unmet = (await TakenNumbers.FindAsync(session, [.. Tasks.Select(task => (task, lineOf[task.Id].FilingNumber))])).ToList();
        foreach (var task in Tasks)
            if (task.TakeOver(Batch.Id, lineOf[task.Id].Says, settings[task.Id], stamp) is { } refusal) unmet.AddRange(refusal.Unmet.Select(u => u with { Subject = task.Id.Value }));
        if (unmet.Count > 0) return new Outcome.Refused(new Refusal(TaskVerb.TakeOver, unmet));

        if (Batch.Approve(stamp) is { } refused) return new Outcome.Refused(refused);
        var problems = Tasks.Select(task => task.ProblemId).Distinct().ToList();
        Problems = await session.Db.Problems.Where(p => problems.Contains(p.Id)).ToListAsync(session.Cancelled);
        foreach (var problem in Problems) problem.Freeze(stamp.On);
        return Outcome.Ok;
    }
}
