using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Rounds;

/// <summary>办理所选时间节点: one person named for many milestones, a record each; where one is done nobody is named for any.</summary>
public sealed class MilestoneSelectionTests : IAsyncLifetime
{
    private readonly TestOffice office = new();
    private TestInspection one = null!, other = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        (one, other) = (await RegisteredAsync(office), await RegisteredAsync(office));
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task One_person_is_named_for_milestones_of_several_inspections_with_a_fact_each()
    {
        MilestoneKey[] chosen = [new(one.Id, MilestoneKind.Plan), new(other.Id, MilestoneKind.Plan), new(one.Id, MilestoneKind.Publication)];
        Must(await NameAsync(chosen, office.FinanceLead));
        await using var db = office.OpenDatabase();
        Assert.Equal(3, await db.Set<Milestone>().CountAsync(m => m.PersonId == office.FinanceLead));
        var facts = await db.Facts.Where(f => f.Kind == FactKind.MilestoneNamed).ToListAsync();
        Assert.Equal((3, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
        Must(await NameAsync(chosen[..1], office.SecondOffice));
        Assert.Equal(2, await db.Set<Milestone>().CountAsync(m => m.PersonId == office.FinanceLead));
    }

    [Fact]
    public async Task Where_one_is_done_nobody_is_named_for_any_and_the_refusal_names_it()
    {
        var seen = (await SeenAsync(one.Id)).Version;
        Must(await office.As<MarkMilestoneDone, Outcome>(office.Office, verb => verb.Run(one.Id, seen, MilestoneKind.FeedbackMeeting, new DateOnly(2026, 3, 16), Reason.Of("会议纪要第3号"), ActId.New())));
        var unmet = Assert.IsType<Outcome.Refused>(await NameAsync([new(one.Id, MilestoneKind.Plan), new(one.Id, MilestoneKind.FeedbackMeeting), new(other.Id, MilestoneKind.Plan)], office.FinanceLead)).Refusal.Unmet;
        Assert.Equal((Rule.MilestoneIsDone, "FeedbackMeeting", one.Id.Value), (Assert.Single(unmet).Rule, unmet[0].Detail, unmet[0].Subject!.Value));
        await using var db = office.OpenDatabase();
        Assert.False(await db.Set<Milestone>().AnyAsync(m => m.PersonId != null));
    }

    [Fact]
    public async Task Somebody_who_takes_part_is_named_by_the_office_over_what_was_seen()
    {
        MilestoneKey[] chosen = [new(one.Id, MilestoneKind.Plan), new(other.Id, MilestoneKind.Plan)];
        Assert.Equal("missing", CodeOf(await NameAsync(chosen, null)));
        Assert.Equal("inactive", CodeOf(await NameAsync(chosen, PersonId.New())));
        Assert.Equal("nothing-chosen", CodeOf(await NameAsync([], office.FinanceLead)));
        Assert.IsType<Outcome.NotAllowed>(await NameAsync(chosen, office.FinanceLead, office.LeadingGroup));
        var stale = new[] { await SeenAsync(one.Id), await SeenAsync(other.Id) };
        Must(await NameAsync(chosen[..1], office.FinanceLead));
        Assert.IsType<Outcome.ChangedMeanwhile>(await office.As<NameForMilestones, Outcome>(office.Office, verb => verb.Run(chosen, stale, office.FinanceLead, ActId.New())));
        Assert.IsType<Outcome.Missing>(await office.As<NameForMilestones, Outcome>(office.Office, verb => verb.Run(chosen, [stale[1]], office.FinanceLead, ActId.New())));
    }

    [Fact]
    public async Task A_day_set_for_many_stands_when_the_windows_move_and_leaves_a_fact_each()
    {
        MilestoneKey[] chosen = [new(one.Id, MilestoneKind.Plan), new(other.Id, MilestoneKind.Publication)];
        var day = new DateOnly(2026, 5, 20);
        Must(await SetAsync(chosen, day, "领导小组会议要求"));
        var seen = await SeenAsync(one.Id);
        Must(await office.As<ChangeRegime, Outcome>(office.Office, verb => verb.Run(one.Id, seen.Version, new Regime { PlanDue = Window.OfMonths(3), ReportDue = Window.OfMonths(5) }, ActId.New())));
        await using var db = office.OpenDatabase();
        var days = await db.Set<Milestone>().Where(m => m.InspectionId == one.Id).ToDictionaryAsync(m => m.Kind, m => m.DueOn);
        Assert.Equal((day, new DateOnly(2026, 8, 16)), (days[MilestoneKind.Plan], days[MilestoneKind.ConcentratedReport]));
        Assert.Equal(2, await db.Facts.CountAsync(f => f.Kind == FactKind.MilestoneDaySet));
    }

    [Fact]
    public async Task A_day_is_set_with_a_reason_for_what_is_not_done_and_not_in_the_past()
    {
        MilestoneKey[] chosen = [new(one.Id, MilestoneKind.Plan), new(other.Id, MilestoneKind.Plan)];
        Assert.Equal(["missing", "missing"], [CodeOf(await SetAsync(chosen, null, "会议要求")), CodeOf(await SetAsync(chosen, new DateOnly(2026, 5, 20), " "))]);
        var unmet = Assert.IsType<Outcome.Refused>(await SetAsync(chosen, new DateOnly(2026, 3, 17), "会议要求")).Refusal.Unmet;
        Assert.Equal([(Rule.DeadlineInPast, one.Id.Value), (Rule.DeadlineInPast, other.Id.Value)], unmet.Select(u => (u.Rule, u.Subject!.Value)));
        Must(await SetAsync(chosen[..1], new DateOnly(2026, 5, 20), "会议要求"));
        Assert.Equal([Rule.DeadlineIsSo], Assert.IsType<Outcome.Refused>(await SetAsync(chosen, new DateOnly(2026, 5, 20), "会议要求")).Refusal.Unmet.Select(u => u.Rule));
    }

    [Fact]
    public async Task A_day_given_back_is_due_by_the_windows_as_they_stand_now_and_moves_with_them_again()
    {
        MilestoneKey[] chosen = [new(one.Id, MilestoneKind.Plan), new(other.Id, MilestoneKind.Plan)];
        Must(await SetAsync(chosen, new DateOnly(2026, 5, 20), "领导小组会议要求"));
        Must(await ChangeAsync(Window.OfMonths(3)));
        Assert.Equal(new DateOnly(2026, 6, 16), (await ShownAsync(chosen[0])).ByWindowsOn);

        Must(await FreeAsync(chosen, "按规则执行"));
        var freed = await ShownAsync(chosen[0]);
        Assert.Equal((new DateOnly(2026, 6, 16), null), (freed.DueOn, freed.ByWindowsOn));
        Must(await ChangeAsync(Window.OfMonths(4)));
        Assert.Equal(new DateOnly(2026, 7, 16), (await ShownAsync(chosen[0])).DueOn);

        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.Kind == FactKind.MilestoneDayFreed).ToListAsync();
        Assert.Equal((2, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
    }

    [Fact]
    public async Task Only_a_day_set_by_hand_is_given_back_with_a_reason_and_by_the_office()
    {
        MilestoneKey[] chosen = [new(one.Id, MilestoneKind.Plan), new(other.Id, MilestoneKind.Plan)];
        Must(await SetAsync(chosen[..1], new DateOnly(2026, 5, 20), "领导小组会议要求"));
        Assert.Equal("missing", CodeOf(await FreeAsync(chosen[..1], " ")));
        Assert.IsType<Outcome.NotAllowed>(await FreeAsync(chosen[..1], "按规则执行", office.LeadingGroup));
        var unmet = Assert.IsType<Outcome.Refused>(await FreeAsync(chosen, "按规则执行")).Refusal.Unmet;
        Assert.Equal((Rule.MilestoneDayNotSet, other.Id.Value), (Assert.Single(unmet).Rule, unmet[0].Subject!.Value));
        Assert.Equal(new DateOnly(2026, 5, 20), (await ShownAsync(chosen[0])).DueOn);
    }

    [Fact]
    public async Task Named_by_many_at_once_the_other_way_round_nobody_waits_for_good()
    {
        MilestoneKey[] chosen = [new(one.Id, MilestoneKind.Plan), new(other.Id, MilestoneKind.Plan)];
        Seen<InspectionId>[] seen = [await SeenAsync(one.Id), await SeenAsync(other.Id)];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => office.As<NameForMilestones, Outcome>(office.Office, verb => verb.Run(chosen, i % 2 == 0 ? seen : [.. seen.Reverse()], office.FinanceLead, ActId.New())))));
        Assert.Equal(1, outcomes.Count(outcome => outcome.IsDone));
    }

