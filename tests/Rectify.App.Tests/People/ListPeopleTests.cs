using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.People;

public sealed class ListPeopleTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task Turning_pages_forward_and_back_shows_everybody_once_in_pinyin_order()
    {
        var all = (await List(new())).Rows.Select(p => p.Name).ToList();
        Assert.Equal(16, all.Count);

        var forward = new List<PageOfPeople> { await List(new(), rows: 5) };
        while (forward[^1].Next is { } next) forward.Add(await List(new(), after: next, rows: 5));
        Assert.Equal(all, forward.SelectMany(page => page.Rows).Select(p => p.Name));

        var back = await List(new(), before: forward[2].Previous, rows: 5);
        Assert.Equal(forward[1].Rows.Select(p => p.Id), back.Rows.Select(p => p.Id));
        Assert.Null(forward[0].Previous);
        Assert.Null((await List(new(), before: forward[1].Previous, rows: 5)).Previous);
    }

    [Fact]
    public async Task Conditions_narrow_the_list()
    {
        Assert.Equal(["何以宁", "许望川"], (await List(new(Within: office.WaterDepartment))).Rows.Select(p => p.Name));
        Assert.Equal(["柳依然", "宋明远"], (await List(new(Role: Role.Auditor))).Rows.Select(p => p.Name));
        Assert.Equal(["温自牧"], (await List(new(Text: "整改办主任"))).Rows.Select(p => p.Name));
        Assert.Empty((await List(new(Account: AccountState.Locked))).Rows);
        Assert.Empty((await List(new(IsActive: false))).Rows);
    }

    [Fact]
    public async Task Who_keeps_nobody_sees_no_list()
    {
        Assert.Empty((await office.As<ListPeople, PageOfPeople>(office.Office, query => query.Run(new()))).Rows);
        Assert.Null(await office.As<ReadPerson, PersonSheet?>(office.Handler, query => query.Run(office.Office)));
        Assert.NotNull(await office.As<ReadPerson, PersonSheet?>(office.Handler, query => query.OwnAsync()));
    }

    private Task<PageOfPeople> List(PeopleFilter filter, PeopleKey? after = null, PeopleKey? before = null, int rows = ListPeople.PageSize) =>
        office.As<ListPeople, PageOfPeople>(office.SystemAdministrator, query => query.Run(filter, after, before, rows));
}
