using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Rectify.App.Delivery;

/// <summary>Mail by SMTP: TLS from the first byte, by STARTTLS, or none. Small by intent: one receiver, one text.</summary>
internal sealed class MailMessenger(MailSettings settings) : IMessenger
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(ct);
        time.CancelAfter(Patience);
        try
        {
            await TalkAsync(message, time.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"{settings.Host}:{settings.Port} did not answer in {Patience.TotalSeconds} s.");
        }
    }

    private async Task TalkAsync(OutgoingMessage message, CancellationToken ct)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(settings.Host, settings.Port, ct);
        await using var talk = new SmtpTalk(settings.Security == MailSecurity.Tls ? await SecuredAsync(tcp.GetStream(), ct) : tcp.GetStream());
        await talk.HearAsync(220, ct);
        var offers = await talk.SayAsync("EHLO rectify", 250, ct);
        if (settings.Security == MailSecurity.StartTls)
        {
            await talk.SayAsync("STARTTLS", 220, ct);
            await talk.SecureAsync(stream => SecuredAsync(stream, ct));
            offers = await talk.SayAsync("EHLO rectify", 250, ct);
        }
        await SignInAsync(talk, offers, ct);
        await talk.SayAsync($"MAIL FROM:<{settings.From}>", 250, ct);
        await talk.SayAsync($"RCPT TO:<{message.Address}>", 250, ct);
        await talk.SayAsync("DATA", 354, ct);
        await talk.SayAsync(MailText.Of(message, settings.From) + "\r\n.", 250, ct);
        // taken with the answer before: what comes of the farewell is no matter
        await talk.LeaveAsync(ct);
    }

    private async Task<SslStream> SecuredAsync(Stream stream, CancellationToken ct)
    {
        var secured = new SslStream(stream, leaveInnerStreamOpen: false);
        try
        {
            await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = settings.Host, CertificateChainPolicy = settings.Authority is { } authority ? TrustingOnly(authority) : null }, ct);
            return secured;
        }
        catch (AuthenticationException e)
        {
            await secured.DisposeAsync();
            throw new NotTakenException($"The connection to {settings.Host}:{settings.Port} is not secure, nothing was sent: its certificate must be of this name and of an authority that is trusted here (Rectify:Mail:Authority). {e.Message}");
        }
    }

    /// <summary>The name is compared as ever; who vouches for it is this authority and nobody else. A house without a way out cannot ask whether it was withdrawn.</summary>
    private static X509ChainPolicy TrustingOnly(X509Certificate2 authority)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(authority);
        return policy;
    }

    private async Task SignInAsync(SmtpTalk talk, string offers, CancellationToken ct)
    {
        if (settings.User is not { Length: > 0 } user) return;
        if (settings.Security == MailSecurity.None) throw new NotTakenException("A password is not sent over a connection that is not secured.");
        if (offers.Contains("PLAIN", StringComparison.OrdinalIgnoreCase))
        {
            await talk.SayAsync("AUTH PLAIN " + Base64($"\0{user}\0{settings.Password}"), 235, ct);
            return;
        }
        await talk.SayAsync("AUTH LOGIN", 334, ct);
        await talk.SayAsync(Base64(user), 334, ct);
        await talk.SayAsync(Base64(settings.Password ?? ""), 235, ct);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>Lines to and from a mail server; an answer may have several. Owns the stream.</summary>
internal sealed class SmtpTalk(Stream stream) : IAsyncDisposable
{
    private const int MostAnswered = 64 * 1024;

    private Stream stream = stream;
    private StreamReader reader = ReaderOf(stream);

    /// <summary>Goes on over the stream that was secured.</summary>
    public async Task SecureAsync(Func<Stream, Task<SslStream>> secure)
    {
        reader.Dispose();
        stream = await secure(stream);
        reader = ReaderOf(stream);
    }

    public async ValueTask DisposeAsync()
    {
        reader.Dispose();
        await stream.DisposeAsync();
    }

    private static StreamReader ReaderOf(Stream stream) => new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);

    /// <summary>The whole answer; throws when it is another one. What was said is not repeated in the complaint: it may be a password.</summary>
    public async Task<string> SayAsync(string line, int expected, CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\r\n"), ct);
        await stream.FlushAsync(ct);
        return await HearAsync(expected, ct);
    }

    public async Task<string> HearAsync(int expected, CancellationToken ct)
    {
        var answer = new StringBuilder();
        while (answer.Length < MostAnswered)
        {
            var line = await reader.ReadLineAsync(ct) ?? throw new NotTakenException("The mail server hung up.");
            answer.AppendLine(line);
            if (line.Length >= 4 && line[3] == '-') continue;
            return line.StartsWith($"{expected}", StringComparison.Ordinal) ? answer.ToString() : throw new NotTakenException(line);
        }
        throw new NotTakenException("The mail server talks without end.");
    }

    public async Task LeaveAsync(CancellationToken ct)
    {
        try
        {
            await SayAsync("QUIT", 221, ct);
        }
        catch (Exception e) when (e is IOException or NotTakenException)
        {
            // it was in a hurry
        }
    }
}
