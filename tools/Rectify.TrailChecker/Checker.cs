using System.Security.Cryptography;

namespace Rectify.TrailChecker;

/// <summary>Something that does not fit, in words.</summary>
/// <param name="Record">A row as table/key, a fact as kind and subject, a file by its digest.</param>
public sealed record Fault(string Says, string Record, string? Chain = null, long? Number = null)
{
    public override string ToString() => $"{Says}：{string.Join("，", new[] { Record, Chain is null ? "" : $"链 {Chain}", Number is null ? "" : $"第 {Number} 条" }.Where(part => part.Length > 0))}";
}

/// <summary>What was looked at, and what does not fit.</summary>
public sealed record CheckResult(long Facts, long Withheld, long Rows, long RowsWithheld, long Anchors, long Files, string? LastAnchorAt, IReadOnlyList<Fault> Faults, IReadOnlyList<Erased> Erased);

/// <summary>A file that is not in the package because its content was erased as 误传: when, and by whom.</summary>
public sealed record Erased(string Sha256, string On, string Proposer, string Decider)
{
    public override string ToString() => $"{Sha256} 已于 {On} 按误传处理，提出人 {Proposer}，执行人 {Decider}";
}

/// <summary>
/// Checks an exported trail: every chain by its hashes, details and rows by their digests, the anchors by signature and against the chains, files by their names, and a code as it is printed on an opinion.
/// </summary>
public sealed class Checker
{
    private const string Deleted = "deleted";

    private readonly string folder;
    private readonly Manifest manifest;
    private readonly List<Fault> faults = [];
    private readonly Dictionary<(string Chain, long Number), string> hashes = [];
    private readonly Dictionary<string, (string Digest, string Chain, long Number)> lastDigests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RowLine> erasures = new(StringComparer.Ordinal);
    private readonly HashSet<string> gone = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> names = new(StringComparer.Ordinal);
    private long facts, withheld, rows, rowsWithheld, anchors, files;
    private string? lastAnchorAt;

    private Checker(string folder, Manifest manifest) => (this.folder, this.manifest) = (folder, manifest);

    /// <param name="folder">The package.</param>
    /// <param name="anchorFile">Anchors kept elsewhere, which are worth more than those of the package; null for those.</param>
    /// <param name="keyFile">The public key as it was handed out before; null for that of the package.</param>
    /// <param name="code">A verification code from a printed opinion.</param>
    /// <exception cref="InvalidDataException">That is no package.</exception>
    public static CheckResult Run(string folder, string? anchorFile = null, string? keyFile = null, string? code = null)
    {
        Manifest manifest;
        try
        {
            manifest = Package.ReadManifest(folder);
        }
        catch (Exception e) when (e is IOException or System.Text.Json.JsonException)
        {
            throw new InvalidDataException($"{folder} 不是留痕数据包：{e.Message}", e);
        }
        if (manifest.Format != Package.Format) throw new InvalidDataException($"不认识的格式 {manifest.Format}。");
        var checker = new Checker(folder, manifest);
        checker.CheckFacts();
        checker.CheckAnchors(anchorFile ?? Path.Combine(folder, "anchors.jsonl"), keyFile ?? Path.Combine(folder, "anchor-key.pub.pem"));
        checker.CheckRows();
        if (code is not null) checker.CheckCode(code);
        return new CheckResult(checker.facts, checker.withheld, checker.rows, checker.rowsWithheld, checker.anchors, checker.files, checker.lastAnchorAt, checker.faults, checker.Gone());
    }

    private void CheckFacts()
    {
        FactLine? last = null;
        var heads = manifest.Heads.ToDictionary(h => h.Chain, StringComparer.Ordinal);
        foreach (var fact in Package.Lines<FactLine>(Path.Combine(folder, "facts.jsonl")))
        {
            facts++;
            if (fact is null)
            {
                faults.Add(new Fault("留痕记录无法读取", $"facts.jsonl 第 {facts} 行"));
                continue;
            }
            if (last?.Chain != fact.Chain)
            {
                End(last, heads);
                last = null;
            }
            CheckFact(fact, last);
            last = fact;
        }
        End(last, heads);
        faults.AddRange(heads.Values.Where(h => h.Number > 0).Select(h => new Fault("整条链缺失", "", h.Chain, h.Number)));
    }

    private void CheckFact(FactLine fact, FactLine? before)
    {
        void Add(string says) => faults.Add(new Fault(says, $"{fact.Kind} {fact.Subject}", fact.Chain, fact.Number));
        if (fact.Number != (before?.Number ?? 0) + 1) Add("链上缺少记录");
        else if (fact.PreviousHash != (before?.Hash ?? new string('0', 64))) Add("与前一条记录不衔接");
        if (!Fits(fact.ComputeHash, fact.Hash)) Add("记录与其哈希不符");
        if (fact.Details is null || fact.Salt is null) withheld++;
        else if (!Fits(fact.ComputePayloadDigest, fact.PayloadDigest)) Add("内容与其摘要不符");
        if ((fact.Details is null || fact.Salt is null) && !IsWithheld(fact.Chain)) Add("内容缺失，而数据包未声明不提供");
        hashes[(fact.Chain, fact.Number)] = fact.Hash;
        foreach (var (row, digest) in fact.Rows) lastDigests[row] = (digest, fact.Chain, fact.Number);
    }

    private void End(FactLine? last, Dictionary<string, Head> heads)
    {
        if (last is null) return;
        if (!heads.Remove(last.Chain, out var head) || head.Number != last.Number || head.Hash != last.Hash) faults.Add(new Fault("链尾与数据包所述不符", "", last.Chain, last.Number));
    }

