using Rectify.App;
using Rectify.App.Amendments;
using Rectify.App.Assignments;
using Rectify.App.Data;
using Rectify.App.Tasks;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Tasks;

/// <summary>What a person filled in for one act on one task.</summary>
/// <param name="Seen">The version they saw.</param>
/// <param name="EvenIfFar">Asked whether so far a day is meant, the person says yes.</param>
/// <param name="On">The day the act asks for: a new deadline, the next check.</param>
public sealed record ActInput(TaskId Task, int Seen, ActId Act, Reason? Reason = null, DateOnly? On = null, MeasureId? Measure = null, ProblemId? MergedInto = null, bool Granted = true, string? Minutes = null, bool EvenIfFar = false);

/// <summary>What the dialog of an act asks for, and the use case it runs.</summary>
/// <param name="Reason">A reason, or a result in words, must be given.</param>
/// <param name="Day">A day must be given.</param>
/// <param name="Measure">May be limited to one measure.</param>
/// <param name="Problem">May name the problem it is merged into.</param>
/// <param name="Decision">Granted or not.</param>
/// <param name="Minutes">May say where the decision is written down.</param>
/// <param name="Danger">Takes something back: outlined in red.</param>
public sealed record ActForm(Func<IServiceProvider, ActInput, CancellationToken, Task<Outcome>> Run, bool Reason = false, bool Day = false, bool Measure = false, bool Problem = false, bool Decision = false, bool Danger = false, bool Minutes = false);

/// <summary>The acts whose dialog is a sentence, a reason and at most one or two fields. Acts with forms of their own have dialogs of their own.</summary>
public static class TaskActs
{
    private static readonly Dictionary<TaskVerb, ActForm> Forms = new()
    {
        [TaskVerb.SignFor] = Plain<SignForTask>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, ct)),
        [TaskVerb.AgreeExtension] = Plain<AgreeExtension>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, ct)),
        [TaskVerb.Apply] = Plain<ApplyForClosure>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, ct)),
        [TaskVerb.Confirm] = Plain<ConfirmClosure>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, ct)),
        [TaskVerb.EndDisplay] = Plain<EndDisplay>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, ct)),
        [TaskVerb.SignAsPrincipal] = Plain<SignAsPrincipal>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, ct)),
        [TaskVerb.ConfirmAsUpperLevel] = Plain<ConfirmAsUpperLevel>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, ct)),
        [TaskVerb.Withdraw] = Plain<WithdrawTask>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, ct)) with { Danger = true },
        [TaskVerb.Restore] = Plain<RestoreTask>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, ct)),
        [TaskVerb.Decline] = Because<DeclineTask>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, ct)) with { Danger = true },
        [TaskVerb.WithdrawApplication] = Because<WithdrawApplication>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, ct)) with { Danger = true },
        [TaskVerb.DeclineApplication] = Because<DeclineApplication>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, ct)) with { Danger = true },
        [TaskVerb.EndSustained] = Because<EndSustained>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, ct)),
        [TaskVerb.ProposeRestoring] = Because<ProposeRestoring>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, ct)),
        [TaskVerb.ProposeWithdrawal] = Because<ProposeWithdrawal>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, i.MergedInto, ct)) with { Problem = true, Danger = true },
        // the new part takes the act's own key: pressed twice it is one part
        [TaskVerb.Split] = Plain<SplitProblem>((verb, i, ct) => verb.Run(i.Task, i.Seen, TaskId.From(i.Act.Value), i.Act, ct)),
        [TaskVerb.DeclineProposal] = Because<DeclineProposal>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, ct)) with { Danger = true },
        [TaskVerb.TakeBackProposal] = Because<TakeBackProposal>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, ct)) with { Danger = true },
        [TaskVerb.RequestExtension] = Because<RequestExtension>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Measure, i.On!.Value, i.Reason!, i.EvenIfFar, ct)) with { Day = true, Measure = true },
        [TaskVerb.DecideExtension] = Because<DecideExtension>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Granted, i.Reason!, ct)) with { Decision = true },
        [TaskVerb.AgreeAmendment] = Plain<DecideAmendments>((verb, i, ct) => verb.Run(AmendmentDecision.Agree, [new SeenTask(i.Task, i.Seen)], null, i.Act, ct)),
        [TaskVerb.ReviewAmendment] = Plain<DecideAmendments>((verb, i, ct) => verb.Run(AmendmentDecision.Review, [new SeenTask(i.Task, i.Seen)], null, i.Act, ct)),
        [TaskVerb.ApproveAmendment] = Plain<DecideAmendments>((verb, i, ct) => verb.Run(AmendmentDecision.Approve, [new SeenTask(i.Task, i.Seen)], i.Minutes, i.Act, ct)) with { Minutes = true },
        [TaskVerb.ReturnAmendment] = Because<DecideAmendments>((verb, i, ct) => verb.Run(AmendmentDecision.Return, [new SeenTask(i.Task, i.Seen)], i.Reason!.Text, i.Act, ct)) with { Danger = true },
        [TaskVerb.WithdrawAmendment] = Because<DecideAmendments>((verb, i, ct) => verb.Run(AmendmentDecision.Withdraw, [new SeenTask(i.Task, i.Seen)], i.Reason!.Text, i.Act, ct)) with { Danger = true },
        [TaskVerb.RecordCheck] = Because<RecordPeriodicCheck>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, i.On!.Value, ct)) with { Day = true },
        [TaskVerb.Restart] = Because<RestartTask>((verb, i, ct) => verb.Run(i.Task, i.Seen, i.Act, i.Reason!, i.On!.Value, ct)) with { Day = true, Danger = true },
    };

    /// <summary>Verbs whose dialog stands on the task's page but is a form of its own.</summary>
    public static readonly IReadOnlySet<TaskVerb> OwnForms = new HashSet<TaskVerb> { TaskVerb.StartAtOnce, TaskVerb.Reassign, TaskVerb.AllotReview, TaskVerb.ReportProgress, TaskVerb.WriteResult, TaskVerb.AddEvidence, TaskVerb.SetCommitment, TaskVerb.RecordEvent, TaskVerb.SetIndicator, TaskVerb.RecordValue, TaskVerb.RecordObjection, TaskVerb.ProposeAmendment, TaskVerb.ShareMeasure };

    /// <summary>Null for a verb with a form or a page of its own.</summary>
    public static ActForm? FormOf(TaskVerb verb) => Forms.GetValueOrDefault(verb);

    public static bool IsHere(TaskVerb verb) => Forms.ContainsKey(verb) || OwnForms.Contains(verb);

    private static ActForm Plain<TUseCase>(Func<TUseCase, ActInput, CancellationToken, Task<Outcome>> run) where TUseCase : notnull =>
        new((services, input, ct) => run(services.GetRequiredService<TUseCase>(), input, ct));

    private static ActForm Because<TUseCase>(Func<TUseCase, ActInput, CancellationToken, Task<Outcome>> run) where TUseCase : notnull => Plain(run) with { Reason = true };
}
