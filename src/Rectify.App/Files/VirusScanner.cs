using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Rectify.App.Files;

/// <summary>A virus scanner that speaks the protocol of clamd.</summary>
/// <param name="Address"><c>tcp://127.0.0.1:3310</c> or <c>unix:/run/clamav/clamd.ctl</c>.</param>
/// <param name="LetThrough">A file is taken without being scanned while the scanner cannot be reached or cannot say; else it is refused.</param>
public sealed record ScannerSettings(Uri Address, bool LetThrough = false)
{
    /// <summary>For one file, from the first byte to the answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>Has what arrives looked at by a virus scanner before it is kept; without one configured everything is let through.</summary>
public sealed class VirusScanner(AppSettings settings, ILogger<VirusScanner> log) : IUseCase
{
    private const int ChunkBytes = 65536;
    private const int LongestAnswer = 4096;
    private const int UsualPort = 3310;
    private const string Found = " FOUND";

    /// <summary>Why the content is not taken, with the code a page puts into words; null where nothing stands against it. The stream is read from its beginning and left where the scanner stopped.</summary>
    public async Task<FieldError?> FindAsync(string field, Stream content, CancellationToken ct)
    {
        if (settings.Scanner is not { } scanner) return null;
        string answer;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(scanner.Patience);
        try
        {
            content.Position = 0;
            answer = await AskAsync(scanner.Address, content, patience.Token);
        }
        catch (Exception e) when (e is SocketException or IOException || e is OperationCanceledException && !ct.IsCancellationRequested)
        {
            log.LogError(e, "The virus scanner at {Address} could not be asked", scanner.Address);
            return scanner.LetThrough ? null : new FieldError(field, "scanner-unreachable");
        }
        if (answer.EndsWith(Found, StringComparison.Ordinal))
        {
            var signature = answer[(answer.IndexOf(':', StringComparison.Ordinal) + 1)..^Found.Length].Trim();
            log.LogWarning("A file was refused: the virus scanner found {Signature}", signature);
            return new FieldError(field, "infected", signature);
        }
        if (answer.EndsWith("OK", StringComparison.Ordinal)) return null;
        log.LogError("The virus scanner at {Address} said {Answer}", scanner.Address, answer);
        return scanner.LetThrough ? null : new FieldError(field, "not-scanned", answer);
    }

    /// <summary>INSTREAM: chunks with their length before them, an empty one at the end, and one line back.</summary>
    private static async Task<string> AskAsync(Uri address, Stream content, CancellationToken ct)
    {
        using var socket = await ConnectAsync(address, ct);
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var buffer = new byte[ChunkBytes];
        try
        {
            for (int read; (read = await content.ReadAsync(buffer.AsMemory(sizeof(uint)..), ct)) > 0;)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await stream.WriteAsync(buffer.AsMemory(0, sizeof(uint) + read), ct);
            }
            await stream.WriteAsync(new byte[sizeof(uint)], ct);
        }
        catch (IOException) when (socket.Available > 0)
        {
            // it has said what it has to say and hung up, before the end: the size is over its limit
        }
        var answer = new byte[LongestAnswer];
        var length = 0;
        for (int read; length < answer.Length && (read = await stream.ReadAsync(answer.AsMemory(length), ct)) > 0; length += read)
            if (answer.AsSpan(length, read).Contains((byte)0)) return Encoding.UTF8.GetString(answer, 0, length + read).Split('\0')[0].Trim();
        return length > 0 ? Encoding.UTF8.GetString(answer, 0, length).Trim() : throw new IOException("The virus scanner hung up without an answer.");
    }

    private static async Task<Socket> ConnectAsync(Uri address, CancellationToken ct)
    {
        var isUnix = address.Scheme == "unix";
        var socket = isUnix ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (isUnix) await socket.ConnectAsync(new UnixDomainSocketEndPoint(address.AbsolutePath), ct);
            else await socket.ConnectAsync(address.Host, address.Port > 0 ? address.Port : UsualPort, ct);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
