using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>Turns a person into an <see cref="Actor"/>: roles and posts as they stand now, read anew for every act.</summary>
internal static class Directory
{
    /// <summary>These roles do not pass to a stand-in: 三员, so that keeping accounts and reading the trail never meet in one hand; the compartment of clues is known to who was let into it by name.</summary>
    private static readonly Role[] InPersonOnly = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator, Role.ClueKeeper];

    /// <summary>A deactivated person does nothing from that day on, whatever a page still shows them.</summary>
    public static Task<bool> TakesPartAsync(this RectifyDb db, PersonId person, DateOnly today, CancellationToken ct) =>
        db.Persons.AnyAsync(p => p.Id == person && (p.InactiveFrom == null || today < p.InactiveFrom), ct);

    public static async Task<Actor> ActorAsync(this RectifyDb db, PersonId person, DateOnly today, CancellationToken ct)
    {
        var absent = await db.StandIns.AsNoTracking().Where(s => s.SubstituteId == person && s.From <= today && today <= s.Until)
            .Join(db.Persons.Where(p => p.InactiveFrom == null || today < p.InactiveFrom), s => s.AbsentId, p => p.Id, (s, p) => p.Id).Distinct().ToListAsync(ct);
        List<PersonId> hats = [person, .. absent];
        var grants = await db.RoleGrants.AsNoTracking().Where(g => hats.Contains(g.PersonId) && g.From <= today && (g.Until == null || today <= g.Until)
            && (g.PersonId == person || !InPersonOnly.Contains(g.Role))).ToListAsync(ct);
        var posts = await db.Posts.AsNoTracking().Where(p => p.PersonId == person).ToListAsync(ct);
        var tree = await db.UnitTreeAsync(ct);
        return new Actor(person, [.. grants.Select(g => new HeldRole(g.Role, g.UnitId, new Hat(g.PersonId, g.PersonId != person)))], posts, absent, tree);
    }

    public static async Task<UnitTree> UnitTreeAsync(this RectifyDb db, CancellationToken ct)
    {
        var parents = await db.Set<UnitPeriod>().AsNoTracking().Where(p => p.Until == null).Select(p => new { p.UnitId, p.ParentId }).ToListAsync(ct);
        return new UnitTree(parents.ToDictionary(p => p.UnitId, p => p.ParentId));
    }
}
