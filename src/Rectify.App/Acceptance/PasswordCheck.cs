using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Accounts;

namespace Rectify.App.Acceptance;

/// <summary>
/// A signature is given by entering the password again. The account is read in a scope opened for this one question, so a lockout set elsewhere counts at once;
/// a wrong password counts towards the lockout like one at the door.
/// </summary>
public sealed class PasswordCheck(IServiceScopeFactory scopes, ICurrentActor who) : IUseCase
{
    public const string Field = "Password";

    /// <summary>Null when the password is the current person's.</summary>
    internal async Task<Outcome?> WrongAsync(string? password, CancellationToken ct)
    {
        if (await who.PersonAsync(ct) is not { } person) return Outcome.None;
        await using var scope = scopes.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.Users.SingleOrDefaultAsync(a => a.PersonId == person, ct) is not { } account) return Outcome.Bad(Field, "no-account");
        if (await accounts.IsLockedOutAsync(account)) return Outcome.Bad(Field, "locked-out");
        if (await accounts.CheckPasswordAsync(account, password ?? ""))
        {
            await accounts.ResetAccessFailedCountAsync(account);
            return null;
        }
        await accounts.AccessFailedAsync(account);
        return Outcome.Bad(Field, await accounts.IsLockedOutAsync(account) ? "locked-out" : "wrong-password");
    }
}
