using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <param name="Depth">0 for a root.</param>
/// <param name="FirstResponsible">第一责任人; null while nobody is.</param>
/// <param name="People">Active persons with a post in this very unit.</param>
public sealed record UnitRow(UnitId Id, string Name, UnitId? ParentId, int Depth, string? FirstResponsible, int People, DateOnly? EndedOn);

public sealed record UnitPeriodRow(string Name, string? ParentName, DateOnly From, DateOnly? Until);

/// <summary>A unit with its names of all times and the people in it today.</summary>
public sealed record UnitSheet(
    UnitId Id, string Name, UnitId? ParentId, DateOnly? EndedOn, IReadOnlyList<UnitPeriodRow> Periods, IReadOnlyList<UnitMemberRow> Members, IReadOnlyList<UnitRow> Below, bool MayKeep, DateOnly Today);

public sealed record UnitMemberRow(PersonId Id, string Name, string Title, DateOnly From, bool IsFirstResponsible);

/// <summary>The tree of units. Everybody who is signed in may look at it.</summary>
public sealed class ReadUnits(Door door) : IUseCase
{
    public const int MaxUnits = 5000;
    private const int MaxMembers = 500;

    /// <summary>The whole tree, each unit before those below it, neighbours in pinyin order.</summary>
    public async Task<IReadOnlyList<UnitRow>> Run(bool withEnded = false, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? [] : InTreeOrder(await RowsAsync(reading, withEnded, ct));
    }

    public async Task<UnitSheet?> OneAsync(UnitId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var (db, today) = (reading.Db, reading.Today);
        var unit = await db.Units.Where(u => u.Id == id).Select(u => new { u.EndedOn }).SingleOrDefaultAsync(ct);
        if (unit is null) return null;
        var names = db.CurrentUnitNames();
        var periods = await db.Set<UnitPeriod>().Where(p => p.UnitId == id).OrderByDescending(p => p.From)
            .Select(p => new { p.Name, p.ParentId, Parent = names.Where(u => u.UnitId == p.ParentId).Select(u => u.Name).FirstOrDefault(), p.From, p.Until }).ToListAsync(ct);
        var members = await db.Posts.Where(p => p.UnitId == id && p.From <= today && (p.Until == null || today <= p.Until))
            .Join(db.Persons.Where(p => p.InactiveFrom == null || today < p.InactiveFrom), post => post.PersonId, p => p.Id, (post, p) => new { post, p })
            .OrderByDescending(m => m.post.IsFirstResponsible).ThenBy(m => EF.Functions.Collate(m.p.SortKey, PeopleOrder.Collation)).Take(MaxMembers)
            .Select(m => new UnitMemberRow(m.p.Id, m.p.Name, m.post.Title, m.post.From, m.post.IsFirstResponsible)).ToListAsync(ct);
        var below = (await RowsAsync(reading, withEnded: false, ct)).Where(u => u.ParentId == id).ToList();
        var current = periods.Single(p => p.Until is null);
        return new UnitSheet(id, current.Name, current.ParentId, unit.EndedOn, periods.ConvertAll(p => new UnitPeriodRow(p.Name, p.Parent, p.From, p.Until)), members, below,
            reading.Actor.WhyNotKeep(id) is null, today);
    }

    private static Task<List<UnitRow>> RowsAsync(Reading reading, bool withEnded, CancellationToken ct)
    {
        var (db, today) = (reading.Db, reading.Today);
        var posts = db.Posts.Where(p => p.From <= today && (p.Until == null || today <= p.Until));
        return db.CurrentUnitNames()
            .Join(db.Units.Where(u => withEnded || u.EndedOn == null || today <= u.EndedOn), n => n.UnitId, u => u.Id, (n, u) => new { n, u })
            .OrderBy(r => EF.Functions.Collate(r.n.Name, PeopleOrder.Collation)).ThenBy(r => r.u.Id).Take(MaxUnits)
            .Select(r => new UnitRow(
                r.u.Id, r.n.Name, r.n.ParentId, 0,
                posts.Where(p => p.UnitId == r.u.Id && p.IsFirstResponsible).Join(db.Persons, p => p.PersonId, p => p.Id, (_, p) => p.Name).FirstOrDefault(),
                posts.Where(p => p.UnitId == r.u.Id && db.Persons.Any(who => who.Id == p.PersonId && (who.InactiveFrom == null || today < who.InactiveFrom))).Select(p => p.PersonId).Distinct().Count(),
                r.u.EndedOn))
            .ToListAsync(ct);
    }

    private static List<UnitRow> InTreeOrder(List<UnitRow> units)
    {
        var known = units.Select(u => u.Id).ToHashSet();
        var children = units.ToLookup(u => u.ParentId is { } parent && known.Contains(parent) ? parent : (UnitId?)null);
        var ordered = new List<UnitRow>(units.Count);
        void Add(UnitId? parent, int depth)
        {
            foreach (var unit in children[parent])
            {
                ordered.Add(unit with { Depth = depth });
                Add(unit.Id, depth + 1);
            }
        }
        Add(null, 0);
        return ordered;
    }
}
