using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>An objection holds: back to acceptance, the earlier opinion stays.</summary>
public sealed class UpholdObjection(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, ObjectionId objection, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.UpholdObjection, id, seen, act, TaskParts.All, (task, setting, session) => task.UpholdObjection(objection, ReviewId.New(), reason, setting, session.Stamp), ct);
}
