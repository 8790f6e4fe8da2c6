using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The objection window is over without an upheld objection.</summary>
public sealed class EndDisplay(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.EndDisplay, id, seen, act, TaskParts.All, (task, setting, session) => task.EndDisplay(setting, session.Stamp), ct);
}
