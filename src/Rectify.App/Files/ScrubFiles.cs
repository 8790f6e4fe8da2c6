using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Evidence;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.App.Files;

/// <summary>A file that something is wrong with.</summary>
/// <param name="Place">The table that names it; null where none does.</param>
public sealed record FileFinding(FileFaultKind Kind, string Name, string? Place, long? Size);

/// <summary>How far a run is.</summary>
public sealed record ScrubProgress(long Files, long Bytes);

/// <summary>What a run has found.</summary>
/// <param name="Findings">The first <see cref="ScrubFiles.MaxFindings"/>, in the order they were met; the numbers count all.</param>
public sealed record ScrubReport(long Files, long Bytes, int Missing, int Altered, int Unreadable, int Orphaned, IReadOnlyList<FileFinding> Findings)
{
    /// <summary>Something that a record refers to is not as it was kept. An orphan harms nothing.</summary>
    public bool HasFaults => Missing + Altered + Unreadable > 0;
}

/// <summary>
/// Goes through all files: reads each again and compares it with the digest it is named after, and reports what is missing, altered, unreadable, and what no record refers to. Nothing is taken away. One at a time,
/// whatever the number of nodes; the nightly one once a day.
/// </summary>
public sealed class ScrubFiles
{
    /// <summary>Findings that are told one by one.</summary>
    public const int MaxFindings = 1000;

    private const long ScrubLock = 0x7265637473637275;
    private const int ProgressEvery = 50;

    /// <summary>What is younger may belong to an act under way.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromDays(1);

    private readonly Func<CancellationToken, Task<RectifyDb>> open;
    private readonly IContentStore store;
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly OfficeDay office;

    internal ScrubFiles(Func<CancellationToken, Task<RectifyDb>> open, IContentStore store, AppSettings settings, TimeProvider clock, OfficeDay office) =>
        (this.open, this.store, folder, this.clock, this.office) = (open, store, settings.FilesFolder, clock, office);

    /// <summary>For the command line, where nobody is signed in: whoever holds the instance's folder may look.</summary>
    public static ScrubFiles Of(AppSettings settings, TimeProvider clock) =>
        new(_ => Task.FromResult(RectifyDatabase.Open(settings.ConnectionString)), ContentStores.Of(settings), settings, clock, OfficeDay.Default);

    /// <summary>Null where another run is under way, or tonight's is done.</summary>
    public async Task<ScrubReport?> RunAsync(ScrubCause cause, PersonId? by = null, IProgress<ScrubProgress>? progress = null, CancellationToken ct = default)
    {
        await using var db = await open(ct);
        await db.Database.OpenConnectionAsync(ct);
        if (!await db.Database.SqlQuery<bool>($"select pg_try_advisory_lock({ScrubLock}) as \"Value\"").SingleAsync(ct)) return null;
        try
        {
            var now = Now();
            var today = office.Of(now);
            if (cause == ScrubCause.Nightly && await db.ScrubRuns.AnyAsync(r => r.Cause == ScrubCause.Nightly && r.State == ScrubState.Done && r.On == today, ct)) return null;
            // whoever ran it is gone: the lock is ours
            await db.ScrubRuns.Where(r => r.State == ScrubState.Running).ExecuteUpdateAsync(r => r.SetProperty(x => x.State, ScrubState.BrokenOff), ct);
            var run = new ScrubRun { Id = Guid.CreateVersion7(now), Cause = cause, ByPersonId = by, On = today, StartedAt = now };
            db.Add(run);
            await db.SaveChangesAsync(ct);
            return await LookAsync(db, run, progress, ct);
        }
        finally
        {
            // a pooled connection would keep the lock
            await db.Database.ExecuteSqlAsync($"select pg_advisory_unlock({ScrubLock})", CancellationToken.None);
        }
    }

    private async Task<ScrubReport> LookAsync(RectifyDb db, ScrubRun run, IProgress<ScrubProgress>? progress, CancellationToken ct)
    {
        var look = new Look(db, store, run.StartedAt, progress);
        try
        {
            await look.ContentsAsync(ct);
            look.Arrivals(folder, ct);
            run.State = ScrubState.Done;
        }
        catch
        {
            run.State = ScrubState.BrokenOff;
            throw;
        }
        finally
        {
            look.WriteInto(run, Now());
            // what was found before it was stopped is told too
            await db.SaveChangesAsync(CancellationToken.None);
        }
        return look.Report();
    }

