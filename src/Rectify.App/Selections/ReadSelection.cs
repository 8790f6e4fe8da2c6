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

    /// <summary>What the life cycle lets the reader decide on it, of what can be decided on many.</summary>
    public IReadOnlyList<TaskVerb> Offered { get; init; } = [];

    public bool Allows(TaskVerb verb) => Offered.Contains(verb);
}

/// <summary>Whom tasks of one body may go to.</summary>
public sealed record ReassignChoices(IReadOnlyList<NamedUnit> Units, IReadOnlyList<PersonChoice> Leaders);

/// <param name="MayKeep">The reader does the office's work at every body of the selection.</param>
/// <param name="MayWrite">The reader writes letters, and reminds, at every body of it.</param>
/// <param name="Letters">How many letters would be raised: one a unit and inspection.</param>
/// <param name="To">Whom the tasks may go to; null where they are of several bodies, or the reader does not do the office's work.</param>
public sealed record SelectionSheet(IReadOnlyList<SelectedTask> Tasks, bool MayKeep, bool MayWrite, int Letters, DateOnly Today, ReassignChoices? To = null)
{
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
            mayKeep && bodies is [var only] ? new ReassignChoices(await AssignmentChoices.UnitsAsync(reading, only, ct), await AssignmentChoices.LeadersAsync(reading, only, ct)) : null);
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
        return tasks.ToDictionary(task => task.Id, task => (IReadOnlyList<TaskVerb>)[.. DecideTasks.Verbs.Where(verb => TaskLifecycle.WhyNot(verb, new TaskCase(task, settings[task.Id], reading.Actor, reading.Today)).Count == 0)]);
    }

    private static readonly List<TaskState> Signed = [TaskState.Submitted, TaskState.UnderAcceptance, TaskState.OnDisplay];
}
