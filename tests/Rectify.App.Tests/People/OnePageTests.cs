using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.People;

/// <summary>What the first read of a page finds out about its reader holds for the page; whatever is decided asks anew.</summary>
public sealed class OnePageTests : IAsyncLifetime
{
    private readonly TestOffice office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_role_taken_away_is_gone_for_the_next_page_and_at_once_where_no_page_is_read(bool onePage)
    {
        office.Actor.IsReadingOnePage = onePage;
        office.Actor.Is(office.Office);
        await using var scope = office.Services.CreateAsyncScope();
        var me = scope.ServiceProvider.GetRequiredService<WhoAmI>();
        Assert.Contains(Role.Office, (await me.Run())!.Roles);

        await TakeRolesAsync();

        Assert.Equal(onePage, (await me.Run())!.Roles.Contains(Role.Office));
        await using var next = office.Services.CreateAsyncScope();
        Assert.DoesNotContain(Role.Office, (await next.ServiceProvider.GetRequiredService<WhoAmI>().Run())!.Roles);
    }

    [Fact]
    public async Task An_act_within_a_page_asks_for_the_roles_anew()
    {
        office.Actor.IsReadingOnePage = true;
        office.Actor.Is(office.Office);
        await using var scope = office.Services.CreateAsyncScope();
        Assert.Contains(Role.Office, (await scope.ServiceProvider.GetRequiredService<WhoAmI>().Run())!.Roles);

        await TakeRolesAsync();

        Assert.IsType<Outcome.NotAllowed>(await scope.ServiceProvider.GetRequiredService<OpenRound>().Run(RoundId.New(), new RoundDraft("九届市委第九轮巡察", "市委巡察工作领导小组", InspectionLevel.City, 2026), ActId.New()));
    }

    private async Task TakeRolesAsync()
    {
        await using var db = office.OpenDatabase();
        await db.RoleGrants.Where(g => g.PersonId == office.Office).ExecuteDeleteAsync();
    }
}
