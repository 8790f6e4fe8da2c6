using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;

namespace Rectify.App.Suggestions;

/// <summary>Acts on one suggestion.</summary>
internal static class SuggestionLock
{
    /// <summary>Locks the suggestion, compares the version the user saw and lets it decide. Missing when there is none the actor may see.</summary>
    public static Task<Outcome> DecideSuggestionAsync(this UnitOfWork work, string verb, SuggestionId id, int seen, ActId act, Func<Suggestion, ActSession, Task<Outcome>> decide, CancellationToken ct) =>
        work.RunAsync(verb, act, async session =>
        {
            if (await session.LockSuggestionAsync(id) is not { } suggestion) return Outcome.None;
            return suggestion.Version == seen ? await decide(suggestion, session) : await session.ChangedSinceAsync(id.Value, seen);
        }, ct);

    public static Task<Outcome> DecideSuggestionAsync(this UnitOfWork work, string verb, SuggestionId id, int seen, ActId act, Func<Suggestion, ActSession, Refusal?> decide, CancellationToken ct) =>
        work.DecideSuggestionAsync(verb, id, seen, act, (suggestion, session) => Task.FromResult(Outcome.Of(decide(suggestion, session))), ct);

    private static async Task<Suggestion?> LockSuggestionAsync(this ActSession session, SuggestionId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from suggestions where id = {id.Value} for update", ct);
        return await db.Suggestions.VisibleTo(session.Sight, db).Include(s => s.Problems).Include(s => s.Replies).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, ct);
    }

    /// <summary>Null where the unit is the inspected body or lies below it and still lives.</summary>
    public static async Task<Outcome?> WhyNotUnitAsync(this ActSession session, Suggestion suggestion, UnitId? unit)
    {
        if (unit is not { } chosen || !session.Stamp.By.Units.IsWithin(chosen, suggestion.BodyId)) return Outcome.Bad("Unit", "missing");
        var today = session.Stamp.On;
        return await session.Db.Units.AnyAsync(u => u.Id == chosen && (u.EndedOn == null || today <= u.EndedOn), session.Cancelled) ? null : Outcome.Bad("Unit", "missing");
    }
}
