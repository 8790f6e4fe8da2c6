using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>The leading group refuses a batch with the reason: nothing happens to its tasks, and they wait no more.</summary>
public sealed class RefuseTakeover(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TakeoverId id, ActId act, Reason reason, CancellationToken ct = default) => work.RunAsync(nameof(RefuseTakeover), act, async session =>
        await TakeoverLock.TakeAsync(session, id) is var (batch, _) ? Outcome.Of(batch.Refuse(reason, session.Stamp)) : Outcome.None, ct);
}