    private void CheckAnchors(string anchorFile, string keyFile)
    {
        using var key = ECDsa.Create();
        if (File.Exists(keyFile)) key.ImportFromPem(File.ReadAllText(keyFile));
        else if (File.Exists(anchorFile)) faults.Add(new Fault("没有公钥，无法核对锚点", ""));
        else return;
        var (sequence, previous) = (0L, new string('0', 64));
        foreach (var anchor in Package.Lines<AnchorLine>(anchorFile))
        {
            anchors++;
            if (anchor is null || anchor.Sequence != sequence + 1 || anchor.Previous != previous || !IsSigned(key, anchor)) faults.Add(new Fault("锚点无效", $"第 {anchors} 行"));
            if (anchor is null) continue;
            (sequence, previous, lastAnchorAt) = (anchor.Sequence, Convert.ToHexStringLower(anchor.Digest()), anchor.At);
            if (!hashes.TryGetValue((anchor.Chain, anchor.Number), out var hash)) faults.Add(new Fault("链短于锚点所记", "", anchor.Chain, anchor.Number));
            else if (hash != anchor.Hash) faults.Add(new Fault("链在锚点之前被重写", "", anchor.Chain, anchor.Number));
        }
    }

    private void CheckRows()
    {
        foreach (var row in Package.Lines<RowLine>(Path.Combine(folder, "rows.jsonl")))
        {
            rows++;
            if (row is null) faults.Add(new Fault("数据行无法读取", $"rows.jsonl 第 {rows} 行"));
            else if (lastDigests.Remove(row.Row, out var last))
            {
                if (Convert.ToHexStringLower(row.ComputeDigest()) != last.Digest) faults.Add(new Fault(last.Digest == Deleted ? "已删除的数据行又出现" : "数据行被改动", row.Row, last.Chain, last.Number));
                Remember(row);
                CheckFiles(row);
            }
            // an act that left no fact has no digest
            else if (row.Table != "acts") faults.Add(new Fault("没有任何记录提到的数据行", row.Row));
        }
        foreach (var (row, last) in lastDigests.Where(l => l.Value.Digest != Deleted))
        {
            if (IsWithheld(last.Chain)) rowsWithheld++;
            else faults.Add(new Fault("数据行缺失", row, last.Chain, last.Number));
        }
    }

    /// <summary>Erasures stand before every row that names a file, in the order of the tables.</summary>
    private void Remember(RowLine row)
    {
        if (row.Table == "erasures" && row.Columns.GetValueOrDefault("state") == "Erased" && row.Columns.GetValueOrDefault("sha256") is { } sha256) erasures[sha256] = row;
        if (row.Table == "persons" && erasures.Values.Any(e => e.Columns.GetValueOrDefault("proposed_by") == Key(row) || e.Columns.GetValueOrDefault("decided_by") == Key(row))) names[Key(row)] = row.Columns.GetValueOrDefault("name");
    }

    private List<Erased> Gone() =>
        [.. gone.Order(StringComparer.Ordinal).Select(sha256 => new Erased(sha256, erasures[sha256].Columns.GetValueOrDefault("decided_on") ?? "", NameOf(sha256, "proposed_by"), NameOf(sha256, "decided_by")))];

    private string NameOf(string sha256, string column) => erasures[sha256].Columns.GetValueOrDefault(column) is { } person ? names.GetValueOrDefault(person) ?? person : "";

    private static string Key(RowLine row) => row.Row[(row.Row.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private void CheckFiles(RowLine row)
    {
        if (!manifest.Files || !manifest.FileColumns.TryGetValue(row.Table, out var columns)) return;
        foreach (var column in columns)
            if (row.Columns.GetValueOrDefault(column) is { } sha256) CheckFile(row, sha256);
    }

    private void CheckFile(RowLine row, string sha256)
    {
        files++;
        var path = Path.Combine(folder, "files", sha256);
        if (erasures.ContainsKey(sha256) && !File.Exists(path)) gone.Add(sha256);
        else if (erasures.ContainsKey(sha256)) faults.Add(new Fault("已按误传处理的文件仍在数据包中", $"{row.Row} {sha256}"));
        else if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower) || !File.Exists(path)) faults.Add(new Fault("材料文件缺失", $"{row.Row} {sha256}"));
        else
        {
            using var content = File.OpenRead(path);
            if (Convert.ToHexStringLower(SHA256.HashData(content)) != sha256) faults.Add(new Fault("材料文件被改动", $"{row.Row} {sha256}"));
        }
    }

    /// <summary>A code is the number of a fact and the beginning of its hash.</summary>
    private void CheckCode(string code)
    {
        var letters = code.Where(c => c != '-').ToArray();
        var number = code.Split('-')[0];
        var start = new string(letters)[number.Length..].ToLowerInvariant();
        var fits = long.TryParse(number, out var wanted) && start.Length >= 16 && hashes.Any(h => h.Key.Number == wanted && h.Value.StartsWith(start, StringComparison.Ordinal));
        if (!fits) faults.Add(new Fault("校验码与留痕不符", code));
    }

    private bool IsWithheld(string chain) => manifest.Withheld.Contains("all") || manifest.Withheld.Contains(chain);

    private static bool Fits(Func<byte[]> compute, string stated)
    {
        try
        {
            return Convert.ToHexStringLower(compute()) == stated;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsSigned(ECDsa key, AnchorLine anchor)
    {
        try
        {
            return key.VerifyHash(anchor.Digest(), Convert.FromHexString(anchor.Signature));
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }
}
