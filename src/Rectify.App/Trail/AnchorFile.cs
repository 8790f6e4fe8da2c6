using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace Rectify.App.Trail;

/// <summary>
/// The anchors on disk, outside the database: <c>anchors.jsonl</c>, to which lines are only added, and beside it the key that signs them (mode 0600) and its public half.
/// Who appends holds the database's lock for it, so two nodes may share a folder.
/// </summary>
internal sealed class AnchorFile(string folder)
{
    private readonly string keyPath = Path.Combine(folder, "anchor-key.pem");
    private readonly Dictionary<Guid, (long Number, byte[] Hash)> heads = [];
    private long sequence, position;
    private byte[] last = new byte[32];

    public string FilePath { get; } = Path.Combine(folder, "anchors.jsonl");

    public string PublicKeyPath { get; } = Path.Combine(folder, "anchor-key.pub.pem");

    /// <summary>The head last anchored of that chain.</summary>
    public (long Number, byte[] Hash)? HeadOf(Guid chain) => heads.TryGetValue(chain, out var head) ? head : null;

    /// <summary>Takes in what another node has appended since.</summary>
    public void CatchUp()
    {
        var length = File.Exists(FilePath) ? new FileInfo(FilePath).Length : 0;
        if (length < position)
        {
            // not the file it was: the verification says so, and what comes next is anchored all the same
            (sequence, position, last) = (0, 0, new byte[32]);
            heads.Clear();
        }
        if (length == position) return;
        using var file = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = position;
        var bytes = new byte[length - position];
        file.ReadExactly(bytes);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        foreach (var line in Encoding.UTF8.GetString(bytes, 0, whole).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (Anchor.Parse(line) is { } anchor) Take(anchor);
        position += whole;
    }

    /// <summary>Appends one line for each head and returns when they are on the disk.</summary>
    public void Append(IReadOnlyList<(Guid Chain, long Number, byte[] Hash)> changed, DateTimeOffset at)
    {
        using var key = LoadOrMakeKey();
        var text = new StringBuilder();
        foreach (var (chain, number, hash) in changed)
        {
            var anchor = Anchor.Sign(key, sequence + 1, at, chain, number, hash, last);
            text.Append(anchor.ToLine()).Append('\n');
            Take(anchor);
        }
        using var file = new FileStream(FilePath, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        // a line that a crash cut off was never acknowledged
        file.SetLength(position);
        file.Position = position;
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
        file.Flush(flushToDisk: true);
        position = file.Position;
    }

    /// <summary>Whole lines in the file as it stands; those that come later are no part of a verification under way.</summary>
    public async Task<long> CountAsync(CancellationToken ct)
    {
        if (!File.Exists(FilePath)) return 0;
        await using var file = Open();
        var (buffer, lines) = (new byte[65536], 0L);
        for (int read; (read = await file.ReadAsync(buffer, ct)) > 0;) lines += buffer.AsSpan(0, read).Count((byte)'\n');
        return lines;
    }

    /// <summary>The first so many lines, null for one that cannot be read.</summary>
    public async IAsyncEnumerable<Anchor?> ReadAsync(long count, [EnumeratorCancellation] CancellationToken ct)
    {
        if (count == 0) yield break;
        using var reader = new StreamReader(Open(), Encoding.UTF8);
        for (; count > 0 && await reader.ReadLineAsync(ct) is { } line; count--) yield return Anchor.Parse(line);
    }

    private FileStream Open() => new(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 65536, useAsync: true);

    /// <summary>The key that checks the signatures; null before anything was anchored.</summary>
    public ECDsa? PublicKey()
    {
        if (!File.Exists(PublicKeyPath)) return null;
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(PublicKeyPath));
        return key;
    }

    private void Take(Anchor anchor)
    {
        (sequence, last) = (anchor.Sequence, anchor.Digest());
        heads[anchor.Chain] = (anchor.Number, anchor.Hash);
    }

    private ECDsa LoadOrMakeKey()
    {
        Directory.CreateDirectory(folder);
        if (!File.Exists(keyPath))
        {
            using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Write(keyPath, made.ExportPkcs8PrivateKeyPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(keyPath));
        if (!File.Exists(PublicKeyPath)) Write(PublicKeyPath, key.ExportSubjectPublicKeyInfoPem(), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        return key;
    }

    /// <summary>The file is there whole or not at all, and never readable for others than meant.</summary>
    private static void Write(string path, string text, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        using (var file = new FileStream(path + ".new", options))
        {
            file.Write(Encoding.ASCII.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        File.Move(path + ".new", path, overwrite: true);
    }
}
