using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Problems;

/// <summary>A second person of the office approves an erratum or refuses it; who proposed it may take it back.</summary>
public sealed class DecideErratum(UnitOfWork work) : IUseCase
{
    /// <summary>What is judged, signed or displayed in these stands still.</summary>
    internal static IReadOnlyList<TaskState> Still { get; } = [TaskState.Submitted, TaskState.UnderAcceptance, TaskState.OnDisplay];

    /// <param name="reason">Of a refusal or when it is taken back.</param>
    public Task<Outcome> Run(ProblemId id, int seen, bool approve, string? reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DecideErratum), act, async session =>
    {
        if (!Reason.TryParse(reason, out var because) && !approve) return Outcome.Bad(nameof(reason), "required");
        var (problem, refusal) = await session.LockProblemAsync(id, seen);
        if (problem is null) return refusal;
        await session.Db.Entry(problem).Collection(p => p.Errata).LoadAsync(ct);
        if (!approve) return Outcome.Of(problem.DropErratum(because!, session.Stamp));
        // none of its tasks may begin to be judged meanwhile
        var tasks = await session.LockTasksAsync(await session.Db.Tasks.AsNoTracking().Where(t => t.ProblemId == id).Select(t => t.Id).ToListAsync(ct), TaskParts.Root);
        return Outcome.Of(problem.ApproveErratum(tasks.Any(t => Still.Contains(t.State)), session.Stamp));
    }, ct);
}
