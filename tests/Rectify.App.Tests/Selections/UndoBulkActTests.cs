using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.App.Planning;
using Rectify.App.Selections;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Rectify.Testing;
using Xunit;
using static Rectify.Testing.TestInspection;

namespace Rectify.App.Tests.Selections;

/// <summary>撤回批量操作: what one did to many goes back whole, within half an hour and as long as nobody has acted on any of them; else nothing does, and the refusal says which and by whom.</summary>
public sealed class UndoBulkActTests : IAsyncLifetime
{
    private static readonly DateOnly Due = new(2026, 6, 30), Day = new(2026, 3, 18);

    private readonly TestOffice office = new();
    private TestInspection inspection = null!;

    public async Task InitializeAsync()
    {
        await office.InitializeAsync();
        inspection = await RegisteredAsync(office, problems: 3);
    }

    public Task DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Deadlines_set_for_many_go_back_to_what_each_was_in_one_act_that_is_told()
    {
        foreach (var (task, i) in inspection.Tasks.Select((task, i) => (task, i))) Must(await inspection.Assign(Due.AddDays(i), task));
        var act = await SetAsync(Due.AddDays(30));
        Must(await UndoAsync(act));
        foreach (var (task, i) in inspection.Tasks.Select((task, i) => (task, i))) Assert.Equal((Due.AddDays(i), Due.AddDays(i)), ((await inspection.LoadAsync(task)).DueOn, (await inspection.LoadAsync(task)).OriginalDueOn));
        await using var db = office.OpenDatabase();
        var facts = await db.Facts.Where(f => f.Kind == FactKind.DeadlineUndone).ToListAsync();
        Assert.Equal((3, 1), (facts.Count, facts.Select(f => f.ActId).Distinct().Count()));
        Assert.All(facts, fact => Assert.Equal($"{act.Value:N}", fact.Details[UndoneAct.Detail]));
        Assert.Equal(Set(office.UnitLead, office.Handler, office.Leader), await ToldAsync(FactKind.DeadlineUndone));
    }

