using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Assignments;

/// <summary>拆分: the office adds a part to a problem for which another unit is to answer. The new part waits for assignment.</summary>
public sealed class SplitProblem(UnitOfWork work) : IUseCase
{
    /// <summary>Parts a problem may have.</summary>
    public const int MaxParts = 50;

    /// <param name="id">Any part of the problem that is registered or assigned.</param>
    /// <param name="part">Key of the new part, made by the form.</param>
    public Task<Outcome> Run(TaskId id, int seen, TaskId part, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(SplitProblem), act, async session =>
    {
        if (await session.LockTaskAsync(id, deciding: true, TaskParts.Root) is not var (task, setting)) return Outcome.None;
        if (task.Version != seen) return await session.ChangedSinceAsync(id, seen);
        // two splits of one problem at a time would take the same number
        await session.Db.Database.ExecuteSqlAsync($"select 1 from problems where id = {task.ProblemId.Value} for update", ct);
        var last = await session.Db.Tasks.Where(t => t.ProblemId == task.ProblemId).MaxAsync(t => t.Part, ct);
        if (last >= MaxParts) return Outcome.Bad("parts", "too-many");
        var (refusal, added) = task.Split(part, last + 1, setting, session.Stamp);
        if (added is not null) session.Db.Tasks.Add(added);
        return Outcome.Of(refusal);
    }, ct);
}
