using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Intake;

/// <summary>Readings are the office's own work: seen by those who do its work at the unit where the reader of the document does, or above.</summary>
internal static class IntakeAccess
{
    private static readonly Role[] Offices = [Role.Office, Role.HeadOfOffice];

    public static bool DoesOfficeWork(this Actor actor) => actor.HasAnywhere(Role.Office, Role.HeadOfOffice);

    public static bool DoesOfficeWork(this Actor actor, UnitId body) => actor.Has(Role.Office, body) || actor.Has(Role.HeadOfOffice, body);

    /// <summary>The units whose office work the actor does, with all below them.</summary>
    public static List<UnitId> OfficeReach(this Actor actor) =>
        [.. actor.Roles.Where(held => Offices.Contains(held.Role)).Select(held => held.Unit).Distinct().SelectMany(actor.Units.Within).Distinct()];

    /// <summary>Grants that have ended count too: what a colleague left unfinished stays with the office.</summary>
    public static IQueryable<IntakeDraft> VisibleTo(this IQueryable<IntakeDraft> drafts, Actor actor, RectifyDb db)
    {
        var reach = actor.OfficeReach();
        return drafts.Where(d => db.RoleGrants.Any(g => g.PersonId == d.CreatedBy && Offices.Contains(g.Role) && reach.Contains(g.UnitId)));
    }
}
