using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Clues;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Clues;

/// <summary>Acts on one clue or petition.</summary>
internal static class ClueLock
{
    /// <summary>Locks it, compares the version the user saw and lets it decide. Missing when there is none the actor may see.</summary>
    public static Task<Outcome> DecideClueAsync(this UnitOfWork work, string verb, ClueId id, int seen, ActId act, Func<Clue, ActSession, Task<Outcome>> decide, CancellationToken ct) =>
        work.RunAsync(verb, act, async session =>
        {
            if (await session.LockClueAsync(id) is not { } clue) return Outcome.None;
            return clue.Version == seen ? await decide(clue, session) : await session.ChangedSinceAsync(id.Value, seen);
        }, ct);

    public static Task<Outcome> DecideClueAsync(this UnitOfWork work, string verb, ClueId id, int seen, ActId act, Func<Clue, ActSession, Refusal?> decide, CancellationToken ct) =>
        work.DecideClueAsync(verb, id, seen, act, (clue, session) => Task.FromResult(Outcome.Of(decide(clue, session))), ct);

    private static async Task<Clue?> LockClueAsync(this ActSession session, ClueId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from clues where id = {id.Value} for update", ct);
        return await db.Clues.VisibleTo(session.Stamp.By).Include(c => c.Disposals).SingleOrDefaultAsync(c => c.Id == id, ct);
    }

    /// <summary>Null where the unit lives: a clue goes to any, as a rule to one outside the inspected body.</summary>
    public static async Task<Outcome?> WhyNotHandlerAsync(this ActSession session, UnitId? unit)
    {
        var today = session.Stamp.On;
        return unit is { } chosen && await session.Db.Units.AnyAsync(u => u.Id == chosen && (u.EndedOn == null || today <= u.EndedOn), session.Cancelled) ? null : Outcome.Bad("Unit", "missing");
    }
}
