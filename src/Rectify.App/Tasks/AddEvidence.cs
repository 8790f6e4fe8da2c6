using Rectify.App.Data;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>Adds a stored file to a task with what it proves. Conflicts with no other act; refused once the task has been applied for, but for a measure on which the auditor asks for a supplement.</summary>
public sealed class AddEvidence(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, ActId act, StoredFile file, DateOnly? evidenceOn, IReadOnlyList<Proof> proves, EvidenceId? replaces = null, CancellationToken ct = default) =>
        work.AddAsync(TaskVerb.AddEvidence, id, act, TaskParts.Measures | TaskParts.Evidence | TaskParts.Reviews | TaskParts.Acceptance, (task, setting, session) => task.AddEvidence(EvidenceId.New(), file, evidenceOn, proves, replaces, setting, session.Stamp), ct);
}
