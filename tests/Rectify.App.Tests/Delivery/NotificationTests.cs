using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rectify.App.Data;
using Rectify.App.Delivery;
using Rectify.App.Ledger;
using Rectify.App.Live;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.App.Tests.Notices;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Delivery;

public sealed class NotificationTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30);

    private readonly TestOffice office = new();

    public Task InitializeAsync() => office.InitializeAsync();

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task An_assignment_tells_unit_handler_and_leader_and_nobody_else()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);

        Assert.Equal(Set(office.UnitLead, office.Handler, office.Leader), await ToldAsync(FactKind.TaskAssigned));
        var row = Assert.Single((await ReadAsync(office.UnitLead)).Rows);
        Assert.Equal((FactKind.TaskAssigned, "苏见山", 1, "5001", "2026-06-30", false), (row.Kind, row.By, row.Count, row.Number, row.Said["dueOn"], row.IsRead));
    }

    [Fact]
    public async Task Of_the_whole_way_to_closing_everybody_hears_what_waits_for_them_and_never_their_own_act()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Closed, Due);

        Assert.Equal(Set(office.Leader), await ToldAsync(FactKind.PlanSubmitted));
        Assert.Equal(Set(office.LeadingGroup, office.Principal), await ToldAsync(FactKind.PlanReviewed));
        Assert.Equal(Set(office.Leader), await ToldAsync(FactKind.ClosureApplied));
        Assert.Equal(Set(office.UnitLead, office.Handler, office.Auditor, office.SecondAuditor, office.Office, office.SecondOffice, office.HeadOfOffice), await ToldAsync(FactKind.ClosureConfirmed));
        Assert.Equal(Set(office.PanelHead, office.PanelMember), await ToldAsync(FactKind.PanelAppointed));
        Assert.Equal(Set(office.PanelHead), await ToldAsync(FactKind.OpinionSigned));
        Assert.Equal(Set(office.UnitLead, office.Handler, office.Leader, office.Office, office.SecondOffice, office.HeadOfOffice), await ToldAsync(FactKind.AcceptanceConcluded));
        await using var db = office.OpenDatabase();
        Assert.False(await db.Notifications.AnyAsync(n => db.Acts.Any(a => a.Id == n.ActId && a.ActorId == n.PersonId)));
        // every act tells a person once
        Assert.False(await db.Notifications.GroupBy(n => new { n.ActId, n.PersonId }).AnyAsync(g => g.Count() > 1));
    }

    [Fact]
    public async Task A_notification_holds_no_word_of_the_problem_or_of_a_reason()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);
        Must(await inspection.Act<DeclineTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), Reason.Of("非本科室职责范围"))));

        Assert.Equal(Set(office.Office, office.SecondOffice, office.HeadOfOffice), await ToldAsync(FactKind.TaskDeclined));
        await using var db = office.OpenDatabase();
        var kept = await db.Database.SqlQuery<string>($"select row_to_json(n)::text as \"Value\" from notifications n").ToListAsync();
        Assert.DoesNotContain(kept, row => row.Contains("非本科室", StringComparison.Ordinal) || row.Contains("排口", StringComparison.Ordinal) || row.Contains("苏见山", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_restricted_problem_those_hear_who_may_see_it()
    {
        var inspection = await RegisteredAsync(office, problems: 1, restricted: 1);
        await inspection.WalkTo(TaskState.Submitted, Due);
        Assert.Equal(Set(office.UnitLead, office.Handler, office.Office, office.SecondOffice, office.HeadOfOffice), await ToldAsync(FactKind.ClosureConfirmed));
        await new TestAcceptance(office, inspection).ReviewAsync(office.SecondAuditor);
        Assert.Equal(Set(office.SecondAuditor), await ToldAsync(FactKind.ReviewAllotted));

        await using var db = office.OpenDatabase();
        var told = await db.Notifications.Select(n => n.PersonId).Distinct().ToListAsync();
        foreach (var person in told)
            Assert.NotNull(await office.As<TaskPages, TaskPageRow?>(person, pages => pages.ReadAsync(inspection.Task)));
        Assert.DoesNotContain(office.Auditor, told);
    }

    [Fact]
    public async Task An_act_that_is_refused_or_falls_has_told_nobody()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);
        await using var db = office.OpenDatabase();
        var before = await db.Notifications.CountAsync();

        Assert.False((await inspection.Act<SubmitPlan>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New()))).IsDone);
        await Assert.ThrowsAsync<InvalidOperationException>(() => office.As<UnitOfWork, Outcome>(office.UnitLead, work => work.RunAsync("Decline", ActId.New(), async session =>
        {
            var (task, setting) = (await session.LockTaskAsync(inspection.Task, deciding: true, TaskParts.Root))!.Value;
            Assert.Null(task.Decline(Reason.Of("不属本科室"), setting, session.Stamp));
            throw new InvalidOperationException("fell over");
        }, default)));
        Assert.Equal(before, await db.Notifications.CountAsync());
    }

    [Fact]
    public async Task Twenty_acts_at_once_tell_of_twenty()
    {
        var inspection = await RegisteredAsync(office, problems: 20);
        var lines = await Task.WhenAll(inspection.Tasks.Select(async task => new AssignmentLine(task, await inspection.SeenAsync(task), new Assignment(office.Leader, office.WaterDepartment, Due, null, office.Handler))));
        var outcomes = await Task.WhenAll(lines.Select(line => Task.Run(() => office.As<AssignTasks, Outcome>(office.Office, verb => verb.Run([line], ActId.New())))));

        Assert.All(outcomes, Must);
        var page = await ReadAsync(office.UnitLead);
        Assert.Equal((20, 20), (page.Unread, page.Rows.Select(row => row.Number).Distinct().Count()));
    }

    [Fact]
    public async Task One_act_over_many_tasks_is_one_notification_a_person_and_asks_no_more_of_the_database_than_over_one()
    {
        var many = await RegisteredAsync(office, problems: 400);
        var few = await RegisteredAsync(office, problems: 2);
        const int BatchesMore = 10;
        List<int> commands = [];
        using var counted = new CommandCount(office.ConnectionString);
        foreach (var inspection in new[] { few, many })
        {
            await using var db = office.OpenDatabase();
            var seen = await db.Tasks.Where(t => t.InspectionId == inspection.Id).ToDictionaryAsync(t => t.Id, t => t.Version);
            counted.Take();
            Must(await office.As<AssignTasks, Outcome>(office.Office, verb => verb.Run([.. seen.Select(t => new AssignmentLine(t.Key, t.Value, new Assignment(office.Leader, office.WaterDepartment, Due, null, office.Handler)))], ActId.New())));
            commands.Add(counted.Take());
        }

        // rows to be saved go out in batches, and nothing is asked for each task
        Assert.InRange(commands[1], commands[0], commands[0] + BatchesMore);
        var rows = (await ReadAsync(office.Handler)).Rows;
        Assert.Equal([400, 2], rows.Select(row => row.Count));
        Assert.All(rows, row => Assert.Null(row.Number));
        // the link leads to exactly these
        var slice = await office.As<ReadLedger, LedgerSlice?>(office.Handler, ledger => ledger.Run(new LedgerFilter { Told = rows[1].Id }));
        Assert.Equal(few.Tasks.Order(Comparer<TaskId>.Create((a, b) => a.Value.CompareTo(b.Value))), slice!.Rows.Select(row => row.Task).Order(Comparer<TaskId>.Create((a, b) => a.Value.CompareTo(b.Value))));
        Assert.Empty((await office.As<ReadLedger, LedgerSlice?>(office.UnitLead, ledger => ledger.Run(new LedgerFilter { Told = rows[1].Id })))!.Rows);
    }

    [Fact]
    public async Task Who_stands_in_hears_too_and_who_has_left_does_not()
    {
        var inspection = await RegisteredAsync(office);
        await using (var db = office.OpenDatabase())
        {
            var today = OfficeDay.Default.Of(office.Clock.GetUtcNow());
            db.Add(new StandIn(StandInId.New(), office.Leader, office.FinanceLead, today, today.AddDays(5), office.Leader));
            (await db.Persons.SingleAsync(p => p.Id == office.Handler)).Deactivate(today);
            await db.SaveChangesAsync();
        }
        await inspection.WalkTo(TaskState.Assigned, Due);
        Assert.Equal(Set(office.UnitLead, office.Leader, office.FinanceLead), await ToldAsync(FactKind.TaskAssigned));
    }

    [Fact]
    public async Task A_letter_is_told_to_its_unit_and_the_answer_to_its_author()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Rectifying, Due);
        office.Clock.GoTo(Due.AddDays(-10));
        Must((await office.As<RaiseLetters, RaisedLetters>(office.Office, raise => raise.Run(ActId.New()))).Outcome);
        Assert.Equal(Set(office.SecondOffice, office.HeadOfOffice), await ToldAsync(FactKind.LetterDrafted));
        Assert.DoesNotContain(office.Supervision, await ToldAsync(FactKind.LetterDrafted));
    }

    // ---- reading and putting away

    [Fact]
    public async Task What_was_read_can_be_taken_out_again_and_what_came_after_looking_stays_unread()
    {
        var inspection = await RegisteredAsync(office, problems: 3);
        foreach (var task in inspection.Tasks.Take(2)) Must(await inspection.Assign(Due, task));
        var seen = await ReadAsync(office.UnitLead);
        Must(await inspection.Assign(Due, inspection.Tasks[2]));

        var at = await Mark(office.UnitLead, mark => mark.ReadAllAsync(seen.Newest));
        Assert.Equal(1, (await ReadAsync(office.UnitLead)).Unread);
        Assert.Equal(3, (await ReadAsync(office.UnitLead, unreadOnly: false)).Rows.Count);
        Assert.Equal(3, (await ReadAsync(office.Handler)).Unread);
        await Mark(office.Handler, async mark => { await mark.UndoAsync(at!.Value); return null; });
        Assert.Equal(1, (await ReadAsync(office.UnitLead)).Unread);
        await Mark(office.UnitLead, async mark => { await mark.UndoAsync(at!.Value); return null; });
        Assert.Equal(3, (await ReadAsync(office.UnitLead)).Unread);
        Assert.Null(await Mark(office.Handler, mark => mark.ReadAsync(seen.Newest)));
    }

    [Fact]
    public async Task Pages_follow_one_another_in_both_directions()
    {
        var inspection = await RegisteredAsync(office, problems: 35);
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        var first = await ReadAsync(office.Leader);
        var second = await ReadAsync(office.Leader, from: new NotificationKey(false, first.Rows[^1].Id));
        var back = await ReadAsync(office.Leader, from: new NotificationKey(true, second.Rows[0].Id));

        Assert.Equal((30, true, false), (first.Rows.Count, first.HasNext, first.HasPrevious));
        Assert.Equal((5, false, true), (second.Rows.Count, second.HasNext, second.HasPrevious));
        Assert.Equal(first.Rows.Select(row => row.Id), back.Rows.Select(row => row.Id));
    }

    [Fact]
    public async Task An_open_page_is_told_of_the_people_who_were_told()
    {
        var inspection = await RegisteredAsync(office);
        List<Guid> heard = [];
        using var listening = office.Services.GetRequiredService<LiveChanges>().Listen(keys => { lock (heard) heard.AddRange(keys); });
        await inspection.WalkTo(TaskState.Assigned, Due);
        Assert.Contains(office.UnitLead.Value, heard);
        Assert.DoesNotContain(office.Office.Value, heard);
    }

    [Fact]
    public async Task What_was_read_long_ago_is_thrown_away_and_what_is_unread_stays()
    {
        var inspection = await RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned, Due);
        await Mark(office.UnitLead, async mark => await mark.ReadAllAsync((await ReadAsync(office.UnitLead)).Newest));
        office.Clock.Add(TimeSpan.FromDays(office.Settings.NotificationDays + 1));
        Assert.Equal(1, await office.Services.GetRequiredService<WarnOfDeadlines>().ForgetAsync(default));
        Assert.Empty((await ReadAsync(office.UnitLead, unreadOnly: false)).Rows);
        Assert.Equal(1, (await ReadAsync(office.Handler)).Unread);
    }

    private static HashSet<PersonId> Set(params PersonId[] persons) => [.. persons];

    private async Task<HashSet<PersonId>> ToldAsync(FactKind kind)
    {
        await using var db = office.OpenDatabase();
        return [.. await db.Notifications.Where(n => n.Kind == kind).Select(n => n.PersonId).ToListAsync()];
    }

    private async Task<NotificationSlice> ReadAsync(PersonId person, bool unreadOnly = true, NotificationKey? from = null) =>
        (await office.As<ReadNotifications, NotificationSlice?>(person, read => read.Run(unreadOnly, from)))!;

    private Task<DateTimeOffset?> Mark(PersonId person, Func<MarkNotifications, Task<DateTimeOffset?>> run) => office.As(person, run);
}
