using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The office proposes to withdraw a task or to merge its problem into another.</summary>
public sealed class ProposeWithdrawal(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, Reason reason, ProblemId? mergedInto, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.ProposeWithdrawal, id, seen, act, TaskParts.Root, (task, setting, session) => task.ProposeWithdrawal(reason, mergedInto, setting, session.Stamp), ct);
}
