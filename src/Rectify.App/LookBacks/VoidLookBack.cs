using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.LookBacks;

/// <summary>The office takes back a campaign in which nobody has found anything yet, with the reason.</summary>
public sealed class VoidLookBack(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LookBackId id, int seen, ActId act, Reason reason, CancellationToken ct = default) =>
        work.DecideLookBackAsync(nameof(VoidLookBack), id, seen, act, (campaign, session) => Task.FromResult(Outcome.Of(campaign.MakeVoid(reason, session.Stamp))), ct);
}
