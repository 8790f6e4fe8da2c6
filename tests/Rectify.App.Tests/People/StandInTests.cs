using Rectify.App.People;
using Rectify.App.Tests.Accounts;
using Rectify.Domain.People;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.People;

public sealed class StandInTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Today = new(2026, 3, 18);

    [Fact]
    public async Task A_person_names_their_own_stand_in_who_then_acts_as_them()
    {
        Assert.True((await Name(office.UnitLead, new(office.UnitLead, office.Handler, Today, Today.AddDays(7)))).IsDone);

        await using var db = office.OpenDatabase();
        var actor = await db.ActorAsync(office.Handler, Today, default);
        Assert.Equal(new Hat(office.UnitLead, true), actor.As(Role.UnitLead, office.WaterDepartment));
    }

    [Fact]
    public async Task The_leading_group_names_a_stand_in_and_a_colleague_does_not()
    {
        var draft = new StandInDraft(office.FinanceLead, office.Office, Today, Today.AddDays(7));

        Assert.Equal([Role.LeadingGroup], Assert.IsType<Outcome.NotAllowed>(await Name(office.Handler, draft)).WhoCan);
        Assert.True((await Name(office.LeadingGroup, draft)).IsDone);
    }

    [Fact]
    public async Task Standing_in_does_not_carry_an_administrators_role()
    {
        Assert.True((await Name(office.SystemAdministrator, new(office.SystemAdministrator, office.SecondOffice, Today, Today.AddDays(7)))).IsDone);

        Assert.IsType<Outcome.NotAllowed>(await office.As<CreateUnit, Outcome>(office.SecondOffice, verb => verb.Run(UnitId.New(), new("法规科", office.Bureau, Today), ActId.New())));
    }

    [Fact]
    public async Task A_stand_in_cannot_name_a_further_one_for_the_absent_person()
    {
        Assert.True((await Name(office.Auditor, new(office.Auditor, office.SecondAuditor, Today, Today.AddDays(7)))).IsDone);

        Assert.IsType<Outcome.NotAllowed>(await Name(office.SecondAuditor, new(office.Auditor, office.Office, Today, Today.AddDays(7))));
    }

    [Fact]
    public async Task Nobody_stands_in_for_themselves_and_no_stand_in_begins_in_the_past()
    {
        AccountOffice.IsBad("stands-in-for-themselves", await Name(office.Office, new(office.Office, office.Office, Today, Today)));
        AccountOffice.IsBad("day-in-past", await Name(office.Office, new(office.Office, office.SecondOffice, Today.AddDays(-1), Today)));
    }

    private Task<Outcome> Name(PersonId by, StandInDraft draft) => office.As<NameStandIn, Outcome>(by, verb => verb.Run(draft, ActId.New()));
}
