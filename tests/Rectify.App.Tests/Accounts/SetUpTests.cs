using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rectify.App.Accounts;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Accounts;

public sealed class SetUpTests : IAsyncLifetime
{
    private static readonly FirstAdministrator First = new("安若素", "admin", "a long password", "临江市水务局", "临江市", AlsoOffice: true);

    private readonly TestActor actor = new();
    private TestDatabase database = null!;
    private ServiceProvider services = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new TestClock()).AddSingleton<ICurrentActor>(actor)
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddRectifyApp(new AppSettings(database.ConnectionString, Path.GetTempPath(), Path.GetTempPath()))
            .BuildServiceProvider(validateScopes: true);
    }

    public async Task DisposeAsync()
    {
        await services.DisposeAsync();
        await database.DisposeAsync();
    }

    [Fact]
    public async Task The_first_administrator_keeps_the_root_and_does_the_offices_work_where_asked_for()
    {
        Assert.True(await IsEmpty());

        Assert.True((await SetUp(First)).IsDone);

        Assert.False(await IsEmpty());
        await using var db = new RectifyDb(RectifyDatabase.Options(database.ConnectionString));
        var grants = await db.RoleGrants.Join(db.Set<UnitPeriod>(), g => g.UnitId, u => u.UnitId, (g, u) => new { g.Role, u.Name }).ToListAsync();
        Assert.Equal(
            new HashSet<(Role, string)> { (Role.SystemAdministrator, "临江市"), (Role.SecurityAdministrator, "临江市"), (Role.Office, "临江市水务局") },
            grants.Select(g => (g.Role, g.Name)).ToHashSet());
        Assert.False((await db.Users.SingleAsync()).MustChangePassword);
        Assert.Equal(await db.Persons.Select(p => p.Id).SingleAsync(), (await db.Acts.SingleAsync()).ActorId);
        Assert.Equal(8, await db.Facts.CountAsync());
    }

    [Fact]
    public async Task A_house_is_set_up_once_even_by_two_at_the_same_time()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => SetUp(First with { UserName = $"admin{i}" })));

        Assert.Single(outcomes, outcome => outcome.IsDone);
        Assert.IsType<Outcome.Missing>(await SetUp(First));
    }

    [Fact]
    public async Task A_password_that_is_too_short_leaves_the_house_empty()
    {
        AccountOffice.IsBad("password-short", await SetUp(First with { Password = "short" }));

        Assert.True(await IsEmpty());
    }

    private async Task<Outcome> SetUp(FirstAdministrator first)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SetUpFirstAdministrator>().Run(first, "系统管理员", ActId.New());
    }

    private async Task<bool> IsEmpty()
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Door>().IsEmptyAsync();
    }
}
