using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The office has reviewed the plan of one task.</summary>
public sealed class ReviewPlan(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.ReviewPlan, id, seen, act, TaskParts.Measures, (task, setting, session) => task.ReviewPlan(setting, session.Stamp), ct);
}
