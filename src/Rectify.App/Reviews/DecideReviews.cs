using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>What an auditor does with several tasks of the queue at once.</summary>
public enum ReviewDecision
{
    Take,

    /// <summary>回炉, all with one reason; what nobody has taken is taken with it.</summary>
    Return,

    /// <summary>Only where every measure has its verdict.</summary>
    Pass,
}

/// <summary>One decision on several tasks of the queue: all or none in one transaction, a record of its own for each; a refusal names its task. Nothing is asked less than of one task alone.</summary>
public sealed class DecideReviews(UnitOfWork work) : IUseCase
{
    /// <param name="reason">For what is sent back.</param>
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, ReviewDecision decision, Reason? reason, ActId act, CancellationToken ct = default) => decision switch
    {
        ReviewDecision.Take => work.DecideManyAsync(nameof(DecideReviews), tasks, act, TaskParts.All, (task, _, setting, stamp) => task.TakeReview(ReviewId.New(), setting, stamp), ct),
        ReviewDecision.Pass => work.DecideManyAsync(nameof(DecideReviews), tasks, act, TaskParts.All, (task, _, setting, stamp) => task.PassReview(setting, stamp), ct),
        _ when reason is null => Task.FromResult(Outcome.Bad(nameof(reason), "missing")),
        _ => work.DecideManyAsync(nameof(DecideReviews), tasks, act, TaskParts.All, (task, _, setting, stamp) =>
            (task.OpenReview is null ? task.TakeReview(ReviewId.New(), setting, stamp) : null) ?? task.ReturnForRework(reason, setting, stamp), ct),
    };
}
