using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>回炉: the auditor sends the task back with a reason.</summary>
public sealed class ReturnForRework(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.ReturnForRework, id, seen, act, TaskParts.All, (task, setting, session) => task.ReturnForRework(reason, setting, session.Stamp), ct);
}
