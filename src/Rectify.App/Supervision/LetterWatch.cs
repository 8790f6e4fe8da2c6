using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rectify.Domain;

namespace Rectify.App.Supervision;

/// <summary>Looks once on every day of the office whether rules raise drafts; soon after the start for today. Two nodes look in turn, and the second finds nothing left.</summary>
internal sealed class LetterWatch(IServiceScopeFactory scopes, TimeProvider clock, OfficeDay office, ILogger<LetterWatch> log) : BackgroundService
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
            // asked to stop: an act under way was rolled back, and the next start looks again
        }
    }

    /// <summary>A database out of reach for a while must not end the watch; it is tried again.</summary>
    private async Task<bool> LookAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var raised = await scope.ServiceProvider.GetRequiredService<RaiseLetters>().ByItselfAsync(ct);
            log.LogInformation("Rules raised {Raised} drafts of supervision letters", raised);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            log.LogError(e, "The rules of supervision letters could not be looked at; tried again in {Minutes} minutes", Every.TotalMinutes);
            return false;
        }
    }
}
