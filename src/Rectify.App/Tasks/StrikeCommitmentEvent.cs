using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>An event recorded by mistake is struck out with the reason; it stays readable and no longer counts.</summary>
public sealed class StrikeCommitmentEvent(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CommitmentEventId wrong, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.StrikeEvent, id, seen, act, TaskParts.Measures | TaskParts.Commitments, (task, setting, session) => task.StrikeEvent(wrong, reason, setting, session.Stamp), ct);
}
