using Microsoft.EntityFrameworkCore;
using Rectify.App.Accounts;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

public sealed record PostRow(PostId Id, UnitId UnitId, string UnitName, string Title, DateOnly From, DateOnly? Until, bool IsFirstResponsible);

public sealed record RoleRow(RoleGrantId Id, Role Role, UnitId UnitId, string UnitName, DateOnly From, DateOnly? Until, bool MayEnd);

public sealed record StandInRow(StandInId Id, PersonId AbsentId, string AbsentName, PersonId SubstituteId, string SubstituteName, DateOnly From, DateOnly Until);

/// <param name="LockedUntil">The pause after wrong passwords; null when there is none or an administrator has locked it.</param>
public sealed record AccountRow(string UserName, AccountState State, DateTimeOffset? LockedUntil);

/// <summary>A person with all that keeps them: posts, roles, stand-ins, account.</summary>
/// <param name="MayKeep">The reader may change person, posts and account.</param>
/// <param name="MayGrant">The reader may give roles somewhere.</param>
/// <param name="MayNameStandIn">The reader may name who stands in for the person.</param>
public sealed record PersonSheet(
    PersonId Id, string Name, string SortKey, DateOnly? InactiveFrom, IReadOnlyList<PostRow> Posts, IReadOnlyList<RoleRow> Roles, IReadOnlyList<StandInRow> StandIns, AccountRow? Account,
    bool MayKeep, bool MayGrant, bool MayNameStandIn, DateOnly Today)
{
    /// <summary>The reader does an office's work and may have somebody else carry on what the person carries.</summary>
    public bool MayHandOver { get; init; }
}

/// <summary>One person as their administrators, and they themselves, see them; the ended posts and roles of all years included.</summary>
public sealed class ReadPerson(Door door, AppSettings settings) : IUseCase
{
    private const int MaxRows = 200;

    /// <summary>Null when there is no such person, or the reader is neither an administrator nor the person nor in their leading group.</summary>
    public async Task<PersonSheet?> Run(PersonId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? null : await ReadAsync(reading, id, ct);
    }

    /// <summary>The signed-in person's own sheet.</summary>
    public async Task<PersonSheet?> OwnAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? null : await ReadAsync(reading, reading.Actor.Person, ct);
    }

    private async Task<PersonSheet?> ReadAsync(Reading reading, PersonId id, CancellationToken ct)
    {
        var (db, actor, today) = (reading.Db, reading.Actor, reading.Today);
        var person = await db.Persons.Where(p => p.Id == id).Select(p => new { p.Name, p.SortKey, p.InactiveFrom }).SingleOrDefaultAsync(ct);
        if (person is null) return null;
        var names = db.CurrentUnitNames();
        var posts = await db.Posts.Where(p => p.PersonId == id).OrderBy(p => p.Until != null).ThenByDescending(p => p.From).Take(MaxRows)
            .Select(p => new PostRow(p.Id, p.UnitId, names.Where(u => u.UnitId == p.UnitId).Select(u => u.Name).First(), p.Title, p.From, p.Until, p.IsFirstResponsible)).ToListAsync(ct);
        var inLeadingGroup = posts.Exists(p => (p.Until is null || today <= p.Until) && actor.As(Role.LeadingGroup, p.UnitId) is { IsStandIn: false });
        if (id != actor.Person && !inLeadingGroup && !actor.HasAnywhere(Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator)) return null;

        var roles = await db.RoleGrants.Where(g => g.PersonId == id).OrderBy(g => g.Until != null && g.Until < today).ThenBy(g => g.Role).ThenByDescending(g => g.From).Take(MaxRows)
            .Select(g => new { g.Id, g.Role, g.UnitId, Unit = names.Where(u => u.UnitId == g.UnitId).Select(u => u.Name).First(), g.From, g.Until }).ToListAsync(ct);
        var standIns = await db.StandIns.Where(s => (s.AbsentId == id || s.SubstituteId == id) && today <= s.Until).OrderBy(s => s.From).Take(MaxRows)
            .Select(s => new StandInRow(s.Id, s.AbsentId, db.Persons.First(p => p.Id == s.AbsentId).Name, s.SubstituteId, db.Persons.First(p => p.Id == s.SubstituteId).Name, s.From, s.Until)).ToListAsync(ct);
        var account = await db.Users.Where(a => a.PersonId == id).Select(a => new { a.UserName, a.MustChangePassword, a.LockoutEnd }).SingleOrDefaultAsync(ct);
        var isLocked = account?.LockoutEnd >= Account.LockedForGood;

        return new PersonSheet(
            id, person.Name, person.SortKey, person.InactiveFrom, posts,
            roles.ConvertAll(g => new RoleRow(g.Id, g.Role, g.UnitId, g.Unit, g.From, g.Until, (g.Until is null || today <= g.Until) && actor.WhyNotGrant(g.UnitId, settings) is null)),
            standIns,
            account is null ? null : new AccountRow(account.UserName ?? "", isLocked ? AccountState.Locked : account.MustChangePassword ? AccountState.New : AccountState.Open, isLocked || account.LockoutEnd <= door.Now() ? null : account.LockoutEnd),
            await db.WhyNotKeepAsync(actor, id, today, ct) is null,
            actor.HasAnywhere(Role.SecurityAdministrator) || (settings.OneAdministrator && actor.HasAnywhere(Role.SystemAdministrator)),
            id == actor.Person || inLeadingGroup, today) { MayHandOver = actor.HasAnywhere(Role.Office, Role.HeadOfOffice) };
    }
}
