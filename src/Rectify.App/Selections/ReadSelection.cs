using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Supervision;
using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Selections;

/// <summary>A task chosen in the ledger, and what of the bulk work its state allows.</summary>
/// <param name="Version">What an act over the selection must have seen.</param>
public sealed record SelectedTask(TaskId Id, int Version, int Number, string Wording, InspectionId Inspection, UnitId? Unit, string? UnitName, TaskState State, DateOnly DueOn, DateOnly? RemindedOn)
{
    public bool TakesDeadline => TaskLifecycle.Find(State, TaskVerb.SetDeadline) is not null;

    public bool TakesReminder => TaskLifecycle.Find(State, TaskVerb.Remind) is not null;

    public bool TakesReassignment => TaskLifecycle.Find(State, TaskVerb.Reassign) is not null;

    /// <summary>What the life cycle lets the reader decide on it, of what can be decided on many; what is proposed already is not proposed again.</summary>
    public IReadOnlyList<TaskVerb> Offered { get; init; } = [];

    public bool Allows(TaskVerb verb) => Offered.Contains(verb);
}

/// <summary>Whom tasks of one body may go to.</summary>
public sealed record ReassignChoices(IReadOnlyList<NamedUnit> Units, IReadOnlyList<PersonChoice> Leaders);

/// <summary>An acceptance group that a task of the inspection has.</summary>
/// <param name="Of">That task.</param>
/// <param name="Names">The head first.</param>
public sealed record SelectedPanel(TaskId Of, IReadOnlyList<string> Names);

/// <param name="MayKeep">The reader does the office's work at every body of the selection.</param>
/// <param name="MayWrite">The reader writes letters, and reminds, at every body of it.</param>
/// <param name="Letters">How many letters would be raised: one a unit and inspection.</param>
/// <param name="To">Whom the tasks may go to; null where they are of several bodies, or the reader does not do the office's work.</param>
public sealed record SelectionSheet(IReadOnlyList<SelectedTask> Tasks, bool MayKeep, bool MayWrite, int Letters, DateOnly Today, ReassignChoices? To = null)
{
    /// <summary>Groups that sit at other tasks of the inspection; empty where none of those chosen can be given one.</summary>
    public IReadOnlyList<SelectedPanel> Panels { get; init; } = [];

    /// <summary>Open, so that another unit can be named.</summary>
    public IReadOnlyList<SelectedTask> Reassignable => [.. Tasks.Where(task => task.TakesReassignment)];

    /// <summary>Those of them whose own deadline is past: they need another.</summary>
    public IReadOnlyList<SelectedTask> Past => [.. Reassignable.Where(task => task.DueOn < Today)];
}

/// <summary>所选任务: what was chosen in the ledger, of what the reader may see.</summary>
public sealed class ReadSelection(Door door) : IUseCase
{
    public const int MostTasks = 200;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<SelectionSheet?> Run(IReadOnlyCollection<TaskId> chosen, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var ids = chosen.Take(MostTasks).ToList();
        var found = await (
            from t in db.TasksVisibleTo(reading.Sight).Where(t => ids.Contains(t.Id))
            join p in db.Problems on t.ProblemId equals p.Id
            join i in db.Inspections on t.InspectionId equals i.Id
            orderby t.InspectionId, t.Sequence, t.Id
            select new
            {
                i.BodyId, Task = new SelectedTask(t.Id, t.Version, p.Number, p.Wording.Substring(0, ReviewQueue.WordingLength), t.InspectionId, t.LeadUnitId,
                    db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(), t.State, t.DueOn, t.RemindedOn),
            }).ToListAsync(ct);
        var bodies = found.Select(f => f.BodyId).Distinct().ToList();
        var mayKeep = bodies.Count > 0 && bodies.TrueForAll(body => reading.Actor.WhyNotOffice(body) is null);
        var offered = await OfferedAsync(reading, ids, ct);
        return new SelectionSheet(
            [.. found.Select(f => f.Task with { Offered = offered[f.Task.Id] })], mayKeep, bodies.Count > 0 && bodies.TrueForAll(body => LetterSight.SideOf(reading.Actor, body) is not null),
            found.Where(f => f.Task.Unit is not null && f.Task.State.IsOpen()).Select(f => (f.Task.Inspection, f.Task.Unit)).Distinct().Count(), reading.Today,
            mayKeep && bodies is [var only] ? new ReassignChoices(await AssignmentChoices.UnitsAsync(reading, only, ct), await AssignmentChoices.LeadersAsync(reading, only, ct)) : null)
        {
            Panels = found.Select(f => f.Task.Inspection).Distinct().ToList() is [var inspection] && offered.Values.Any(verbs => verbs.Contains(TaskVerb.AppointPanel)) ? await PanelsAsync(reading, inspection, ct) : [],
        };
    }

    /// <summary>Asked of the life cycle itself; of what is being signed, its reviews and its opinion are read, of the others the root alone.</summary>
    private async Task<IReadOnlyDictionary<TaskId, IReadOnlyList<TaskVerb>>> OfferedAsync(Reading reading, List<TaskId> ids, CancellationToken ct)
    {
        var visible = reading.Db.TasksVisibleTo(reading.Sight).Where(t => ids.Contains(t.Id));
        List<RectificationTask> tasks =
        [
            .. await ActSession.With(visible.Where(t => !Signed.Contains(t.State)), TaskParts.Root).ToListAsync(ct),
            .. await ActSession.With(visible.Where(t => Signed.Contains(t.State)), TaskParts.Reviews | TaskParts.Acceptance).ToListAsync(ct),
        ];
        var settings = await new ActSession(reading.Db, new Stamp(reading.Actor, door.Now(), reading.Today), reading.Sight, ct).SettingsAsync(tasks);
        return tasks.ToDictionary(task => task.Id, task => (IReadOnlyList<TaskVerb>)[.. Asked.Where(verb => !(verb == TaskVerb.ProposeWithdrawal && task.ProposedBy is not null) && TaskLifecycle.WhyNot(verb, new TaskCase(task, settings[task.Id], reading.Actor, reading.Today)).Count == 0)]);
    }

    /// <summary>Of the tasks that were given a group last, each group once.</summary>
    private static async Task<IReadOnlyList<SelectedPanel>> PanelsAsync(Reading reading, InspectionId inspection, CancellationToken ct)
    {
        var db = reading.Db;
        var found = await db.TasksVisibleTo(reading.Sight).Where(t => t.InspectionId == inspection && t.Panel.Any()).OrderByDescending(t => t.Id).Take(MostPanels)
            .Select(t => new { t.Id, Seats = t.Panel.OrderBy(seat => seat.Role).ThenBy(seat => seat.PersonId).Select(seat => new { seat.PersonId, seat.Role, Name = db.Persons.Where(n => n.Id == seat.PersonId).Select(n => n.Name).First() }).ToList() }).ToListAsync(ct);
        return [.. found.DistinctBy(panel => string.Join(',', panel.Seats.Select(seat => $"{seat.Role}{seat.PersonId.Value:N}"))).Select(panel => new SelectedPanel(panel.Id, [.. panel.Seats.Select(seat => seat.Name)]))];
    }

    private const int MostPanels = 50;

    private static readonly IReadOnlyList<TaskVerb> Asked = [.. DecideTasks.Verbs, TaskVerb.AppointPanel];

    private static readonly List<TaskState> Signed = [TaskState.Submitted, TaskState.UnderAcceptance, TaskState.OnDisplay];
}
