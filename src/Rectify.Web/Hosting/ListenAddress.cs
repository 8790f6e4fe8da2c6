using System.Net;
using System.Net.Sockets;

namespace Rectify.Web.Hosting;

/// <summary>Where the server listens: on this machine only, unless the settings say otherwise - and with demonstration data even then.</summary>
internal static class ListenAddress
{
    private const int UsualPort = 5080;
    private const int LastPort = 5180;

    /// <summary>The address to use, or null where the settings name one.</summary>
    /// <exception cref="StartRefusedException">No port is free.</exception>
    public static string? Choose(IConfiguration configuration) => Configured(configuration).Count > 0 ? null : $"http://localhost:{FreePort()}";

    /// <exception cref="StartRefusedException">Demonstration data, whose passwords are public, would be served beyond this machine.</exception>
    public static void DemandThisMachine(IConfiguration configuration)
    {
        if (Configured(configuration).FirstOrDefault(address => !IsLoopback(address)) is { } open)
        {
            throw new StartRefusedException(
                $"Demonstration data are served to this machine only, but the settings ask for {open}. Take that setting away, or use a database without the demonstration.");
        }
    }

    /// <summary>Whether only this machine can reach the address.</summary>
    public static bool IsLoopback(string address)
    {
        // "http://*:80" and "http://+:80" are addresses of the server, not of the Uri class: they stay unread and count as open
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;
    }

    private static List<string> Configured(IConfiguration configuration)
    {
        var addresses = Split(configuration["urls"]);
        addresses.AddRange(Split(configuration["http_ports"]).Select(port => $"http://*:{port}"));
        addresses.AddRange(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"));
        addresses.AddRange(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? endpoint.Path));
        return addresses;
    }

    private static List<string> Split(string? list) => [.. (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static int FreePort()
    {
        for (var port = UsualPort; port < LastPort; port++)
        {
            // localhost means both loopback addresses
            if (IsFree(IPAddress.Loopback, port) && (!Socket.OSSupportsIPv6 || IsFree(IPAddress.IPv6Loopback, port)))
                return port;
        }

        throw new StartRefusedException($"The ports {UsualPort} to {LastPort - 1} are all taken. Name one with --urls=http://localhost:PORT.");
    }

    private static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException e)
        {
            // a machine may know IPv6 and yet have no such address
            return e.SocketErrorCode == SocketError.AddressNotAvailable;
        }
    }
}
