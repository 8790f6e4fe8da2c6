using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Accounts;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Accounts;

/// <summary>What tests of accounts ask and do beside the use cases.</summary>
internal static class AccountOffice
{
    public static async Task<Account?> AccountOf(this TestOffice office, PersonId person)
    {
        await using var db = office.OpenDatabase();
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.PersonId == person);
    }

    public static async Task<Account> GiveAccount(this TestOffice office, PersonId person, string userName, string password = "first-password")
    {
        var outcome = await office.As<CreateAccount, Outcome>(office.SystemAdministrator, create => create.Run(person, userName, password, ActId.New()));
        Assert.True(outcome.IsDone, $"{outcome}");
        return (await office.AccountOf(person))!;
    }

    public static async Task<bool> PasswordIs(this TestOffice office, PersonId person, string password)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var manager = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await manager.CheckPasswordAsync((await manager.FindByIdAsync($"{(await office.AccountOf(person))!.Id}"))!, password);
    }

    public static Task<PersonId?> SignedIn(this TestOffice office, Account account) => office.Services.GetRequiredService<SignedInPerson>().OfAsync(account.Id, default);

    public static void IsBad(string code, Outcome outcome) => Assert.Equal(code, Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code);
}
