using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Selections;

/// <summary>催办: the units of many tasks are told in one act, one message a person, a record each; for one task once a day at most. All of them or none.</summary>
public sealed class RemindUnits(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyCollection<TaskId> tasks, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(RemindUnits), act, async session =>
    {
        if (tasks.Count is 0 or > ManyTasks.MaxLines) return Outcome.Bad(nameof(tasks), tasks.Count == 0 ? "nothing-chosen" : "too-many");
        var locked = await session.LockTasksAsync(tasks, TaskParts.Root);
        if (locked.Count != tasks.Distinct().Count()) return Outcome.None;
        var settings = await session.SettingsAsync(locked);
        var unmet = locked.SelectMany(task => (task.Remind(settings[task.Id], session.Stamp)?.Unmet ?? []).Select(u => u with { Subject = task.Id.Value })).ToList();
        return unmet.Count == 0 ? Outcome.Ok : new Outcome.Refused(new Refusal(TaskVerb.Remind, unmet));
    }, ct);
}
