using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>改派: the office names another unit; what the old one did stays on record.</summary>
public sealed class ReassignTask(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Assignment to, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.Reassign, id, seen, act, TaskParts.All, (task, setting, session) => task.Reassign(to, reason, setting, session.Stamp), ct);
}
