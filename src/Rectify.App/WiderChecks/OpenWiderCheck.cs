using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>部署: the office has units look whether what a problem says is found with them, too. The number follows from the inspection's locked row.</summary>
public sealed class OpenWiderCheck(UnitOfWork work) : IUseCase
{
    /// <param name="id">Made by the form.</param>
    public Task<Outcome> Run(WiderCheckId id, InspectionId inspectionId, WiderCheckKind? kind, WiderCheckInput input, IReadOnlyCollection<UnitId> units, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(OpenWiderCheck), act, async session =>
    {
        if (kind is not { } known || !Enum.IsDefined(known)) return Outcome.Bad("Kind", "missing");
        var (inspection, refusal) = await session.LockInspectionAsync(inspectionId, seen: null);
        if (inspection is null) return refusal;
        var (draft, invalid) = await input.ToDraftAsync(session, inspectionId, inspection.BodyId, known);
        if (draft is null) return invalid!;
        if (units.Count == 0) return Outcome.Bad("Units", "missing");
        if (units.Count > WiderCheck.MaxUnits) return Outcome.Bad("Units", "too-many");
        if (await session.WhyNotUnitsAsync(units, inspection.BodyId, "Units") is { } noUnit) return noUnit;
        var number = (await session.Db.WiderChecks.Where(c => c.InspectionId == inspectionId).MaxAsync(c => (int?)c.Number, ct) ?? 0) + 1;
        var (check, refused) = WiderCheck.Open(id, inspectionId, inspection.BodyId, number, known, draft, units, session.Stamp);
        if (check is not null) session.Db.Add(check);
        return Outcome.Of(refused);
    }, ct);
}
