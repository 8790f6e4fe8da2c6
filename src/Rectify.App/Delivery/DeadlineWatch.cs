using Microsoft.Extensions.Logging;
using Rectify.App.Daily;
using Rectify.Domain;

namespace Rectify.App.Delivery;

/// <summary>Looks at the warning ladders day by day, and throws away old notifications.</summary>
internal sealed class DeadlineWatch(WarnOfDeadlines warn, TimeProvider clock, OfficeDay office, ILogger<DeadlineWatch> log) : DailyWatch(clock, office, log)
{
    protected override async Task LookAsync(CancellationToken ct) =>
        Log.LogInformation("{Warnings} deadlines warned of, {Forgotten} old notifications thrown away", await warn.LookAsync(ct), await warn.ForgetAsync(ct));
}
