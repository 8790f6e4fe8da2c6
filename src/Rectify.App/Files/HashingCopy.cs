using System.Buffers;
using System.Security.Cryptography;

namespace Rectify.App.Files;

/// <summary>Copies what arrives into a file, with its digest told on the way and no more than a buffer of it held.</summary>
internal static class HashingCopy
{
    private const int BufferBytes = 81920;

    /// <param name="limit">In bytes, inclusive; beyond it <see cref="ContentTooLargeException"/> is thrown and the file is left to the caller.</param>
    public static async Task<(string Sha256, long Size)> ToAsync(Stream content, FileStream file, long limit, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long size = 0;
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
            {
                size += read;
                if (size > limit) throw new ContentTooLargeException(limit);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            await file.FlushAsync(ct);
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
