using Rectify.App.Acceptance;
using Rectify.Domain.Evidence;

namespace Rectify.App.Desk;

/// <summary>Scans erased as 误传 that are owed anew, and those another person laid in, to be checked.</summary>
internal static class ScanDesk
{
    public static IQueryable<ReplacementScan>? For(DeskReader who) =>
        who.UnitsAs(Planning.PlanOpinionRights.Roles).Count == 0 ? null : OwedScans.Waiting(who.Reading).Where(r => !who.Persons.Contains(r.RecordedBy));

    /// <param name="isErased">There are erased files: only then can a scan be owed.</param>
    public static async Task<ScanSheet> ReadAsync(DeskReader who, bool isErased, int most, CancellationToken ct) => For(who) is { } waiting
        ? new ScanSheet(isErased ? await OwedScans.OwedAsync(who.Reading, most, ct) : [], await OwedScans.ReadAsync(who.Reading, waiting, most, ct)) : new ScanSheet([], []);
}
