using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The leading group ends the periodic checks; the task is closed.</summary>
public sealed class EndSustained(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.EndSustained, id, seen, act, TaskParts.Root, (task, setting, session) => task.EndSustained(reason, setting, session.Stamp), ct);
}
