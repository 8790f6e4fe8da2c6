using Microsoft.AspNetCore.Identity;
using Rectify.Domain.People;

namespace Rectify.App.Accounts;

/// <summary>A person's means of signing in; one per person, optional: many leaders never sign in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The lock an administrator sets: it has no end, unlike the quarter of an hour after too many wrong passwords.</summary>
    public static readonly DateTimeOffset LockedForGood = DateTimeOffset.MaxValue;

    public PersonId PersonId { get; set; }

    /// <summary>The password was set by somebody else and must be changed at the next sign-in.</summary>
    public bool MustChangePassword { get; set; }
}
