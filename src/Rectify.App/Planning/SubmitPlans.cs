using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Planning;

/// <summary>The unit lead submits the plans of many tasks in one press. All or none; a refusal names every task that stands in the way.</summary>
public sealed class SubmitPlans(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, ActId act, CancellationToken ct = default) =>
        work.DecideManyAsync(nameof(SubmitPlans), tasks, act, TaskParts.Measures, (task, _, setting, stamp) => task.SubmitPlan(setting, stamp), ct);
}
