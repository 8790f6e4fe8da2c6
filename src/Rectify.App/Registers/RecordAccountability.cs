using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>Registers an accountability case on measures of a task; persons and cases are different counts.</summary>
public sealed class RecordAccountability(UnitOfWork work, Door door) : IUseCase
{
    public Task<Outcome> Run(TaskId id, ActId act, AccountabilityInput input, CancellationToken ct = default) => work.RecordAsync(nameof(RecordAccountability), id, act, input, door.Today(), ct);
}
