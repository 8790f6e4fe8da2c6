using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Amendments;

/// <summary>What is done about an amendment that waits.</summary>
public enum AmendmentDecision
{
    /// <summary>责任领导同意</summary>
    Agree,

    /// <summary>整改办审核通过</summary>
    Review,

    /// <summary>领导小组批准</summary>
    Approve,

    /// <summary>退回, with the reason</summary>
    Return,

    /// <summary>撤回 by the unit, with the reason</summary>
    Withdraw,
}

/// <summary>措施调整 of one task or many, decided in one act: all of them or none, a record each; a refusal names every task that stands in the way.</summary>
public sealed class DecideAmendments(UnitOfWork work) : IUseCase
{
    private const TaskParts Parts = TaskParts.Measures | TaskParts.Amendments;

    /// <param name="words">The reason of a return or withdrawal; of an approval, where it is written down, and may be left out.</param>
    public Task<Outcome> Run(AmendmentDecision decision, IReadOnlyList<SeenTask> tasks, string? words, ActId act, CancellationToken ct = default)
    {
        var because = Reason.TryParse(words, out var reason) ? reason : null;
        if (decision is AmendmentDecision.Return or AmendmentDecision.Withdraw && because is null) return Task.FromResult(Outcome.Bad("reason", "required"));
        if (decision == AmendmentDecision.Approve && words?.Trim().Length > Amendment.MaxMinutesLength) return Task.FromResult(Outcome.Bad("minutes", "too-long"));
        return work.DecideManyAsync(nameof(DecideAmendments), tasks, act, Parts, (task, _, setting, stamp) => decision switch
        {
            AmendmentDecision.Agree => task.AgreeAmendment(setting, stamp),
            AmendmentDecision.Review => task.ReviewAmendment(setting, stamp),
            AmendmentDecision.Approve => task.ApproveAmendment(words, setting, stamp),
            AmendmentDecision.Return => task.ReturnAmendment(because!, setting, stamp),
            _ => task.WithdrawAmendment(because!, setting, stamp),
        }, ct);
    }

    public static TaskVerb VerbOf(AmendmentDecision decision) => decision switch
    {
        AmendmentDecision.Agree => TaskVerb.AgreeAmendment,
        AmendmentDecision.Review => TaskVerb.ReviewAmendment,
        AmendmentDecision.Approve => TaskVerb.ApproveAmendment,
        AmendmentDecision.Return => TaskVerb.ReturnAmendment,
        _ => TaskVerb.WithdrawAmendment,
    };
}
