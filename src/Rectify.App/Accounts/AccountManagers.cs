using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Data;

namespace Rectify.App.Accounts;

/// <summary>
/// Makes the framework's user manager over the context of one act: it validates, hashes and stamps, the act saves its rows together with its facts.
/// A manager kept longer than an act misses what others set elsewhere.
/// </summary>
public sealed class AccountManagers(IServiceProvider services)
{
    internal UserManager<Account> Over(RectifyDb db) =>
        ActivatorUtilities.CreateInstance<UserManager<Account>>(services, new UserOnlyStore<Account, RectifyDb, Guid>(db) { AutoSaveChanges = false });

    /// <summary>What the manager found wrong, by the field it concerns.</summary>
    internal static Outcome OutcomeOf(IdentityResult result) => result.Succeeded ? Outcome.Ok : new Outcome.Invalid([.. result.Errors.Select(e => e.Code switch
    {
        nameof(IdentityErrorDescriber.DuplicateUserName) => new FieldError("userName", "user-name-taken"),
        nameof(IdentityErrorDescriber.InvalidUserName) => new FieldError("userName", "user-name-letters"),
        nameof(IdentityErrorDescriber.PasswordMismatch) => new FieldError("current", "wrong-password"),
        nameof(IdentityErrorDescriber.PasswordTooShort) => new FieldError("password", "password-short"),
        _ => new FieldError("password", "password-weak", e.Code),
    })]);
}
