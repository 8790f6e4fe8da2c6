using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>One line of a bulk assignment: the task, the version the user saw, and who answers for it until when.</summary>
public sealed record AssignmentLine(TaskId Task, int Seen, Assignment To) : ITaskLine;

/// <summary>
/// 分派: the office names leader, units and deadline for many tasks in one act, one fact each; one refusal and nothing happens. The problems' wording freezes.
/// </summary>
public sealed class AssignTasks(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(IReadOnlyList<AssignmentLine> lines, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(AssignTasks), act, async session =>
    {
        var outcome = await session.DecideManyAsync(lines, TaskParts.Root, (task, line, setting, stamp) => task.Assign(line.To, setting, stamp));
        if (!outcome.IsDone) return outcome;

        var problemIds = session.Db.ChangeTracker.Entries<RectificationTask>().Select(entry => entry.Entity.ProblemId).Distinct().ToList();
        foreach (var problem in await session.Db.Problems.Where(p => problemIds.Contains(p.Id)).ToListAsync(ct)) problem.Freeze(session.Stamp.On);
        return outcome;
    }, ct);
}
