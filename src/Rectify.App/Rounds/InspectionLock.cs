using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>Acts of the office on an inspection: lock, look whether it may, compare what the user saw.</summary>
internal static class InspectionLock
{
    /// <summary>Null when the actor does the office's work at the body.</summary>
    public static Outcome? WhyNotOffice(this Actor actor, UnitId body) =>
        actor.Has(Role.Office, body) || actor.Has(Role.HeadOfOffice, body) ? null : Outcome.Only(Role.Office, Role.HeadOfOffice);

    /// <summary>Locks an inspection the actor may see and keep. With <paramref name="seen"/>, it must stand as the user saw it; adding acts give none.</summary>
    public static async Task<(Inspection? Inspection, Outcome Refusal)> LockInspectionAsync(this ActSession session, InspectionId id, int? seen)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from inspections where id = {id.Value} for update", ct);
        var inspection = await db.Inspections.VisibleTo(session.Sight, db).Include(i => i.Milestones).ThenInclude(m => m.Papers).Include(i => i.Sections).AsSplitQuery().SingleOrDefaultAsync(i => i.Id == id, ct);
        if (inspection is null) return (null, Outcome.None);
        if (session.Stamp.By.WhyNotOffice(inspection.BodyId) is { } refusal) return (null, refusal);
        return seen is { } version && version != inspection.Version ? (null, await session.ChangedSinceAsync(id.Value, version, Inspection.RecordVersion)) : (inspection, Outcome.Ok);
    }

    /// <summary>Many inspections for one act over all of them, locked in the order of their keys; those the actor may not see are left out.</summary>
    public static async Task<IReadOnlyList<Inspection>> LockInspectionsAsync(this ActSession session, IReadOnlyCollection<InspectionId> ids)
    {
        var (db, ct, keys) = (session.Db, session.Cancelled, ids.Select(id => id.Value).ToArray());
        await db.Database.ExecuteSqlAsync($"select 1 from inspections where id = any({keys}) order by id for update", ct);
        return await db.Inspections.VisibleTo(session.Sight, db).Include(i => i.Milestones).Where(i => ids.Contains(i.Id)).ToListAsync(ct);
    }
}
