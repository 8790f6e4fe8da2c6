namespace Rectify.App.Files;

/// <summary>A file as it lies in the store: lower-case hexadecimal SHA-256, and its size in bytes.</summary>
public sealed record StoredContent(string Sha256, long Size);

/// <summary>Something that lies in the store.</summary>
/// <param name="Name">The SHA-256 of a content; where <paramref name="IsContent"/> is false, the place of something else that was found there.</param>
/// <param name="At">When it arrived.</param>
public sealed record KeptFile(string Name, bool IsContent, long Size, DateTimeOffset At);

/// <summary>The upload is larger than the limit, in bytes.</summary>
public sealed class ContentTooLargeException(long limit) : IOException($"The file is larger than {limit} bytes.")
{
    public long Limit { get; } = limit;
}

/// <summary>Keeps bytes under their SHA-256. The same content is kept once: on disk, or in a bucket of an S3-compatible service.</summary>
public interface IContentStore
{
    /// <summary>Streams the content in, hashing as it goes; never holds it in memory.</summary>
    /// <exception cref="ContentTooLargeException">More than <paramref name="limit"/> bytes came; nothing is kept.</exception>
    Task<StoredContent> SaveAsync(Stream content, long limit, CancellationToken ct);

    /// <summary>Opens the content for reading, seekable; null when the store does not have it.</summary>
    Stream? Open(string sha256);

    /// <summary>Everything that lies in the store, contents in the order of their digests.</summary>
    IAsyncEnumerable<KeptFile> ListAsync(CancellationToken ct);

    /// <summary>Takes the bytes away for good; nothing happens where there are none.</summary>
    void Erase(string sha256);
}
