using System.Security.Cryptography;
using System.Text;

namespace Rectify.LocalPostgres;

/// <summary>
/// Passwords of the cluster's roles, derived from one random secret in a file of mode 0600: every process that may read the file arrives at
/// the same ones, none is stored, and one role's password tells nothing of another's.
/// </summary>
internal sealed class RolePasswords(byte[] secret)
{
    private const int SecretLength = 32;

    /// <summary>Reads the secret, or makes it on the first start. Call while holding the gate.</summary>
    public static async Task<RolePasswords> OfAsync(ClusterFolder folder, CancellationToken ct)
    {
        if (File.Exists(folder.Secret) && await File.ReadAllBytesAsync(folder.Secret, ct) is { Length: SecretLength } kept)
            return new RolePasswords(kept);

        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        File.Delete(folder.Secret);
        var privately = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        await using var file = new FileStream(folder.Secret, privately);
        await file.WriteAsync(secret, ct);
        return new RolePasswords(secret);
    }

    public string Of(string role) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(role)));
}
