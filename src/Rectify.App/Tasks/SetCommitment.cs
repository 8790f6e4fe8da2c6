using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>A measure is given a frequency commitment (频次承诺), another one, or none.</summary>
public sealed class SetCommitment(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, MeasureId measure, Commitment? commitment, Reason? reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.SetCommitment, id, seen, act, TaskParts.Measures, (task, setting, session) => task.SetCommitment(measure, commitment, reason, setting, session.Stamp), ct);
}
