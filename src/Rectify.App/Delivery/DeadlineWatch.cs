using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rectify.Domain;

namespace Rectify.App.Delivery;

/// <summary>Looks at the warning ladders on every day of the office, soon after the start for today, and throws away old notifications. Two nodes look in turn, and the second finds nothing left.</summary>
internal sealed class DeadlineWatch(WarnOfDeadlines warn, TimeProvider clock, OfficeDay office, ILogger<DeadlineWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        DateOnly? lookedOn = null;
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var today = office.Of(clock.GetUtcNow());
                if (lookedOn != today && await LookAsync(stoppingToken)) lookedOn = today;
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // asked to stop: what was under way was rolled back, and the next start looks again
        }
    }

    /// <summary>A database out of reach for a while must not end the watch; it is tried again.</summary>
    private async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            log.LogInformation("{Warnings} deadlines warned of, {Forgotten} old notifications thrown away", await warn.LookAsync(ct), await warn.ForgetAsync(ct));
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The deadlines could not be looked at; tried again in {Minutes} minutes", Every.TotalMinutes);
            return false;
        }
    }
}
