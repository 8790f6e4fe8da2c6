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
            return suggestion.Version == seen ? await decide(suggestion, session) : await session.SuggestionChangedAsync(id, seen);
        }, ct);

    public static Task<Outcome> DecideSuggestionAsync(this UnitOfWork work, string verb, SuggestionId id, int seen, ActId act, Func<Suggestion, ActSession, Refusal?> decide, CancellationToken ct) =>
        work.DecideSuggestionAsync(verb, id, seen, act, (suggestion, session) => Task.FromResult(Outcome.Of(decide(suggestion, session))), ct);

    private static async Task<Suggestion?> LockSuggestionAsync(this ActSession session, SuggestionId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from suggestions where id = {id.Value} for update", ct);
        return await db.Suggestions.VisibleTo(session.Sight, db).Include(s => s.Problems).Include(s => s.Replies).AsSplitQuery().SingleOrDefaultAsync(s => s.Id == id, ct);
    }

    /// <summary>What others did to it since the version the user saw.</summary>
    private static async Task<Outcome> SuggestionChangedAsync(this ActSession session, SuggestionId id, int seen)
    {
        var facts = await session.Db.Facts.AsNoTracking().Where(f => f.SubjectId == id.Value).OrderByDescending(f => f.At).Take(20)
            .Join(session.Db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Kind, f.At, p.Name, f.Details }).ToListAsync(session.Cancelled);
        return new Outcome.ChangedMeanwhile([.. facts
            .Where(f => f.Details.TryGetValue("version", out var version) && int.Parse(version, System.Globalization.CultureInfo.InvariantCulture) > seen)
            .Select(f => new OtherAct(f.Kind, f.At, f.Name, f.Details))]);
    }

    /// <summary>Null where the unit is the inspected body or lies below it and still lives.</summary>
    public static async Task<Outcome?> WhyNotUnitAsync(this ActSession session, Suggestion suggestion, UnitId? unit)
    {
        if (unit is not { } chosen || !session.Stamp.By.Units.IsWithin(chosen, suggestion.BodyId)) return Outcome.Bad("Unit", "missing");
        var today = session.Stamp.On;
        return await session.Db.Units.AnyAsync(u => u.Id == chosen && (u.EndedOn == null || today <= u.EndedOn), session.Cancelled) ? null : Outcome.Bad("Unit", "missing");
    }
}
