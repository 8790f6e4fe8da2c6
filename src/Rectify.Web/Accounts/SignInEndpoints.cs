using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Rectify.App.Accounts;
using Rectify.Web.Layout;

namespace Rectify.Web.Accounts;

/// <summary>Signing in and out: plain forms answered by endpoints, never by a circuit.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost(Navigation.SignIn, async ([FromForm] string userName, [FromForm] string password, [FromForm] string? returnUrl, SignInManager<Account> signIn) =>
        {
            var result = await signIn.PasswordSignInAsync(userName, password, isPersistent: false, lockoutOnFailure: true);
            return result.Succeeded
                ? Results.LocalRedirect(LocalAddress.OrHome(returnUrl))
                : Results.LocalRedirect($"{Navigation.SignIn}?problem={(result.IsLockedOut ? "locked" : "refused")}&userName={Uri.EscapeDataString(userName)}&returnUrl={Uri.EscapeDataString(LocalAddress.OrHome(returnUrl))}");
        }).AllowAnonymous();

        app.MapPost(Navigation.SignOut, async (SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect(Navigation.SignIn);
        });
    }
}
