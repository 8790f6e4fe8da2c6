using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>The office names who sees to a milestone (责任人); it stands on their desk when it comes near.</summary>
public sealed class NameForMilestone(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, int seen, MilestoneKind kind, PersonId? person, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(NameForMilestone), act, async session =>
    {
        var (inspection, refusal) = await session.LockInspectionAsync(id, seen);
        if (inspection is null) return refusal;
        if (person is not { } named) return Outcome.Bad(nameof(person), "missing");
        if (!await session.Db.TakesPartAsync(named, session.Stamp.On, ct)) return Outcome.Bad(nameof(person), "inactive");
        return inspection.NameForMilestone(kind, named, session.Stamp) ? Outcome.Ok : Outcome.Bad(nameof(kind), "milestone-done");
    }, ct);
}
