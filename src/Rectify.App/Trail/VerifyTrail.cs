using System.Security.Cryptography;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.Domain.People;

namespace Rectify.App.Trail;

/// <summary>
/// Checks the trail: each chain by itself, the chains against the anchors outside the database, the live rows against the last digest the trail has of them, the files against their hashes.
/// One snapshot, streamed: acts may go on meanwhile.
/// </summary>
public sealed class VerifyTrail
{
    /// <summary>Faults that are told; the first is what matters.</summary>
    public const int MaxFaults = 100;

    private const int AnchorsAtOnce = 500;
    private const int ProgressEvery = 500;

    private readonly Func<CancellationToken, Task<RectifyDb>> open;
    private readonly IContentStore store;
    private readonly AnchorFile anchors;

    internal VerifyTrail(Func<CancellationToken, Task<RectifyDb>> open, IContentStore store, string anchorFolder) => (this.open, this.store, anchors) = (open, store, new AnchorFile(anchorFolder));

    /// <summary>For the command line, where nobody is signed in: whoever holds the instance's folder may verify.</summary>
    public static VerifyTrail Of(AppSettings settings) => new(_ => Task.FromResult(RectifyDatabase.Open(settings.ConnectionString)), ContentStores.Of(settings), settings.AnchorFolder);

    public async Task<TrailReport> RunAsync(IProgress<TrailProgress>? progress = null, CancellationToken ct = default)
    {
        // first the file, then the snapshot: what was anchored by now is committed and will be seen
        var lines = await anchors.CountAsync(ct);
        await using var db = await open(ct);
        await using var snapshot = await TrailSnapshot.OpenAsync(db, ct);
        var run = new Run(snapshot, progress);
        await run.FactsAsync(ct);
        await run.AnchorsAsync(anchors, lines, ct);
        await run.RowsAsync(ct);
        await run.FilesAsync(store, ct);
        return run.Report();
    }

    private sealed class Run(TrailSnapshot snapshot, IProgress<TrailProgress>? progress)
    {
        private readonly List<TrailFault> faults = [];
        private long chains, facts, anchorLines, rows, files;
        private readonly List<ErasedFile> gone = [];
        private LastAnchor? anchored;

        public TrailReport Report() => new(chains, facts, anchorLines, rows, files, anchored, faults, gone);

        public async Task FactsAsync(CancellationToken ct)
        {
            var heads = await snapshot.HeadsAsync(ct);
            var total = heads.Values.Sum(h => h.Number);
            StoredFact? last = null;
            await foreach (var fact in snapshot.FactsAsync(ct))
            {
                if (last?.Chain != fact.Chain)
                {
                    End(last, heads);
                    last = null;
                    chains++;
                }
                Tell(TrailStep.Facts, ++facts, total);
                var (number, hash) = (last?.Number ?? 0, last?.Hash ?? new byte[32]);
                if (fact.Number != number + 1) Add(TrailFaultKind.FactMissing, fact.Record, fact.Chain, number + 1);
                else if (!fact.PreviousHash.AsSpan().SequenceEqual(hash)) Add(TrailFaultKind.ChainBroken, fact.Record, fact.Chain, fact.Number);
                if (!fact.HashFits) Add(TrailFaultKind.FactChanged, fact.Record, fact.Chain, fact.Number);
                if (!fact.DetailsFit) Add(TrailFaultKind.DetailsChanged, fact.Record, fact.Chain, fact.Number);
                last = fact;
            }
            End(last, heads);
            foreach (var (chain, head) in heads.Where(h => h.Value.Number > 0)) Add(TrailFaultKind.HeadDiffers, "", chain, head.Number);
        }

        private void End(StoredFact? last, Dictionary<Guid, (long Number, byte[] Hash)> heads)
        {
            if (last is null) return;
            if (!heads.Remove(last.Chain, out var head) || head.Number != last.Number || !head.Hash.AsSpan().SequenceEqual(last.Hash)) Add(TrailFaultKind.HeadDiffers, last.Record, last.Chain, last.Number);
        }

        public async Task AnchorsAsync(AnchorFile file, long lines, CancellationToken ct)
        {
            using var key = file.PublicKey();
            var previous = new byte[32];
            var fitting = new Dictionary<Guid, long>();
            var batch = new List<Anchor>(AnchorsAtOnce);
            await foreach (var anchor in file.ReadAsync(lines, ct))
            {
                Tell(TrailStep.Anchors, ++anchorLines, lines);
                if (anchor is null || key is null || anchor.Sequence != (anchored?.Sequence ?? 0) + 1 || !anchor.Previous.AsSpan().SequenceEqual(previous) || !anchor.IsSignedBy(key))
                    Add(TrailFaultKind.AnchorBroken, "", null, anchorLines);
                if (anchor is null) continue;
                (previous, anchored) = (anchor.Digest(), new LastAnchor(anchor.Sequence, anchor.At));
                batch.Add(anchor);
                if (batch.Count < AnchorsAtOnce) continue;
                await CompareAsync(batch, fitting, ct);
                batch.Clear();
            }
            await CompareAsync(batch, fitting, ct);
        }

