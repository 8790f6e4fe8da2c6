using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>An auditor takes a submitted task from the pool.</summary>
public sealed class TakeReview(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.TakeReview, id, seen, act, TaskParts.All, (task, setting, session) => task.TakeReview(ReviewId.New(), setting, session.Stamp), ct);
}
