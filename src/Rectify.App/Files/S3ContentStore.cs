using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Rectify.App.Files;

/// <summary>A bucket of a service that speaks S3.</summary>
/// <param name="Prefix">Before every key, for a bucket that holds other things too; ends with a slash where it is not empty.</param>
public sealed record S3Settings(Uri Service, string Bucket, string AccessKey, string SecretKey, string Region = "us-east-1", string Prefix = "");

/// <summary>
/// Content in a bucket, each object under its SHA-256. What arrives is first written to the local disk, since the digest is known only at its end; nothing is held in memory. An object is put only where there is none:
/// two nodes that keep the same content at once do not overwrite one another.
/// </summary>
public sealed class S3ContentStore : IContentStore, IDisposable
{
    /// <summary>What is larger goes part by part.</summary>
    public const int UsualPartBytes = 64 * 1024 * 1024;

    private const int BufferBytes = 81920;

    private readonly AmazonS3Client client;
    private readonly S3Settings settings;
    private readonly string arriving;
    private readonly int partBytes;

    public S3ContentStore(S3Settings settings, string filesFolder, int partBytes = UsualPartBytes)
    {
        (this.settings, this.partBytes, arriving) = (settings, partBytes, Path.Combine(filesFolder, "arriving"));
        client = new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), new AmazonS3Config
        {
            ServiceURL = settings.Service.ToString(), AuthenticationRegion = settings.Region,
            // services other than Amazon's have no name for each bucket, and do not know its newer checksums
            ForcePathStyle = true, RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED, ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        });
    }

    public void Dispose() => client.Dispose();

    public async Task<StoredContent> SaveAsync(Stream content, long limit, CancellationToken ct)
    {
        Directory.CreateDirectory(arriving);
        var path = Path.Combine(arriving, Guid.NewGuid().ToString("N"));
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, BufferBytes, useAsync: true);
            var (sha256, size) = await HashingCopy.ToAsync(content, file, limit, ct);
            if (await SizeAsync(sha256, ct) != size) await Said(() => size > partBytes ? PutPartsAsync(sha256, path, size, ct) : PutAsync(sha256, file, ct));
            return new StoredContent(sha256, size);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The contract is synchronous, as a file's is: one short question to the service, and nothing of the content.</summary>
    public Stream? Open(string sha256) => DiskContentStore.IsDigest(sha256) && SizeAsync(sha256, default).GetAwaiter().GetResult() is { } size ? new S3ReadStream(this, sha256, size) : null;

    public async IAsyncEnumerable<KeptFile> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        // the service lists keys in the order of their bytes, which is that of the digests
        var request = new ListObjectsV2Request { BucketName = settings.Bucket, Prefix = settings.Prefix };
        ListObjectsV2Response page;
        do
        {
            page = await Said(() => client.ListObjectsV2Async(request, ct));
            foreach (var found in page.S3Objects ?? [])
            {
                var name = found.Key[settings.Prefix.Length..];
                yield return new KeptFile(name, DiskContentStore.IsDigest(name), found.Size ?? 0, found.LastModified is { } at ? new DateTimeOffset(at.ToUniversalTime()) : default);
            }
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    public void Erase(string sha256)
    {
        if (DiskContentStore.IsDigest(sha256)) Said(() => client.DeleteObjectAsync(settings.Bucket, KeyOf(sha256))).GetAwaiter().GetResult();
    }

    internal async Task<Stream> ReadFromAsync(string sha256, long position, long size, CancellationToken ct) =>
        (await Said(() => client.GetObjectAsync(new GetObjectRequest { BucketName = settings.Bucket, Key = KeyOf(sha256), ByteRange = new ByteRange(position, size - 1) }, ct))).ResponseStream;

    private string KeyOf(string sha256) => settings.Prefix + sha256;

    private async Task<long?> SizeAsync(string sha256, CancellationToken ct)
    {
        try
        {
            return (await client.GetObjectMetadataAsync(settings.Bucket, KeyOf(sha256), ct)).ContentLength;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw Unusable(e);
        }
    }

    private async Task<bool> PutAsync(string sha256, FileStream file, CancellationToken ct)
    {
        file.Position = 0;
        var request = new PutObjectRequest { BucketName = settings.Bucket, Key = KeyOf(sha256), InputStream = file, AutoCloseStream = false, UseChunkEncoding = false, IfNoneMatch = "*" };
        return await UnlessThereAsync(() => client.PutObjectAsync(request, ct));
    }

    private async Task<bool> PutPartsAsync(string sha256, string path, long size, CancellationToken ct)
    {
        var upload = (await client.InitiateMultipartUploadAsync(settings.Bucket, KeyOf(sha256), ct)).UploadId;
        try
        {
            var parts = new List<PartETag>();
            for (long at = 0; at < size; at += partBytes)
            {
                var part = await client.UploadPartAsync(new UploadPartRequest
                {
                    BucketName = settings.Bucket, Key = KeyOf(sha256), UploadId = upload, PartNumber = parts.Count + 1, FilePath = path, FilePosition = at, PartSize = Math.Min(partBytes, size - at), UseChunkEncoding = false,
                }, ct);
                parts.Add(new PartETag(parts.Count + 1, part.ETag));
            }
            var request = new CompleteMultipartUploadRequest { BucketName = settings.Bucket, Key = KeyOf(sha256), UploadId = upload, PartETags = parts, IfNoneMatch = "*" };
            return await UnlessThereAsync(() => client.CompleteMultipartUploadAsync(request, ct));
        }
        catch
        {
            // parts nobody puts together would be paid for
            await client.AbortMultipartUploadAsync(settings.Bucket, KeyOf(sha256), upload, CancellationToken.None);
            throw;
        }
    }

    /// <summary>False where the same content is there already.</summary>
    private static async Task<bool> UnlessThereAsync<T>(Func<Task<T>> put)
    {
        try
        {
            await put();
            return true;
        }
        catch (AmazonS3Exception e) when (e.StatusCode == HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    /// <summary>What the service cannot do is, to whoever keeps a file, a disk that fails.</summary>
    private async Task<T> Said<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception e) when (e is AmazonServiceException or AmazonClientException or HttpRequestException)
        {
            throw Unusable(e);
        }
    }

    private IOException Unusable(Exception e) => new($"The bucket {settings.Bucket} at {settings.Service} cannot be used: {e.Message}", e);
}
