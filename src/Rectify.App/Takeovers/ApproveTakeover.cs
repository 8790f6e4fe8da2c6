using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>
/// The leading group approves a batch: one act for it and all its tasks, each through its row of the life cycle. One refusal and nothing happens; the answer names every task that stands in the way.
/// The problems' wording freezes.
/// </summary>
public sealed class ApproveTakeover(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TakeoverId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ApproveTakeover), act, async session =>
    {
        if (await TakeoverLock.TakeAsync(session, id) is not var (batch, tasks)) return Outcome.None;
        if (batch.Undecidable(session.Stamp) is { } undecidable) return new Outcome.Refused(undecidable);
        if (tasks.Count != batch.Lines.Count) return Outcome.None;
        var settings = await session.SettingsAsync(tasks);
        var lineOf = batch.Lines.ToDictionary(line => line.TaskId);
        var unmet = (await TakenNumbers.FindAsync(session, [.. tasks.Select(task => (task, lineOf[task.Id].FilingNumber))])).ToList();
        foreach (var task in tasks)
            if (task.TakeOver(batch.Id, lineOf[task.Id].Says, settings[task.Id], session.Stamp) is { } refusal) unmet.AddRange(refusal.Unmet.Select(u => u with { Subject = task.Id.Value }));
        if (unmet.Count > 0) return new Outcome.Refused(new Refusal(TaskVerb.TakeOver, unmet));

        if (batch.Approve(session.Stamp) is { } refused) return new Outcome.Refused(refused);
        var problems = tasks.Select(task => task.ProblemId).Distinct().ToList();
        foreach (var problem in await session.Db.Problems.Where(p => problems.Contains(p.Id)).ToListAsync(ct)) problem.Freeze(session.Stamp.On);
        return Outcome.Ok;
    }, ct);
}
