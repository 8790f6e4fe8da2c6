using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.App.Supervision;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Suggestions;

/// <summary>The inspection a suggestion is registered for.</summary>
public sealed record SuggestionBeginning(InspectionId Inspection, string Round, string Body);

/// <summary>Reads what a new suggestion begins with; null where the reader registers none for that inspection.</summary>
public sealed class PrepareSuggestion(Door door) : IUseCase
{
    private const int MostChoices = 50;

    /// <summary>The inspections the reader registers suggestions for, the latest first.</summary>
    public async Task<IReadOnlyList<SuggestionBeginning>> ChoicesAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return [];
        var (db, bodies) = (reading.Db, reading.Actor.ReachAs(Role.Office, Role.HeadOfOffice).Units);
        return bodies.Count == 0 ? [] : await db.Inspections.VisibleTo(reading.Sight, db).Where(i => bodies.Contains(i.BodyId) && i.ArchivedOn == null).OrderByDescending(i => i.FeedbackOn).ThenByDescending(i => i.Id).Take(MostChoices)
            .Select(i => new SuggestionBeginning(i.Id, db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First())).ToListAsync(ct);
    }

    public async Task<SuggestionBeginning?> Run(InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = await db.Inspections.VisibleTo(reading.Sight, db).Where(i => i.Id == id && i.ArchivedOn == null)
            .Select(i => new { i.BodyId, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First() }).SingleOrDefaultAsync(ct);
        return found is not null && reading.Actor.WhyNotOffice(found.BodyId) is null ? new SuggestionBeginning(id, found.Round, found.Body) : null;
    }
}
