using Rectify.App.Data;
using Rectify.App.Tasks;
using Rectify.Domain.People;

namespace Rectify.App.Selections;

/// <summary>签收: a unit lead takes over what a bulk assignment named the unit for, in one act, a fact each. All of them or none.</summary>
public sealed class SignForTasks(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, ActId act, CancellationToken ct = default) =>
        work.DecideManyAsync(nameof(SignForTasks), tasks, act, TaskParts.Measures, (task, _, setting, stamp) => task.SignFor(setting, stamp), ct);
}
