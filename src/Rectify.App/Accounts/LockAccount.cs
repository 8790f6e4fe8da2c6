using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Accounts;

/// <summary>Locks an account until it is unlocked. Open pages lose the right to act at once and are signed out within a minute.</summary>
public sealed class LockAccount(UnitOfWork work, AccountManagers managers) : IUseCase
{
    public Task<Outcome> Run(PersonId person, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(LockAccount), act, async session =>
    {
        var (found, refusal) = await session.LockKeptPersonAsync(person);
        if (found is null) return refusal;
        if (await session.Db.Users.SingleOrDefaultAsync(a => a.PersonId == person, ct) is not { } account) return Outcome.None;
        if (account.LockoutEnd >= Account.LockedForGood) return Outcome.Bad("account", "locked-already");
        if (await session.WhyNotWithoutAsync(grant => grant.PersonId == person) is { } lastOne) return lastOne;

        using var manager = managers.Over(session.Db);
        account.LockoutEnd = Account.LockedForGood;
        var outcome = AccountManagers.OutcomeOf(await manager.UpdateSecurityStampAsync(account));
        if (outcome.IsDone) session.Note(Fact.Of(FactKind.AccountLocked, person.Value, session.Stamp.On));
        return outcome;
    }, ct);
}

/// <summary>Opens an account again, locked by an administrator or by wrong passwords.</summary>
public sealed class UnlockAccount(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(PersonId person, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(UnlockAccount), act, async session =>
    {
        var (found, refusal) = await session.LockKeptPersonAsync(person);
        if (found is null) return refusal;
        if (await session.Db.Users.SingleOrDefaultAsync(a => a.PersonId == person, ct) is not { } account) return Outcome.None;
        if (account.LockoutEnd is null || account.LockoutEnd <= session.Stamp.At) return Outcome.Bad("account", "not-locked");
        (account.LockoutEnd, account.AccessFailedCount) = (null, 0);
        session.Note(Fact.Of(FactKind.AccountUnlocked, person.Value, session.Stamp.On));
        return Outcome.Ok;
    }, ct);
}
