using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Data;

/// <summary>A line of an act over many tasks: the task, and the version the user saw of it.</summary>
public interface ITaskLine
{
    TaskId Task { get; }

    int Seen { get; }
}

/// <summary>A task as the user saw it.</summary>
public sealed record SeenTask(TaskId Task, int Seen) : ITaskLine;

/// <summary>Acts over many tasks: all of them or none. A refusal names every line that stands in the way, with the task as its subject.</summary>
internal static class ManyTasks
{
    /// <summary>Lines that one act may hold: more belong into several acts.</summary>
    public const int MaxLines = 500;

    /// <summary>Decides on every line in the order of the tasks; one refusal, one stale version or one task out of sight and nothing happens.</summary>
    public static Task<Outcome> DecideManyAsync<TLine>(this UnitOfWork work, string verb, IReadOnlyList<TLine> lines, ActId act, TaskParts parts, Func<RectificationTask, TLine, TaskSetting, Stamp, Refusal?> decide, CancellationToken ct)
        where TLine : ITaskLine =>
        work.RunAsync(verb, act, session => session.DecideManyAsync(lines, parts, decide), ct);

    /// <summary>The same inside an act that does more than that.</summary>
    public static async Task<Outcome> DecideManyAsync<TLine>(this ActSession session, IReadOnlyList<TLine> lines, TaskParts parts, Func<RectificationTask, TLine, TaskSetting, Stamp, Refusal?> decide)
        where TLine : ITaskLine
    {
        if (lines.Count is 0 or > MaxLines) return Outcome.Bad(nameof(lines), lines.Count == 0 ? "nothing-chosen" : "too-many");
        var lineOf = lines.DistinctBy(line => line.Task).ToDictionary(line => line.Task);
        var tasks = await session.LockTasksAsync(lineOf.Keys, parts);
        if (tasks.Count != lines.Count) return Outcome.None;
        var stale = tasks.Where(task => task.Version != lineOf[task.Id].Seen).ToList();
        if (stale.Count > 0) return await session.ChangedSinceAsync(stale[0].Id, lineOf[stale[0].Id].Seen);

        var settings = await session.SettingsAsync(tasks);
        var archived = await Archives.AmongAsync(session, tasks, task => task.Id.Value);
        var unmet = tasks.Select(task => archived.TryGetValue(task, out var why) ? new Refusal(null, [why]) : decide(task, lineOf[task.Id], settings[task.Id], session.Stamp) is { } refusal ? refusal with { Unmet = [.. refusal.Unmet.Select(u => u with { Subject = task.Id.Value })] } : null)
            .OfType<Refusal>().ToList();
        return unmet.Count == 0 ? Outcome.Ok : new Outcome.Refused(new Refusal(unmet.Select(refusal => refusal.Verb).FirstOrDefault(verb => verb is not null), [.. unmet.SelectMany(refusal => refusal.Unmet)]));
    }
}
