using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>认可 / 不认可 of one piece for one measure; a refusal says why.</summary>
public sealed class DecideEvidence(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, EvidenceId piece, MeasureId measure, Reason? refusedBecause, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.DecideEvidence, id, seen, act, TaskParts.All, (task, setting, session) => task.DecideEvidence(piece, measure, refusedBecause, setting, session.Stamp), ct);
}
