using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Rectify.Web.Layout;
using Xunit;

namespace Rectify.Web.Tests.Layout;

/// <summary>The pages alone on a test server: no accounts, no database.</summary>
public sealed class Pages : IAsyncLifetime
{
    private WebApplication app = null!;

    public Shell Shell { get; set; } = Shell.SignedOut;

    /// <summary>Keeps no cookies and follows no redirects: a test says what it sends.</summary>
    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "rectify", EnvironmentName = "Development", ContentRootPath = Repository.PathOf("src/Rectify.Web") });
        builder.WebHost.UseTestServer();
        builder.AddRectifyPages(options => options.ReadShell = _ => ValueTask.FromResult(Shell));
        app = builder.Build();
        app.MapRectifyPages();
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }
}
