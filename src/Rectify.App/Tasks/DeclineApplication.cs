using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The leader does not confirm; back to the unit with a reason.</summary>
public sealed class DeclineApplication(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.DeclineApplication, id, seen, act, TaskParts.Root, (task, setting, session) => task.DeclineApplication(reason, setting, session.Stamp), ct);
}
