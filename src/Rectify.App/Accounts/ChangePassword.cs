using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.Accounts;

/// <summary>A person changes their own password; other browsers are signed out within a minute.</summary>
public sealed class ChangePassword(UnitOfWork work, AccountManagers managers) : IUseCase
{
    public Task<Outcome> Run(string current, string password, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ChangePassword), act, async session =>
    {
        var person = session.Stamp.By.Person;
        if (await session.Db.Users.SingleOrDefaultAsync(a => a.PersonId == person, ct) is not { } account) return Outcome.None;
        if (password == current) return Outcome.Bad("password", "password-unchanged");
        if (string.Equals(password, account.UserName, StringComparison.OrdinalIgnoreCase)) return Outcome.Bad("password", "password-is-name");

        using var manager = managers.Over(session.Db);
        var outcome = AccountManagers.OutcomeOf(await manager.ChangePasswordAsync(account, current, password));
        if (!outcome.IsDone) return outcome;
        account.MustChangePassword = false;
        session.Note(Fact.Of(FactKind.PasswordChanged, person.Value, session.Stamp.On));
        return Outcome.Ok;
    }, ct);
}
