using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.LookBacks;

/// <summary>Draws the sample from what lies in the scope now. It is drawn once; whoever comes second finds it drawn.</summary>
public sealed class DrawSample(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LookBackId id, int seen, ActId act, CancellationToken ct = default) => work.DecideLookBackAsync(nameof(DrawSample), id, seen, act, async (campaign, session) =>
        Outcome.Of(campaign.Draw(campaign.State == LookBackState.Opened
            ? await LookBackScope.ReadAsync(session.Db, [.. campaign.Inspections.Select(i => i.InspectionId)], campaign.ClosedFrom, campaign.ClosedUntil, campaign.Weights, ct) : [], session.Stamp)), ct);
}
