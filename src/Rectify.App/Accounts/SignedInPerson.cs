using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Accounts;

/// <summary>From the account in the cookie to the person who acts. Asked for every act: a lock or a deactivation takes effect at once, whatever a circuit remembers.</summary>
public sealed class SignedInPerson
{
    private readonly IDbContextFactory<RectifyDb> contexts;
    private readonly TimeProvider clock;
    private readonly OfficeDay office;

    internal SignedInPerson(IDbContextFactory<RectifyDb> contexts, TimeProvider clock, OfficeDay office) => (this.contexts, this.clock, this.office) = (contexts, clock, office);

    /// <summary>
    /// Null when the account does not exist or an administrator has locked it, or the person no longer takes part. The pause after wrong passwords keeps nobody from working
    /// who is signed in already: else a stranger could stop them by guessing.
    /// </summary>
    public async Task<PersonId?> OfAsync(Guid account, CancellationToken ct)
    {
        var today = office.Of(clock.GetUtcNow());
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Users.AsNoTracking()
            .Where(a => a.Id == account && (a.LockoutEnd == null || a.LockoutEnd < Account.LockedForGood))
            .Join(db.Persons.Where(p => p.InactiveFrom == null || p.InactiveFrom > today), a => a.PersonId, p => p.Id, (a, p) => (PersonId?)p.Id)
            .SingleOrDefaultAsync(ct);
    }
}
