using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>Office or leader give the plan of one task back with a reason.</summary>
public sealed class ReturnPlan(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.ReturnPlan, id, seen, act, TaskParts.Measures, (task, setting, session) => task.ReturnPlan(reason, setting, session.Stamp), ct);
}
