using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Planning;

/// <summary>The office, or the leader, sends many plans back to their units with one reason. All or none.</summary>
public sealed class ReturnPlans(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, Reason reason, ActId act, CancellationToken ct = default) =>
        work.DecideManyAsync(nameof(ReturnPlans), tasks, act, TaskParts.Measures, (task, _, setting, stamp) => task.ReturnPlan(reason, setting, stamp), ct);
}
