using System.Text.Json;
using System.Text.Json.Serialization;
using Rectify.App.Data;
using Rectify.App.Files;

namespace Rectify.App.Trail;

/// <param name="Files">The files that exported rows name go along.</param>
/// <param name="Withhold">Chains of which no details, rows and files leave the house; the chain verifies without them. <see cref="TrailExport.All"/> is every chain.</param>
public sealed record TrailExport(bool Files, IReadOnlyList<string> Withhold)
{
    public const string All = "all";

    /// <summary>What is withheld, asked for or not: nothing of the compartment of clues and petitions leaves the house.</summary>
    internal IReadOnlyList<string> Withheld => [.. Withhold.Append($"{ChainHead.Compartment:N}").Distinct()];

    internal bool Withholds(Guid? chain) => Withhold.Contains(All) || chain == ChainHead.Compartment || (chain is { } known && Withhold.Contains(known.ToString("N")));
}

/// <summary>What went into a package.</summary>
public sealed record TrailExported(long Facts, long Rows, long Files);

/// <summary>
/// Writes the trail into a folder for somebody who has nothing but the checker: facts, rows, anchors and the public key, files if asked for. docs/trail.md describes the package; it is streamed.
/// </summary>
public sealed class ExportTrail
{
    private const string Format = "rectify-trail/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // a package is no page
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Func<CancellationToken, Task<RectifyDb>> open;
    private readonly IContentStore store;
    private readonly AnchorFile anchors;
    private readonly TimeProvider clock;

    internal ExportTrail(Func<CancellationToken, Task<RectifyDb>> open, IContentStore store, string anchorFolder, TimeProvider clock) =>
        (this.open, this.store, anchors, this.clock) = (open, store, new AnchorFile(anchorFolder), clock);

    /// <summary>For the command line, where nobody is signed in: whoever holds the instance's folder may export.</summary>
    public static ExportTrail Of(AppSettings settings, TimeProvider clock) =>
        new(_ => Task.FromResult(RectifyDatabase.Open(settings.ConnectionString)), ContentStores.Of(settings), settings.AnchorFolder, clock);

    /// <param name="folder">New or empty.</param>
    public async Task<TrailExported> RunAsync(string folder, TrailExport wanted, CancellationToken ct = default)
    {
        Directory.CreateDirectory(folder);
        var lines = await anchors.CountAsync(ct);
        await using var db = await open(ct);
        await using var snapshot = await TrailSnapshot.OpenAsync(db, ct);
        await WriteManifestAsync(folder, snapshot, wanted, ct);
        var facts = await WriteFactsAsync(folder, snapshot, wanted, ct);
        var (rows, files) = await WriteRowsAsync(folder, snapshot, wanted, ct);
        await WriteAnchorsAsync(folder, lines, ct);
        return new TrailExported(facts, rows, files);
    }

    private async Task WriteManifestAsync(string folder, TrailSnapshot snapshot, TrailExport wanted, CancellationToken ct)
    {
        var heads = (await snapshot.HeadsAsync(ct)).Where(h => h.Value.Number > 0).OrderBy(h => h.Key).Select(h => new { Chain = Canonical.Text(h.Key), h.Value.Number, Hash = Canonical.Text(h.Value.Hash) });
        var manifest = new { Format, MadeAt = Canonical.Text(clock.GetUtcNow()), Heads = heads, FileColumns = TrailFiles.Columns.GroupBy(c => c.Table).ToDictionary(named => named.Key, named => named.Select(c => c.Column)), wanted.Files, wanted.Withheld };
        await File.WriteAllTextAsync(Path.Combine(folder, "package.json"), JsonSerializer.Serialize(manifest, Options), ct);
    }

    private static async Task<long> WriteFactsAsync(string folder, TrailSnapshot snapshot, TrailExport wanted, CancellationToken ct)
    {
        var count = 0L;
        await using var output = new StreamWriter(Path.Combine(folder, "facts.jsonl"));
        await foreach (var fact in snapshot.FactsAsync(ct))
        {
            var isWithheld = wanted.Withholds(fact.Chain);
            await output.WriteLineAsync(JsonSerializer.Serialize(new
            {
                Chain = Canonical.Text(fact.Chain), fact.Number, Act = Canonical.Text(fact.Act.Value), fact.Kind, Subject = Canonical.Text(fact.Subject), On = Canonical.Text(fact.On), At = Canonical.Text(fact.At),
                Actor = Canonical.Text(fact.Actor.Value), Salt = isWithheld ? null : Canonical.Text(fact.Salt), Details = isWithheld ? null : fact.Details, PayloadDigest = Canonical.Text(fact.PayloadDigest),
                Rows = fact.Rows ?? [], PreviousHash = Canonical.Text(fact.PreviousHash), Hash = Canonical.Text(fact.Hash),
            }, Options));
            count++;
        }
        return count;
    }

    private async Task<(long Rows, long Files)> WriteRowsAsync(string folder, TrailSnapshot snapshot, TrailExport wanted, CancellationToken ct)
    {
        var (rows, files) = (0L, 0L);
        var erased = await snapshot.ErasedAsync(ct);
        await using var output = new StreamWriter(Path.Combine(folder, "rows.jsonl"));
        await foreach (var row in snapshot.RowsAsync(ct))
        {
            if (row.Table is null || wanted.Withholds(row.Last?.Chain)) continue;
            var columns = (row.Columns ?? []).ToDictionary(c => c.Column, c => c.Text);
            await output.WriteLineAsync(JsonSerializer.Serialize(new { Row = row.Name, Columns = columns }, Options));
            rows++;
            if (!wanted.Files) continue;
            foreach (var (_, column) in TrailFiles.Columns.Where(c => c.Table == row.Table.Name))
                if (columns.GetValueOrDefault(column) is { } sha256 && !erased.ContainsKey(sha256) && await CopyFileAsync(folder, sha256, ct)) files++;
        }
        return (rows, files);
    }

    /// <summary>A file that is not there is left out, as is one that was erased: the checker says so.</summary>
    private async Task<bool> CopyFileAsync(string folder, string sha256, CancellationToken ct)
    {
        var path = Path.Combine(folder, "files", sha256);
        if (File.Exists(path) || store.Open(sha256) is not { } content) return false;
        await using (content)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var copy = File.Create(path);
            await content.CopyToAsync(copy, ct);
        }
        return true;
    }

    private async Task WriteAnchorsAsync(string folder, long lines, CancellationToken ct)
    {
        if (lines == 0) return;
        await using (var output = new StreamWriter(Path.Combine(folder, "anchors.jsonl")))
        {
            var left = lines;
            await foreach (var line in File.ReadLinesAsync(anchors.FilePath, ct))
            {
                if (left-- == 0) break;
                await output.WriteLineAsync(line);
            }
        }
        if (File.Exists(anchors.PublicKeyPath)) File.Copy(anchors.PublicKeyPath, Path.Combine(folder, Path.GetFileName(anchors.PublicKeyPath)), overwrite: true);
    }
}