    [Fact]
    public async Task The_page_shows_what_was_chosen_in_its_order_and_whether_the_reader_may_name()
    {
        MilestoneKey[] chosen = [new(other.Id, MilestoneKind.Plan), new(one.Id, MilestoneKind.Archive)];
        var (milestones, today) = await office.As<ReadMilestoneSelection, (IReadOnlyList<SelectedMilestone>, DateOnly)>(office.Office, read => read.Run(chosen));
        Assert.Equal(new DateOnly(2026, 3, 18), today);
        Assert.Equal(chosen, milestones.Select(row => row.Key));
        Assert.All(milestones, row => Assert.True(row is { MayKeep: true, DoneOn: null, Person: null }));
        Assert.All((await office.As<ReadMilestoneSelection, (IReadOnlyList<SelectedMilestone> Rows, DateOnly)>(office.LeadingGroup, read => read.Run(chosen))).Rows, row => Assert.False(row.MayKeep));
        Assert.Empty((await office.As<ReadMilestoneSelection, (IReadOnlyList<SelectedMilestone> Rows, DateOnly)>(office.FinanceLead, read => read.Run(chosen))).Rows);
    }

    private async Task<Outcome> SetAsync(IReadOnlyList<MilestoneKey> milestones, DateOnly? day, string? reason)
    {
        List<Seen<InspectionId>> seen = [];
        foreach (var id in milestones.Select(m => m.Inspection).Distinct()) seen.Add(await SeenAsync(id));
        return await office.As<SetMilestoneDays, Outcome>(office.Office, verb => verb.Run(milestones, seen, day, reason, ActId.New()));
    }

