using Microsoft.EntityFrameworkCore;
using Rectify.App.Accounts;
using Rectify.App.People;
using Rectify.App.Tests.Accounts;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.People;

public sealed class KeepingPeopleTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Today = new(2026, 3, 18);

    [Fact]
    public async Task A_unit_is_renamed_from_a_day_and_keeps_its_earlier_name()
    {
        var id = await NewUnit("大气科", new DateOnly(2025, 1, 1));

        Assert.True((await Keep<ChangeUnit>(verb => verb.Run(id, new("大气环境科", office.Bureau, new DateOnly(2026, 1, 1)), ActId.New()))).IsDone);

        var sheet = await office.As<ReadUnits, UnitSheet?>(office.Office, query => query.OneAsync(id));
        Assert.Equal(
            [new UnitPeriodRow("大气环境科", "云湖市生态环境局", new DateOnly(2026, 1, 1), null), new UnitPeriodRow("大气科", "云湖市生态环境局", new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31))],
            sheet!.Periods);
    }

    [Fact]
    public async Task A_unit_cannot_be_moved_below_itself()
    {
        AccountOffice.IsBad("below-itself", await Keep<ChangeUnit>(verb => verb.Run(office.Bureau, new("云湖市生态环境局", office.WaterDepartment, Today), ActId.New())));
    }

    [Fact]
    public async Task A_unit_with_people_or_units_below_does_not_end()
    {
        AccountOffice.IsBad("has-units-below", await Keep<EndUnit>(verb => verb.Run(office.Bureau, Today, ActId.New())));
        AccountOffice.IsBad("has-people", await Keep<EndUnit>(verb => verb.Run(office.FinanceDepartment, Today, ActId.New())));

        var empty = await NewUnit("临时专班", Today);
        Assert.True((await Keep<EndUnit>(verb => verb.Run(empty, Today, ActId.New()))).IsDone);
    }

    [Fact]
    public async Task The_root_a_person_creates_is_kept_by_them()
    {
        var root = UnitId.New();

        Assert.True((await Keep<CreateUnit>(verb => verb.Run(root, new("云湖省", null, Today), ActId.New()))).IsDone);

        Assert.True((await Keep<CreateUnit>(verb => verb.Run(UnitId.New(), new("省厅", root, Today), ActId.New()))).IsDone);
    }

    [Fact]
    public async Task Two_first_responsible_persons_of_one_unit_are_refused_with_the_name_of_the_holder()
    {
        var outcome = await Keep<TakePost>(verb => verb.Run(new(office.Leader, office.Bureau, "局长", Today, IsFirstResponsible: true), ActId.New()));

        var error = Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors);
        Assert.Equal(("first-responsible-taken", "丁望舒"), (error.Code, error.Detail));
    }

    [Fact]
    public async Task Who_keeps_a_department_does_not_reach_a_person_who_means_more_elsewhere()
    {
        Assert.True((await Keep<GrantRole>(verb => verb.Run(new(office.FinanceLead, Role.SystemAdministrator, office.WaterDepartment, Today), ActId.New()))).IsDone);
        await office.GiveAccount(office.Handler, "handler");
        await office.GiveAccount(office.Leader, "leader");

        Assert.True((await office.As<ResetPassword, Outcome>(office.FinanceLead, verb => verb.Run(office.Handler, "new-password-1", ActId.New()))).IsDone);
        Assert.IsType<Outcome.NotAllowed>(await office.As<ResetPassword, Outcome>(office.FinanceLead, verb => verb.Run(office.Leader, "new-password-1", ActId.New())));
        Assert.IsType<Outcome.NotAllowed>(await office.As<CreateUnit, Outcome>(office.FinanceLead, verb => verb.Run(UnitId.New(), new("法规科", office.Bureau, Today), ActId.New())));
    }

    [Fact]
    public async Task The_reader_of_the_trail_never_keeps_accounts_or_permissions()
    {
        Assert.True((await Keep<GrantRole>(verb => verb.Run(new(office.Supervision, Role.AuditAdministrator, office.City, Today), ActId.New()))).IsDone);

        AccountOffice.IsBad("administrators-apart", await Keep<GrantRole>(verb => verb.Run(new(office.Supervision, Role.SecurityAdministrator, office.City, Today), ActId.New())));
        AccountOffice.IsBad("administrators-apart", await Keep<GrantRole>(verb => verb.Run(new(office.SystemAdministrator, Role.AuditAdministrator, office.City, Today), ActId.New())));
    }

    [Fact]
    public async Task A_role_counts_from_its_first_day_through_its_last()
    {
        Assert.True((await Keep<GrantRole>(verb => verb.Run(new(office.PanelMember, Role.Auditor, office.Bureau, Today.AddDays(1), Today.AddDays(2)), ActId.New()))).IsDone);
        async Task<bool> Holds(DateOnly day)
        {
            await using var db = office.OpenDatabase();
            return (await db.ActorAsync(office.PanelMember, day, default)).Has(Role.Auditor, office.WaterDepartment);
        }

        var held = new List<bool>();
        for (var day = 0; day <= 3; day++) held.Add(await Holds(Today.AddDays(day)));
        Assert.Equal([false, true, true, false], held);
    }

    [Fact]
    public async Task A_deactivated_person_can_do_nothing_from_that_moment_and_again_after_coming_back()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        var account = await office.GiveAccount(office.UnitLead, "lead");
        Task<Outcome> SignFor() => inspection.Act<App.Tasks.SignForTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New()));

        Assert.True((await Keep<DeactivatePerson>(verb => verb.Run(office.UnitLead, ActId.New()))).IsDone);

        Assert.IsType<Outcome.Missing>(await SignFor());
        Assert.Null(await office.SignedIn(account));
        Assert.DoesNotContain(await office.As<FindPeople, IReadOnlyList<FoundPerson>>(office.Office, query => query.Run(new("许望川"))), p => p.Id == office.UnitLead);

        Assert.True((await Keep<ReactivatePerson>(verb => verb.Run(office.UnitLead, ActId.New()))).IsDone);
        Assert.True((await SignFor()).IsDone);
    }

    [Fact]
    public async Task Facts_of_people_hold_ids_and_no_names()
    {
        var id = PersonId.New();

        Assert.True((await Keep<CreatePerson>(verb => verb.Run(id, new("白露凝", null, office.GeneralOffice, "干部", Today), ActId.New()))).IsDone);

        await using var db = office.OpenDatabase();
        var facts = await db.Facts.AsNoTracking().Where(f => f.SubjectId == id.Value).OrderBy(f => f.Number).ToListAsync();
        Assert.Equal([FactKind.PersonCreated, FactKind.PostTaken], facts.Select(f => f.Kind));
        Assert.DoesNotContain(facts.SelectMany(f => f.Details.Values), value => value.Contains("白露凝", StringComparison.Ordinal));
    }

    private async Task<UnitId> NewUnit(string name, DateOnly from)
    {
        var id = UnitId.New();
        Assert.True((await Keep<CreateUnit>(verb => verb.Run(id, new(name, office.Bureau, from), ActId.New()))).IsDone);
        return id;
    }

    private Task<Outcome> Keep<TUseCase>(Func<TUseCase, Task<Outcome>> run) where TUseCase : notnull => office.As(office.SystemAdministrator, run);
}
