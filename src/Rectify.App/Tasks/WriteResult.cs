using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The unit writes the effect and, for what is not done, reason and next steps.</summary>
public sealed class WriteResult(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Result result, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.WriteResult, id, seen, act, TaskParts.Root, (task, setting, session) => task.WriteResult(result, setting, session.Stamp), ct);
}
