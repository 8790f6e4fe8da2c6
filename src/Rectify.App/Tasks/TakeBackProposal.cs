using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The office takes a proposal to merge, to withdraw or to restore back.</summary>
public sealed class TakeBackProposal(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.TakeBackProposal, id, seen, act, TaskParts.Root, (task, setting, session) => task.TakeBackProposal(reason, setting, session.Stamp), ct);
}
