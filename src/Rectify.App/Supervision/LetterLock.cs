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
            return letter.Version == seen ? Outcome.Of(decide(letter, session)) : await session.LetterChangedAsync(id, seen);
        }, ct);

    public static async Task<Letter?> LockLetterAsync(this ActSession session, LetterId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from tasks where id in (select task_id from letter_tasks where letter_id = {id.Value}) order by id for share", ct);
        await db.Database.ExecuteSqlAsync($"select 1 from letters where id = {id.Value} for update", ct);
        return await db.Letters.VisibleTo(session.Sight, session.Stamp.By, db).Include(l => l.Tasks).SingleOrDefaultAsync(l => l.Id == id, ct);
    }

    /// <summary>What others did to the letter since the version the user saw.</summary>
    public static async Task<Outcome> LetterChangedAsync(this ActSession session, LetterId id, int seen)
    {
        var facts = await session.Db.Facts.AsNoTracking().Where(f => f.SubjectId == id.Value).OrderByDescending(f => f.At).Take(20)
            .Join(session.Db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Kind, f.At, p.Name, f.Details }).ToListAsync(session.Cancelled);
        return new Outcome.ChangedMeanwhile([.. facts
            .Where(f => f.Details.TryGetValue("version", out var version) && int.Parse(version, System.Globalization.CultureInfo.InvariantCulture) > seen)
            .Select(f => new OtherAct(f.Kind, f.At, f.Name, f.Details))]);
    }
}
