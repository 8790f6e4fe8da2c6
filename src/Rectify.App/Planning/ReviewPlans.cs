using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Planning;

/// <summary>The office passes many plans on to the leading group in one act. All or none; a refusal names every task that stands in the way.</summary>
public sealed class ReviewPlans(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, ActId act, CancellationToken ct = default) =>
        work.DecideManyAsync(nameof(ReviewPlans), tasks, act, TaskParts.Measures, (task, _, setting, stamp) => task.ReviewPlan(setting, stamp), ct);
}
