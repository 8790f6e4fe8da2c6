using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>重启 of a closed or sustained task with a new deadline; the earlier opinion stays. An archived inspection is opened again by it.</summary>
public sealed class RestartTask(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, DateOnly dueOn, CancellationToken ct = default) => work.RunAsync($"{TaskVerb.Restart}", act, async session =>
    {
        if (await session.LockTaskAsync(id, deciding: true, TaskParts.All) is not var (task, setting)) return Outcome.None;
        if (task.Version != seen) return await session.ChangedSinceAsync(id, seen);
        if (task.Restart(reason, dueOn, setting, session.Stamp) is { } refusal) return new Outcome.Refused(refusal);
        await session.OpenAgainAsync(task.InspectionId);
        return Outcome.Ok;
    }, ct);
}