    /// <summary>As the database keeps it.</summary>
    private DateTimeOffset Now()
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private sealed class Look(RectifyDb db, IContentStore store, DateTimeOffset startedAt, IProgress<ScrubProgress>? progress)
    {
        private readonly DateTimeOffset settled = startedAt - Settled, partsGivenUp = startedAt - UploadParts.Kept;
        private readonly List<FileFinding> findings = [];
        private readonly Dictionary<FileFaultKind, int> counts = [];
        private Dictionary<string, DateTimeOffset> erased = new(StringComparer.Ordinal);
        private long files, bytes;

        public ScrubReport Report() => new(files, bytes, Count(FileFaultKind.Missing), Count(FileFaultKind.Altered), Count(FileFaultKind.Unreadable), Count(FileFaultKind.Orphaned), findings);

        public void WriteInto(ScrubRun run, DateTimeOffset at)
        {
            (run.EndedAt, run.Files, run.Bytes) = (at, files, bytes);
            (run.Missing, run.Altered, run.Unreadable, run.Orphaned) = (Count(FileFaultKind.Missing), Count(FileFaultKind.Altered), Count(FileFaultKind.Unreadable), Count(FileFaultKind.Orphaned));
            db.AddRange(findings.Select((f, i) => new ScrubFinding { RunId = run.Id, Position = i + 1, Kind = f.Kind, Name = f.Name.Length > ScrubFinding.MaxNameLength ? f.Name[..ScrubFinding.MaxNameLength] : f.Name, Place = f.Place, Size = f.Size }));
        }

        /// <summary>What records name and what lies in the store, side by side in the order of the digests: two streams merged, so that memory does not grow with either.</summary>
        public async Task ContentsAsync(CancellationToken ct)
        {
            erased = (await db.Erasures.AsNoTracking().Where(e => e.State == ErasureState.Erased).Select(e => new { e.Sha256, e.DecidedAt }).ToListAsync(ct)).ToDictionary(e => e.Sha256, e => e.DecidedAt!.Value, StringComparer.Ordinal);
            await using var named = NamedFiles.AllAsync(db, ct).GetAsyncEnumerator(ct);
            var more = await named.MoveNextAsync();
            await foreach (var kept in store.ListAsync(ct))
            {
                if (!kept.IsContent)
                {
                    if (kept.At < settled) Add(FileFaultKind.Orphaned, kept.Name, null, kept.Size);
                    continue;
                }
                for (; more && string.CompareOrdinal(named.Current.Sha256, kept.Name) < 0; more = await named.MoveNextAsync()) await NotListedAsync(named.Current.Sha256, named.Current.Table, ct);
                var isNamed = more && named.Current.Sha256 == kept.Name;
                await ListedAsync(kept, isNamed ? named.Current.Table : null, ct);
                if (isNamed) more = await named.MoveNextAsync();
            }
            for (; more; more = await named.MoveNextAsync()) await NotListedAsync(named.Current.Sha256, named.Current.Table, ct);
        }

        /// <summary>What uploads that were cut off have left behind; parts that may still be gone on with are none of it.</summary>
        public void Arrivals(string folder, CancellationToken ct)
        {
            var arriving = new DirectoryInfo(Path.Combine(folder, "arriving"));
            if (!arriving.Exists) return;
            foreach (var file in arriving.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                ct.ThrowIfCancellationRequested();
                if (new DateTimeOffset(file.LastWriteTimeUtc) < (UploadParts.IsPart(file.Name) ? partsGivenUp : settled)) Add(FileFaultKind.Orphaned, $"arriving/{file.Name}", null, file.Length);
            }
        }

        private async Task ListedAsync(KeptFile kept, string? table, CancellationToken ct)
        {
            if (erased.TryGetValue(kept.Name, out var erasedAt))
            {
                // it goes within a minute of the decision
                if (erasedAt < settled) Add(FileFaultKind.Orphaned, kept.Name, null, kept.Size);
            }
            else if (table is not null) await HashAsync(kept.Name, table, ct);
            // named since the list was made: an upload of the same bytes
            else if (kept.At < settled && !await NamedFiles.IsNamedAsync(db, kept.Name, ct)) Add(FileFaultKind.Orphaned, kept.Name, null, kept.Size);
        }

        /// <summary>It may have been erased since the list was made, or the listing passed it by.</summary>
        private async Task NotListedAsync(string sha256, string table, CancellationToken ct)
        {
            if (erased.ContainsKey(sha256) || await db.Erasures.AnyAsync(e => e.Sha256 == sha256 && e.State == ErasureState.Erased, ct)) return;
            await HashAsync(sha256, table, ct);
        }

        private async Task HashAsync(string sha256, string table, CancellationToken ct)
        {
            long? size = null;
            try
            {
                await using var content = store.Open(sha256);
                size = content?.Length;
                if (content is null) Add(FileFaultKind.Missing, sha256, table, null);
                else if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)) != sha256) Add(FileFaultKind.Altered, sha256, table, size);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Add(FileFaultKind.Unreadable, sha256, table, size);
            }
            (files, bytes) = (files + 1, bytes + (size ?? 0));
            if (files % ProgressEvery == 0) progress?.Report(new ScrubProgress(files, bytes));
        }

        private int Count(FileFaultKind kind) => counts.GetValueOrDefault(kind);

        private void Add(FileFaultKind kind, string name, string? place, long? size)
        {
            counts[kind] = Count(kind) + 1;
            if (findings.Count < MaxFindings) findings.Add(new FileFinding(kind, name, place, size));
        }
    }
}
