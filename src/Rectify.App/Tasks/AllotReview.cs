using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The office gives the review of a restricted task to an auditor, who knows of it from then on.</summary>
public sealed class AllotReview(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(TaskId id, int seen, ActId act, PersonId auditor, CancellationToken ct = default) => work.RunAsync(nameof(AllotReview), act, async session =>
    {
        if (await session.LockTaskAsync(id, deciding: true, TaskParts.All) is not var (task, setting)) return Outcome.None;
        if (task.Version != seen) return await session.ChangedSinceAsync(id, seen);
        if (!await session.Db.TakesPartAsync(auditor, session.Stamp.On, ct)) return Outcome.Bad(nameof(auditor), "unknown");
        return Outcome.Of(task.AllotReview(ReviewId.New(), await session.Db.ActorAsync(auditor, session.Stamp.On, ct), setting, session.Stamp));
    }, ct);
}