    [Fact]
    public async Task Where_somebody_has_acted_on_one_of_many_none_goes_back_and_the_refusal_says_which_and_who()
    {
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        var act = await SetAsync(Due.AddDays(30));
        Must(await inspection.Of(inspection.Tasks[1]).Act<SignForTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Tasks[1], seen, ActId.New())));
        var moved = Assert.Single(Assert.IsType<Outcome.Refused>(await UndoAsync(act)).Refusal.Unmet);
        Assert.Equal((Rule.UndoMoved, inspection.Tasks[1].Value, "许望川"), (moved.Rule, moved.Subject!.Value, moved.Detail));
        foreach (var task in inspection.Tasks) Assert.Equal(Due.AddDays(30), (await inspection.LoadAsync(task)).DueOn);
        var sheet = (await office.As<ReadBulkActs, BulkActSheet?>(office.Office, read => read.OneAsync(act)))!;
        Assert.False(sheet.CanGoBack);
        Assert.Equal([null, FactKind.TaskSignedFor, null], sheet.Records.Select(record => record.Since?.Kind));
        await using var db = office.OpenDatabase();
        Assert.False(await db.Facts.AnyAsync(f => f.Kind == FactKind.DeadlineUndone));
    }

    [Fact]
    public async Task An_act_that_only_added_something_keeps_the_undo_from_the_record_too()
    {
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        var act = await SetAsync(Due.AddDays(30));
        Must(await office.As<RemindUnits, Outcome>(office.Office, verb => verb.Run([inspection.Task], ActId.New())));
        Assert.Equal((Rule.UndoMoved, inspection.Task.Value), (Assert.Single(Refused(await UndoAsync(act))).Rule, Refused(await UndoAsync(act))[0].Subject!.Value));
    }

    [Fact]
    public async Task Half_an_hour_later_nothing_goes_back_and_the_last_minute_still_does()
    {
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        var late = await SetAsync(Due.AddDays(30));
        office.Clock.Add(TimeSpan.FromMinutes(UndoneAct.Minutes) + TimeSpan.FromSeconds(1));
        Assert.All(Refused(await UndoAsync(late)), unmet => Assert.Equal(Rule.UndoTooLate, unmet.Rule));
        var inTime = await SetAsync(Due.AddDays(40));
        office.Clock.Add(TimeSpan.FromMinutes(UndoneAct.Minutes));
        Must(await UndoAsync(inTime));
        Assert.Equal(Due.AddDays(30), (await inspection.LoadAsync()).DueOn);
    }

    [Fact]
    public async Task An_act_is_taken_back_once_and_by_its_author_alone()
    {
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        var act = await SetAsync(Due.AddDays(30));
        Assert.IsType<Outcome.Missing>(await UndoAsync(act, office.HeadOfOffice));
        Assert.IsType<Outcome.Missing>(await UndoAsync(ActId.New()));
        Assert.Null(await office.As<ReadBulkActs, BulkActSheet?>(office.HeadOfOffice, read => read.OneAsync(act)));
        Must(await UndoAsync(act));
        Assert.Contains(Refused(await UndoAsync(act)), unmet => unmet.Rule == Rule.UndoneBefore);
        Assert.True((await office.As<ReadBulkActs, BulkActSheet?>(office.Office, read => read.OneAsync(act)))!.Act.IsUndone);
    }

    [Fact]
    public async Task Pressed_by_ten_at_once_it_goes_back_once()
    {
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        var act = await SetAsync(Due.AddDays(30));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => UndoAsync(act))));
        Assert.Equal(1, outcomes.Count(outcome => outcome.IsDone));
        await using var db = office.OpenDatabase();
        Assert.Equal(3, await db.Facts.CountAsync(f => f.Kind == FactKind.DeadlineUndone));
    }

    [Fact]
    public async Task An_assignment_of_many_goes_back_to_nobody_and_those_released_are_told()
    {
        var act = await AssignAsync();
        Must(await UndoAsync(act));
        foreach (var id in inspection.Tasks)
        {
            var task = await inspection.LoadAsync(id);
            Assert.Equal((TaskState.Registered, null, null, null, Deadline.LongTerm), (task.State, task.LeadUnitId, task.LeaderId, task.HandlerId, task.DueOn));
            Assert.Empty(task.Supporting);
            Assert.Equal([TaskState.Registered, TaskState.Assigned, TaskState.Registered], task.Spans.OrderBy(span => span.Number).Select(span => span.State));
        }
        Assert.Equal(Set(office.UnitLead, office.Handler, office.Leader), await ToldAsync(FactKind.AssignmentUndone));
        await using var db = office.OpenDatabase();
        Assert.True(await db.Problems.AllAsync(p => p.FrozenOn != null));
        await AssignAsync();
        Assert.Equal(TaskState.Assigned, (await inspection.LoadAsync()).State);
    }

    [Fact]
    public async Task An_assignment_about_which_a_letter_was_drafted_stays()
    {
        var act = await AssignAsync();
        Must(await office.As<DraftLetters, Outcome>(office.Office, verb => verb.Run([inspection.Task], LetterKind.Reminder, ActId.New())));
        Assert.Equal((Rule.UndoMoved, inspection.Task.Value), (Assert.Single(Refused(await UndoAsync(act))).Rule, Refused(await UndoAsync(act))[0].Subject!.Value));
        Assert.Equal(TaskState.Assigned, (await inspection.LoadAsync(inspection.Tasks[2])).State);
    }

    [Fact]
    public async Task Of_a_letter_and_an_undo_at_the_same_moment_one_comes_to_nothing()
    {
        for (var round = 0; round < 5; round++)
        {
            var act = await AssignAsync();
            var both = await Task.WhenAll(Task.Run(() => UndoAsync(act)), Task.Run(() => office.As<DraftLetters, Outcome>(office.Office, verb => verb.Run(inspection.Tasks, LetterKind.Reminder, ActId.New()))));
            Assert.Equal(1, both.Count(outcome => outcome.IsDone));
            if (both[0].IsDone) continue;
            Assert.All(Refused(both[0]), unmet => Assert.Equal(Rule.UndoMoved, unmet.Rule));
            return;
        }
    }

    [Fact]
    public async Task A_reassignment_of_many_gives_each_back_to_its_unit_and_its_state()
    {
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        await inspection.Act<SignForTask>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New()));
        var act = await ReassignAsync();
        Must(await UndoAsync(act));
        var task0 = await inspection.LoadAsync();
        Assert.Equal((TaskState.Planning, office.WaterDepartment, office.Leader, office.Handler, Due), (task0.State, task0.LeadUnitId!.Value, task0.LeaderId!.Value, task0.HandlerId!.Value, task0.DueOn));
        Assert.Equal(TaskState.Assigned, (await inspection.LoadAsync(inspection.Tasks[1])).State);
        Assert.Equal(Set(office.UnitLead, office.Handler, office.Leader, office.FinanceLead), await ToldAsync(FactKind.ReassignmentUndone));
    }

    [Fact]
    public async Task A_reassignment_that_was_taken_back_is_told_of_as_no_change_of_the_plan()
    {
        await inspection.WalkTo(TaskState.Rectifying, Due);
        foreach (var task in inspection.Tasks.Skip(1)) Must(await inspection.Assign(Due, task));
        var before = await PlanAsync();
        var act = await ReassignAsync();
        Assert.NotEqual(before, await PlanAsync());
        Must(await UndoAsync(act));
        Assert.Equal(before, await PlanAsync());
    }

    /// <summary>The text of the plan as a paper, with what has become of it.</summary>
    private async Task<string> PlanAsync()
    {
        using var output = new MemoryStream();
        Assert.NotNull(await office.As<WritePlan, string?>(office.Office, write => write.Run(output, inspection.Id)));
        using var zip = new ZipArchive(new MemoryStream(output.ToArray()));
        using var text = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return await text.ReadToEndAsync();
    }

    [Fact]
    public async Task A_reassignment_with_which_something_fell_stays()
    {
        await inspection.WalkTo(TaskState.Applied, Due);
        Must(await inspection.Assign(Due, inspection.Tasks[1]));
        Must(await inspection.Assign(Due, inspection.Tasks[2]));
        var act = await ReassignAsync();
        Assert.Equal((Rule.UndoFelled, inspection.Task.Value), (Assert.Single(Refused(await UndoAsync(act))).Rule, Refused(await UndoAsync(act))[0].Subject!.Value));
        Assert.Equal(office.FinanceDepartment, (await inspection.LoadAsync(inspection.Tasks[1])).LeadUnitId);
    }

    [Fact]
    public async Task Letters_drafted_for_many_are_dropped_without_a_number_unless_one_was_touched()
    {
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        var act = ActId.New();
        Must(await office.As<DraftLetters, Outcome>(office.Office, verb => verb.Run(inspection.Tasks, LetterKind.Reminder, act)));
        Must(await UndoAsync(act));
        await using var db = office.OpenDatabase();
        var letter = Assert.Single(await db.Letters.ToListAsync());
        Assert.Equal((LetterState.Discarded, null), (letter.State, letter.Number));
        Assert.Equal(1, await db.Facts.CountAsync(f => f.Kind == FactKind.LetterDraftUndone));

        var second = ActId.New();
        Must(await office.As<DraftLetters, Outcome>(office.Office, verb => verb.Run(inspection.Tasks, LetterKind.Urging, second)));
        var drafted = await db.Letters.AsNoTracking().SingleAsync(l => l.State == LetterState.Drafted);
        Must(await office.As<DiscardLetter, Outcome>(office.HeadOfOffice, verb => verb.Run(drafted.Id, drafted.Version, ActId.New(), Reason.Of("不再需要"))));
        Assert.Equal(Rule.UndoMoved, Assert.Single(Refused(await UndoAsync(second))).Rule);
    }

    [Fact]
    public async Task Reminders_are_not_taken_back_and_the_list_says_what_is()
    {
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Due, task));
        var reminded = ActId.New();
        Must(await office.As<RemindUnits, Outcome>(office.Office, verb => verb.Run(inspection.Tasks, reminded)));
        Assert.Equal(Rule.ActNotUndone, Assert.Single(Refused(await UndoAsync(reminded))).Rule);
        office.Clock.Add(TimeSpan.FromMinutes(1));
        var set = await SetAsync(Due.AddDays(30));
        office.Clock.Add(TimeSpan.FromMinutes(1));
        Must(await UndoAsync(set));
        var (acts, _) = await office.As<ReadBulkActs, (IReadOnlyList<BulkActRow> Acts, DateTimeOffset)>(office.Office, read => read.Run());
        Assert.Equal([(nameof(UndoBulkAct), 3, false), (nameof(SetDeadlines), 3, true), (nameof(RemindUnits), 3, false)], acts.Take(3).Select(row => (row.Verb, row.Records, row.IsUndone)));
        Assert.All(acts.Take(3), row => Assert.Null(row.Until));
        Assert.NotNull(acts[3].Until);
        Assert.Empty((await office.As<ReadBulkActs, (IReadOnlyList<BulkActRow> Acts, DateTimeOffset)>(office.HeadOfOffice, read => read.Run())).Acts);
    }

    [Fact]
    public async Task A_deadline_set_for_many_counts_on_the_days_after_it_when_they_are_past()
    {
        foreach (var task in inspection.Tasks) Must(await inspection.Assign(Day.AddDays(10), task));
        office.Clock.GoTo(Day.AddDays(1));
        await SetAsync(Day.AddDays(2));
        office.Clock.GoTo(Day.AddDays(9));
        var dashboard = (await office.As<ReadDashboard, Dashboard?>(office.Office, read => read.Run(inspection.Id, Day.AddDays(5))))!;
        Assert.Equal(3, dashboard.Problems.Overdue);
    }

    private async Task<ActId> SetAsync(DateOnly dueOn)
    {
        var act = ActId.New();
        Must(await office.As<SetDeadlines, Outcome>(office.Office, async verb => await verb.Run(await SeenAsync(), dueOn, false, "领导小组会议要求", act)));
        return act;
    }

    private async Task<ActId> AssignAsync()
    {
        var (act, seen) = (ActId.New(), await SeenAsync());
        Must(await office.As<AssignTasks, Outcome>(office.Office, verb => verb.Run([.. seen.Select(line => new AssignmentLine(line.Task, line.Seen, new Assignment(office.Leader, office.WaterDepartment, Due, [office.FinanceDepartment], office.Handler)))], act)));
        return act;
    }

    private async Task<ActId> ReassignAsync()
    {
        var (act, seen) = (ActId.New(), await SeenAsync());
        Must(await office.As<ReassignTasks, Outcome>(office.Office, verb => verb.Run(seen, new Reassignment(office.FinanceDepartment, null, null, "职责调整"), act)));
        return act;
    }

    private async Task<IReadOnlyList<SeenTask>> SeenAsync()
    {
        var seen = new List<SeenTask>();
        foreach (var task in inspection.Tasks) seen.Add(new SeenTask(task, await inspection.SeenAsync(task)));
        return seen;
    }

    private Task<Outcome> UndoAsync(ActId of, PersonId? who = null) => office.As<UndoBulkAct, Outcome>(who ?? office.Office, verb => verb.Run(of, ActId.New()));

    private static IReadOnlyList<Unmet> Refused(Outcome outcome) => Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet;

    private async Task<ISet<Guid>> ToldAsync(FactKind kind)
    {
        await using var db = office.OpenDatabase();
        return (await db.Notifications.Where(n => n.Kind == kind).Select(n => n.PersonId).ToListAsync()).Select(person => person.Value).ToHashSet();
    }

    private static HashSet<Guid> Set(params PersonId[] persons) => [.. persons.Select(person => person.Value)];
}
