using Microsoft.EntityFrameworkCore;
using Rectify.App.Accounts;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>How far a person's account is.</summary>
public enum AccountState
{
    /// <summary>The person never signs in.</summary>
    None,

    /// <summary>The one-time password has not been changed yet.</summary>
    New,

    Open,

    /// <summary>By an administrator, until unlocked.</summary>
    Locked,
}

/// <summary>Conditions of the list; every one that is given narrows.</summary>
/// <param name="Text">Part of the name, sort key, user name, unit or title.</param>
/// <param name="Within">Holds a post in this unit or below it.</param>
/// <param name="IsActive">Null for both.</param>
public sealed record PeopleFilter(string? Text = null, UnitId? Within = null, Role? Role = null, AccountState? Account = null, bool? IsActive = true);

/// <summary>A place in the list of people: the row next to the page.</summary>
public sealed record PeopleKey(string SortKey, PersonId Id);

public sealed record PersonRow(
    PersonId Id, string Name, string SortKey, DateOnly? InactiveFrom, string? Title, string? UnitName, int FurtherPosts, IReadOnlyList<Role> Roles, string? UserName, AccountState Account);

/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Previous">Where the previous page ends; null on the first.</param>
public sealed record PageOfPeople(IReadOnlyList<PersonRow> Rows, PeopleKey? Next, PeopleKey? Previous);

/// <summary>The people an administrator keeps: those with a post in the units their role reaches, and those without any post.</summary>
public sealed class ListPeople(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <param name="filter">What to show.</param>
    /// <param name="after">The page behind this row.</param>
    /// <param name="before">The page in front of this row; wins over <paramref name="after"/>.</param>
    /// <param name="rows">Rows of a page.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<PageOfPeople> Run(PeopleFilter filter, PeopleKey? after = null, PeopleKey? before = null, int rows = PageSize, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Actor.HasAnywhere(Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator)) return new PageOfPeople([], null, null);
        var (db, today) = (reading.Db, reading.Today);
        var posts = db.Posts.Where(p => p.From <= today && (p.Until == null || today <= p.Until));
        var people = Filtered(reading, posts, filter);

        var backward = before is not null;
        if (before is not null)
            people = people.Where(p => EF.Functions.LessThan(ValueTuple.Create(EF.Functions.Collate(p.SortKey, PeopleOrder.Collation), p.Id), ValueTuple.Create(before.SortKey, before.Id)));
        else if (after is not null)
            people = people.Where(p => EF.Functions.GreaterThan(ValueTuple.Create(EF.Functions.Collate(p.SortKey, PeopleOrder.Collation), p.Id), ValueTuple.Create(after.SortKey, after.Id)));
        people = backward
            ? people.OrderByDescending(p => EF.Functions.Collate(p.SortKey, PeopleOrder.Collation)).ThenByDescending(p => p.Id)
            : people.OrderBy(p => EF.Functions.Collate(p.SortKey, PeopleOrder.Collation)).ThenBy(p => p.Id);

        var size = Math.Clamp(rows, 1, 500);
        var found = await people.Take(size + 1)
            .Select(p => new
            {
                p.Id, p.Name, p.SortKey, p.InactiveFrom,
                Posts = posts.Where(post => post.PersonId == p.Id).OrderByDescending(post => post.IsFirstResponsible).ThenBy(post => post.From).ThenBy(post => post.Id)
                    .Select(post => new { post.Title, Unit = db.CurrentUnitNames().Where(u => u.UnitId == post.UnitId).Select(u => u.Name).FirstOrDefault() }).ToList(),
                Roles = db.RoleGrants.Where(g => g.PersonId == p.Id && g.From <= today && (g.Until == null || today <= g.Until)).Select(g => g.Role).Distinct().ToList(),
                Account = db.Users.Where(a => a.PersonId == p.Id).Select(a => new { a.UserName, a.MustChangePassword, a.LockoutEnd }).FirstOrDefault(),
            })
            .ToListAsync(ct);

        var more = found.Count > size;
        if (more) found.RemoveAt(size);
        if (backward) found.Reverse();
        var page = found.ConvertAll(p => new PersonRow(
            p.Id, p.Name, p.SortKey, p.InactiveFrom, p.Posts.FirstOrDefault()?.Title, p.Posts.FirstOrDefault()?.Unit, Math.Max(0, p.Posts.Count - 1), [.. p.Roles.Order()], p.Account?.UserName,
            p.Account is null ? AccountState.None : p.Account.LockoutEnd >= Account.LockedForGood ? AccountState.Locked : p.Account.MustChangePassword ? AccountState.New : AccountState.Open));
        var hasNext = backward ? page.Count > 0 : more;
        var hasPrevious = backward ? more : after is not null && page.Count > 0;
        return new PageOfPeople(page, hasNext ? KeyOf(page[^1]) : null, hasPrevious ? KeyOf(page[0]) : null);
    }

    private static PeopleKey KeyOf(PersonRow row) => new(row.SortKey, row.Id);

    private static IQueryable<Person> Filtered(Reading reading, IQueryable<Post> posts, PeopleFilter filter)
    {
        var (db, today, units) = (reading.Db, reading.Today, reading.Actor.Units);
        var kept = reading.Actor.Roles.Where(r => r.Role is Role.SystemAdministrator or Role.SecurityAdministrator or Role.AuditAdministrator).SelectMany(r => units.Within(r.Unit)).Distinct().ToList();
        var people = db.Persons.Where(p => posts.Any(post => post.PersonId == p.Id && kept.Contains(post.UnitId)) || !posts.Any(post => post.PersonId == p.Id));

        if (filter.IsActive is { } active) people = people.Where(p => (p.InactiveFrom == null || today < p.InactiveFrom) == active);
        if (filter.Within is { } upper)
        {
            var within = units.Within(upper).ToList();
            people = people.Where(p => posts.Any(post => post.PersonId == p.Id && within.Contains(post.UnitId)));
        }
        if (filter.Role is { } role) people = people.Where(p => db.RoleGrants.Any(g => g.PersonId == p.Id && g.Role == role && g.From <= today && (g.Until == null || today <= g.Until)));
        people = filter.Account switch
        {
            AccountState.None => people.Where(p => !db.Users.Any(a => a.PersonId == p.Id)),
            AccountState.Locked => people.Where(p => db.Users.Any(a => a.PersonId == p.Id && a.LockoutEnd >= Account.LockedForGood)),
            AccountState.New => people.Where(p => db.Users.Any(a => a.PersonId == p.Id && a.MustChangePassword && (a.LockoutEnd == null || a.LockoutEnd < Account.LockedForGood))),
            AccountState.Open => people.Where(p => db.Users.Any(a => a.PersonId == p.Id && !a.MustChangePassword && (a.LockoutEnd == null || a.LockoutEnd < Account.LockedForGood))),
            _ => people,
        };
        if (LikePattern.Holding(filter.Text) is { } pattern)
            people = people.Where(p => EF.Functions.ILike(p.Name, pattern, "\\") || EF.Functions.ILike(p.SortKey, pattern, "\\")
                || db.Users.Any(a => a.PersonId == p.Id && EF.Functions.ILike(a.UserName!, pattern, "\\"))
                || posts.Any(post => post.PersonId == p.Id && (EF.Functions.ILike(post.Title, pattern, "\\") || db.CurrentUnitNames().Any(u => u.UnitId == post.UnitId && EF.Functions.ILike(u.Name, pattern, "\\")))));
        return people;
    }
}
