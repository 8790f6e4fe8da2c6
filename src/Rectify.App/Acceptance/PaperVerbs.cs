using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>How each verb that can be decided on paper runs, with the words and the digest that stand on the paper.</summary>
public static class PaperVerbs
{
    /// <summary>The paper must give a reason.</summary>
    public static bool NeedsReason(TaskVerb verb) => verb is TaskVerb.DeclineApplication or TaskVerb.EndSustained or TaskVerb.DecideExtension or TaskVerb.RecordAbsence or TaskVerb.DeclineProposal;

    /// <summary>The paper is the printed opinion: its digest must be that of the text as it stands.</summary>
    public static bool SignsText(TaskVerb verb) => verb is TaskVerb.SignOpinion or TaskVerb.Accept or TaskVerb.RefuseAcceptance;

    /// <summary>The paper grants or refuses.</summary>
    public static bool NeedsAnswer(TaskVerb verb) => verb is TaskVerb.DecideExtension;

    /// <summary>The paper says who is absent.</summary>
    public static bool NamesMember(TaskVerb verb) => verb is TaskVerb.RecordAbsence;

    internal static Refusal? Run(RectificationTask task, PaperAct paper, TaskSetting setting, Stamp stamp)
    {
        var reason = Reason.TryParse(paper.Reason, out var words) ? words : null;
        return paper.Verb switch
        {
            TaskVerb.AgreePlan => task.AgreePlan(setting, stamp),
            TaskVerb.AgreeExtension => task.AgreeExtension(setting, stamp),
            TaskVerb.DecideExtension => task.DecideExtension(paper.IsGranted!.Value, reason!, setting, stamp),
            TaskVerb.AgreeAmendment => task.AgreeAmendment(setting, stamp),
            TaskVerb.ApproveAmendment => task.ApproveAmendment(null, setting, stamp),
            TaskVerb.Confirm => task.Confirm(setting, stamp),
            TaskVerb.DeclineApplication => task.DeclineApplication(reason!, setting, stamp),
            TaskVerb.SignOpinion => task.SignOpinion(Signing(paper, task, reason is null ? SignatureStance.Agrees : SignatureStance.Dissents, reason), setting, stamp),
            TaskVerb.RecordAbsence => task.RecordAbsence(paper.AbsentId!.Value, paper.SeenOf(task.Id) ?? "", reason!, setting, stamp),
            TaskVerb.Accept => task.Accept(Signing(paper, task, SignatureStance.Agrees, reason), setting, stamp),
            TaskVerb.RefuseAcceptance => task.RefuseAcceptance(Signing(paper, task, SignatureStance.Agrees, reason), setting, stamp),
            TaskVerb.SignAsPrincipal => task.SignAsPrincipal(setting, stamp),
            TaskVerb.ConfirmAsUpperLevel => task.ConfirmAsUpperLevel(setting, stamp),
            TaskVerb.EndSustained => task.EndSustained(reason!, setting, stamp),
            TaskVerb.Withdraw => task.Withdraw(setting, stamp),
            TaskVerb.Restore => task.Restore(setting, stamp),
            TaskVerb.DeclineProposal => task.DeclineProposal(reason!, setting, stamp),
            _ => throw new ArgumentOutOfRangeException(nameof(paper), paper.Verb, "This verb is not decided on paper."),
        };
    }

    private static SigningAct Signing(PaperAct paper, RectificationTask task, SignatureStance stance, Reason? reason) => new(paper.SeenOf(task.Id) ?? "", stance, reason);
}
