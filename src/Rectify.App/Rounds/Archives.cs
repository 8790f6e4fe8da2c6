using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.App.Trail;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Rounds;

/// <summary>归档: nothing of an archived inspection changes. Asked once for every act, whatever it does; the database refuses facts of such an inspection too. A restarted task opens its inspection again in the same act.</summary>
internal static class Archives
{
    /// <summary>Null when no record the act has in hand to change belongs to an archived inspection. That somebody looked back and found it to hold is told all the same.</summary>
    public static async Task<Refusal?> RefuseAsync(ActSession session, string verb)
    {
        if (verb == nameof(RecordLookBack)) return null;
        var roots = session.Db.ChangeTracker.Entries<IRaisesFacts>().ToList();
        var opened = roots.Select(root => root.Entity).OfType<Inspection>().Where(inspection => inspection.ArchivedOn is null).Select(inspection => inspection.Id).ToHashSet();
        var touched = roots.Select(root => TrailWriter.ChainOf(root.Entity)).Where(chain => chain != ChainHead.Office && chain != ChainHead.Compartment).Distinct().Select(InspectionId.From).Where(id => !opened.Contains(id)).ToList();
        return touched.Count > 0 && await session.Db.Inspections.AsNoTracking().AnyAsync(i => touched.Contains(i.Id) && i.ArchivedOn != null, session.Cancelled)
            ? new Refusal(null, [new Unmet(Rule.InspectionArchived, Relation.Office)]) : null;
    }

    /// <summary>Of records that an act over many has in hand, those of archived inspections: what keeps the act from them, each named by itself.</summary>
    public static async Task<IReadOnlyDictionary<TRoot, Unmet>> AmongAsync<TRoot>(ActSession session, IReadOnlyList<TRoot> records, Func<TRoot, Guid> key) where TRoot : class, IRaisesFacts
    {
        var inspections = records.Select(record => InspectionId.From(TrailWriter.ChainOf(record))).Distinct().ToList();
        var archived = await session.Db.Inspections.AsNoTracking().Where(i => inspections.Contains(i.Id) && i.ArchivedOn != null).Select(i => i.Id).ToListAsync(session.Cancelled);
        return records.Where(record => archived.Contains(InspectionId.From(TrailWriter.ChainOf(record)))).ToDictionary(record => record, record => new Unmet(Rule.InspectionArchived, Relation.Office, Subject: key(record)));
    }

    /// <summary>A task of it was restarted.</summary>
    public static async Task OpenAgainAsync(this ActSession session, InspectionId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        if (!await db.Inspections.AsNoTracking().AnyAsync(i => i.Id == id && i.ArchivedOn != null, ct)) return;
        await db.Database.ExecuteSqlAsync($"select 1 from inspections where id = {id.Value} for update", ct);
        (await db.Inspections.Include(i => i.Milestones).SingleAsync(i => i.Id == id, ct)).OpenAgain(session.Stamp);
    }
}
