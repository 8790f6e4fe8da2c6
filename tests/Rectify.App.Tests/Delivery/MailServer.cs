using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace Rectify.App.Tests.Delivery;

/// <summary>A mail as it arrived.</summary>
internal sealed record ArrivedMail(string From, string To, string Raw)
{
    public string Subject => string.Concat(Regex.Matches(Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)], @"=\?utf-8\?B\?([^?]*)\?=").Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value))));

    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(Raw[(Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..].Replace("\r\n", "", StringComparison.Ordinal)));

    public string Header(string name) => Regex.Match(Raw, $"^{name}: (.*?)\r\n", RegexOptions.Multiline).Groups[1].Value;
}

/// <summary>A small mail server on this machine: takes mail, or refuses it as often as it is told to.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly X509Certificate2? certificate;
    private readonly bool startTls;
    private readonly Task serving;
    private int refusals;

    /// <param name="certificate">With it the server speaks TLS from the first byte, or from STARTTLS on.</param>
    public MailServer(X509Certificate2? certificate = null, bool startTls = false)
    {
        (this.certificate, this.startTls) = (certificate, startTls);
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<ArrivedMail> Arrived { get; } = [];

    /// <summary>What anybody on the way could read.</summary>
    public ConcurrentQueue<string> HeardInTheClear { get; } = [];

    public ConcurrentQueue<string> SignedIn { get; } = [];

    public void Refuse(int times) => refusals = times;

    /// <summary>Trusts what <see cref="SelfSigned"/> made and nothing else.</summary>
    public static bool IsOurs(object sender, X509Certificate? certificate, X509Chain? chain, System.Net.Security.SslPolicyErrors errors) => certificate is { Subject: "CN=localhost", Issuer: "CN=localhost" };

    public static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = TalkAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            // closed
        }
    }

    private async Task<SslStream> SecuredAsync(Stream stream)
    {
        var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(certificate!);
        return secured;
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                Stream stream = client.GetStream();
                if (certificate is not null && !startTls) stream = await SecuredAsync(stream);
                var (reader, writer) = (new StreamReader(stream, Encoding.UTF8), new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true });
                await writer.WriteLineAsync("220 here");
                var (from, to) = ("", "");
                while (await reader.ReadLineAsync(stop.Token) is { } line)
                {
                    if (stream is not SslStream) HeardInTheClear.Enqueue(line);
                    if (line == "STARTTLS" && startTls && stream is not SslStream)
                    {
                        await writer.WriteLineAsync("220 go on");
                        stream = await SecuredAsync(stream);
                        (reader, writer) = (new StreamReader(stream, Encoding.UTF8), new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true });
                    }
                    else if (line.StartsWith("EHLO", StringComparison.Ordinal)) { await writer.WriteLineAsync("250-here"); await writer.WriteLineAsync("250 AUTH PLAIN LOGIN"); }
                    else if (line.StartsWith("AUTH PLAIN ", StringComparison.Ordinal)) { SignedIn.Enqueue(Encoding.UTF8.GetString(Convert.FromBase64String(line[11..]))); await writer.WriteLineAsync("235 welcome"); }
                    else if (line.StartsWith("MAIL FROM:", StringComparison.Ordinal)) { from = line[11..^1]; await writer.WriteLineAsync(Interlocked.Decrement(ref refusals) >= 0 ? "451 come again" : "250 ok"); }
                    else if (line.StartsWith("RCPT TO:", StringComparison.Ordinal)) { to = line[9..^1]; await writer.WriteLineAsync("250 ok"); }
                    else if (line == "DATA")
                    {
                        await writer.WriteLineAsync("354 go on");
                        var raw = new StringBuilder();
                        while (await reader.ReadLineAsync(stop.Token) is { } part && part != ".") raw.Append(part).Append("\r\n");
                        Arrived.Enqueue(new ArrivedMail(from, to, $"{raw}"));
                        await writer.WriteLineAsync("250 taken");
                    }
                    else if (line == "QUIT") { await writer.WriteLineAsync("221 bye"); return; }
                    else await writer.WriteLineAsync("500 what");
                }
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // the other side is gone
            }
        }
    }
}
