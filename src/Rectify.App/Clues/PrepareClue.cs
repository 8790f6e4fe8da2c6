using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Clues;

/// <summary>The inspection a clue or a petition is registered for.</summary>
public sealed record ClueBeginning(InspectionId Inspection, string Round, string Body);

/// <summary>Reads what a new clue begins with: inspections of the bodies whose compartment the reader keeps, by name alone.</summary>
public sealed class PrepareClue(Door door) : IUseCase
{
    private const int MostChoices = 50;

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<ClueBeginning>> ChoicesAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadCompartmentAsync(ct);
        return reading is null ? [] : await Kept(reading, null).Take(MostChoices).ToListAsync(ct);
    }

    /// <summary>Null where the reader registers none for that inspection.</summary>
    public async Task<ClueBeginning?> Run(InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadCompartmentAsync(ct);
        return reading is null ? null : await Kept(reading, id).SingleOrDefaultAsync(ct);
    }

    private static IQueryable<ClueBeginning> Kept(Reading reading, InspectionId? id)
    {
        var (db, bodies) = (reading.Db, ClueSight.KeptBy(reading.Actor));
        return db.Inspections.Where(i => bodies.Contains(i.BodyId) && (id == null || i.Id == id)).OrderByDescending(i => i.FeedbackOn).ThenByDescending(i => i.Id)
            .Select(i => new ClueBeginning(i.Id, db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First()));
    }
}
