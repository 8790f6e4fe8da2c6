using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Reporting;

/// <summary>The office takes back a cycle that was opened by mistake, with the reason. Its number is not used again.</summary>
public sealed class VoidCycle(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(CycleId id, ActId act, Reason reason, CancellationToken ct = default) => work.RunAsync(nameof(VoidCycle), act, async session =>
    {
        var (cycle, refusal) = await session.LockCycleAsync(id);
        if (cycle is null) return refusal;
        cycle.Void(reason, session.Stamp);
        return Outcome.Ok;
    }, ct);
}
