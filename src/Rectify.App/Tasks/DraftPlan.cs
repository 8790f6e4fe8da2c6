using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The unit writes target, standard, cause and measures of one task.</summary>
public sealed class DraftPlan(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, PlanDraft draft, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.DraftPlan, id, seen, act, TaskParts.Measures | TaskParts.Progress | TaskParts.Evidence | TaskParts.Commitments | TaskParts.Indicators, (task, setting, session) => task.DraftPlan(draft, setting, session.Stamp), ct);
}
