using Microsoft.AspNetCore.Components.Endpoints;
using Rectify.App.Demo;

namespace Rectify.Web.Setup;

/// <summary>An empty house shows one page only: the one that opens it.</summary>
internal static class SetUpHost
{
    public static WebApplicationBuilder AddRectifySetUp(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<SetUpToken>();
        builder.Services.AddSingleton<EmptyHouse>();
        builder.Services.AddSingleton<DemoHouse>();
        builder.Services.AddSingleton<DemoFilling>();
        return builder;
    }

    /// <summary>Before sign-in is asked for: while the house is empty every page leads to the set-up page.</summary>
    public static void UseRectifySetUp(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!LeadsElsewhere(http) || !await http.RequestServices.GetRequiredService<EmptyHouse>().IsEmptyAsync(http.RequestAborted)) await next(http);
        else http.Response.Redirect(SetUpPage.Address);
    });

    /// <summary>Demonstration data where the start asked for them; otherwise, while the house is empty, the token that opens it is printed.</summary>
    public static async Task OpenHouseAsync(this WebApplication app, IEnumerable<string> addresses, bool demo, CancellationToken ct)
    {
        if (!await app.Services.GetRequiredService<EmptyHouse>().IsEmptyAsync(ct)) return;
        if (demo)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IDemoData>().FillAsync(ct);
            return;
        }
        Console.WriteLine($"  set-up    {addresses.FirstOrDefault()?.TrimEnd('/')}{SetUpPage.Address}   token {app.Services.GetRequiredService<SetUpToken>().Text}");
    }

    private static bool LeadsElsewhere(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method)
        && (http.Request.Path == "/" || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page && page.Type != typeof(SetUpPage));
}
