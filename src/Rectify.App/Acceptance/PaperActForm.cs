using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <param name="Deciders">Whose decision it is; of several tasks, who decides on each of them.</param>
public sealed record PaperVerbChoice(TaskVerb Verb, IReadOnlyList<PersonId> Deciders);

/// <summary>One of the tasks that a paper names.</summary>
public sealed record PaperTask(TaskId Id, int Number, string Wording, TaskState State)
{
    /// <summary>Of the text that was printed and signed.</summary>
    public string? PrintedDigest { get; init; }
}

/// <param name="Verbs">What may be decided on paper as the tasks stand; what reaches further than the task is offered only where it is asked for.</param>
/// <param name="Reaches">How many tasks it decides on at once by itself; null for those named.</param>
/// <param name="People">The names of deciders and of members who may be absent.</param>
/// <param name="Absent">Members of the panel who have not signed, of every task.</param>
/// <param name="Refusal">Why the reader may not record; null when they may.</param>
public sealed record PaperActChoices(
    InspectionId Inspection, IReadOnlyList<PaperTask> Tasks, IReadOnlyList<PaperVerbChoice> Verbs, IReadOnlyDictionary<PersonId, string> People, IReadOnlyList<PersonId> Absent, Refusal? Refusal, int? Reaches)
{
    /// <summary>The task it is entered at.</summary>
    public PaperTask First => Tasks[0];
}

/// <summary>What can be recorded as decided on paper for a task, or for several of one inspection, and by whom it can have been decided: the life cycle's own answer for each person.</summary>
public sealed class PaperActForm(Door door) : IUseCase
{
    /// <param name="others">Tasks that the paper names beside that one.</param>
    public async Task<PaperActChoices?> Run(TaskId id, TaskVerb? asked = null, IReadOnlyCollection<TaskId>? others = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var ids = (others ?? []).Prepend(id).Distinct().Take(PaperAct.MaxTasks).ToList();
        var db = reading.Db;
        var tasks = await ActSession.With(db.Tasks.Where(t => ids.Contains(t.Id)).VisibleTo(reading.Sight, db), TaskParts.All).OrderBy(t => t.Sequence).ThenBy(t => t.Id).ToListAsync(ct);
        if (tasks.Count != ids.Count || tasks.DistinctBy(t => t.InspectionId).Count() != 1) return null;
        var stamp = new Stamp(reading.Actor, door.Now(), reading.Today);
        var settings = await new ActSession(db, stamp, reading.Sight, ct).SettingsAsync(tasks);
        var problemIds = tasks.Select(t => t.ProblemId).Distinct().ToList();
        var problems = await db.Problems.Where(p => problemIds.Contains(p.Id)).Select(p => new { p.Id, p.Number, p.Wording }).ToDictionaryAsync(p => p.Id, ct);

        var actors = new List<Actor>();
        foreach (var person in await PossibleAsync(reading, tasks, settings, ct)) actors.Add(await db.ActorAsync(person, reading.Today, ct));
        var verbs = TaskLifecycle.From(tasks[0].State).Select(row => row.Verb).Where(verb => PaperAct.Verbs.Contains(verb) && (PaperAct.ReachesFurther(verb) ? verb == asked && tasks.Count == 1 : asked is null || !PaperAct.ReachesFurther(asked.Value)))
            .Select(verb => new PaperVerbChoice(verb, [.. actors.Where(actor => tasks.TrueForAll(task => MayDecide(verb, new TaskCase(task, settings[task.Id], actor, reading.Today)))).Select(actor => actor.Person)]))
            .Where(choice => choice.Deciders.Count > 0).ToList();
        IReadOnlyList<PersonId> absent = verbs.Exists(choice => PaperVerbs.NamesMember(choice.Verb))
            ? [.. tasks[0].Panel.Where(seat => seat.Role != PanelRole.Head && tasks.TrueForAll(task => task.WhyNotAbsent(seat.PersonId) is null)).Select(seat => seat.PersonId)] : [];
        return new PaperActChoices(tasks[0].InspectionId, [.. tasks.Select(t => new PaperTask(t.Id, problems[t.ProblemId].Number, problems[t.ProblemId].Wording, t.State))], verbs,
            await db.NamesAsync(actors.Select(a => a.Person).Concat(absent), ct), absent, tasks.Select(task => PaperOffice.Refuse(TaskVerb.Confirm, task, settings[task.Id], stamp)).FirstOrDefault(refusal => refusal is not null),
            asked is { } wide && verbs.Count > 0 ? await ReachesAsync(db, wide, tasks[0], ct) : null);
    }

    /// <summary>They stand in the relation, and there is something to decide.</summary>
    private static bool MayDecide(TaskVerb verb, TaskCase c) => TaskLifecycle.Find(c.Task.State, verb) is { } row && row.By.Any(by => by.Find(c) is not null) && TaskLifecycle.HasSubject(row, c);

    private static async Task<int?> ReachesAsync(RectifyDb db, TaskVerb verb, RectificationTask task, CancellationToken ct) => verb switch
    {
        TaskVerb.ApprovePlan => await db.Tasks.CountAsync(t => t.InspectionId == task.InspectionId && t.State == TaskState.Planning, ct),
        TaskVerb.TakeOver => await db.Takeovers.Where(b => b.State == TakeoverState.Proposed && b.Lines.Any(line => line.TaskId == task.Id)).Select(b => b.Lines.Count).SingleOrDefaultAsync(ct),
        _ => null,
    };

    private static async Task<IReadOnlyList<PersonId>> PossibleAsync(Reading reading, IReadOnlyList<RectificationTask> tasks, IReadOnlyDictionary<TaskId, TaskSetting> settings, CancellationToken ct)
    {
        var (today, setting) = (reading.Today, settings[tasks[0].Id]);
        var grants = await reading.Db.RoleGrants.Where(g => (g.Role == Role.LeadingGroup || g.Role == Role.UpperLevel) && g.From <= today && (g.Until == null || today <= g.Until))
            .Select(g => new { g.PersonId, g.UnitId }).ToListAsync(ct);
        var named = tasks.Select(task => task.LeaderId).Append(setting.FirstResponsible).OfType<PersonId>();
        return [.. named.Concat(tasks.SelectMany(task => task.Panel).Select(seat => seat.PersonId)).Concat(grants.Where(g => reading.Actor.Units.IsWithin(setting.Body, g.UnitId)).Select(g => g.PersonId)).Distinct()];
    }
}
