using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>The office takes a waiting batch back with the reason, to put it right and propose it anew.</summary>
public sealed class WithdrawTakeover(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TakeoverId id, ActId act, Reason reason, CancellationToken ct = default) => work.RunAsync(nameof(WithdrawTakeover), act, async session =>
        await TakeoverLock.TakeAsync(session, id) is var (batch, _) ? Outcome.Of(batch.Withdraw(reason, session.Stamp)) : Outcome.None, ct);
}
