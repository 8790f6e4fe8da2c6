using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The leading responsible leader agrees to the plan of one task.</summary>
public sealed class AgreePlan(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.AgreePlan, id, seen, act, TaskParts.Measures, (task, setting, session) => task.AgreePlan(setting, session.Stamp), ct);
}
