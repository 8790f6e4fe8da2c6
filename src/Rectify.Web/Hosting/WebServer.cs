using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Hosting.StaticWebAssets;
using Rectify.App;
using Rectify.App.Delivery;
using Rectify.Web.Acceptance;
using Rectify.Web.Accounts;
using Rectify.Web.Checking;
using Rectify.Web.Dossiers;
using Rectify.Web.Evidence;
using Rectify.Web.Intake;
using Rectify.Web.Layout;
using Rectify.Web.Notices;
using Rectify.Web.Notifications;
using Rectify.Web.Reporting;
using Rectify.Web.Setup;
using Rectify.Web.Takeovers;

namespace Rectify.Web.Hosting;

/// <summary>One run of the server: claim the local folder, open the database, serve until asked to stop, and leave both in good order.</summary>
internal static class WebServer
{
    private static readonly TimeSpan LongestGoodbye = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] settings, bool demo, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(settings);
        var local = LocalFolder.Of(builder.Configuration, builder.Environment.ContentRootPath);
        var (claim, other) = await OneInstance.TakeAsync(local, ct);
        if (claim is null)
        {
            Console.WriteLine($"Rectify is running already: {other}");
            return 0;
        }

        using var instance = claim;
        await using var database = await DatabaseServer.OpenAsync(builder.Configuration, local, ct);
        await database.PrepareAsync(ct);
        await using var app = Build(builder, local, database, ListenAddress.Choose(builder.Configuration));
        demo |= await app.Services.GetRequiredService<DemoHouse>().IsDemoAsync(ct);
        if (demo) ListenAddress.DemandThisMachine(builder.Configuration);
        await StartAsync(app, ct);
        app.Lifetime.ApplicationStopping.Register(instance.Withdraw);
        // the window was closed: the database is not left running without anybody who would stop it
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            app.Lifetime.StopApplication();
        });
        // an in-memory test server has no addresses
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        if (demo && addresses.FirstOrDefault(address => !ListenAddress.IsLoopback(address)) is { } open)
            throw new StartRefusedException($"Demonstration data are served to this machine only, but the server listens at {open}.");
        instance.Announce(string.Join(' ', addresses));
        SayHello(addresses, local, database, demo);
        await app.OpenHouseAsync(addresses, demo, ct);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static WebApplication Build(WebApplicationBuilder builder, LocalFolder local, DatabaseServer database, string? address)
    {
        if (address is not null)
            builder.WebHost.UseUrls(address);
        Logs.Add(builder, local);
        // started from a checkout, the files of packages lie where the build found them; a published program has them beside it
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.AddDataProtection().SetApplicationName("rectify").PersistKeysToFileSystem(new DirectoryInfo(local.Keys));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = LongestGoodbye);

        builder.Services.AddRectifyApp(database.Settings(builder.Configuration, local));
        builder.Services.AddScoped<ScanIntake>();
        builder.Services.AddSingleton<IDigestWords, DigestWords>();
        builder.AddRectifyPages(pages => pages.ReadShell = AccountsSetup.ShellOfAsync);
        builder.AddRectifyAccounts();
        builder.AddRectifySetUp();

        var app = builder.Build();
        app.UseRectifySetUp();
        app.UseRectifyAccounts();
        app.MapSignIn();
        app.MapPassword();
        app.MapPeopleExport();
        app.MapAcceptance();
        app.MapTakeovers();
        app.MapEvidence();
        app.MapForeignDossiers();
        app.MapNotices();
        app.MapIntake();
        app.MapCheckup();
        app.MapProgressImport();
        app.MapCycles();
        app.MapRectifyPages();
        return app;
    }

    private static async Task StartAsync(WebApplication app, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new StartRefusedException($"{e.Message.TrimEnd('.')}. Name another one with --urls=http://localhost:PORT.");
        }
    }

    private static void SayHello(ICollection<string> addresses, LocalFolder local, DatabaseServer database, bool demo)
    {
        Console.WriteLine($"Rectify serves at {string.Join(' ', addresses)}{(demo ? "   (demonstration, this machine only)" : "")}");
        Console.WriteLine($"  files     {local.Path}");
        Console.WriteLine($"  database  {database.Folder ?? "the configured server"}");
        Console.WriteLine("  Ctrl-C stops it.");
    }
}
