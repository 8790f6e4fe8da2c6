using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.App.Selections;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Ledger;

/// <summary>办理所选: one act over many tasks, a record each; where one cannot be done none is.</summary>
public sealed class SelectionTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30), Day = new(2026, 3, 18);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 3);
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_deadline_set_for_many_is_the_original_one_from_then_on_and_leaves_a_fact_each()
    {
        Must(await SetAsync(await SeenAsync(), Due.AddDays(20)));
        foreach (var id in inspection.Tasks) Assert.Equal((Due.AddDays(20), Due.AddDays(20)), ((await inspection.LoadAsync(id)).DueOn, (await inspection.LoadAsync(id)).OriginalDueOn));
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.Kind == FactKind.DeadlineSet).ToListAsync();
        Assert.Equal((3, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
        Must(await SetAsync(await SeenAsync(), null, longTerm: true));
        Assert.Equal(Deadline.LongTerm, (await inspection.LoadAsync()).DueOn);
    }

    [Fact]
    public async Task Where_one_plan_is_approved_no_deadline_is_set_and_the_refusal_names_the_task()
    {
        var other = await RegisteredAsync(office);
        await other.WalkTo(TaskState.Rectifying, Due);
        var refused = Assert.IsType<Outcome.Refused>(await SetAsync([.. await SeenAsync(), new SeenTask(other.Task, await other.SeenAsync(other.Task))], Due.AddDays(20))).Refusal.Unmet;
        Assert.Equal((Rule.NotInThisState, other.Task.Value), (Assert.Single(refused).Rule, refused[0].Subject!.Value));
        Assert.Equal(Due, (await inspection.LoadAsync()).DueOn);
    }

    [Fact]
    public async Task A_deadline_is_set_with_a_reason_by_the_office_for_a_day_to_come_over_what_was_seen()
    {
        var seen = await SeenAsync();
        Assert.IsType<Outcome.Invalid>(await SetAsync(seen, null));
        Assert.IsType<Outcome.Invalid>(await office.As<SetDeadlines, Outcome>(office.Office, verb => verb.Run(seen, Due, false, " ", ActId.New())));
        Assert.Equal(Rule.DeadlineInPast, Assert.IsType<Outcome.Refused>(await SetAsync(seen, Day.AddDays(-1))).Refusal.Unmet[0].Rule);
        Assert.Equal(Rule.DeadlineIsSo, Assert.IsType<Outcome.Refused>(await SetAsync(seen, Due)).Refusal.Unmet[0].Rule);
        Assert.Equal(Rule.NotYourAct, Assert.IsType<Outcome.Refused>(await SetAsync(seen, Due.AddDays(1), who: office.UnitLead)).Refusal.Unmet[0].Rule);
        Must(await SetAsync(seen, Due.AddDays(1)));
        Assert.IsType<Outcome.ChangedMeanwhile>(await SetAsync(seen, Due.AddDays(2)));
    }

    [Fact]
    public async Task Units_are_reminded_of_many_tasks_by_one_message_and_of_one_task_once_a_day()
    {
        Must(await RemindAsync(inspection.Tasks));
        await using var db = office.OpenDatabase();
        var told = await db.Notifications.Where(n => n.Kind == FactKind.TaskReminded).ToListAsync();
        Assert.Equal([office.UnitLead.Value, office.Handler.Value], told.Select(n => n.PersonId.Value).OrderBy(id => id != office.UnitLead.Value));
        Assert.All(told, one => Assert.Equal(3, one.SubjectIds.Length));

        var again = Assert.IsType<Outcome.Refused>(await RemindAsync([inspection.Task])).Refusal.Unmet;
        Assert.Equal((Rule.RemindedToday, inspection.Task.Value), (Assert.Single(again).Rule, again[0].Subject!.Value));
        office.Clock.GoTo(Day.AddDays(1));
        Must(await RemindAsync(inspection.Tasks, office.Supervision));
        Assert.Equal(6, await db.Facts.CountAsync(f => f.Kind == FactKind.TaskReminded));
        Assert.Equal(Rule.NotYourAct, Assert.IsType<Outcome.Refused>(await RemindAsync(inspection.Tasks, office.UnitLead)).Refusal.Unmet[0].Rule);
    }

    [Fact]
    public async Task Reminded_by_ten_at_once_a_unit_hears_once()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => RemindAsync(inspection.Tasks))));
        Assert.Equal(1, outcomes.Count(outcome => outcome.IsDone));
        await using var db = office.OpenDatabase();
        Assert.Equal(3, await db.Facts.CountAsync(f => f.Kind == FactKind.TaskReminded));
    }

    [Fact]
    public async Task Letters_are_drafted_one_a_unit_in_the_words_the_records_give()
    {
        Must(await DraftAsync(inspection.Tasks, LetterKind.Reminder));
        await using var db = office.OpenDatabase();
        var letter = Assert.Single(await db.Letters.Include(l => l.Tasks).ToListAsync());
        Assert.Equal((LetterState.Drafted, office.WaterDepartment, 3), (letter.State, letter.UnitId, letter.Tasks.Count));

        var closed = await RegisteredAsync(office);
        await closed.WalkTo(TaskState.Closed, Due);
        var refused = Assert.IsType<Outcome.Refused>(await DraftAsync([inspection.Task, closed.Task], LetterKind.Urging)).Refusal.Unmet;
        Assert.Equal((Rule.LetterTasksSettled, closed.Task.Value), (Assert.Single(refused).Rule, refused[0].Subject!.Value));
        Assert.Equal(1, await db.Letters.CountAsync());
        Assert.IsType<Outcome.NotAllowed>(await DraftAsync(inspection.Tasks, LetterKind.Reminder, office.UnitLead));
    }

    [Fact]
    public async Task The_page_says_what_each_state_allows_and_the_workbook_holds_the_selection_alone()
    {
        var sheet = (await office.As<ReadSelection, SelectionSheet?>(office.Office, read => read.Run([inspection.Tasks[0], inspection.Tasks[1]])))!;
        Assert.Equal((2, true, true, 1), (sheet.Tasks.Count, sheet.MayKeep, sheet.MayWrite, sheet.Letters));
        Assert.All(sheet.Tasks, task => Assert.True(task is { TakesDeadline: true, TakesReminder: true }));
        var unit = (await office.As<ReadSelection, SelectionSheet?>(office.UnitLead, read => read.Run(inspection.Tasks)))!;
        Assert.Equal((3, false, false), (unit.Tasks.Count, unit.MayKeep, unit.MayWrite));
        Assert.Empty((await office.As<ReadSelection, SelectionSheet?>(office.FinanceLead, read => read.Run(inspection.Tasks)))!.Tasks);
        var slice = (await office.As<ReadLedger, LedgerSlice?>(office.Office, read => read.Run(new LedgerFilter { Chosen = [inspection.Tasks[1]] })))!;
        Assert.Equal(inspection.Tasks[1], Assert.Single(slice.Rows).Task);
    }

    private async Task<IReadOnlyList<SeenTask>> SeenAsync()
    {
        var seen = new List<SeenTask>();
        foreach (var task in inspection.Tasks) seen.Add(new SeenTask(task, await inspection.SeenAsync(task)));
        return seen;
    }

    private Task<Outcome> SetAsync(IReadOnlyList<SeenTask> tasks, DateOnly? dueOn, bool longTerm = false, PersonId? who = null) => office.As<SetDeadlines, Outcome>(who ?? office.Office, verb => verb.Run(tasks, dueOn, longTerm, "领导小组会议要求", ActId.New()));

    private Task<Outcome> RemindAsync(IReadOnlyCollection<TaskId> tasks, PersonId? who = null) => office.As<RemindUnits, Outcome>(who ?? office.Office, verb => verb.Run(tasks, ActId.New()));

    private Task<Outcome> DraftAsync(IReadOnlyCollection<TaskId> tasks, LetterKind kind, PersonId? who = null) => office.As<DraftLetters, Outcome>(who ?? office.Office, verb => verb.Run(tasks, kind, ActId.New()));
}
