using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>批准/驳回 of the open request by whom the regime names.</summary>
public sealed class DecideExtension(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, bool granted, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.DecideExtension, id, seen, act, TaskParts.Measures | TaskParts.Extensions, (task, setting, session) => task.DecideExtension(granted, reason, setting, session.Stamp), ct);
}
