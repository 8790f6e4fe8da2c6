using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rectify.App.Data;
using Rectify.App.Evidence;
using Rectify.App.Files;
using Rectify.Domain.Evidence;

namespace Rectify.App.Erasures;

/// <summary>
/// Takes away what an erasure has decided on: bytes, drawn pages, texts. Only after the decision is committed, and again and again: what a stopped program left behind is found by the next look.
/// </summary>
public sealed class EraseLeftovers
{
    private const int AtOnce = 500;

    private readonly IDbContextFactory<RectifyDb> contexts;
    private readonly IContentStore store;
    private readonly AppSettings settings;
    private readonly ShownTexts shown;

    internal EraseLeftovers(IDbContextFactory<RectifyDb> contexts, IContentStore store, AppSettings settings, ShownTexts shown) => (this.contexts, this.store, this.settings, this.shown) = (contexts, store, settings, shown);

    public async Task RunAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        for (var after = ""; ;)
        {
            var some = await db.Erasures.AsNoTracking().Where(e => e.State == ErasureState.Erased && EF.Functions.GreaterThan(ValueTuple.Create(e.Sha256), ValueTuple.Create(after))).OrderBy(e => e.Sha256).Select(e => e.Sha256).Take(AtOnce).ToListAsync(ct);
            foreach (var sha256 in some) await EraseAsync(db, sha256, ct);
            if (some.Count < AtOnce) return;
            after = some[^1];
        }
    }

    private async Task EraseAsync(RectifyDb db, string sha256, CancellationToken ct)
    {
        store.Erase(sha256);
        shown.Forget(sha256);
        if (PdfPages.FolderOf(settings, sha256) is var previews && Directory.Exists(previews)) Directory.Delete(previews, recursive: true);
        // a reading under way finds that it is over, and keeps nothing
        await db.EvidenceReadings.Where(r => r.Sha256 == sha256 && r.State != TextState.Gone).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, TextState.Gone), ct);
        await db.EvidenceReadings.Where(r => r.Sha256 == sha256).ForgetOffersAsync(ct);
        await db.EvidenceTexts.Where(t => t.Sha256 == sha256).ExecuteDeleteAsync(ct);
    }
}

/// <summary>Looks for leftovers soon after the start and every few minutes.</summary>
internal sealed class ErasureWatch(EraseLeftovers leftovers, TimeProvider clock, ILogger<ErasureWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await leftovers.RunAsync(stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogError(e, "Contents decided to be erased could not be; tried again in {Seconds} seconds", Every.TotalSeconds);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // asked to stop: the next start finds what is left
        }
    }
}
