using Microsoft.Extensions.Logging;
using Rectify.App.Daily;
using Rectify.Domain;

namespace Rectify.App.Files;

/// <summary>Goes through the files every night.</summary>
internal sealed class ScrubWatch(ScrubFiles scrub, TimeProvider clock, OfficeDay office, ILogger<ScrubWatch> log) : DailyWatch(clock, office, log)
{
    protected override TimeOnly From { get; } = new(2, 30);

    protected override async Task LookAsync(CancellationToken ct)
    {
        if (await scrub.RunAsync(ScrubCause.Nightly, ct: ct) is not { } report) return;
        var level = report.HasFaults ? LogLevel.Error : LogLevel.Information;
        Log.Log(level, "{Files} files read again: {Missing} missing, {Altered} altered, {Unreadable} unreadable, {Orphaned} that no record refers to", report.Files, report.Missing, report.Altered, report.Unreadable, report.Orphaned);
    }
}
