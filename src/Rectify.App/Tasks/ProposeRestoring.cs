using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The office proposes to take a withdrawn task up again.</summary>
public sealed class ProposeRestoring(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.ProposeRestoring, id, seen, act, TaskParts.Root, (task, setting, session) => task.ProposeRestoring(reason, setting, session.Stamp), ct);
}
