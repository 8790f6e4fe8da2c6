using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Rectify.App.Delivery;

/// <summary>Enters the day's digests when their time has come and sends what is due, every half minute. Any number of nodes may do so at once.</summary>
internal sealed class Courier(PlanOutgoing plan, SendOutgoing send, TimeProvider clock, ILogger<Courier> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await GoAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // asked to stop: what was taken and not handed over is tried again when its lease ends
        }
    }

    /// <summary>A database out of reach for a while must not end the courier's work.</summary>
    private async Task GoAsync(CancellationToken ct)
    {
        try
        {
            var (planned, taken) = (await plan.RunAsync(ct), await send.RunAsync(ct));
            if (planned + taken > 0) log.LogInformation("{Planned} digests entered, {Taken} taken", planned, taken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "Nothing could be sent; tried again in {Seconds} s", Every.TotalSeconds);
        }
    }
}
