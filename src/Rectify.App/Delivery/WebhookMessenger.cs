using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.Sockets;
using System.Text.Json;

namespace Rectify.App.Delivery;

/// <summary>
/// A text to a group's robot. Only https, no redirects, and only to addresses of the public net: which address a name stands for is looked at when the connection is made,
/// so that a name that changes its mind leads nowhere.
/// </summary>
internal sealed class WebhookMessenger : IMessenger, IDisposable
{
    private const int MostAnswered = 16 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient http;
    private readonly bool allowPrivate;

    public WebhookMessenger(bool allowPrivate, RemoteCertificateValidationCallback? trusting = null)
    {
        this.allowPrivate = allowPrivate;
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync, PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = trusting },
        }) { Timeout = Patience, MaxResponseContentBufferSize = MostAnswered };
    }

    public void Dispose() => http.Dispose();

    public async Task SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (!IsPossible(message.Address)) throw new NotTakenException("The address is not one of https.");
        var text = $"{message.Subject}\n{message.Text}";
        object body = message.Form == WebhookForm.Feishu ? new { msg_type = "text", content = new { text } } : new { msgtype = "text", text = new { content = text } };
        using var answer = await http.PostAsJsonAsync(new Uri(message.Address), body, ct);
        var said = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode || !WasTaken(said)) throw new NotTakenException($"{(int)answer.StatusCode} {said}");
    }

    /// <summary>An address that may be kept at all.</summary>
    public static bool IsPossible(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && uri.UserInfo.Length == 0 && uri.Host.Length > 0;

    /// <summary>These robots answer 200 whatever came of it, and say in the body what did.</summary>
    private static bool WasTaken(string said)
    {
        try
        {
            using var answer = JsonDocument.Parse(said);
            return new[] { "errcode", "code", "StatusCode" }.All(name => !answer.RootElement.TryGetProperty(name, out var code) || (code.ValueKind == JsonValueKind.Number && code.GetInt32() == 0));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // another kind of receiver: its status has spoken
            return true;
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = allowPrivate ? found : [.. found.Where(PublicAddresses.IsPublic)];
        if (allowed.Length == 0) throw new NotTakenException("The address leads into a private net, which the settings do not allow.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>Addresses of the public net: neither this machine nor a net of one's own, nor a way around that.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(net => IPNetwork.Parse(net)),
    ];

    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Array.Exists(NotPublic, net => net.Contains(plain));
    }
}
