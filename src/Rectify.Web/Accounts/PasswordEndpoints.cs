using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Rectify.App;
using Rectify.App.Accounts;
using Rectify.Domain.People;
using Rectify.Web.Layout;

namespace Rectify.Web.Accounts;

/// <summary>Changing one's password, and the gate that leads there whoever holds a one-time password.</summary>
internal static class PasswordEndpoints
{
    public static void MapPassword(this IEndpointRouteBuilder app) =>
        app.MapPost(AccountAddress.Password, async (
            [FromForm] string current, [FromForm] string password, [FromForm] string repeated, [FromForm] string? returnUrl, IServiceScopeFactory scopes, ChangePassword change, HttpContext http) =>
        {
            var problem = password != repeated ? "passwords-differ"
                : await WhyNotAsync(scopes, http, current) ?? CodeOf(await change.Run(current, password, ActId.New(), http.RequestAborted));
            if (problem is not null) return Results.LocalRedirect($"{AccountAddress.Password}?problem={problem}&returnUrl={Uri.EscapeDataString(LocalAddress.OrHome(returnUrl))}");
            await RefreshAsync(scopes, http);
            return Results.LocalRedirect(LocalAddress.OrHome(returnUrl));
        });

    /// <summary>Who must change their password opens no other page.</summary>
    public static void UsePasswordGate(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.User.MustChangePassword() || !HttpMethods.IsGet(http.Request.Method)
            || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not { } page || page.Type == typeof(PasswordPage) || page.Type == typeof(ErrorPage))
            return next(http);
        http.Response.Redirect($"{AccountAddress.Password}?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        return Task.CompletedTask;
    });

    /// <summary>Counts wrong passwords like a sign-in, so that an unattended screen is no place for guessing. In a scope of its own: the change is saved by another context.</summary>
    private static async Task<string?> WhyNotAsync(IServiceScopeFactory scopes, HttpContext http, string current)
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        var result = await signIn.UserManager.GetUserAsync(http.User) is { } account ? await signIn.CheckPasswordSignInAsync(account, current, lockoutOnFailure: true) : Microsoft.AspNetCore.Identity.SignInResult.Failed;
        return result.Succeeded ? null : result.IsLockedOut ? "paused" : "wrong-password";
    }

    /// <summary>Gives this browser a cookie with the new stamp; all others are signed out within a minute.</summary>
    private static async Task RefreshAsync(IServiceScopeFactory scopes, HttpContext http)
    {
        await using var scope = scopes.CreateAsyncScope();
        var signIn = scope.ServiceProvider.GetRequiredService<SignInManager<Account>>();
        if (await signIn.UserManager.GetUserAsync(http.User) is { } account) await signIn.RefreshSignInAsync(account);
    }

    private static string? CodeOf(Outcome outcome) => outcome switch
    {
        Outcome.Done => null,
        Outcome.Invalid invalid => invalid.Errors[0].Code,
        _ => "other",
    };
}