        private async Task CompareAsync(List<Anchor> batch, Dictionary<Guid, long> fitting, CancellationToken ct)
        {
            var hashes = await snapshot.HashesAsync([.. batch.Select(a => (a.Chain, a.Number)).Distinct()], ct);
            foreach (var anchor in batch)
            {
                var fits = fitting.GetValueOrDefault(anchor.Chain);
                if (!hashes.TryGetValue((anchor.Chain, anchor.Number), out var hash)) Add(TrailFaultKind.ChainCut, "", anchor.Chain, anchor.Number);
                else if (hash.AsSpan().SequenceEqual(anchor.Hash)) fitting[anchor.Chain] = anchor.Number;
                else
                {
                    // it was written anew somewhere after the last anchor that fits
                    var first = await snapshot.FirstAfterAsync(anchor.Chain, fits, ct);
                    Add(TrailFaultKind.ChainRewritten, first?.Record ?? "", anchor.Chain, first?.Number ?? anchor.Number);
                }
            }
        }

        public async Task RowsAsync(CancellationToken ct)
        {
            var total = await snapshot.CountAsync("select coalesce(sum(greatest(reltuples, 0)), 0) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace", ct);
            await foreach (var row in snapshot.RowsAsync(ct))
            {
                if (row.Table is not null) Tell(TrailStep.Rows, ++rows, Math.Max(total, rows));
                if (FaultOf(row) is { } kind) Add(kind, row.Name, row.Last?.Chain, row.Last?.Number);
            }
        }

        private static TrailFaultKind? FaultOf(TrailRow row) => row switch
        {
            { Table: null, Last.Digest: var digest } => digest == ProtectedTable.Deleted ? null : TrailFaultKind.RowMissing,
            { Table.MayLackDigest: true, Last: null } => null,
            { Last: null } or { Last.Digest: ProtectedTable.Deleted } => TrailFaultKind.RowUnexpected,
            { Columns: { } columns, Last.Digest: var digest } when Convert.ToHexStringLower(ProtectedTable.DigestOf(columns)) == digest => null,
            _ => TrailFaultKind.RowChanged,
        };

        public async Task FilesAsync(IContentStore store, CancellationToken ct)
        {
            var total = await snapshot.CountAsync($"select count(*) from ({TrailFiles.Select}) as named", ct);
            var erased = await snapshot.ErasedAsync(ct);
            await foreach (var (sha256, table) in snapshot.FilesAsync(ct))
            {
                Tell(TrailStep.Files, ++files, total);
                if (erased.GetValueOrDefault(sha256) is { } by)
                {
                    gone.Add(new ErasedFile(sha256, by.On, by.Proposer, by.Decider));
                    if (store.Open(sha256) is not { } left) continue;
                    await left.DisposeAsync();
                    Add(TrailFaultKind.ErasureUnfinished, $"{table}/{sha256}");
                }
                else if (store.Open(sha256) is not { } content) Add(TrailFaultKind.FileMissing, $"{table}/{sha256}");
                else await using (content)
                    if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)) != sha256) Add(TrailFaultKind.FileChanged, $"{table}/{sha256}");
            }
        }

        private void Add(TrailFaultKind kind, string record, Guid? chain = null, long? number = null)
        {
            if (faults.Count < MaxFaults) faults.Add(new TrailFault(kind, record, chain, number));
        }

        private void Tell(TrailStep step, long done, long of)
        {
            if (done % ProgressEvery == 0 || done == of) progress?.Report(new TrailProgress(step, done, of));
        }
    }
}

/// <summary>The verification from a page: for the office and the administrators, who learn kinds and keys of what does not fit and no content.</summary>
public sealed class VerifyTrailFromPage(Door door, VerifyTrail verify) : IUseCase
{
    private static readonly Role[] Verifiers = [Role.Office, Role.HeadOfOffice, Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator];

    /// <summary>Whether the person may verify; the page is nobody else's.</summary>
    public async Task<bool> MayAsync(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is not null && reading.Actor.HasAnywhere(Verifiers);
    }

    /// <summary>Null for who may not.</summary>
    public async Task<TrailReport?> RunAsync(IProgress<TrailProgress> progress, CancellationToken ct = default) => await MayAsync(ct) ? await verify.RunAsync(progress, ct) : null;
}
