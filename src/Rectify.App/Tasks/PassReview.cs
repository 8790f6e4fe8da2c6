using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The review is passed; the acceptance group takes over.</summary>
public sealed class PassReview(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.PassReview, id, seen, act, TaskParts.All, (task, setting, session) => task.PassReview(setting, session.Stamp), ct);
}
