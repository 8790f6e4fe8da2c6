using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;

namespace Rectify.App.Selections;

/// <summary>The office sets another deadline for many tasks whose plan is not approved yet: all of them or none, a record each; a refusal names every task that stands in the way.</summary>
public sealed class SetDeadlines(UnitOfWork work) : IUseCase
{
    /// <param name="dueOn">Null for 长期 where <paramref name="longTerm"/> says so.</param>
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, DateOnly? dueOn, bool longTerm, string? reason, ActId act, CancellationToken ct = default) =>
        !Reason.TryParse(reason, out var because) ? Task.FromResult(Outcome.Bad(nameof(reason), "required"))
        : (longTerm ? Deadline.LongTerm : dueOn) is not { } day ? Task.FromResult(Outcome.Bad(nameof(dueOn), "required"))
        : work.DecideManyAsync(nameof(SetDeadlines), tasks, act, TaskParts.Root, (task, _, setting, stamp) => task.SetDeadline(day, because, setting, stamp), ct);
}
