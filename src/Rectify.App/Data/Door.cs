using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Data;

/// <summary>
/// The one door to the database. It takes the actor, begins a transaction and tells PostgreSQL who acts in it and on which day; nothing is set on a pooled connection outside a transaction.
/// </summary>
public sealed class Door
{
    private readonly IDbContextFactory<RectifyDb> contexts;
    private readonly ICurrentActor who;
    private readonly TimeProvider clock;
    private readonly OfficeDay office;
    private Reader? reader;

    internal Door(IDbContextFactory<RectifyDb> contexts, ICurrentActor who, TimeProvider clock, OfficeDay office) =>
        (this.contexts, this.who, this.clock, this.office) = (contexts, who, clock, office);

    /// <summary>Now, to the microsecond: what PostgreSQL keeps, so that a digest over it is the same before and after it is stored.</summary>
    public DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>The office's day.</summary>
    public DateOnly Today() => office.Of(Now());

    /// <summary>True while nobody is in the house: nothing has been set up yet.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct = default)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return !await db.Persons.AnyAsync(ct);
    }

    /// <summary>Opens for reading as the current actor; null when nobody is signed in.</summary>
    internal async Task<Reading?> ReadAsync(CancellationToken ct)
    {
        var known = who.IsReadingOnePage ? reader : null;
        if ((known?.Actor.Person ?? await who.PersonAsync(ct)) is not { } person) return null;
        var db = await contexts.CreateDbContextAsync(ct);
        try
        {
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            var transaction = await db.Database.BeginTransactionAsync(ct);
            // compiling a statement, or starting other processes for it, takes longer than any of these reads runs; a prepared one is planned for the values it is asked with: the same words or units may stand in ten rows or in half of all
            var now = Now();
            var today = office.Of(now);
            await db.Database.ExecuteSqlAsync($"select set_config('transaction_read_only', 'on', true), set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('plan_cache_mode', 'force_custom_plan', true), set_config('rectify.actor', {person.Value.ToString("N")}, true), set_config('rectify.today', {Day(today)}, true)", ct);
            if (known is null || known.Today != today)
            {
                var actor = await db.ActorAsync(person, today, ct);
                reader = known = new Reader(actor, await Sight.OfAsync(db, actor, ct), today);
            }
            return new Reading(db, transaction, known.Actor, known.Sight, now, office);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Opens for an act as that person. Read committed: an act takes its locks first and loads afterwards, so what it loads is current.
    /// </summary>
    internal async Task<(RectifyDb Db, IDbContextTransaction Transaction)> OpenForActAsync(PersonId person, CancellationToken ct)
    {
        var db = await contexts.CreateDbContextAsync(ct);
        try
        {
            var transaction = await db.Database.BeginTransactionAsync(ct);
            await db.Database.ExecuteSqlAsync($"select set_config('rectify.actor', {person.Value.ToString("N")}, true), set_config('rectify.today', {Day(Today())}, true)", ct);
            return (db, transaction);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>The office's day, for row security: a role is held until a day.</summary>
    private static string Day(DateOnly today) => today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Reader(Actor Actor, Sight Sight, DateOnly Today);
}

/// <summary>A read in progress: nothing is tracked, the transaction is read-only.</summary>
internal sealed class Reading(RectifyDb db, IDbContextTransaction transaction, Actor actor, Sight sight, DateTimeOffset now, OfficeDay office) : IAsyncDisposable
{
    public RectifyDb Db { get; } = db;

    public Actor Actor { get; } = actor;

    public Sight Sight { get; } = sight;

    public DateTimeOffset Now { get; } = now;

    public DateOnly Today { get; } = office.Of(now);

    public OfficeDay Office { get; } = office;

    /// <summary>
    /// From here on a statement is planned once a connection, not for the values it is asked with: for long ones that find few rows by key, or in small tables, and take longer to plan than to run.
    /// </summary>
    public Task PlanOnceAsync(CancellationToken ct) => Db.Database.ExecuteSqlAsync($"select set_config('plan_cache_mode', 'force_generic_plan', true)", ct);

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await Db.DisposeAsync();
    }
}
