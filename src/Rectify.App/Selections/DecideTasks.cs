using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Selections;

/// <summary>
/// One decision on many tasks, where it says the same of each: all of them or none, a record each; a refusal names every task that stands in the way. Nothing is asked less than of one task alone.
/// What must be looked at task by task, such as an application, a review or an opinion, is not among them.
/// </summary>
public sealed class DecideTasks(UnitOfWork work) : IUseCase
{
    public static readonly IReadOnlyList<TaskVerb> Verbs =
    [
        TaskVerb.SignFor, TaskVerb.Confirm, TaskVerb.SignAsPrincipal, TaskVerb.ConfirmAsUpperLevel, TaskVerb.Withdraw, TaskVerb.Restore, TaskVerb.EndDisplay, TaskVerb.RecordCheck,
        TaskVerb.Decline, TaskVerb.DeclineApplication, TaskVerb.DeclineProposal, TaskVerb.TakeBackProposal, TaskVerb.ProposeWithdrawal,
    ];

    /// <summary>Those that carry a reason; of a periodic check it is what was found.</summary>
    public static bool TakesReason(TaskVerb verb) => verb is TaskVerb.RecordCheck or TaskVerb.Decline or TaskVerb.DeclineApplication or TaskVerb.DeclineProposal or TaskVerb.TakeBackProposal or TaskVerb.ProposeWithdrawal;

    /// <param name="reason">One for all of them, where the verb carries one.</param>
    /// <param name="day">The next check, of <see cref="TaskVerb.RecordCheck"/>.</param>
    public Task<Outcome> Run(IReadOnlyList<SeenTask> tasks, TaskVerb verb, string? reason, DateOnly? day, ActId act, CancellationToken ct = default)
    {
        if (!Verbs.Contains(verb)) throw new ArgumentOutOfRangeException(nameof(verb), verb, null);
        var because = Reason.TryParse(reason, out var given) ? given : null;
        if (TakesReason(verb) && because is null) return Task.FromResult(Outcome.Bad(nameof(reason), string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long"));
        if (verb == TaskVerb.RecordCheck && day is null) return Task.FromResult(Outcome.Bad("dueOn", "missing"));
        return work.DecideManyAsync(nameof(DecideTasks), tasks, act, PartsOf(verb), (task, _, setting, stamp) => verb switch
        {
            TaskVerb.SignFor => task.SignFor(setting, stamp),
            TaskVerb.Confirm => task.Confirm(setting, stamp),
            TaskVerb.SignAsPrincipal => task.SignAsPrincipal(setting, stamp),
            TaskVerb.ConfirmAsUpperLevel => task.ConfirmAsUpperLevel(setting, stamp),
            TaskVerb.Withdraw => task.Withdraw(setting, stamp),
            TaskVerb.Restore => task.Restore(setting, stamp),
            TaskVerb.EndDisplay => task.EndDisplay(setting, stamp),
            TaskVerb.RecordCheck => task.RecordCheck(because!, day!.Value, setting, stamp),
            TaskVerb.Decline => task.Decline(because!, setting, stamp),
            TaskVerb.DeclineApplication => task.DeclineApplication(because!, setting, stamp),
            TaskVerb.DeclineProposal => task.DeclineProposal(because!, setting, stamp),
            TaskVerb.TakeBackProposal => task.TakeBackProposal(because!, setting, stamp),
            _ => task.ProposeWithdrawal(because!, null, setting, stamp),
        }, ct);
    }

    /// <summary>What closes a task has all of it before it, as one alone does; what is signed for comes with the measures read for it.</summary>
    private static TaskParts PartsOf(TaskVerb verb) => verb switch
    {
        TaskVerb.SignFor => TaskParts.Measures,
        TaskVerb.SignAsPrincipal or TaskVerb.ConfirmAsUpperLevel or TaskVerb.EndDisplay => TaskParts.All,
        _ => TaskParts.Root,
    };
}
