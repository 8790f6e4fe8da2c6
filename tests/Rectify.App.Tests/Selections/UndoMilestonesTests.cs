using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Planning;
using Rectify.App.Rounds;
using Rectify.App.Selections;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Selections;

/// <summary>撤回 of what was done to many milestones; and acts over many that were missing from the list of one's own.</summary>
public sealed class UndoMilestonesTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 9, 30);

    private readonly TestOffice office = new();
    private TestInspection one = null!, other = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        (one, other) = (await RegisteredAsync(office), await RegisteredAsync(office, 2));
    }

    public Task DisposeAsync() => office.DisposeAsync();

    private MilestoneKey[] Chosen => [new(one.Id, MilestoneKind.Plan), new(one.Id, MilestoneKind.Publication), new(other.Id, MilestoneKind.Plan)];

    [Fact]
    public async Task A_person_named_for_many_goes_back_to_who_was_named_before_or_to_nobody()
    {
        await NameAsync(office.SecondOffice, Chosen[0]);
        var act = await NameAsync(office.FinanceLead, Chosen);
        Assert.Equal((3, true), ((await SheetAsync(act)).Records.Count, (await SheetAsync(act)).CanGoBack));
        Must(await UndoAsync(act));

        Assert.Equal(office.SecondOffice, (await LoadAsync(Chosen[0])).PersonId);
        Assert.Null((await LoadAsync(Chosen[1])).PersonId);
        Assert.Null((await LoadAsync(Chosen[2])).PersonId);
        var row = (await office.As<ReadBulkActs, (IReadOnlyList<BulkActRow> Acts, DateTimeOffset)>(office.Office, read => read.Run())).Acts.Single(a => a.Id == act);
        Assert.Equal((3, true, null), (row.Records, row.IsUndone, row.Until));
        Assert.Equal(Rule.UndoneBefore, Refused(await UndoAsync(act))[0].Rule);
        await using var db = office.OpenDatabase();
        Assert.Equal(3, await db.Facts.CountAsync(f => f.Kind == FactKind.MilestoneNamingUndone));
    }

    [Fact]
    public async Task A_day_set_for_many_goes_back_to_the_windows_or_to_the_day_that_was_set()
    {
        var byWindows = (await LoadAsync(Chosen[1])).DueOn;
        await SetAsync(Day.AddDays(-10), Chosen[0]);
        var act = await SetAsync(Day, Chosen);
        Must(await UndoAsync(act));

        Assert.Equal((Day.AddDays(-10), true), ((await LoadAsync(Chosen[0])).DueOn, (await LoadAsync(Chosen[0])).IsDaySet));
        Assert.Equal((byWindows, false), ((await LoadAsync(Chosen[1])).DueOn, (await LoadAsync(Chosen[1])).IsDaySet));
    }

    [Fact]
    public async Task Days_given_back_to_the_windows_are_set_again()
    {
        await SetAsync(Day, Chosen);
        var act = ActId.New();
        var seen = await SeenAsync(Chosen);
        Must(await office.As<FreeMilestoneDays, Outcome>(office.Office, verb => verb.Run(Chosen, seen, "按规则", act)));
        Must(await UndoAsync(act));
        foreach (var key in Chosen) Assert.Equal((Day, true), ((await LoadAsync(key)).DueOn, (await LoadAsync(key)).IsDaySet));
    }

    [Fact]
    public async Task Where_one_was_done_to_since_none_goes_back_and_another_milestone_of_the_inspection_does_not_count()
    {
        var act = await NameAsync(office.FinanceLead, Chosen);
        await NameAsync(office.SecondOffice, new MilestoneKey(one.Id, MilestoneKind.Archive));
        Assert.True((await SheetAsync(act)).CanGoBack);
        await SetAsync(Day, Chosen[1]);

        var unmet = Assert.Single(Refused(await UndoAsync(act)));
        Assert.Equal((Rule.UndoMoved, one.Id.Value), (unmet.Rule, unmet.Subject!.Value));
        Assert.Equal([false, true, false], (await SheetAsync(act)).Records.OrderBy(r => r.Id != one.Id.Value).ThenBy(r => r.Milestone).Select(r => r.Moved));
        foreach (var key in Chosen) Assert.Equal(office.FinanceLead, (await LoadAsync(key)).PersonId);
    }

    [Fact]
    public async Task Only_the_author_takes_it_back_and_only_in_time()
    {
        var act = await NameAsync(office.FinanceLead, Chosen);
        Assert.IsType<Outcome.Missing>(await office.As<UndoBulkAct, Outcome>(office.SecondOffice, verb => verb.Run(act, ActId.New())));
        office.Clock.Add(TimeSpan.FromMinutes(UndoneAct.Minutes) + TimeSpan.FromSeconds(1));
        Assert.Equal(Rule.UndoTooLate, Refused(await UndoAsync(act))[0].Rule);
    }

    [Fact]
    public async Task What_was_decided_on_several_plans_stands_among_my_acts_and_on_one_does_not()
    {
        foreach (var task in other.Tasks)
        {
            await other.Of(task).WalkTo(TaskState.Planning);
            await other.Of(task).DraftPlanAsync(["对排口逐一溯源。", "清理岸坡。"]);
        }
        var several = ActId.New();
        Must(await office.As<ReturnPlans, Outcome>(office.Office, async verb => await verb.Run([.. await SeenTasksAsync(other)], Reason.Of("补充措施"), several)));

        var acts = (await office.As<ReadBulkActs, (IReadOnlyList<BulkActRow> Acts, DateTimeOffset)>(office.Office, read => read.Run())).Acts;
        var row = acts.Single(a => a.Id == several);
        Assert.Equal((nameof(ReturnPlans), 2, null), (row.Verb, row.Records, row.Until));
        Assert.Equal(2, (await SheetAsync(several)).Records.Count);
        Assert.All(acts, a => Assert.True(a.Records > 1 || !BulkActs.AlsoOfOne.Contains(a.Verb)));
    }

    private async Task<IReadOnlyList<SeenTask>> SeenTasksAsync(TestInspection of)
    {
        await using var db = office.OpenDatabase();
        return await db.Tasks.Where(t => t.InspectionId == of.Id).OrderBy(t => t.Sequence).Select(t => new SeenTask(t.Id, t.Version)).ToListAsync();
    }

    private async Task<ActId> NameAsync(PersonId person, params MilestoneKey[] keys)
    {
        var (act, seen) = (ActId.New(), await SeenAsync(keys));
        Must(await office.As<NameForMilestones, Outcome>(office.Office, verb => verb.Run(keys, seen, person, act)));
        office.Clock.Add(TimeSpan.FromSeconds(1));
        return act;
    }

    private async Task<ActId> SetAsync(DateOnly day, params MilestoneKey[] keys)
    {
        var (act, seen) = (ActId.New(), await SeenAsync(keys));
        Must(await office.As<SetMilestoneDays, Outcome>(office.Office, verb => verb.Run(keys, seen, day, "会议要求", act)));
        office.Clock.Add(TimeSpan.FromSeconds(1));
        return act;
    }

    private async Task<IReadOnlyList<Seen<InspectionId>>> SeenAsync(IEnumerable<MilestoneKey> keys)
    {
        var ids = keys.Select(key => key.Inspection).Distinct().ToList();
        await using var db = office.OpenDatabase();
        return await db.Inspections.Where(i => ids.Contains(i.Id)).Select(i => new Seen<InspectionId>(i.Id, i.Version)).ToListAsync();
    }

    private async Task<Milestone> LoadAsync(MilestoneKey key)
    {
        await using var db = office.OpenDatabase();
        return await db.Set<Milestone>().AsNoTracking().SingleAsync(m => m.InspectionId == key.Inspection && m.Kind == key.Kind);
    }

    private async Task<BulkActSheet> SheetAsync(ActId act) => (await office.As<ReadBulkActs, BulkActSheet?>(office.Office, read => read.OneAsync(act)))!;

    private Task<Outcome> UndoAsync(ActId act) => office.As<UndoBulkAct, Outcome>(office.Office, verb => verb.Run(act, ActId.New()));

    private static IReadOnlyList<Unmet> Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet;
}
