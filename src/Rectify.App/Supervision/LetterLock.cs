using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>Acts on one letter: its tasks are share-locked before it, as an act that settles a task locks the task first and its letters afterwards.</summary>
internal static class LetterLock
{
    /// <summary>Locks the letter, compares the version the user saw and lets it decide. Missing when there is none the actor may see.</summary>
    public static Task<Outcome> DecideLetterAsync(this UnitOfWork work, string verb, LetterId id, int seen, ActId act, Func<Letter, ActSession, Refusal?> decide, CancellationToken ct) =>
        work.RunAsync(verb, act, async session =>
        {
            if (await session.LockLetterAsync(id) is not { } letter) return Outcome.None;
            return letter.Version == seen ? Outcome.Of(decide(letter, session)) : await session.ChangedSinceAsync(id.Value, seen);
        }, ct);

    public static async Task<Letter?> LockLetterAsync(this ActSession session, LetterId id) => (await session.LockLettersAsync([id])).SingleOrDefault();

    /// <summary>Many letters for one act over all of them: their tasks and then they themselves are locked in the order of their keys.</summary>
    public static async Task<IReadOnlyList<Letter>> LockLettersAsync(this ActSession session, IReadOnlyCollection<LetterId> ids)
    {
        var (db, ct, keys) = (session.Db, session.Cancelled, ids.Select(id => id.Value).ToArray());
        await db.Database.ExecuteSqlAsync($"select 1 from tasks where id in (select task_id from letter_tasks where letter_id = any({keys})) order by id for share", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from letters where id = any({keys}) order by id for update", ct);
        return await db.Letters.VisibleTo(session.Sight, session.Stamp.By, db).Include(l => l.Tasks).Where(l => ids.Contains(l.Id)).ToListAsync(ct);
    }

    /// <summary>The letters as the user saw them, in the order given, or why nothing is to be done.</summary>
    public static Task<(IReadOnlyList<Letter> Letters, Outcome? WhyNot)> LockAsSeenAsync(this ActSession session, IReadOnlyList<Seen<LetterId>> letters) =>
        session.LockAsSeenAsync(letters, session.LockLettersAsync, letter => new Seen<LetterId>(letter.Id, letter.Version));
}
