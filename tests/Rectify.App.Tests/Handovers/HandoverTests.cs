using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Desk;
using Rectify.App.Handovers;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.App.Tasks;
using Rectify.App.Trail;
using Rectify.App.WiderChecks;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Domain.WiderChecks;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Handovers;

/// <summary>责任移交: everything somebody carries is a successor's in one act, and the chain says who had it.</summary>
public sealed class HandoverTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30), Day = new(2026, 3, 18);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 3);
        await inspection.WalkTo(TaskState.Rectifying, Due);
        foreach (var task in inspection.Tasks.Skip(1)) Must(await inspection.Assign(Due, task));
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task What_a_person_carries_is_listed_with_what_it_is_and_what_waits_for_them()
    {
        Must(await inspection.Act<RequestExtension>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), null, Due.AddDays(30), Domain.Reason.Of("汛期停工"))));
        var leader = (await SheetAsync(office.Leader))!;
        Assert.Equal((3, 3, 0), (leader.Count, leader.Tasks.Count, leader.Milestones.Count));
        Assert.All(leader.Tasks, task => Assert.Equal([Carried.Leader], task.Carried));
        Assert.Equal(inspection.Task, Assert.Single(leader.Tasks, task => task.Waits).Id);

        var handler = (await SheetAsync(office.Handler))!;
        Assert.Equal([(true, 2), (false, 0), (false, 0)], handler.Tasks.OrderByDescending(task => task.Measures).Select(task => (task.Carried.Contains(Carried.Measures), task.Measures)));
        Assert.Null(await office.As<ReadHandover, HandoverSheet?>(office.UnitLead, read => read.Run(office.Handler)));
    }

    [Fact]
    public async Task Everything_goes_to_the_successor_in_one_act_with_a_fact_each_and_they_are_told_once()
    {
        Must(await NameAsync(MilestoneKind.Publication, office.Handler));
        Must(await HandOverAsync(office.Handler, office.UnitLead));

        foreach (var id in inspection.Tasks) Assert.Equal(office.UnitLead, (await inspection.LoadAsync(id)).HandlerId);
        Assert.All((await inspection.LoadAsync()).Measures, measure => Assert.Equal(office.UnitLead, measure.OwnerPersonId));
        Assert.True((await SheetAsync(office.Handler))!.IsEmpty);
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.Kind == FactKind.TaskHandedOver).ToListAsync();
        Assert.Equal((3, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
        Assert.Equal(office.UnitLead, await db.Set<Milestone>().Where(m => m.Kind == MilestoneKind.Publication).Select(m => m.PersonId!.Value).SingleAsync());
        var told = Assert.Single(await db.Notifications.Where(n => n.PersonId == office.UnitLead && n.Kind == FactKind.TaskHandedOver).ToListAsync());
        Assert.Equal(3, told.SubjectIds.Length);
    }

    [Fact]
    public async Task The_tasks_history_says_who_had_it_and_who_carries_it_on()
    {
        Must(await HandOverAsync(office.Leader, office.Principal));
        var row = (await office.As<TaskHistory, IReadOnlyList<HistoryRow>?>(office.Office, read => read.ReadAsync(inspection.Task)))![0];
        Assert.Equal((FactKind.TaskHandedOver, "陆清和", "丁望舒", "Leader", "云湖任〔2026〕4号"), (row.Kind, row.Details["person"], row.Details["successor"], row.Details["carried"], row.Details["reason"]));
    }

    [Fact]
    public async Task An_application_is_confirmed_by_the_successor_and_never_by_who_applied()
    {
        await inspection.ProveAndApplyAsync(confirm: false);
        Must(await HandOverAsync(office.Leader, office.UnitLead));
        Assert.IsType<Outcome.Refused>(await ConfirmAsync(office.UnitLead));
        Assert.IsType<Outcome.Refused>(await ConfirmAsync(office.Leader));
        Must(await ConfirmAsync(office.Principal));
    }

    [Fact]
    public async Task A_seat_of_a_panel_goes_to_a_successor_who_may_sit_there_and_signatures_fall()
    {
        var other = await RegisteredAsync(office);
        await other.WalkTo(TaskState.UnderAcceptance, Due);
        // the unit's own lead may not judge, and with one refusal nothing of it happens
        var refused = Assert.IsType<Outcome.Refused>(await HandOverAsync(office.PanelMember, office.UnitLead)).Refusal.Unmet;
        Assert.Contains(refused, unmet => unmet.Rule == Rule.SeatOfOwnUnit && unmet.Subject == other.Task.Value);
        Assert.Contains((await other.LoadAsync()).Panel, seat => seat.PersonId == office.PanelMember);

        Must(await HandOverAsync(office.PanelMember, office.UpperLevel));
        var panel = (await other.LoadAsync()).Panel;
        Assert.Equal((PanelRole.Member, "市委巡察办干部"), panel.Where(seat => seat.PersonId == office.UpperLevel).Select(seat => (seat.Role, seat.Title)).Single());
        Assert.DoesNotContain(panel, seat => seat.PersonId == office.PanelMember);
    }

    [Fact]
    public async Task An_open_review_goes_to_an_auditor_who_could_take_it_and_measures_are_judged_anew()
    {
        var other = await RegisteredAsync(office);
        await other.WalkTo(TaskState.Submitted, Due);
        Must(await other.Act<TakeReview>(office.Auditor, (verb, seen) => verb.Run(other.Task, seen, ActId.New())));
        var measure = (await other.LoadAsync()).Measures[0].Id;
        Must(await other.Act<JudgeMeasure>(office.Auditor, (verb, seen) => verb.Run(other.Task, seen, ActId.New(), measure, MeasureVerdict.Fulfilled, null)));
        Assert.Equal(other.Task, Assert.Single((await SheetAsync(office.Auditor))!.Reviews).Id);

        // who has no auditor's role, or belongs to the unit, does not carry it on
        Assert.IsType<Outcome.Refused>(await HandOverAsync(office.Auditor, office.UnitLead));
        Must(await HandOverAsync(office.Auditor, office.SecondAuditor));
        var review = (await other.LoadAsync()).OpenReview!;
        Assert.Equal((office.SecondAuditor, 0), (review.AuditorId, review.Judgements.Count));
        Assert.True((await SheetAsync(office.Auditor))!.IsEmpty);
        Assert.IsType<Outcome.Refused>(await other.Act<JudgeMeasure>(office.Auditor, (verb, seen) => verb.Run(other.Task, seen, ActId.New(), measure, MeasureVerdict.Fulfilled, null)));
        Must(await other.Act<JudgeMeasure>(office.SecondAuditor, (verb, seen) => verb.Run(other.Task, seen, ActId.New(), measure, MeasureVerdict.Fulfilled, null)));
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => $"{fault}".Contains("judgement", StringComparison.OrdinalIgnoreCase) || $"{fault}".Contains("review", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Only_the_office_hands_over_to_somebody_else_who_takes_part_and_says_why()
    {
        Assert.IsType<Outcome.NotAllowed>(await HandOverAsync(office.Leader, office.Principal, office.UnitLead));
        Assert.Equal("same-person", CodeOf(await HandOverAsync(office.Leader, office.Leader)));
        Assert.Equal("missing", CodeOf(await HandOverAsync(office.Leader, null)));
        Assert.Equal("inactive", CodeOf(await HandOverAsync(office.Leader, PersonId.New())));
        Assert.Equal("nothing-carried", CodeOf(await HandOverAsync(office.Supervision, office.Leader)));
        Assert.Equal("required", CodeOf(await office.As<HandOver, Outcome>(office.Office, verb => verb.Run(office.Leader, office.Principal, " ", ActId.New()))));
    }

    [Fact]
    public async Task Who_left_the_post_stands_on_the_offices_desk_until_it_is_handed_over()
    {
        Assert.Empty((await DeskAsync(office.Office)).Left);
        await using (var db = office.OpenDatabase())
        {
            (await db.Posts.SingleAsync(p => p.PersonId == office.Leader)).End(Day.AddDays(-1));
            await db.SaveChangesAsync();
        }
        var left = Assert.Single((await DeskAsync(office.Office)).Left);
        Assert.Equal((office.Leader, 3, 0), (left.Id, left.Tasks, left.Milestones));
        Assert.Empty((await DeskAsync(office.UnitLead)).Left);
        Must(await HandOverAsync(office.Leader, office.Principal));
        Assert.Empty((await DeskAsync(office.Office)).Left);
    }

    [Fact]
    public async Task Who_answers_for_a_wider_check_hands_that_over_too()
    {
        await using var db = office.OpenDatabase();
        var input = new WiderCheckInput("台账大起底", "查取用水台账", [await db.Problems.MinAsync(p => p.Number)], [], office.WaterDepartment, office.Leader, Due);
        Must(await office.As<OpenWiderCheck, Outcome>(office.Office, verb => verb.Run(WiderCheckId.New(), inspection.Id, WiderCheckKind.WiderCheck, input, [office.WaterDepartment], ActId.New())));
        var carried = Assert.Single((await SheetAsync(office.Leader))!.WiderChecks);
        Assert.Equal(("台账大起底", Due), (carried.Title, carried.DueOn));
        Must(await HandOverAsync(office.Leader, office.Principal));

        Assert.Empty((await SheetAsync(office.Leader))!.WiderChecks);
        Assert.Equal(office.Principal, (await db.WiderChecks.SingleAsync()).LeaderId);
        Assert.Equal("云湖任〔2026〕4号", (await db.Facts.SingleAsync(f => f.Kind == FactKind.WiderCheckHandedOver)).Details["reason"]);
        Assert.DoesNotContain((await VerifyTrail.Of(office.Settings).RunAsync()).Faults, fault => $"{fault}".Contains("wider", StringComparison.Ordinal));
    }

    private static string CodeOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code;

    private Task<HandoverSheet?> SheetAsync(PersonId of) => office.As<ReadHandover, HandoverSheet?>(office.Office, read => read.Run(of));

    private Task<Outcome> HandOverAsync(PersonId from, PersonId? to, PersonId? who = null) => office.As<HandOver, Outcome>(who ?? office.Office, verb => verb.Run(from, to, "云湖任〔2026〕4号", ActId.New()));

    private Task<Outcome> ConfirmAsync(PersonId who) => inspection.Act<ConfirmClosure>(who, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New()));

    private async Task<DeskView> DeskAsync(PersonId who) => (await office.As<ReadDesk, DeskView?>(who, desk => desk.Run()))!;

    private async Task<Outcome> NameAsync(MilestoneKind kind, PersonId person)
    {
        await using var db = office.OpenDatabase();
        var seen = await db.Inspections.Where(i => i.Id == inspection.Id).Select(i => i.Version).SingleAsync();
        return await office.As<NameForMilestone, Outcome>(office.Office, verb => verb.Run(inspection.Id, seen, kind, person, ActId.New()));
    }
}
