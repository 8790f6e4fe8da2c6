using Microsoft.EntityFrameworkCore;
using Rectify.App.Accounts;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>Who keeps units, persons, roles and accounts, and what keeps the house from losing its last administrator.</summary>
internal static class Keeping
{
    /// <summary>Null when the actor is system administrator at the unit or above it. A unit without parent is kept by who keeps another root.</summary>
    public static Outcome? WhyNotKeep(this Actor actor, UnitId? unit) =>
        (unit is { } at ? actor.Has(Role.SystemAdministrator, at) : actor.KeepsRoot()) ? null : Outcome.Only(Role.SystemAdministrator);

    /// <summary>Null when the actor may say who holds roles at the unit: its security administrator, and its system administrator where one person may be both.</summary>
    public static Outcome? WhyNotGrant(this Actor actor, UnitId unit, AppSettings settings) =>
        actor.Has(Role.SecurityAdministrator, unit) ? null
        : !settings.OneAdministrator ? Outcome.Only(Role.SecurityAdministrator)
        : actor.Has(Role.SystemAdministrator, unit) ? null
        : Outcome.Only(Role.SecurityAdministrator, Role.SystemAdministrator);

    /// <summary>
    /// Null when the actor keeps the person: system administrator of every unit where that person holds a post or a role. Whoever keeps a department cannot reset the password
    /// of somebody who means more elsewhere.
    /// </summary>
    public static async Task<Outcome?> WhyNotKeepAsync(this RectifyDb db, Actor actor, PersonId person, DateOnly today, CancellationToken ct)
    {
        var posts = await db.Posts.AsNoTracking().Where(p => p.PersonId == person).Select(p => new { p.UnitId, IsOpen = p.Until == null || today <= p.Until }).ToListAsync(ct);
        var roles = await db.RoleGrants.AsNoTracking().Where(g => g.PersonId == person && (g.Until == null || today <= g.Until)).Select(g => g.UnitId).ToListAsync(ct);
        var open = posts.Where(p => p.IsOpen).Select(p => p.UnitId).Concat(roles).ToList();
        var units = open.Count > 0 ? open : [.. posts.Select(p => p.UnitId)];
        return units.Count == 0 ? actor.WhyNotKeep(null) : units.Distinct().Select(unit => actor.WhyNotKeep(unit)).FirstOrDefault(refusal => refusal is not null);
    }

    /// <summary>Locks a person for an act on their posts, roles or account; null when there is none.</summary>
    public static async Task<Person?> LockPersonAsync(this ActSession session, PersonId person)
    {
        await session.Db.Database.ExecuteSqlAsync($"select 1 from persons where id = {person.Value} for update", session.Cancelled);
        return await session.Db.Persons.SingleOrDefaultAsync(p => p.Id == person, session.Cancelled);
    }

    /// <summary>Locks a person the actor keeps; otherwise the outcome that says why not.</summary>
    public static async Task<(Person? Person, Outcome Refusal)> LockKeptPersonAsync(this ActSession session, PersonId person)
    {
        if (await session.LockPersonAsync(person) is not { } found) return (null, Outcome.None);
        return await session.Db.WhyNotKeepAsync(session.Stamp.By, person, session.Stamp.On, session.Cancelled) is { } refusal ? (null, refusal) : (found, Outcome.Ok);
    }

    /// <summary>
    /// Refuses an act after which no active person with an account, free to sign in, would be system administrator of a root unit without end.
    /// </summary>
    public static async Task<Outcome?> WhyNotWithoutAsync(this ActSession session, Func<RoleGrant, bool> goes)
    {
        var (db, today) = (session.Db, session.Stamp.On);
        await db.Database.ExecuteSqlAsync($"select 1 from role_grants where role = {nameof(Role.SystemAdministrator)} order by id for update", session.Cancelled);
        var able = await db.RoleGrants.AsNoTracking()
            .Where(g => g.Role == Role.SystemAdministrator && g.From <= today && g.Until == null && db.CurrentUnitNames().Any(u => u.UnitId == g.UnitId && u.ParentId == null)
                && db.Persons.Any(p => p.Id == g.PersonId && p.InactiveFrom == null)
                && db.Users.Any(a => a.PersonId == g.PersonId && (a.LockoutEnd == null || a.LockoutEnd < Account.LockedForGood)))
            .ToListAsync(session.Cancelled);
        return able.Exists(g => goes(g)) && able.TrueForAll(g => goes(g)) ? Outcome.Bad("person", "last-administrator") : null;
    }

    private static bool KeepsRoot(this Actor actor) =>
        actor.Roles.Any(held => held.Role == Role.SystemAdministrator && actor.Units.Above(held.Unit).Take(2).Count() == 1);
}
