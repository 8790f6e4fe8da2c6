using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The unit lead submits the plan of one task to the leader and the office.</summary>
public sealed class SubmitPlan(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.SubmitPlan, id, seen, act, TaskParts.Measures, (task, setting, session) => task.SubmitPlan(setting, session.Stamp), ct);
}
