using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <param name="Deciders">Whose decision it is.</param>
public sealed record PaperVerbChoice(TaskVerb Verb, IReadOnlyList<PersonId> Deciders);

/// <param name="Verbs">What may be decided on paper in the task's present state; what reaches further than the task is offered only where it is asked for.</param>
/// <param name="Reaches">How many tasks it decides on at once; null for this one.</param>
/// <param name="People">The deciders' names.</param>
/// <param name="Refusal">Why the reader may not record; null when they may.</param>
public sealed record PaperActChoices(TaskId Task, InspectionId Inspection, int Number, string Wording, TaskState State, IReadOnlyList<PaperVerbChoice> Verbs, IReadOnlyDictionary<PersonId, string> People, Refusal? Refusal, int? Reaches);

/// <summary>What can be recorded as decided on paper for a task, and by whom it can have been decided: the life cycle's own answer for each person.</summary>
public sealed class PaperActForm(Door door) : IUseCase
{
    public async Task<PaperActChoices?> Run(TaskId id, TaskVerb? asked = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await reading.TaskAsync(id, door.Now(), ct) is not { } read) return null;
        var (task, setting) = (read.Task, read.Setting);
        var problem = await reading.Db.Problems.Where(p => p.Id == task.ProblemId).Select(p => new { p.Number, p.Wording }).SingleAsync(ct);
        var actors = new List<Actor>();
        foreach (var person in await PossibleAsync(reading, read, ct)) actors.Add(await reading.Db.ActorAsync(person, reading.Today, ct));
        var verbs = TaskLifecycle.From(task.State).Where(row => PaperAct.Verbs.Contains(row.Verb) && (PaperAct.ReachesFurther(row.Verb) ? row.Verb == asked : asked is null || !PaperAct.ReachesFurther(asked.Value)))
            .Select(row => new PaperVerbChoice(row.Verb, [.. actors.Where(actor => row.By.Any(by => by.Find(new TaskCase(task, setting, actor, reading.Today)) is not null)).Select(actor => actor.Person)]))
            .Where(choice => choice.Deciders.Count > 0).ToList();
        return new PaperActChoices(task.Id, task.InspectionId, problem.Number, problem.Wording, task.State, verbs, await reading.Db.NamesAsync(actors.Select(a => a.Person), ct),
            PaperOffice.Refuse(TaskVerb.Confirm, task, setting, read.Stamp), asked is { } verb && verbs.Count > 0 ? await ReachesAsync(reading.Db, verb, task, ct) : null);
    }

    private static async Task<int?> ReachesAsync(RectifyDb db, TaskVerb verb, RectificationTask task, CancellationToken ct) => verb switch
    {
        TaskVerb.ApprovePlan => await db.Tasks.CountAsync(t => t.InspectionId == task.InspectionId && t.State == TaskState.Planning, ct),
        TaskVerb.TakeOver => await db.Takeovers.Where(b => b.State == TakeoverState.Proposed && b.Lines.Any(line => line.TaskId == task.Id)).Select(b => b.Lines.Count).SingleOrDefaultAsync(ct),
        _ => null,
    };

    private static async Task<IReadOnlyList<PersonId>> PossibleAsync(Reading reading, TaskInReading read, CancellationToken ct)
    {
        var today = reading.Today;
        var grants = await reading.Db.RoleGrants.Where(g => (g.Role == Role.LeadingGroup || g.Role == Role.UpperLevel) && g.From <= today && (g.Until == null || today <= g.Until))
            .Select(g => new { g.PersonId, g.UnitId }).ToListAsync(ct);
        var named = new[] { read.Task.LeaderId, read.Setting.FirstResponsible }.OfType<PersonId>();
        return [.. named.Concat(read.Task.Panel.Select(seat => seat.PersonId)).Concat(grants.Where(g => reading.Actor.Units.IsWithin(read.Setting.Body, g.UnitId)).Select(g => g.PersonId)).Distinct()];
    }
}
