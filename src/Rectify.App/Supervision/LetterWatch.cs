using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rectify.App.Daily;
using Rectify.Domain;

namespace Rectify.App.Supervision;

/// <summary>Looks day by day whether rules raise drafts.</summary>
internal sealed class LetterWatch(IServiceScopeFactory scopes, TimeProvider clock, OfficeDay office, ILogger<LetterWatch> log) : DailyWatch(clock, office, log)
{
    protected override async Task LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var raised = await scope.ServiceProvider.GetRequiredService<RaiseLetters>().ByItselfAsync(ct);
        Log.LogInformation("Rules raised {Raised} drafts of supervision letters", raised);
    }
}
