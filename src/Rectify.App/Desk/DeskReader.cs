using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>Who reads their desk: units and inspections by role, worked out once.</summary>
internal sealed class DeskReader
{
    private readonly IReadOnlyList<(InspectionId Id, UnitId Body, Regime Regime)> inspections;

    private DeskReader(Reading reading, IReadOnlyList<(InspectionId, UnitId, Regime)> inspections) => (Reading, this.inspections) = (reading, inspections);

    public Reading Reading { get; }

    public RectifyDb Db => Reading.Db;

    public DateOnly Today => Reading.Today;

    /// <summary>The person and whom they stand in for.</summary>
    public IReadOnlyList<PersonId> Persons => Reading.Sight.Persons;

    /// <summary>The person's tasks whose frequency commitments want something.</summary>
    public IReadOnlyList<TaskId> PromisesDue { get; private set; } = [];

    public static async Task<DeskReader> OfAsync(Reading reading, CancellationToken ct)
    {
        var who = await WithInspectionsAsync(reading, ct);
        if (DeskTasks.Of(who, [Role.UnitLead, Role.Handler]) is { } own) who.PromisesDue = await Desk.PromisesDue.OfAsync(own, who.Today, ct);
        return who;
    }

    /// <summary>Without the promises, for who only asks about inspections.</summary>
    public static async Task<DeskReader> WithInspectionsAsync(Reading reading, CancellationToken ct)
    {
        var (db, seen, persons) = (reading.Db, reading.Sight.Inspections, reading.Sight.Persons);
        // who is named for a milestone need not see its inspection otherwise
        var bodies = await db.Inspections.Where(i => seen.Contains(i.Id) || (i.ArchivedOn == null && i.Milestones.Any(m => m.DoneOn == null && m.PersonId != null && persons.Contains(m.PersonId.Value)))).Select(i => new { i.Id, i.BodyId, i.Regime }).ToListAsync(ct);
        return new DeskReader(reading, [.. bodies.Select(i => (i.Id, i.BodyId, i.Regime))]);
    }

    public IReadOnlyList<UnitId> UnitsAs(params ReadOnlySpan<Role> roles) => Reading.Actor.ReachAs(roles).Units;

    /// <summary>Inspections of bodies the person holds one of the roles at.</summary>
    public List<InspectionId> InspectionsAs(params ReadOnlySpan<Role> roles) => InspectionsAs(_ => true, roles);

    /// <summary>Of these, those of such a regime.</summary>
    public List<InspectionId> InspectionsAs(Predicate<Regime> regime, params ReadOnlySpan<Role> roles)
    {
        var reach = Reading.Actor.ReachAs(roles);
        return [.. inspections.Where(i => reach.Contains(i.Body) && regime(i.Regime)).Select(i => i.Id)];
    }

    /// <summary>These are all inspections there are: the planner is not asked to find their tasks among all tasks.</summary>
    public bool IsAll(IReadOnlyCollection<InspectionId> of) => Reading.Sight.SeesEverything && of.Count == Reading.Sight.Inspections.Count;

    public IEnumerable<UnitId> BodiesOf(IReadOnlyCollection<InspectionId> of) => inspections.Where(i => of.Contains(i.Id)).Select(i => i.Body).Distinct();

    /// <summary>By how many days its ladder begins to warn: the inspections that begin alike.</summary>
    public ILookup<int, InspectionId> ByWarning => inspections.ToLookup(i => i.Regime.Ladder.WarnWithin, i => i.Id);

    /// <summary>Inspections whose regime has that setting; the regime is one value in the database.</summary>
    public IQueryable<InspectionId> WithRegime(string setting, string value) =>
        Db.Inspections.FromSql($"select * from inspections where regime ->> {setting} = {value}").Select(i => i.Id);
}
