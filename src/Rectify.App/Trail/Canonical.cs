using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Rectify.App.Trail;

/// <summary>
/// The one encoding that digests and hashes are taken over: every part as a 4-byte big-endian length and its UTF-8 bytes, absent parts as length -1.
/// Described for outsiders in docs/trail.md; changing it breaks every chain.
/// </summary>
internal sealed class Canonical
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Canonical Add(string? part) => part is null ? Length(-1) : Add(Encoding.UTF8.GetBytes(part));

    public Canonical Add(ReadOnlySpan<byte> part)
    {
        Length(part.Length);
        hash.AppendData(part);
        return this;
    }

    public byte[] Digest() => hash.GetHashAndReset();

    /// <summary>The text of a stored value, the same before it is saved and after it is read: UTC with microseconds, decimals without trailing zeros, enums by name.</summary>
    public static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset moment => new DateTimeOffset(moment.UtcTicks / 10 * 10, TimeSpan.Zero).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
        decimal number => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        Guid key => key.ToString("N"),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"No canonical text for {value.GetType()}."),
    };

    private Canonical Length(int length)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        hash.AppendData(bytes);
        return this;
    }
}
