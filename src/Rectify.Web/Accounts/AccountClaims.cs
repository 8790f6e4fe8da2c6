using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Rectify.App.Accounts;

namespace Rectify.Web.Accounts;

/// <summary>What the cookie carries: the account, its stamp, and the mark of a password that must be changed. Roles and posts are read for every act.</summary>
internal sealed class AccountClaims(UserManager<Account> accounts, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(accounts, options)
{
    internal const string MustChangePassword = "must-change-password";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.MustChangePassword) identity.AddClaim(new Claim(MustChangePassword, "true"));
        return identity;
    }
}

internal static class AccountClaimsOfUser
{
    public static bool MustChangePassword(this ClaimsPrincipal user) => user.HasClaim(AccountClaims.MustChangePassword, "true");
}
