using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>Registers a rule made, revised or repealed on measures of a task; it is counted once.</summary>
public sealed class RecordInstitution(UnitOfWork work, Door door) : IUseCase
{
    public Task<Outcome> Run(TaskId id, ActId act, InstitutionInput input, CancellationToken ct = default) => work.RecordAsync(nameof(RecordInstitution), id, act, input, door.Today(), ct);
}
