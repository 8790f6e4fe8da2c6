using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>The way onward from where a task stands: the row that leads on, and what it asks for whoever takes it.</summary>
internal sealed record NextStep(TaskRow Row, IReadOnlyList<Unmet> Missing)
{
    /// <summary>Null when nothing is owed any more.</summary>
    public static NextStep? Of(RectificationTask task, TaskSetting setting, DateOnly today)
    {
        if (VerbFor(task, setting) is not { } verb || TaskLifecycle.Find(task.State, verb) is not { } row) return null;
        // rules about two people and one's own unit depend on who acts: asked about nobody, only the task's own gaps remain
        var nobody = new Actor(default, [], [], [], setting.Units);
        return new NextStep(row, Readable(TaskLifecycle.Missing(row, new TaskCase(task, setting, nobody, today))));
    }

    private static TaskVerb? VerbFor(RectificationTask task, TaskSetting setting) => task.State switch
    {
        TaskState.Registered => TaskVerb.Assign,
        TaskState.Assigned => TaskVerb.SignFor,
        TaskState.Planning => TaskVerb.ApprovePlan,
        TaskState.Rectifying => TaskVerb.Apply,
        TaskState.Applied => TaskVerb.Confirm,
        TaskState.Submitted or TaskState.UnderAcceptance when task.CurrentOpinion is { ConcludedOn: not null, Passes: true } => Outstanding(task, setting),
        TaskState.Submitted when task.OpenReview is null => setting.IsRestricted ? TaskVerb.AllotReview : TaskVerb.TakeReview,
        TaskState.Submitted when setting.Regime.HasPanel => TaskVerb.PassReview,
        TaskState.Submitted => task.CurrentOpinion is null ? TaskVerb.SignReview : TaskVerb.CloseWithoutPanel,
        TaskState.UnderAcceptance => task.CurrentOpinion is { IsComplete: true, Passes: false } ? TaskVerb.RefuseAcceptance : TaskVerb.Accept,
        TaskState.OnDisplay => TaskVerb.EndDisplay,
        TaskState.Sustained => TaskVerb.RecordCheck,
        TaskState.Withdrawn when task.ProposedBy is not null => TaskVerb.Restore,
        _ => null,
    };

    private static TaskVerb? Outstanding(RectificationTask task, TaskSetting setting) =>
        setting.Regime.NeedsPrincipal && task.PrincipalSignedBy is null ? TaskVerb.SignAsPrincipal
        : setting.Regime.NeedsUpperLevel && task.UpperConfirmedBy is null ? TaskVerb.ConfirmAsUpperLevel
        : null;

    /// <summary>Without an opinion its conclusion and signatures are not missing apart.</summary>
    private static IReadOnlyList<Unmet> Readable(IReadOnlyList<Unmet> missing) =>
        missing.Any(m => m.Rule is Rule.OpinionMissing or Rule.OpinionIncomplete)
            ? [.. missing.Where(m => m.Rule is not (Rule.ConclusionNotPassed or Rule.MemberSignatureMissing))]
            : missing;
}
