using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rectify.Domain;

namespace Rectify.App.Daily;

/// <summary>Looks at something once on every day of the office; soon after the start for today. Two nodes look in turn, and the second finds nothing left.</summary>
internal abstract class DailyWatch(TimeProvider clock, OfficeDay office, ILogger log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected ILogger Log => log;

    /// <summary>Not before that time of the office's day.</summary>
    protected virtual TimeOnly From => TimeOnly.MinValue;

    protected abstract Task LookAsync(CancellationToken ct);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateOnly? lookedOn = null;
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = clock.GetUtcNow();
                var today = office.Of(now);
                if (lookedOn != today && TimeOnly.FromTimeSpan(office.Local(now).TimeOfDay) >= From && await TryAsync(stoppingToken)) lookedOn = today;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // asked to stop: what was under way was rolled back, and the next start looks again
        }
    }

    /// <summary>A database out of reach for a while must not end the watch; it is tried again.</summary>
    private async Task<bool> TryAsync(CancellationToken ct)
    {
        try
        {
            await LookAsync(ct);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "{Watch} could not look; tried again in {Minutes} minutes", GetType().Name, Every.TotalMinutes);
            return false;
        }
    }
}
