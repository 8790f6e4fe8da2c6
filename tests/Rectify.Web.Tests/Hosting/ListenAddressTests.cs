using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Configuration;
using Rectify.Web.Hosting;
using Xunit;

namespace Rectify.Web.Tests.Hosting;

public sealed class ListenAddressTests
{
    [Fact]
    public void Without_settings_the_server_listens_on_loopback_at_the_first_free_port_from_5080()
    {
        var first = PortOf(ListenAddress.Choose(Settings()));
        using var taken = new TcpListener(IPAddress.Loopback, first);
        taken.Start();

        var next = PortOf(ListenAddress.Choose(Settings()));

        Assert.InRange(first, 5080, 5179);
        Assert.InRange(next, first + 1, 5179);
    }

    [Theory]
    [InlineData("urls", "http://0.0.0.0:8080")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Office:Url", "http://*:8080")]
    public void A_configured_address_is_left_to_the_server(string key, string value) =>
        Assert.Null(ListenAddress.Choose(Settings((key, value))));

    [Theory]
    [InlineData("urls", "http://0.0.0.0:8080")]
    [InlineData("urls", "http://localhost:5080;http://*:80")]
    [InlineData("urls", "http://ledger.example:80")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Office:Url", "http://+:8080")]
    public void Demonstration_data_are_never_served_beyond_this_machine(string key, string value) =>
        Assert.Contains("this machine only", Assert.Throws<StartRefusedException>(() => ListenAddress.DemandThisMachine(Settings((key, value)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://localhost:6000")]
    [InlineData("http://127.0.0.1:6000;http://[::1]:6000")]
    public void Demonstration_data_may_be_served_at_a_configured_loopback_address(string urls) =>
        ListenAddress.DemandThisMachine(Settings(("urls", urls)));

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build();

    private static int PortOf(string? address) => new Uri(address!).Port;
}
