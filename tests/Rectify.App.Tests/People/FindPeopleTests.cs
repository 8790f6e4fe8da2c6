using Microsoft.Extensions.DependencyInjection;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.People;

public sealed class FindPeopleTests(TestOffice office) : IClassFixture<TestOffice>
{
    private Task<IReadOnlyList<FoundPerson>> Find(PersonSearch search, int rows = FindPeople.MaxRows) =>
        office.As<FindPeople, IReadOnlyList<FoundPerson>>(office.Handler, query => query.Run(search, rows));

    private Task<IReadOnlyList<FoundUnit>> FindUnits(string? text = null, UnitId? within = null) =>
        office.As<FindUnits, IReadOnlyList<FoundUnit>>(office.Handler, query => query.Run(text, within));

    [Fact]
    public async Task A_person_is_found_by_part_of_the_name_and_shown_with_post_and_unit()
    {
        var found = Assert.Single(await Find(new("望川")));

        Assert.Equal(new FoundPerson(office.UnitLead, "许望川", "科长", office.WaterDepartment, "水生态环境科"), found);
    }

    [Fact]
    public async Task A_person_is_found_by_unit_or_title()
    {
        Assert.Equal(new HashSet<PersonId> { office.UnitLead, office.Handler }, (await Find(new("水生态"))).Select(p => p.Id).ToHashSet());
        Assert.Equal(new HashSet<PersonId> { office.UnitLead, office.FinanceLead }, (await Find(new("科长"))).Select(p => p.Id).ToHashSet());
    }

    [Fact]
    public async Task Who_may_lead_a_unit_is_found_by_a_role_that_reaches_it()
    {
        Assert.Equal([office.Leader], (await Find(new(Role: Role.ResponsibleLeader, RoleAt: office.WaterDepartment))).Select(p => p.Id));
        Assert.Empty(await Find(new(Role: Role.ResponsibleLeader, RoleAt: office.GeneralOffice)));
        Assert.Equal(new HashSet<PersonId> { office.Auditor, office.SecondAuditor }, (await Find(new(Role: Role.Auditor, RoleAt: office.WaterDepartment))).Select(p => p.Id).ToHashSet());
    }

    [Fact]
    public async Task Signs_of_patterns_are_looked_for_as_they_are()
    {
        Assert.Empty(await Find(new("%")));
        await using var db = office.OpenDatabase();
        var unit = UnitId.New();
        db.Add(new Unit(unit, "监测站_二部100%", office.Bureau, new DateOnly(2026, 1, 1)));
        await db.SaveChangesAsync();

        Assert.Equal(unit, Assert.Single(await FindUnits("_二部")).Id);
        Assert.Equal(unit, Assert.Single(await FindUnits("100%")).Id);
    }

    [Fact]
    public async Task A_search_returns_no_more_than_asked_for_in_pinyin_order()
    {
        Assert.Equal(["程雪舟", "丁望舒", "顾长风"], (await Find(new(), rows: 3)).Select(p => p.Name));
    }

    [Fact]
    public async Task Nobody_is_found_by_who_is_not_signed_in()
    {
        office.Actor.Is(null);

        Assert.Empty(await office.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<FindPeople>().Run(new()));
    }

    [Fact]
    public async Task Units_are_found_with_the_name_of_the_one_above()
    {
        Assert.Equal(new FoundUnit(office.FinanceDepartment, "财务科", office.Bureau, "云湖市生态环境局"), Assert.Single(await FindUnits("财务")));
        Assert.Equal(4, (await FindUnits(within: office.Bureau)).Count);
    }
}
