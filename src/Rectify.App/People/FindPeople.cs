using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>A person as pickers show them: name, and the post by which one knows them.</summary>
/// <param name="UnitId">Unit of the post; null for who holds none today.</param>
public sealed record FoundPerson(PersonId Id, string Name, string? Title, UnitId? UnitId, string? UnitName);

/// <summary>What to look for; every condition that is given narrows.</summary>
/// <param name="Text">Part of the name, the sort key (pinyin), a unit's name or a title.</param>
/// <param name="Within">Holds a post in this unit or below it.</param>
/// <param name="Role">Holds this role today, at <paramref name="RoleAt"/> or above it where that is given.</param>
/// <param name="RoleAt">The unit the role must reach.</param>
public sealed record PersonSearch(string? Text = null, UnitId? Within = null, Role? Role = null, UnitId? RoleAt = null);

/// <summary>Finds active people to name in a form. Who is in the house is no secret inside it: everybody who is signed in may look.</summary>
public sealed class FindPeople(Door door) : IUseCase
{
    /// <summary>Most people one search returns; more are found by a narrower search.</summary>
    public const int MaxRows = 500;

    public async Task<IReadOnlyList<FoundPerson>> Run(PersonSearch search, int rows = MaxRows, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var (db, today) = (reading.Db, reading.Today);

        var posts = db.Posts.Where(p => p.From <= today && (p.Until == null || today <= p.Until));
        var names = db.CurrentUnitNames();
        var people = db.Persons.Where(p => p.InactiveFrom == null || today < p.InactiveFrom);
        if (search.Within is { } upper)
        {
            var units = reading.Actor.Units.Within(upper).ToList();
            people = people.Where(p => posts.Any(post => post.PersonId == p.Id && units.Contains(post.UnitId)));
        }
        if (search.Role is { } role)
        {
            var grants = db.RoleGrants.Where(g => g.Role == role && g.From <= today && (g.Until == null || today <= g.Until));
            if (search.RoleAt is { } unit)
            {
                var reaching = reading.Actor.Units.Above(unit).ToList();
                grants = grants.Where(g => reaching.Contains(g.UnitId));
            }
            people = people.Where(p => grants.Any(g => g.PersonId == p.Id));
        }
        if (LikePattern.Holding(search.Text) is { } pattern)
            people = people.Where(p => EF.Functions.ILike(p.Name, pattern, "\\") || EF.Functions.ILike(p.SortKey, pattern, "\\")
                || posts.Any(post => post.PersonId == p.Id && (EF.Functions.ILike(post.Title, pattern, "\\") || names.Any(n => n.UnitId == post.UnitId && EF.Functions.ILike(n.Name, pattern, "\\")))));

        return await people
            .OrderBy(p => EF.Functions.Collate(p.SortKey, PeopleOrder.Collation)).ThenBy(p => p.Id).Take(Math.Clamp(rows, 1, MaxRows))
            .Select(p => new
            {
                p.Id, p.Name,
                Post = posts.Where(post => post.PersonId == p.Id).OrderByDescending(post => post.IsFirstResponsible).ThenBy(post => post.From).ThenBy(post => post.Id)
                    .Select(post => new { post.Title, post.UnitId, UnitName = names.Where(n => n.UnitId == post.UnitId).Select(n => n.Name).FirstOrDefault() }).FirstOrDefault(),
            })
            .Select(p => new FoundPerson(p.Id, p.Name, p.Post!.Title, p.Post == null ? null : p.Post.UnitId, p.Post!.UnitName))
            .ToListAsync(ct);
    }
}
