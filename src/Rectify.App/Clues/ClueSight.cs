using Rectify.App.Data;
using Rectify.Domain.Clues;
using Rectify.Domain.People;

namespace Rectify.App.Clues;

/// <summary>
/// Who sees a clue or a petition: the keepers of the compartment of the inspected body, and those of the unit that handles it. No other role does, and no stand-in. The database says the same by row security, so that
/// a query without this condition finds nothing more.
/// </summary>
internal static class ClueSight
{
    public static IQueryable<Clue> VisibleTo(this IQueryable<Clue> clues, Actor actor)
    {
        var units = KeptBy(actor);
        return clues.Where(c => units.Contains(c.BodyId) || (c.UnitId != null && units.Contains(c.UnitId.Value)));
    }

    /// <summary>Units whose compartment the person keeps.</summary>
    public static IReadOnlyList<UnitId> KeptBy(Actor actor) =>
        [.. actor.Roles.Where(held => held is { Role: Role.ClueKeeper, Hat.IsStandIn: false }).Select(held => held.Unit).Distinct().SelectMany(actor.Units.Within).Distinct()];

    /// <summary>Opens the compartment for reading; null for who is not in it.</summary>
    public static async Task<Reading?> ReadCompartmentAsync(this Door door, CancellationToken ct)
    {
        if (await door.ReadAsync(ct) is not { } reading) return null;
        if (KeptBy(reading.Actor).Count > 0) return reading;
        await reading.DisposeAsync();
        return null;
    }
}
