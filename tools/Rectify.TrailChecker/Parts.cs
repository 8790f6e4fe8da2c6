using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rectify.TrailChecker;

/// <summary>SHA-256 over parts: each a 4-byte big-endian length and its bytes, an absent part the length -1.</summary>
internal sealed class Parts
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public Parts Add(string? text) => text is null ? Length(-1) : Add(Encoding.UTF8.GetBytes(text));

    public Parts Add(byte[] bytes)
    {
        Length(bytes.Length);
        hash.AppendData(bytes);
        return this;
    }

    public byte[] Digest()
    {
        using (hash) return hash.GetHashAndReset();
    }

    private Parts Length(int length)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        hash.AppendData(bytes);
        return this;
    }
}
