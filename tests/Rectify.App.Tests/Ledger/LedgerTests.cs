using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Ledger;

public sealed class LedgerTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly DateOnly Day = new(2026, 3, 18);

    private Task<LedgerSlice?> Read(PersonId who, LedgerFilter filter, LedgerSort sort = LedgerSort.Deadline, LedgerKey? from = null, LedgerDetails details = LedgerDetails.None) =>
        office.As<ReadLedger, LedgerSlice?>(who, ledger => ledger.Run(filter, sort, from, details));

    private static LedgerKey KeyOf(LedgerRow row, bool backward) => new(backward, row.Task, row.DueOn, row.Inspection, row.Sequence);

    [Theory]
    [InlineData(LedgerSort.Deadline)]
    [InlineData(LedgerSort.Document)]
    public async Task Pages_forward_and_back_hold_every_task_once_and_in_the_same_order(LedgerSort sort)
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 120);
        for (var i = 0; i < 110; i++) Assert.True((await inspection.Assign(i % 10 == 0 ? Deadline.LongTerm : Day.AddDays(i % 7 + 1), inspection.Tasks[i])).IsDone);
        var filter = new LedgerFilter { Inspection = inspection.Id };

        var pages = new List<LedgerSlice> { (await Read(office.Office, filter, sort))! };
        while (pages[^1].HasNext) pages.Add((await Read(office.Office, filter, sort, KeyOf(pages[^1].Rows[^1], false)))!);

        Assert.Equal([50, 50, 20], pages.Select(p => p.Rows.Count));
        Assert.Equal(120, pages.SelectMany(p => p.Rows).DistinctBy(r => r.Task).Count());
        Assert.Equal([false, true, true], pages.Select(p => p.HasPrevious));
        var back = (await Read(office.Office, filter, sort, KeyOf(pages[2].Rows[0], true)))!;
        Assert.Equal(pages[1].Rows.Select(r => r.Task), back.Rows.Select(r => r.Task));
        Assert.True(back is { HasPrevious: true, HasNext: true });
        var rows = pages.SelectMany(p => p.Rows).ToList();
        Assert.Equal(sort == LedgerSort.Document ? rows.OrderBy(r => r.Sequence) : rows.OrderBy(r => r.DueOn), rows);
        if (sort == LedgerSort.Deadline) Assert.True(rows[^1].IsLongTerm);
    }

    [Fact]
    public async Task Key_problems_are_found_by_their_mark()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 3);
        await using (var db = office.OpenDatabase())
        {
            var marked = (await inspection.LoadAsync(inspection.Tasks[1])).ProblemId;
            await db.Problems.Where(p => p.Id == marked).ExecuteUpdateAsync(set => set.SetProperty(p => p.KeyBecause, "权属复杂。"));
        }

        Assert.Equal([inspection.Tasks[1]], (await Read(office.Office, new LedgerFilter { Inspection = inspection.Id, IsKey = true }))!.Rows.Select(r => r.Task));
        Assert.Equal(3, (await Read(office.Office, new LedgerFilter { Inspection = inspection.Id }))!.Rows.Count);
    }

    [Fact]
    public async Task Everybody_sees_in_the_ledger_what_the_rules_of_sight_let_them_see_and_nothing_else()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 2);
        await inspection.WalkTo(TaskState.Rectifying);

        foreach (var person in new[] { office.Office, office.UnitLead, office.Handler, office.FinanceLead, office.Leader, office.Auditor, office.PanelHead, office.UpperLevel, office.SystemAdministrator })
        {
            office.Actor.Is(person);
            await using var db = office.OpenDatabase();
            var sight = await Sight.OfAsync(db, await db.ActorAsync(person, Day, default), default);
            var allowed = await db.Tasks.VisibleTo(sight with { SeesEverything = false }, db).Select(t => t.Id).ToListAsync();
            var seen = await db.TasksVisibleTo(sight).Select(t => t.Id).ToListAsync();
            Assert.Equal(allowed.ToHashSet(), seen.ToHashSet());
            Assert.Equal(allowed.ToHashSet(), (await db.TasksVisibleTo(sight with { SeesEverything = false }).Select(t => t.Id).ToListAsync()).ToHashSet());
        }
        Assert.Equal([inspection.Task], (await Read(office.UnitLead, new LedgerFilter { Inspection = inspection.Id }))!.Rows.Select(r => r.Task));
        Assert.Empty((await Read(office.FinanceLead, new LedgerFilter { Inspection = inspection.Id }))!.Rows);
        Assert.Equal(2, (await Read(office.Office, new LedgerFilter { Inspection = inspection.Id }))!.Rows.Count);
    }

    [Theory]
    [InlineData("2处排口", 1)]
    [InlineData("排口整", 3)]
    [InlineData("口", 3)]
    [InlineData("排水", 0)]
    [InlineData("100%", 0)]
    [InlineData("_", 0)]
    public async Task Words_of_the_wording_are_found_wherever_they_stand(string text, int found)
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 3);
        Assert.Equal(found, (await Read(office.Office, new LedgerFilter { Inspection = inspection.Id, Text = text }))!.Rows.Count);
    }

    [Fact]
    public async Task A_problem_is_found_by_its_number()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 2);
        var rows = (await Read(office.Office, new LedgerFilter { Inspection = inspection.Id }, LedgerSort.Document))!.Rows;
        var found = (await Read(office.Office, new LedgerFilter { Text = $"{rows[1].Number}" }))!.Rows;
        Assert.Equal([rows[1].Task], found.Select(r => r.Task));
    }

    [Fact]
    public async Task The_deadline_day_itself_is_in_time_and_a_closed_state_is_never_overdue()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 4);
        // the fourth is not assigned: nobody has said 长期 of it
        await inspection.Assign(Day.AddDays(5), inspection.Tasks[0]);
        await inspection.Assign(Day.AddDays(6), inspection.Tasks[1]);
        await inspection.Assign(Deadline.LongTerm, inspection.Tasks[2]);
        office.Clock.GoTo(Day.AddDays(6));
        try
        {
            async Task<IEnumerable<TaskId>> Due(DueWindow due) => (await Read(office.Office, new LedgerFilter { Inspection = inspection.Id, Due = due }))!.Rows.Select(r => r.Task);
            Assert.Equal([inspection.Tasks[0]], await Due(DueWindow.Overdue));
            Assert.Equal([inspection.Tasks[1]], await Due(DueWindow.Within30Days));
            Assert.Equal([inspection.Tasks[2]], await Due(DueWindow.LongTerm));
        }
        finally
        {
            office.Clock.GoTo(Day);
        }
    }

    [Fact]
    public async Task A_row_tells_unit_leader_steps_and_what_its_columns_ask_for()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Applied);
        var row = Assert.Single((await Read(office.Office, new LedgerFilter { Inspection = inspection.Id, States = [TaskState.Applied, TaskState.Closed] }, details: LedgerDetails.Effect | LedgerDetails.Source | LedgerDetails.Evidence | LedgerDetails.Progress))!.Rows);

        Assert.Equal(("水生态环境科", "陆清和", new MeasureSteps(0, 2, 0, 0), (int?)null), (row.LeadUnit, row.Leader, row.Steps, row.Part));
        Assert.Equal(("云湖市生态环境局", 2, "已完成，验收单齐全。"), (row.Body, row.Evidence, row.Progress));
        Assert.NotNull(row.Effect);
        Assert.Null(row.Target);
        Assert.Equal(20, row.WarnWithin);
    }

    [Fact]
    public async Task A_unit_is_asked_for_with_those_below_it_or_alone()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.Assign(Day.AddDays(5));
        async Task<int> Rows(LedgerFilter filter) => (await Read(office.Office, filter with { Inspection = inspection.Id }))!.Rows.Count;
        Assert.Equal(1, await Rows(new LedgerFilter { Unit = office.Bureau }));
        Assert.Equal(0, await Rows(new LedgerFilter { Unit = office.Bureau, WithBelow = false }));
        Assert.Equal(1, await Rows(new LedgerFilter { Unit = office.WaterDepartment, WithBelow = false }));
        Assert.Equal(1, await Rows(new LedgerFilter { Leader = office.Leader }));
        Assert.Equal(0, await Rows(new LedgerFilter { Leader = office.Principal }));
    }

    [Fact]
    public async Task A_count_tells_problems_tasks_and_measures()
    {
        var inspection = await TestInspection.RegisteredAsync(office, problems: 2);
        await inspection.WalkTo(TaskState.Rectifying);
        var count = await office.As<ReadLedger, LedgerCount?>(office.Office, ledger => ledger.CountAsync(new LedgerFilter { Inspection = inspection.Id }));
        Assert.Equal(new LedgerCount(2, 2, new MeasureSteps(0, 0, 0, 2)), count);
    }

    [Fact]
    public async Task Nobody_signed_in_reads_nothing()
    {
        office.Actor.Is(null);
        await using var scope = office.Services.GetRequiredScope();
        Assert.Null(await scope.Get<ReadLedger>().Run(LedgerFilter.None));
    }

    [Fact]
    public async Task The_choices_name_what_is_asked_for()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.Assign(Day.AddDays(5));
        var choices = await office.As<ReadLedgerChoices, LedgerChoices>(office.Office, read => read.Run(new LedgerFilter { Inspection = inspection.Id, Text = "水生态" }));
        Assert.Equal(inspection.Id.Value, choices.Inspections[0].Id);
        Assert.Equal(["水生态环境科"], choices.Units.Select(u => u.Name));
        Assert.Equal(["陆清和"], choices.Leaders.Select(u => u.Name));
        Assert.Equal(["水生态环境科"], choices.Named.Select(u => u.Name));
    }
}
