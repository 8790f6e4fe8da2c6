using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.People;

/// <summary>A unit as pickers show it, with the name of the unit above it.</summary>
public sealed record FoundUnit(UnitId Id, string Name, UnitId? ParentId, string? ParentName);

/// <summary>Finds living units to name in a form. Everybody who is signed in may look.</summary>
public sealed class FindUnits(Door door) : IUseCase
{
    /// <summary>Most units one search returns; more are found by a narrower search.</summary>
    public const int MaxRows = 500;

    /// <param name="text">Part of the name; null for all.</param>
    /// <param name="within">This unit and what lies below it; null for the whole tree.</param>
    /// <param name="rows">Most rows wanted.</param>
    /// <param name="ct">Ends the search.</param>
    public async Task<IReadOnlyList<FoundUnit>> Run(string? text = null, UnitId? within = null, int rows = MaxRows, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var (db, today) = (reading.Db, reading.Today);

        var names = db.CurrentUnitNames();
        var units = names.Where(n => db.Units.Any(u => u.Id == n.UnitId && (u.EndedOn == null || today <= u.EndedOn)));
        if (within is { } upper)
        {
            var below = reading.Actor.Units.Within(upper).ToList();
            units = units.Where(n => below.Contains(n.UnitId));
        }
        if (LikePattern.Holding(text) is { } pattern) units = units.Where(n => EF.Functions.ILike(n.Name, pattern, "\\"));

        return await units
            .OrderBy(n => EF.Functions.Collate(n.Name, PeopleOrder.Collation)).ThenBy(n => n.UnitId).Take(Math.Clamp(rows, 1, MaxRows))
            .Select(n => new FoundUnit(n.UnitId, n.Name, n.ParentId, names.Where(above => above.UnitId == n.ParentId).Select(above => above.Name).FirstOrDefault()))
            .ToListAsync(ct);
    }
}
