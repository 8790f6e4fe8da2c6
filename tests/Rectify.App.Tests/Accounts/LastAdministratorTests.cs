using Rectify.App.Accounts;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Accounts;

public sealed class LastAdministratorTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task The_last_administrator_cannot_be_deactivated_locked_or_lose_the_role_until_another_can_sign_in()
    {
        await office.GiveAccount(office.SystemAdministrator, "yunfan");
        var role = Assert.Single((await Sheet(office.SystemAdministrator)).Roles).Id;

        AccountOffice.IsBad("last-administrator", await As<DeactivatePerson>(verb => verb.Run(office.SystemAdministrator, ActId.New())));
        AccountOffice.IsBad("last-administrator", await As<LockAccount>(verb => verb.Run(office.SystemAdministrator, ActId.New())));
        AccountOffice.IsBad("last-administrator", await As<EndRole>(verb => verb.Run(role, new DateOnly(2026, 3, 17), ActId.New())));

        Assert.True((await As<GrantRole>(verb => verb.Run(new(office.UpperLevel, Role.SystemAdministrator, office.City, new DateOnly(2026, 3, 18)), ActId.New()))).IsDone);
        AccountOffice.IsBad("last-administrator", await As<EndRole>(verb => verb.Run(role, new DateOnly(2026, 3, 17), ActId.New())));

        await office.GiveAccount(office.UpperLevel, "xinghe");
        Assert.True((await As<EndRole>(verb => verb.Run(role, new DateOnly(2026, 3, 17), ActId.New()))).IsDone);
        Assert.IsType<Outcome.NotAllowed>(await As<CreateUnit>(verb => verb.Run(UnitId.New(), new("法规科", office.Bureau, new DateOnly(2026, 3, 18)), ActId.New())));
    }

    private Task<Outcome> As<TUseCase>(Func<TUseCase, Task<Outcome>> run) where TUseCase : notnull => office.As(office.SystemAdministrator, run);

    private async Task<PersonSheet> Sheet(PersonId person) => (await office.As<ReadPerson, PersonSheet?>(office.SystemAdministrator, query => query.Run(person)))!;
}
