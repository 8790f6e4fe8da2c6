using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.LookBacks;

/// <summary>The office closes a campaign when every item has its result.</summary>
public sealed class CloseLookBack(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LookBackId id, int seen, ActId act, CancellationToken ct = default) =>
        work.DecideLookBackAsync(nameof(CloseLookBack), id, seen, act, (campaign, session) => Task.FromResult(Outcome.Of(campaign.Close(session.Stamp))), ct);
}
