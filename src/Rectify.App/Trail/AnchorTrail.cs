using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rectify.App.Data;

namespace Rectify.App.Trail;

/// <summary>
/// Anchors the trail: writes the head of every chain that has grown to the signed file outside the database. From then on nobody who holds the database alone can change, take away or restore
/// what lies before without its being found.
/// </summary>
public sealed class AnchorTrail : IDisposable
{
    private const long AnchorLock = 0x72656374616e6368;

    private readonly IDbContextFactory<RectifyDb> contexts;
    private readonly TimeProvider clock;
    private readonly ILogger<AnchorTrail> log;
    private readonly AnchorFile file;
    private readonly SemaphoreSlim gate = new(1, 1);

    internal AnchorTrail(IDbContextFactory<RectifyDb> contexts, AppSettings settings, TimeProvider clock, ILogger<AnchorTrail> log) =>
        (this.contexts, this.clock, this.log, file) = (contexts, clock, log, new AnchorFile(settings.AnchorFolder));

    public void Dispose() => gate.Dispose();

    /// <summary>As <see cref="RunAsync"/>; a folder or database out of reach is logged and ends neither the anchoring nor what waits for it. False when nothing could be anchored.</summary>
    public async Task<bool> TryRunAsync(CancellationToken ct = default)
    {
        try
        {
            await RunAsync(ct);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The trail could not be anchored; it is tried again every {Seconds} seconds", TrailAnchoring.Every.TotalSeconds);
            return false;
        }
    }

    /// <summary>Anchors what is committed now. Two nodes take turns.</summary>
    public async Task RunAsync(CancellationToken ct = default)
    {
        await gate.WaitAsync(ct);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            await using var turn = await db.Database.BeginTransactionAsync(ct);
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({AnchorLock})", ct);
            var heads = await db.ChainHeads.AsNoTracking().Where(h => h.Number > 0).OrderBy(h => h.Chain).ToListAsync(ct);
            file.CatchUp();
            var changed = heads.Where(h => file.HeadOf(h.Chain) is not var (number, hash) || number != h.Number || !hash.AsSpan().SequenceEqual(h.Hash)).ToList();
            foreach (var back in changed.Where(h => file.HeadOf(h.Chain) is var (number, _) && h.Number <= number))
                log.LogError("The chain {Chain} stands at {Number} and was anchored beyond that or otherwise: the database has been put back or changed. Run: rectify trail verify", back.Chain, back.Number);
            if (changed.Count > 0) file.Append([.. changed.Select(h => (h.Chain, h.Number, h.Hash))], clock.GetUtcNow());
        }
        finally
        {
            gate.Release();
        }
    }
}

/// <summary>Anchors at the start, every half minute and once more at the end, so that a fact stands alone in the database for a minute at most.</summary>
internal sealed class TrailAnchoring(AnchorTrail anchor, TimeProvider clock) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            do await anchor.TryRunAsync(stoppingToken);
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // asked to stop: what is committed is anchored below
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await anchor.TryRunAsync(cancellationToken);
    }
}
