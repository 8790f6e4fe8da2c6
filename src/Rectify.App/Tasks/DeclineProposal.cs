using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The leading group declines a proposal to merge, to withdraw or to restore.</summary>
public sealed class DeclineProposal(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.DeclineProposal, id, seen, act, TaskParts.Root, (task, setting, session) => task.DeclineProposal(reason, setting, session.Stamp), ct);
}
