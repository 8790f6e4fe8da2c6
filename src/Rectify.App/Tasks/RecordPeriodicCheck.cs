using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>A periodic check of a sustained task, with its result and the next day.</summary>
public sealed class RecordPeriodicCheck(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason result, DateOnly nextCheckOn, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.RecordCheck, id, seen, act, TaskParts.Root, (task, setting, session) => task.RecordCheck(result, nextCheckOn, setting, session.Stamp), ct);
}
