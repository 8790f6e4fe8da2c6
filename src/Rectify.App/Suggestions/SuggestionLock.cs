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

    private static async Task<Suggestion?> LockSuggestionAsync(this ActSession session, SuggestionId id) => (await session.LockSuggestionsAsync([id])).SingleOrDefault();

    /// <summary>Many suggestions for one act over all of them, locked in the order of their keys.</summary>
    private static async Task<IReadOnlyList<Suggestion>> LockSuggestionsAsync(this ActSession session, IReadOnlyCollection<SuggestionId> ids)
    {
        var (db, ct, keys) = (session.Db, session.Cancelled, ids.Select(id => id.Value).ToArray());
        await db.Database.ExecuteSqlAsync($"select 1 from suggestions where id = any({keys}) order by id for update", ct);
        return await db.Suggestions.VisibleTo(session.Sight, db).Include(s => s.Problems).Include(s => s.Replies).AsSplitQuery().Where(s => ids.Contains(s.Id)).ToListAsync(ct);
    }

    /// <summary>The suggestions as the user saw them, in the order given, or why nothing is to be done.</summary>
    public static Task<(IReadOnlyList<Suggestion> Suggestions, Outcome? WhyNot)> LockAsSeenAsync(this ActSession session, IReadOnlyList<Seen<SuggestionId>> suggestions) =>
        session.LockAsSeenAsync(suggestions, session.LockSuggestionsAsync, suggestion => new Seen<SuggestionId>(suggestion.Id, suggestion.Version));

    /// <summary>Null where the unit is the inspected body or lies below it and still lives.</summary>
    public static async Task<Outcome?> WhyNotUnitAsync(this ActSession session, Suggestion suggestion, UnitId? unit)
    {
        if (unit is not { } chosen || !session.Stamp.By.Units.IsWithin(chosen, suggestion.BodyId)) return Outcome.Bad("Unit", "missing");
        return await session.LivesAsync(chosen) ? null : Outcome.Bad("Unit", "missing");
    }

    public static Task<bool> LivesAsync(this ActSession session, UnitId unit)
    {
        var today = session.Stamp.On;
        return session.Db.Units.AnyAsync(u => u.Id == unit && (u.EndedOn == null || today <= u.EndedOn), session.Cancelled);
    }
}
