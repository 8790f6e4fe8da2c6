using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.People;

/// <summary>
/// What a person may see, worked out once per act or read and handed over as arrays, so that a policy is an index condition.
/// </summary>
/// <param name="Inspections">Inspections seen as a whole: by office, auditors, panel, leading group, supervision, upper level.</param>
/// <param name="Units">Units whose tasks are seen: by unit leads, handlers and leaders of the unit or one above.</param>
/// <param name="Persons">The person and whom they stand in for.</param>
internal sealed record Sight(IReadOnlyList<InspectionId> Inspections, IReadOnlyList<UnitId> Units, IReadOnlyList<PersonId> Persons)
{
    private static readonly Role[] WholeInspection = [Role.Office, Role.HeadOfOffice, Role.Auditor, Role.AcceptanceMember, Role.LeadingGroup, Role.Supervision, Role.UpperLevel];
    private static readonly Role[] OwnUnits = [Role.UnitLead, Role.Handler, Role.ResponsibleLeader];

    public static async Task<Sight> OfAsync(RectifyDb db, Actor actor, CancellationToken ct)
    {
        var bodies = Reached(actor, WholeInspection);
        var inspections = bodies.Count == 0 ? [] : await db.Inspections.AsNoTracking().Where(i => bodies.Contains(i.BodyId)).Select(i => i.Id).ToListAsync(ct);
        return new Sight(inspections, Reached(actor, OwnUnits), [actor.Person, .. actor.StandsInFor]);
    }

    private static List<UnitId> Reached(Actor actor, Role[] roles) =>
        [.. actor.Roles.Where(held => roles.Contains(held.Role)).Select(held => held.Unit).Distinct().SelectMany(actor.Units.Within).Distinct()];
}

/// <summary>The only way to a set of records. Whoever sees an inspection whole sees all of it; others see the tasks they carry.</summary>
internal static class Visibility
{
    public static IQueryable<RectificationTask> VisibleTo(this IQueryable<RectificationTask> tasks, Sight sight) =>
        tasks.Where(t => sight.Inspections.Contains(t.InspectionId)
            || (t.LeadUnitId != null && sight.Units.Contains(t.LeadUnitId.Value))
            || (t.LeaderId != null && sight.Persons.Contains(t.LeaderId.Value))
            || (t.HandlerId != null && sight.Persons.Contains(t.HandlerId.Value))
            || t.Supporting.Any(u => sight.Units.Contains(u.UnitId))
            || t.Panel.Any(seat => sight.Persons.Contains(seat.PersonId)));

    public static IQueryable<Inspection> VisibleTo(this IQueryable<Inspection> inspections, Sight sight, RectifyDb db)
    {
        var carried = db.TasksVisibleTo(sight).Select(t => t.InspectionId);
        return inspections.Where(i => sight.Inspections.Contains(i.Id) || carried.Contains(i.Id));
    }

    public static IQueryable<Problem> VisibleTo(this IQueryable<Problem> problems, Sight sight, RectifyDb db)
    {
        var carried = db.TasksVisibleTo(sight).Select(t => t.ProblemId);
        return problems.Where(p => sight.Inspections.Contains(p.InspectionId) || carried.Contains(p.Id));
    }
}