    private async Task<Outcome> FreeAsync(IReadOnlyList<MilestoneKey> milestones, string? reason, PersonId? who = null)
    {
        List<Seen<InspectionId>> seen = [];
        foreach (var id in milestones.Select(m => m.Inspection).Distinct()) seen.Add(await SeenAsync(id));
        return await office.As<FreeMilestoneDays, Outcome>(who ?? office.Office, verb => verb.Run(milestones, seen, reason, ActId.New()));
    }

    private async Task<Outcome> ChangeAsync(Window planDue)
    {
        var seen = await SeenAsync(one.Id);
        return await office.As<ChangeRegime, Outcome>(office.Office, verb => verb.Run(one.Id, seen.Version, new Regime { PlanDue = planDue, ReportDue = Window.OfMonths(5) }, ActId.New()));
    }

    private async Task<SelectedMilestone> ShownAsync(MilestoneKey key) => (await office.As<ReadMilestoneSelection, (IReadOnlyList<SelectedMilestone> Rows, DateOnly)>(office.Office, read => read.Run([key]))).Rows.Single();

    private async Task<Outcome> NameAsync(IReadOnlyList<MilestoneKey> milestones, PersonId? person, PersonId? who = null)
    {
        List<Seen<InspectionId>> seen = [];
        foreach (var id in milestones.Select(m => m.Inspection).Distinct()) seen.Add(await SeenAsync(id));
        return await office.As<NameForMilestones, Outcome>(who ?? office.Office, verb => verb.Run(milestones, seen, person, ActId.New()));
    }

    private async Task<Seen<InspectionId>> SeenAsync(InspectionId id)
    {
        await using var db = office.OpenDatabase();
        return new Seen<InspectionId>(id, await db.Inspections.Where(i => i.Id == id).Select(i => i.Version).SingleAsync());
    }

    private static string CodeOf(Outcome outcome) => Assert.IsType<Outcome.Invalid>(outcome).Errors[0].Code;
}
