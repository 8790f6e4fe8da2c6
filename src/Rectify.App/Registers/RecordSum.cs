using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>Registers money at stake and recovered on measures of a task; the balance is computed.</summary>
public sealed class RecordSum(UnitOfWork work, Door door) : IUseCase
{
    public Task<Outcome> Run(TaskId id, ActId act, SumInput input, CancellationToken ct = default) => work.RecordAsync(nameof(RecordSum), id, act, input, door.Today(), ct);
}
