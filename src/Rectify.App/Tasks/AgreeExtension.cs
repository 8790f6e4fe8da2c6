using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The leading responsible leader agrees to the open request.</summary>
public sealed class AgreeExtension(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.AgreeExtension, id, seen, act, TaskParts.Measures | TaskParts.Extensions, (task, setting, session) => task.AgreeExtension(setting, session.Stamp), ct);
}
