using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Rectify.App.Trail;

/// <summary>
/// The head of a chain at a moment, signed by a key that the database does not hold. A line of the anchor file; docs/trail.md describes it for outsiders.
/// </summary>
/// <param name="Sequence">From 1, without gaps within the file.</param>
/// <param name="Number">Of the chain's last fact.</param>
/// <param name="Hash">Of that fact.</param>
/// <param name="Previous">Digest of the line before; 32 zero bytes for the first.</param>
internal sealed record Anchor(long Sequence, DateTimeOffset At, Guid Chain, long Number, byte[] Hash, byte[] Previous, byte[] Signature)
{
    public const string Format = "rectify-anchor/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static Anchor Sign(ECDsa key, long sequence, DateTimeOffset at, Guid chain, long number, byte[] hash, byte[] previous)
    {
        var anchor = new Anchor(sequence, at, chain, number, hash, previous, []);
        return anchor with { Signature = key.SignHash(anchor.Digest()) };
    }

    /// <summary>What is signed, and what the next line names.</summary>
    public byte[] Digest() => new Canonical()
        .Add(Format).Add(Canonical.Text(Sequence)).Add(Canonical.Text(At)).Add(Canonical.Text(Chain)).Add(Canonical.Text(Number)).Add(Hash).Add(Previous).Digest();

    public bool IsSignedBy(ECDsa key) => key.VerifyHash(Digest(), Signature);

    public string ToLine() => JsonSerializer.Serialize(
        new Line(Sequence, Canonical.Text(At)!, Canonical.Text(Chain)!, Number, Convert.ToHexStringLower(Hash), Convert.ToHexStringLower(Previous), Convert.ToHexStringLower(Signature)), Options);

    /// <summary>Null where the line is none.</summary>
    public static Anchor? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, Options) is { } line
                ? new Anchor(line.Sequence, DateTimeOffset.Parse(line.At, CultureInfo.InvariantCulture), Guid.ParseExact(line.Chain, "N"), line.Number,
                    Convert.FromHexString(line.Hash), Convert.FromHexString(line.Previous), Convert.FromHexString(line.Signature))
                : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentNullException)
        {
            return null;
        }
    }

    private sealed record Line(long Sequence, string At, string Chain, long Number, string Hash, string Previous, string Signature);
}
