using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Accounts;

/// <summary>Sets a new one-time password for who has lost theirs; whoever is signed in with the old one is signed out within a minute.</summary>
public sealed class ResetPassword(UnitOfWork work, AccountManagers managers) : IUseCase
{
    public Task<Outcome> Run(PersonId person, string oneTimePassword, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ResetPassword), act, async session =>
    {
        var (found, refusal) = await session.LockKeptPersonAsync(person);
        if (found is null) return refusal;
        if (await session.Db.Users.SingleOrDefaultAsync(a => a.PersonId == person, ct) is not { } account) return Outcome.None;

        using var manager = managers.Over(session.Db);
        // not by the manager: it re-attaches the account, and a second update in one act would look for a stamp that was never saved
        account.PasswordHash = null;
        var outcome = AccountManagers.OutcomeOf(await manager.AddPasswordAsync(account, oneTimePassword));
        if (!outcome.IsDone) return outcome;
        (account.MustChangePassword, account.AccessFailedCount) = (true, 0);
        if (account.LockoutEnd < Account.LockedForGood) account.LockoutEnd = null;
        session.Note(Fact.Of(FactKind.PasswordReset, person.Value, session.Stamp.On));
        return Outcome.Ok;
    }, ct);
}
