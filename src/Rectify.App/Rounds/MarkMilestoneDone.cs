using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>A milestone is done only with its proof: the number of the paper, or a sentence saying where it lies.</summary>
public sealed class MarkMilestoneDone(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, int seen, MilestoneKind kind, DateOnly on, Reason proof, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(MarkMilestoneDone), act, async session =>
    {
        var (inspection, refusal) = await session.LockInspectionAsync(id, seen);
        if (inspection is null) return refusal;
        if (on > session.Stamp.On) return Outcome.Bad(nameof(on), "day-in-future");
        if (inspection.PresenceFrom is { } presence && on < presence) return Outcome.Bad(nameof(on), "before-presence");
        inspection.MarkDone(kind, on, proof, session.Stamp);
        return Outcome.Ok;
    }, ct);
}
