using Microsoft.Extensions.Logging;
using Rectify.App.Daily;
using Rectify.Domain;

namespace Rectify.App.Delivery;

/// <summary>Looks at the warning ladders day by day, and throws away old notifications.</summary>
internal sealed class DeadlineWatch(WarnOfDeadlines warn, ForgetDelivered delivered, TimeProvider clock, OfficeDay office, ILogger<DeadlineWatch> log) : DailyWatch(clock, office, log)
{
    protected override async Task LookAsync(CancellationToken ct)
    {
        var up = await warn.LookAsync(ct);
        Log.LogInformation("{Tasks} deadlines of tasks and {Milestones} of milestones warned of, {Forgotten} old notifications thrown away", up.Tasks, up.Milestones, await warn.ForgetAsync(ct));
        if (await delivered.RunAsync(ct) is > 0 and var forgotten) Log.LogInformation("{Forgotten} old digests and warnings thrown away", forgotten);
    }
}
