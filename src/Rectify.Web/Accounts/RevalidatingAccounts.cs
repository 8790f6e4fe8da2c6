using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Rectify.App.Accounts;

namespace Rectify.Web.Accounts;

/// <summary>Signs a circuit out within a minute of a lock, a deactivation or a new password. Whether the person may act is asked for every act besides.</summary>
internal sealed class RevalidatingAccounts(ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<IdentityOptions> options) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) => IsValidAsync(authenticationState.User);

    /// <summary>The account still stands with the stamp the cookie was made with.</summary>
    internal async Task<bool> IsValidAsync(ClaimsPrincipal user)
    {
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await accounts.GetUserAsync(user) is { } account
            && user.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == await accounts.GetSecurityStampAsync(account);
    }
}
