using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>报备复核 by the upper body, where the regime asks.</summary>
public sealed class ConfirmAsUpperLevel(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.ConfirmAsUpperLevel, id, seen, act, TaskParts.All, (task, setting, session) => task.ConfirmAsUpperLevel(setting, session.Stamp), ct);
}
