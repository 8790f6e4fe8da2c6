using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The leader, by the ladder, confirms the unit's claim.</summary>
public sealed class ConfirmClosure(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.Confirm, id, seen, act, TaskParts.Root, (task, setting, session) => task.Confirm(setting, session.Stamp), ct);
}
