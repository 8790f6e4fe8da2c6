using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>Who holds some roles today and takes part, or has somebody stand in. All of them are read at once; a role reaches its unit and those below.</summary>
internal sealed class HeldRoles
{
    private readonly UnitTree units;
    private readonly ILookup<(Role, UnitId), PersonId> held;

    private HeldRoles(UnitTree units, ILookup<(Role, UnitId), PersonId> held) => (this.units, this.held) = (units, held);

    /// <summary>People who act by themselves or through a stand-in today.</summary>
    public static IQueryable<PersonId> Able(RectifyDb db, DateOnly today) =>
        db.Persons.Where(p => p.InactiveFrom == null || p.InactiveFrom > today || db.StandIns.Any(s => s.AbsentId == p.Id && s.From <= today && s.Until >= today)).Select(p => p.Id);

    public static async Task<HeldRoles> AbleAsync(RectifyDb db, UnitTree units, DateOnly today, IReadOnlyList<Role> roles, CancellationToken ct)
    {
        var able = Able(db, today);
        var grants = await db.RoleGrants.Where(g => roles.Contains(g.Role) && g.From <= today && (g.Until == null || today <= g.Until) && able.Contains(g.PersonId)).Select(g => new { g.Role, g.UnitId, g.PersonId }).ToListAsync(ct);
        return new HeldRoles(units, grants.ToLookup(g => (g.Role, g.UnitId), g => g.PersonId));
    }

    public IReadOnlyCollection<PersonId> At(Role role, UnitId unit) => units.Above(unit).SelectMany(at => held[(role, at)]).ToHashSet();
}
