using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;

namespace Rectify.App.Files;

/// <summary>A run in the list.</summary>
/// <param name="By">Who pressed the button.</param>
public sealed record ScrubRow(Guid Id, ScrubCause Cause, ScrubState State, string? By, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, long Files, long Bytes, int Missing, int Altered, int Unreadable, int Orphaned)
{
    public bool HasFaults => Missing + Altered + Unreadable > 0;
}

/// <summary>Runs, the latest first, and what the one looked at has found.</summary>
/// <param name="MayRun">The reader may have the files gone through now.</param>
/// <param name="Next">Key of the next page; null on the last.</param>
public sealed record ScrubSlice(IReadOnlyList<ScrubRow> Runs, ScrubRow? Shown, IReadOnlyList<FileFinding> Findings, bool MayRun, Guid? Next);

/// <summary>What the runs have found, for the administrators, who learn digests and tables and no content.</summary>
public sealed class ReadScrubs(Door door, ScrubFiles scrub) : IUseCase
{
    public const int PageSize = 30;

    private static readonly Role[] Readers = [Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    /// <summary>Whether the page is the reader's.</summary>
    public async Task<bool> MayAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading?.Actor.HasAnywhere(Readers) == true;
    }

    /// <param name="shown">The run to look at; the latest that is over where none is named.</param>
    /// <returns>Null for who may not.</returns>
    public async Task<ScrubSlice?> Run(Guid? shown = null, Guid? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading?.Actor.HasAnywhere(Readers) != true) return null;
        var db = reading.Db;
        var runs = after is { } last ? db.ScrubRuns.Where(r => EF.Functions.LessThan(ValueTuple.Create(r.Id), ValueTuple.Create(last))) : db.ScrubRuns;
        var rows = await Rows(db, runs.OrderByDescending(r => r.Id).Take(PageSize + 1)).ToListAsync(ct);
        var one = await Rows(db, (shown is { } id ? db.ScrubRuns.Where(r => r.Id == id) : db.ScrubRuns.Where(r => r.State != ScrubState.Running)).OrderByDescending(r => r.Id).Take(1)).SingleOrDefaultAsync(ct);
        var findings = one is null ? [] : await db.ScrubFindings.Where(f => f.RunId == one.Id).OrderBy(f => f.Position).Select(f => new FileFinding(f.Kind, f.Name, f.Place, f.Size)).ToListAsync(ct);
        return new ScrubSlice([.. rows.Take(PageSize)], one, findings, reading.Actor.HasAnywhere(Role.SystemAdministrator), rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>The system administrator has the files gone through now. Null where another run is under way, or for who may not.</summary>
    public async Task<ScrubReport?> NowAsync(IProgress<ScrubProgress> progress, CancellationToken ct = default)
    {
        PersonId by;
        await using (var reading = await door.ReadAsync(ct))
        {
            if (reading?.Actor.HasAnywhere(Role.SystemAdministrator) != true) return null;
            by = reading.Actor.Person;
        }
        return await scrub.RunAsync(ScrubCause.Page, by, progress, ct);
    }

    /// <summary>For the desk of the system administrator: the last run that came to its end, where files that records refer to are not as they were kept.</summary>
    internal static async Task<ScrubRow?> FaultyAsync(Reading reading, CancellationToken ct) =>
        reading.Actor.HasAnywhere(Role.SystemAdministrator)
        && await Rows(reading.Db, reading.Db.ScrubRuns.Where(r => r.State == ScrubState.Done).OrderByDescending(r => r.Id).Take(1)).SingleOrDefaultAsync(ct) is { HasFaults: true } faulty ? faulty : null;

    private static IQueryable<ScrubRow> Rows(RectifyDb db, IQueryable<ScrubRun> runs) =>
        from r in runs
        orderby r.Id descending
        select new ScrubRow(r.Id, r.Cause, r.State, db.Persons.Where(p => p.Id == r.ByPersonId).Select(p => p.Name).FirstOrDefault(), r.StartedAt, r.EndedAt, r.Files, r.Bytes, r.Missing, r.Altered, r.Unreadable, r.Orphaned);
}
