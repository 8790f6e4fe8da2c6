using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The leading group approves: the task returns to the state before.</summary>
public sealed class RestoreTask(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.Restore, id, seen, act, TaskParts.Root, (task, setting, session) => task.Restore(setting, session.Stamp), ct);
}
