using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rectify.TrailChecker;

/// <summary>What package.json says of an exported trail.</summary>
public sealed record Manifest(string Format, string MadeAt, IReadOnlyList<Head> Heads, IReadOnlyDictionary<string, IReadOnlyList<string>> FileColumns, bool Files, IReadOnlyList<string> Withheld);

public sealed record Head(string Chain, long Number, string Hash);

/// <summary>A line of facts.jsonl. Salt and details are absent where they are withheld.</summary>
public sealed record FactLine(
    string Chain, long Number, string Act, string Kind, string Subject, string On, string At, string Actor, string? Salt, IReadOnlyDictionary<string, string?>? Details, string PayloadDigest,
    IReadOnlyDictionary<string, string> Rows, string PreviousHash, string Hash)
{
    public byte[] ComputeHash()
    {
        var parts = new Parts().Add(Chain).Add(Number.ToString(CultureInfo.InvariantCulture)).Add(Act).Add(Kind).Add(Subject).Add(On).Add(At).Add(Actor).Add(Convert.FromHexString(PayloadDigest));
        foreach (var (row, digest) in Rows.OrderBy(r => r.Key, StringComparer.Ordinal)) parts.Add(row).Add(digest);
        return parts.Add(Convert.FromHexString(PreviousHash)).Digest();
    }

    public byte[] ComputePayloadDigest()
    {
        var parts = new Parts().Add(Convert.FromHexString(Salt!));
        foreach (var (name, value) in Details!.OrderBy(d => d.Key, StringComparer.Ordinal)) parts.Add(name).Add(value);
        return parts.Digest();
    }
}

/// <summary>A line of rows.jsonl: a protected row as it stood when the package was made.</summary>
public sealed record RowLine(string Row, IReadOnlyDictionary<string, string?> Columns)
{
    public string Table => Row.Split('/')[0];

    public byte[] ComputeDigest()
    {
        var parts = new Parts();
        foreach (var (column, text) in Columns.Where(c => c.Value is not null).OrderBy(c => c.Key, StringComparer.Ordinal)) parts.Add(column).Add(text);
        return parts.Digest();
    }
}

/// <summary>A line of anchors.jsonl.</summary>
public sealed record AnchorLine(long Sequence, string At, string Chain, long Number, string Hash, string Previous, string Signature)
{
    public byte[] Digest() => new Parts()
        .Add("rectify-anchor/1").Add(Sequence.ToString(CultureInfo.InvariantCulture)).Add(At).Add(Chain).Add(Number.ToString(CultureInfo.InvariantCulture))
        .Add(Convert.FromHexString(Hash)).Add(Convert.FromHexString(Previous)).Digest();
}

/// <summary>The files of a package, read line by line.</summary>
internal static class Package
{
    public const string Format = "rectify-trail/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static Manifest ReadManifest(string folder) => JsonSerializer.Deserialize<Manifest>(File.ReadAllText(Path.Combine(folder, "package.json")), Options)!;

    /// <summary>Null for a line that is none.</summary>
    public static IEnumerable<T?> Lines<T>(string path) where T : class
    {
        if (!File.Exists(path)) yield break;
        foreach (var line in File.ReadLines(path))
        {
            T? read;
            try
            {
                read = JsonSerializer.Deserialize<T>(line, Options);
            }
            catch (JsonException)
            {
                read = null;
            }
            yield return read;
        }
    }
}
