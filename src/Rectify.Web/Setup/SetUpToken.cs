using System.Security.Cryptography;
using System.Text;

namespace Rectify.Web.Setup;

/// <summary>Shows that whoever opens an empty house sees the server's console. Made at start, kept in memory, of no use once anybody is in the house.</summary>
public sealed class SetUpToken
{
    private const int Length = 20;
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private readonly byte[] digest;

    public SetUpToken()
    {
        var drawn = RandomNumberGenerator.GetString(Alphabet, Length);
        Text = string.Join('-', drawn.Chunk(5).Select(group => new string(group)));
        digest = DigestOf(drawn);
    }

    /// <summary>As printed: four groups of five.</summary>
    public string Text { get; }

    /// <summary>Blanks, hyphens and case do not count; the comparison takes the same time whatever was typed.</summary>
    public bool Matches(string? typed) =>
        CryptographicOperations.FixedTimeEquals(digest, DigestOf(new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)])));

    private static byte[] DigestOf(string letters) => SHA256.HashData(Encoding.UTF8.GetBytes(letters));
}
