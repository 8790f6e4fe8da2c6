using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Rectify.App.Evidence;

/// <summary>Has the texts of new evidence read every few seconds, and erases once a day those whose bytes are gone.</summary>
internal sealed class TextWatch(KeepTexts texts, TimeProvider clock, ILogger<TextWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan EraseEvery = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var erasedAt = clock.GetUtcNow();
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(async () => { while (await texts.NextAsync(stoppingToken)) { } });
                if (clock.GetUtcNow() - erasedAt < EraseEvery) continue;
                await TryAsync(() => texts.EraseGoneAsync(stoppingToken));
                erasedAt = clock.GetUtcNow();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // asked to stop: what was in hand is read again when its hold is over
        }
    }

    /// <summary>A database out of reach for a while must not end the watch.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Texts of evidence could not be kept; tried again in {Seconds} seconds", Every.TotalSeconds);
        }
    }
}
