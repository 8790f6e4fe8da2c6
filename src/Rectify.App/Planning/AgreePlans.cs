using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Planning;

/// <summary>The leading responsible leader agrees to many plans in one press. All or none; a refusal names every task that stands in the way.</summary>
public sealed class AgreePlans(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, ActId act, CancellationToken ct = default) =>
        work.DecideManyAsync(nameof(AgreePlans), tasks, act, TaskParts.Measures, (task, _, setting, stamp) => task.AgreePlan(setting, stamp), ct);
}
