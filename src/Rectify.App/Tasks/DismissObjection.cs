using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>An objection does not hold: the reason is kept, the display goes on.</summary>
public sealed class DismissObjection(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, ObjectionId objection, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.DismissObjection, id, seen, act, TaskParts.All, (task, setting, session) => task.DismissObjection(objection, reason, setting, session.Stamp), ct);
}
