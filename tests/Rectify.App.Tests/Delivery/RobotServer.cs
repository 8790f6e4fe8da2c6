using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Rectify.App.Tests.Delivery;

/// <summary>A group's robot on this machine, by https with a certificate of its own.</summary>
internal sealed class RobotServer : IAsyncDisposable
{
    private readonly X509Certificate2 certificate = MailServer.SelfSigned();
    private WebApplication app = null!;

    public ConcurrentQueue<string> Arrived { get; } = [];

    public string Answer { get; set; } = """{"errcode":0,"errmsg":"ok"}""";

    public string Address { get; private set; } = "";

    public static async Task<RobotServer> StartAsync()
    {
        var robot = new RobotServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(robot.certificate)));
        robot.app = builder.Build();
        robot.app.MapPost("/robot", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            robot.Arrived.Enqueue(await reader.ReadToEndAsync());
            return Results.Content(robot.Answer, "application/json");
        });
        robot.app.MapPost("/elsewhere", () => Results.Redirect("/robot", preserveMethod: true));
        await robot.app.StartAsync();
        robot.Address = robot.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/robot";
        return robot;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }
}
