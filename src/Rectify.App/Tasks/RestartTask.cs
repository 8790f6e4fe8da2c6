using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>重启 of a closed or sustained task with a new deadline; the earlier opinion stays.</summary>
public sealed class RestartTask(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, DateOnly dueOn, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.Restart, id, seen, act, TaskParts.All, (task, setting, session) => task.Restart(reason, dueOn, setting, session.Stamp), ct);
}
