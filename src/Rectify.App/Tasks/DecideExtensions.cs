using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>What is done with several requests for more time at once.</summary>
public enum ExtensionDecision
{
    /// <summary>同意, by the leading responsible leader of each; without a reason, as of one alone.</summary>
    Agree,

    /// <summary>批准</summary>
    Grant,

    /// <summary>驳回</summary>
    Refuse,
}

/// <summary>One decision on the open requests of many tasks: all of them or none, a record each; a refusal names every task that stands in the way. Nothing is asked less than of one request alone.</summary>
public sealed class DecideExtensions(UnitOfWork work) : IUseCase
{
    private const TaskParts Parts = TaskParts.Measures | TaskParts.Extensions;

    /// <param name="reason">For what is granted or refused.</param>
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, ExtensionDecision decision, string? reason, ActId act, CancellationToken ct = default) =>
        decision == ExtensionDecision.Agree ? work.DecideManyAsync(nameof(DecideExtensions), tasks, act, Parts, (task, _, setting, stamp) => task.AgreeExtension(setting, stamp), ct)
        : !Reason.TryParse(reason, out var because) ? Task.FromResult(Outcome.Bad(nameof(reason), string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long"))
        : work.DecideManyAsync(nameof(DecideExtensions), tasks, act, Parts, (task, _, setting, stamp) => task.DecideExtension(decision == ExtensionDecision.Grant, because, setting, stamp), ct);
}
