using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Rectify.App.Files;
using Xunit;

namespace Rectify.App.Tests.Evidence;

public sealed class VirusScannerTests
{
    /// <summary>Speaks what is needed of clamd's protocol: finds the word "VIRUS" and takes so many bytes.</summary>
    private sealed class Clamd : IAsyncDisposable
    {
        private const int Most = 1_000_000;

        private readonly Socket listening;
        private readonly CancellationTokenSource ended = new();
        private readonly Task serving;

        public Clamd(EndPoint at)
        {
            listening = new Socket(at.AddressFamily, SocketType.Stream, at is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp);
            listening.Bind(at);
            listening.Listen();
            serving = ServeAsync();
        }

        public int Port => ((IPEndPoint)listening.LocalEndPoint!).Port;

        public async ValueTask DisposeAsync()
        {
            await ended.CancelAsync();
            listening.Dispose();
            await serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ended.Dispose();
        }

        private async Task ServeAsync()
        {
            while (true)
            {
                using var client = await listening.AcceptAsync(ended.Token);
                await using var stream = new NetworkStream(client);
                var command = new byte[10];
                await stream.ReadExactlyAsync(command, ended.Token);
                Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
                using var content = new MemoryStream();
                for (var length = new byte[4]; ;)
                {
                    await stream.ReadExactlyAsync(length, ended.Token);
                    if (BinaryPrimitives.ReadInt32BigEndian(length) is var size && size == 0) break;
                    var chunk = new byte[size];
                    await stream.ReadExactlyAsync(chunk, ended.Token);
                    content.Write(chunk);
                    if (content.Length > Most) break;
                }
                var answer = content.Length > Most ? "INSTREAM size limit exceeded. ERROR" : Encoding.ASCII.GetString(content.ToArray()).Contains("VIRUS", StringComparison.Ordinal) ? "stream: Yunhu.Test-1 FOUND" : "stream: OK";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\0"), ended.Token);
            }
        }
    }

    private static Task<FieldError?> FindAsync(Uri? address, string text, bool letThrough = false) =>
        new VirusScanner(new AppSettings("", "", "") { Scanner = address is null ? null : new ScannerSettings(address, letThrough) }, NullLogger<VirusScanner>.Instance)
            .FindAsync("file", new MemoryStream(Encoding.ASCII.GetBytes(text)), default);

    [Fact]
    public async Task What_is_found_is_refused_with_its_name_and_what_is_clean_is_taken()
    {
        await using var clamd = new Clamd(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"tcp://127.0.0.1:{clamd.Port}");

        Assert.Null(await FindAsync(address, new string('a', 200_000)));
        Assert.Equal(new FieldError("file", "infected", "Yunhu.Test-1"), await FindAsync(address, new string('a', 100_000) + "VIRUS"));
        Assert.Null(await FindAsync(address, ""));
    }

    [Fact]
    public async Task A_Unix_socket_serves_as_well()
    {
        var path = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}");
        await using (var clamd = new Clamd(new UnixDomainSocketEndPoint(path))) Assert.Equal("infected", (await FindAsync(new Uri($"unix:{path}"), "VIRUS"))?.Code);
        File.Delete(path);
    }

    [Fact]
    public async Task A_scanner_that_is_not_there_refuses_unless_it_is_set_to_let_through()
    {
        int port;
        await using (var clamd = new Clamd(new IPEndPoint(IPAddress.Loopback, 0))) port = clamd.Port;
        var address = new Uri($"tcp://127.0.0.1:{port}");

        Assert.Equal("scanner-unreachable", (await FindAsync(address, "text"))?.Code);
        Assert.Null(await FindAsync(address, "text", letThrough: true));
    }

    [Fact]
    public async Task What_it_cannot_say_is_refused_with_its_words_unless_it_is_set_to_let_through()
    {
        await using var clamd = new Clamd(new IPEndPoint(IPAddress.Loopback, 0));
        var address = new Uri($"tcp://127.0.0.1:{clamd.Port}");

        Assert.Equal(new FieldError("file", "not-scanned", "INSTREAM size limit exceeded. ERROR"), await FindAsync(address, new string('a', 1_100_000)));
        Assert.Null(await FindAsync(address, new string('a', 1_100_000), letThrough: true));
    }

    [Fact]
    public async Task Without_a_scanner_nothing_is_asked() => Assert.Null(await FindAsync(null, "VIRUS"));
}
