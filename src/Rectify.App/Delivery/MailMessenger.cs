using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Rectify.App.Delivery;

/// <summary>Mail by SMTP: TLS from the first byte, by STARTTLS, or none. Small by intent: one receiver, one text.</summary>
internal sealed class MailMessenger(MailSettings settings) : IMessenger
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>For tests, whose server vouches for itself.</summary>
    internal RemoteCertificateValidationCallback? Trusting { get; init; }

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
        Stream stream = tcp.GetStream();
        try
        {
            if (settings.Security == MailSecurity.Tls) stream = await SecuredAsync(stream, ct);
            if (settings.Security == MailSecurity.StartTls) stream = await UpgradedAsync(stream, ct);
            using var talk = new SmtpTalk(stream);
            // after the upgrade the server does not greet again
            if (settings.Security != MailSecurity.StartTls) await talk.HearAsync(220, ct);
            var offers = await talk.SayAsync("EHLO rectify", 250, ct);
            await SignInAsync(talk, offers, ct);
            await talk.SayAsync($"MAIL FROM:<{settings.From}>", 250, ct);
            await talk.SayAsync($"RCPT TO:<{message.Address}>", 250, ct);
            await talk.SayAsync("DATA", 354, ct);
            await talk.SayAsync(MailText.Of(message, settings.From) + "\r\n.", 250, ct);
            // taken with the answer before: what comes of the farewell is no matter
            await talk.LeaveAsync(ct);
        }
        finally
        {
            await stream.DisposeAsync();
        }
    }

    /// <summary>Greets in the clear, and goes on secured or not at all.</summary>
    private async Task<SslStream> UpgradedAsync(Stream stream, CancellationToken ct)
    {
        using var talk = new SmtpTalk(stream);
        await talk.HearAsync(220, ct);
        await talk.SayAsync("EHLO rectify", 250, ct);
        await talk.SayAsync("STARTTLS", 220, ct);
        return await SecuredAsync(stream, ct);
    }

    private async Task<SslStream> SecuredAsync(Stream stream, CancellationToken ct)
    {
        var secured = new SslStream(stream, leaveInnerStreamOpen: false, Trusting);
        await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = settings.Host }, ct);
        return secured;
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

/// <summary>Lines to and from a mail server; an answer may have several.</summary>
internal sealed class SmtpTalk(Stream stream) : IDisposable
{
    private const int MostAnswered = 64 * 1024;

    private readonly StreamReader reader = new(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);

    /// <summary>The stream stays open: it may go on under TLS.</summary>
    public void Dispose() => reader.Dispose();

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
