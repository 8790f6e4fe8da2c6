using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The leading group approves the proposed withdrawal.</summary>
public sealed class WithdrawTask(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideAsync(TaskVerb.Withdraw, id, seen, act, TaskParts.Root, (task, setting, session) => task.Withdraw(setting, session.Stamp), ct);
}
