using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Rectify.App.Files;
using Xunit;

namespace Rectify.App.Tests.Evidence;

public sealed class S3ContentStoreTests : IAsyncLifetime
{
    private const int PartBytes = 5 * 1024 * 1024;

    private readonly string folder = Path.Combine(Path.GetTempPath(), "rectify-test-s3", Guid.NewGuid().ToString("N"));
    private readonly Bucket bucket = new();
    private S3ContentStore store = null!;

    public async Task InitializeAsync()
    {
        await bucket.StartAsync();
        store = new S3ContentStore(new S3Settings(bucket.Address, "rectify", "key", "secret", Prefix: "files/"), folder, PartBytes);
    }

    public async Task DisposeAsync()
    {
        store.Dispose();
        await bucket.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>As much of S3 as the store asks for, in memory.</summary>
    private sealed class Bucket : IAsyncDisposable
    {
        private readonly ConcurrentDictionary<string, SortedDictionary<int, byte[]>> uploads = new();
        private WebApplication app = null!;

        public ConcurrentDictionary<string, byte[]> Objects { get; } = new();

        public ConcurrentQueue<string> Asked { get; } = new();

        public bool IsFull { get; set; }

        public Uri Address => new(app.Urls.Single());

        public async Task StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
            app = builder.Build();
            app.Run(AnswerAsync);
            await app.StartAsync();
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task AnswerAsync(HttpContext http)
        {
            var (request, query) = (http.Request, http.Request.Query);
            Assert.StartsWith("AWS4-HMAC-SHA256 Credential=key/", request.Headers.Authorization.ToString(), StringComparison.Ordinal);
            Assert.StartsWith("/rectify", request.Path.Value, StringComparison.Ordinal);
            var key = request.Path.Value!["/rectify".Length..].TrimStart('/');
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            Asked.Enqueue($"{request.Method} {(query.ContainsKey("uploads") ? "begin" : query.ContainsKey("partNumber") ? "part" : query.ContainsKey("uploadId") ? "end" : query.ContainsKey("list-type") ? "list" : "object")}");
            if (IsFull && (request.Method is "PUT" or "POST")) http.Response.StatusCode = StatusCodes.Status507InsufficientStorage;
            else if (query.ContainsKey("list-type")) await ListAsync(http);
            else if (query.ContainsKey("uploads"))
            {
                uploads["u1"] = [];
                await http.Response.WriteAsync($"<InitiateMultipartUploadResult><Bucket>rectify</Bucket><Key>{key}</Key><UploadId>u1</UploadId></InitiateMultipartUploadResult>");
            }
            else if (query.ContainsKey("partNumber"))
            {
                uploads["u1"][int.Parse(query["partNumber"]!, CultureInfo.InvariantCulture)] = body.ToArray();
                http.Response.Headers.ETag = $"\"{query["partNumber"]}\"";
            }
            else if (request.Method == "POST") await PutAsync(http, key, [.. uploads["u1"].Values.SelectMany(part => part)], "<CompleteMultipartUploadResult><Key>x</Key></CompleteMultipartUploadResult>");
            else if (request.Method == "PUT") await PutAsync(http, key, body.ToArray(), "");
            else if (request.Method == "DELETE")
            {
                Objects.TryRemove(key, out _);
                http.Response.StatusCode = StatusCodes.Status204NoContent;
            }
            else await GetAsync(http, key);
        }

        private async Task PutAsync(HttpContext http, string key, byte[] content, string answer)
        {
            Assert.Equal("*", http.Request.Headers.IfNoneMatch);
            if (!Objects.TryAdd(key, content)) http.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
            else if (answer.Length > 0) await http.Response.WriteAsync(answer);
            else http.Response.Headers.ETag = "\"1\"";
        }

        private async Task GetAsync(HttpContext http, string key)
        {
            if (!Objects.TryGetValue(key, out var content))
            {
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            var range = http.Request.Headers.Range.ToString();
            var from = range.Length == 0 ? 0 : int.Parse(range["bytes=".Length..].Split('-')[0], CultureInfo.InvariantCulture);
            if (range.Length > 0) http.Response.StatusCode = StatusCodes.Status206PartialContent;
            http.Response.ContentLength = content.Length - from;
            http.Response.Headers.ETag = "\"1\"";
            if (http.Request.Method == "GET") await http.Response.Body.WriteAsync(content.AsMemory(from));
        }

        /// <summary>Two keys a page.</summary>
        private async Task ListAsync(HttpContext http)
        {
            var after = http.Request.Query["continuation-token"].ToString();
            var keys = Objects.Keys.Where(key => string.CompareOrdinal(key, after) > 0).Order(StringComparer.Ordinal).ToList();
            var page = string.Concat(keys.Take(2).Select(key => $"<Contents><Key>{key}</Key><LastModified>2026-03-01T00:00:00.000Z</LastModified><Size>{Objects[key].Length}</Size></Contents>"));
            await http.Response.WriteAsync($"<ListBucketResult><IsTruncated>{(keys.Count > 2 ? "true" : "false")}</IsTruncated>{page}<NextContinuationToken>{(keys.Count > 2 ? keys[1] : null)}</NextContinuationToken></ListBucketResult>");
        }
    }

    private Task<StoredContent> SaveAsync(byte[] content) => store.SaveAsync(new MemoryStream(content), long.MaxValue, default);

    private static byte[] Bytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    [Fact]
    public async Task Content_is_kept_once_under_its_digest_and_comes_back()
    {
        var content = Bytes(100_000);

        var first = await SaveAsync(content);
        var again = await SaveAsync(content);

        Assert.Equal(new StoredContent(Convert.ToHexStringLower(SHA256.HashData(content)), 100_000), first);
        Assert.Equal(first, again);
        Assert.Equal([$"files/{first.Sha256}"], bucket.Objects.Keys);
        Assert.Single(bucket.Asked, asked => asked == "PUT object");
        await using var opened = store.Open(first.Sha256)!;
        Assert.Equal(first.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(opened)));
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_is_large_goes_part_by_part()
    {
        var content = Bytes(2 * PartBytes + 1000);

        var kept = await SaveAsync(content);

        Assert.Equal(3, bucket.Asked.Count(asked => asked == "PUT part"));
        Assert.Equal(content, bucket.Objects[$"files/{kept.Sha256}"]);
    }

    [Fact]
    public async Task It_is_read_from_wherever_one_asks()
    {
        var content = Bytes(50_000);
        await using var opened = store.Open((await SaveAsync(content)).Sha256)!;

        var part = new byte[100];
        opened.Position = 40_000;
        await opened.ReadExactlyAsync(part);
        opened.Seek(-100, SeekOrigin.End);
        var end = new byte[200];
        var read = await opened.ReadAtLeastAsync(end, 200, throwOnEndOfStream: false);

        Assert.Equal(content[40_000..40_100], part);
        Assert.Equal(content[^100..], end[..read]);
        Assert.Equal(50_000, opened.Length);
    }

    [Fact]
    public async Task What_is_not_there_is_not_opened_and_what_is_erased_is_gone()
    {
        var kept = await SaveAsync(Bytes(10));
        store.Erase(kept.Sha256);
        store.Erase(kept.Sha256);

        Assert.Null(store.Open(kept.Sha256));
        Assert.Null(store.Open("../../etc"));
    }

    [Fact]
    public async Task All_of_it_is_listed_in_the_order_of_the_digests()
    {
        var kept = new List<string>();
        for (var i = 1; i <= 5; i++) kept.Add((await SaveAsync(Bytes(10, i))).Sha256);
        bucket.Objects["files/readme.txt"] = [1];

        var listed = new List<KeptFile>();
        await foreach (var file in store.ListAsync(default)) listed.Add(file);

        Assert.Equal([.. kept.Order(StringComparer.Ordinal), "readme.txt"], listed.Select(file => file.Name));
        Assert.Equal([true, true, true, true, true, false], listed.Select(file => file.IsContent));
    }

    [Fact]
    public async Task Too_much_and_a_service_that_fails_keep_nothing()
    {
        await Assert.ThrowsAsync<ContentTooLargeException>(() => store.SaveAsync(new MemoryStream(Bytes(11)), 10, default));
        bucket.IsFull = true;
        await Assert.ThrowsAsync<IOException>(() => SaveAsync(Bytes(10)));

        Assert.Empty(bucket.Objects);
        Assert.Empty(Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories));
    }
}
