using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.LookBacks;

/// <summary>催办: all who are named to look and have not yet are reminded in one act, one message a person; once a day at most.</summary>
public sealed class RemindCheckers(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LookBackId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(RemindCheckers), act, async session =>
    {
        if (await session.LockLookBackAsync(id) is not { } campaign) return Outcome.None;
        return await session.WhyNotOfficeAsync([.. campaign.Inspections.Select(i => i.InspectionId)]) ?? Outcome.Of(campaign.Remind(session.Stamp));
    }, ct);
}
