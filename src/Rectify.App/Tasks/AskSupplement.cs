using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>要求补充材料: the auditor asks for more on one measure by a day; only that measure opens to the unit.</summary>
public sealed class AskSupplement(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, MeasureId measure, Reason asked, DateOnly dueOn, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.AskSupplement, id, seen, act, TaskParts.All, (task, setting, session) => task.AskSupplement(SupplementId.New(), measure, asked, dueOn, setting, session.Stamp), ct);
}
