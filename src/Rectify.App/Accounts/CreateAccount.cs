using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Accounts;

/// <summary>Gives a person the means to sign in: a user name and a password that they must change at their first sign-in.</summary>
public sealed class CreateAccount(UnitOfWork work, AccountManagers managers) : IUseCase
{
    /// <param name="person">Has no account yet.</param>
    /// <param name="userName">Letters, digits, point, hyphen, underscore.</param>
    /// <param name="oneTimePassword">From <see cref="OneTimePassword.New"/>; told to the person, kept nowhere.</param>
    /// <param name="act">Made when the form opened.</param>
    /// <param name="ct">Ends the act.</param>
    public Task<Outcome> Run(PersonId person, string userName, string oneTimePassword, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CreateAccount), act, async session =>
    {
        if (string.IsNullOrWhiteSpace(userName)) return Outcome.Bad(nameof(userName), "required");
        var (found, refusal) = await session.LockKeptPersonAsync(person);
        if (found is null) return refusal;
        if (await session.Db.Users.AnyAsync(a => a.PersonId == person, ct)) return Outcome.Bad("person", "has-account");

        using var manager = managers.Over(session.Db);
        var account = new Account { Id = EntityKey.Next(), PersonId = person, UserName = userName.Trim(), MustChangePassword = true };
        var created = AccountManagers.OutcomeOf(await manager.CreateAsync(account, oneTimePassword));
        if (created.IsDone) session.Note(Fact.Of(FactKind.AccountCreated, person.Value, session.Stamp.On));
        return created;
    }, ct);
}
