using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Rectify.App.Evidence;
using Rectify.App.Live;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.App.Supervision;
using Rectify.App.Trail;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Data;

/// <summary>
/// One act, one transaction: rows, facts, chain heads and who is told of them are saved together or not at all. Knows the actor, the moment and the office's day and hands them on as the stamp.
/// The same act id twice has one outcome.
/// </summary>
public sealed class UnitOfWork(Door door, ICurrentActor who, LiveChanges live, ILogger<UnitOfWork> log)
{
    private const int MostAttempts = 3;

    /// <summary>Runs an act of the current actor. Anything but <see cref="Outcome.Done"/> leaves nothing behind.</summary>
    /// <param name="work">May run more than once; what it changes outside its session it changes to the same again.</param>
    internal async Task<Outcome> RunAsync(string verb, ActId act, Func<ActSession, Task<Outcome>> work, CancellationToken ct)
    {
        if (await who.PersonAsync(ct) is not { } person) return Outcome.None;
        var started = Stopwatch.GetTimestamp();
        var outcome = await RunAsync(person, verb, act, async session =>
            await session.Db.TakesPartAsync(person, session.Stamp.On, ct) ? await work(session) : Outcome.None, ct);
        log.LogInformation("{Verb} act={Act} actor={Actor} outcome={Outcome} ms={Milliseconds:0}", verb, act.Value, person.Value, outcome.GetType().Name, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        return outcome;
    }

    /// <summary>Runs the one act that nobody signed in can do: the first administrator comes into the house by it.</summary>
    internal Task<Outcome> FoundAsync(PersonId founder, string verb, ActId act, Func<ActSession, Task<Outcome>> work, CancellationToken ct) => RunAsync(founder, verb, act, work, ct);

    /// <summary>
    /// Runs an act that no person presses a button for, such as a rule's that has come true. The act brings the record it is done in the name of. While demo data are being made, a story of past days, rules of
    /// today hold back.
    /// </summary>
    internal Task<Outcome> ByRuleAsync(PersonId ruler, string verb, ActId act, Func<ActSession, Task<Outcome>> work, CancellationToken ct) => RunAsync(ruler, verb, act, async session =>
        await session.Db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock_shared({Demo.DemoData.FillLock}) as \"Value\"").SingleAsync(ct) ? await work(session) : Outcome.None, ct);

    /// <summary>
    /// A deciding act on one task: locks it, compares the version the user saw, loads the parts and lets the task decide.
    /// </summary>
    internal Task<Outcome> DecideAsync(TaskVerb verb, TaskId id, int seen, ActId act, TaskParts parts, Func<RectificationTask, TaskSetting, ActSession, Refusal?> decide, CancellationToken ct) =>
        RunAsync(verb.ToString(), act, async session =>
        {
            if (await session.LockTaskAsync(id, deciding: true, parts) is not var (task, setting)) return Outcome.None;
            if (task.Version != seen) return await session.ChangedSinceAsync(id, seen);
            return Outcome.Of(decide(task, setting, session));
        }, ct);

    /// <summary>An adding act on one task: shares the lock with other adding acts, conflicts with none of them, and finds the task as it is.</summary>
    internal Task<Outcome> AddAsync(TaskVerb verb, TaskId id, ActId act, TaskParts parts, Func<RectificationTask, TaskSetting, ActSession, Refusal?> add, CancellationToken ct) =>
        RunAsync(verb.ToString(), act, async session =>
            await session.LockTaskAsync(id, deciding: false, parts) is var (task, setting) ? Outcome.Of(add(task, setting, session)) : Outcome.None, ct);

    /// <summary>Two acts that each wait for what the other has locked: PostgreSQL ends one of them, and nothing of it was done. It begins anew, behind the other.</summary>
    private async Task<Outcome> RunAsync(PersonId person, string verb, ActId act, Func<ActSession, Task<Outcome>> work, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(person, verb, act, work, ct);
            }
            catch (Exception e) when (attempt < MostAttempts && IsDeadlock(e))
            {
                log.LogInformation("{Verb} act={Act} waited in a circle and begins anew", verb, act.Value);
            }
        }
    }

    /// <summary>Entity Framework says it in words of its own around the database's.</summary>
    private static bool IsDeadlock(Exception? e) => e is not null && (e is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } || IsDeadlock(e.InnerException));

    private async Task<Outcome> RunOnceAsync(PersonId person, string verb, ActId act, Func<ActSession, Task<Outcome>> work, CancellationToken ct)
    {
        var (db, transaction) = await door.OpenForActAsync(person, ct);
        await using (db)
        await using (transaction)
        {
            // presses of one button queue here, so that the second finds what the first has done
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({act.Value.ToString("N")}, 0))", ct);
            if (await db.Acts.AnyAsync(a => a.Id == act, ct)) return Outcome.Ok;
            var (at, today) = (door.Now(), door.Today());
            var actor = await db.ActorAsync(person, today, ct);
            var session = new ActSession(db, new Stamp(actor, at, today), await Sight.OfAsync(db, actor, ct), ct) { Locks = true };
            try
            {
                var outcome = await work(session);
                if (!outcome.IsDone) return outcome;
                await Tasks.SharedMeasures.TellAsync(session);
                if (await Archives.RefuseAsync(session, verb) is { } archived) return new Outcome.Refused(archived);
                await LetterEnds.EndWithTasksAsync(session);
                if (await Erasures.ErasedContents.BringsBackAsync(session)) return Outcome.Bad("file", "erased");
                await AskedTexts.AskAsync(session);
                var changed = await new TrailWriter(db, session).SaveAsync(verb, act, ct);
                await transaction.CommitAsync(ct);
                live.Announce(changed);
                return outcome;
            }
            catch (DbUpdateConcurrencyException)
            {
                return new Outcome.ChangedMeanwhile([]);
            }
        }
    }
}
