using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>The leading group approves a batch of 补录.</summary>
public sealed class ApproveTakeover(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TakeoverId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ApproveTakeover), act, async session =>
        await TakeoverApproval.TakeAsync(session, id) is { } batch ? await batch.ApproveAsync(session.Stamp) : Outcome.None, ct);
}
