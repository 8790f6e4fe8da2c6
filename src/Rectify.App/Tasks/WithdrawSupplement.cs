using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The auditor no longer asks for the supplement: the measure closes again.</summary>
public sealed class WithdrawSupplement(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, MeasureId measure, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.WithdrawSupplement, id, seen, act, TaskParts.All, (task, setting, session) => task.WithdrawSupplement(measure, setting, session.Stamp), ct);
}
