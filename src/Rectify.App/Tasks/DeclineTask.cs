using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>退回分派: the unit lead gives the assignment back with a reason.</summary>
public sealed class DeclineTask(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.Decline, id, seen, act, TaskParts.Root, (task, setting, session) => task.Decline(reason, setting, session.Stamp), ct);
}
