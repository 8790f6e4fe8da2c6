using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>增加单位: further units are to look and report.</summary>
public sealed class AddWiderCheckUnits(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, int seen, IReadOnlyCollection<UnitId> units, ActId act, CancellationToken ct = default) => work.DecideWiderCheckAsync(nameof(AddWiderCheckUnits), id, seen, act, async (check, session) =>
        units.Count == 0 ? Outcome.Bad("Units", "missing")
        : check.AskedUnits.Union(units).Count() > WiderCheck.MaxUnits ? Outcome.Bad("Units", "too-many")
        : await session.WhyNotUnitsAsync(units, check.BodyId, "Units") ?? Outcome.Of(check.AddUnits(units, session.Stamp)), ct);
}

/// <summary>不再排查: a unit that has reported nothing is let off, with the reason.</summary>
public sealed class ReleaseWiderCheckUnit(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(WiderCheckId id, int seen, UnitId unit, Reason reason, ActId act, CancellationToken ct = default) =>
        work.DecideWiderCheckAsync(nameof(ReleaseWiderCheckUnit), id, seen, act, (check, session) => check.ReleaseUnit(unit, reason, session.Stamp), ct);
}
