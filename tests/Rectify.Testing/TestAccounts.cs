using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Accounts;
using Rectify.Domain.People;
using Xunit;

namespace Rectify.Testing;

/// <summary>Accounts for the people of a test office who sign: the office itself knows people only.</summary>
public static class TestAccounts
{
    public const string Password = "yunhu-2026-qianzi";

    /// <summary>Gives the person an account with <see cref="Password"/> unless they have one.</summary>
    public static async Task EnsureAccountAsync(this TestOffice office, PersonId person)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        if (await accounts.Users.AnyAsync(a => a.PersonId == person)) return;
        var result = await accounts.CreateAsync(new Account { Id = Guid.NewGuid(), UserName = $"u{person.Value:N}", PersonId = person, LockoutEnabled = true }, Password);
        Assert.True(result.Succeeded, string.Join("; ", result.Errors.Select(e => e.Description)));
    }

    /// <summary>A further role, from long ago.</summary>
    public static async Task GrantAsync(this TestOffice office, PersonId person, Role role, UnitId unit)
    {
        await using var db = office.OpenDatabase();
        db.Add(new RoleGrant(RoleGrantId.New(), person, role, unit, new DateOnly(2024, 1, 1)));
        await db.SaveChangesAsync();
    }
}
