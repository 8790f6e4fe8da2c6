using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.Web.Tasks;

/// <summary>Builds every address that concerns one task.</summary>
public static class TaskAddress
{
    public static string Of(TaskId task) => $"/tasks/{task.Value}";

    /// <summary>Where the office classifies a problem.</summary>
    public static string Classification(int number) => $"{OfProblem(number)}/classification";

    /// <summary>Where the office puts the wording right.</summary>
    public static string Wording(int number) => $"{OfProblem(number)}/wording";

    public static string OfProblem(int number) => $"/problems/{number}";

    /// <summary>The page with the dialog of that act open.</summary>
    public static string Act(TaskId task, TaskVerb verb, MeasureId? measure = null) => $"{Of(task)}?act={verb}{(measure is { } m ? $"&measure={m.Value}" : null)}";

    public static string Review(TaskId task) => $"/review/{task.Value}";

    public static string Opinion(TaskId task) => $"/opinion/{task.Value}";

    /// <summary>Where the act is done: the dialog on the task's page, or the page made for many tasks or for reviewing.</summary>
    public static string For(TaskVerb verb, TaskId task, InspectionId inspection) => verb switch
    {
        _ when TaskActs.IsHere(verb) => Act(task, verb),
        TaskVerb.TakeOver => Takeovers.TakeoverAddress.Of(inspection),
        TaskVerb.Assign => $"/assign?inspection={inspection.Value}",
        TaskVerb.DraftPlan or TaskVerb.SubmitPlan or TaskVerb.AgreePlan or TaskVerb.ReviewPlan or TaskVerb.ReturnPlan or TaskVerb.ApprovePlan => $"/planning?inspection={inspection.Value}",
        TaskVerb.DraftProgress => $"/progress?inspection={inspection.Value}",
        TaskVerb.KeepByMeeting => Meetings.MeetingAddress.New(inspection),
        TaskVerb.StrikeMeeting => Meetings.MeetingAddress.Of(inspection),
        TaskVerb.RecordSpotCheck => SpotChecks.SpotCheckAddress.New(task),
        TaskVerb.TakeReview or TaskVerb.DecideEvidence or TaskVerb.JudgeMeasure or TaskVerb.AskSupplement or TaskVerb.WithdrawSupplement or TaskVerb.ReturnForRework or TaskVerb.PassReview => Review(task),
        TaskVerb.AppointPanel or TaskVerb.SignReview or TaskVerb.CloseWithoutPanel or TaskVerb.DraftOpinion or TaskVerb.SignOpinion or TaskVerb.RecordAbsence or TaskVerb.Accept or TaskVerb.RefuseAcceptance => Opinion(task),
        _ => Of(task),
    };

    /// <summary>The act by which somebody removes what stands in the way; null where waiting is all there is.</summary>
    public static TaskVerb? RemedyOf(Rule rule) => rule switch
    {
        Rule.MeasureNotReported or Rule.NumberMissing => TaskVerb.ReportProgress,
        Rule.EvidenceMissing or Rule.SupplementAwaited => TaskVerb.AddEvidence,
        Rule.CommitmentHoles => TaskVerb.RecordEvent,
        Rule.IndicatorWithoutValue or Rule.IndicatorNotMet => TaskVerb.RecordValue,
        Rule.EffectMissing => TaskVerb.WriteResult,
        Rule.ExtensionOpen => TaskVerb.AgreeExtension,
        Rule.TargetMissing or Rule.MeasuresMissing or Rule.MeasureWithoutOwner or Rule.MeasureBeyondTask => TaskVerb.DraftPlan,
        Rule.PlanNotSubmitted => TaskVerb.SubmitPlan,
        Rule.PlanNotAgreed => TaskVerb.AgreePlan,
        Rule.PlanNotReviewed => TaskVerb.ReviewPlan,
        Rule.ReviewNotTaken => TaskVerb.TakeReview,
        Rule.EvidenceUndecided or Rule.CellReasonMissing or Rule.CellTextMissing or Rule.NoSuchPage => TaskVerb.DecideEvidence,
        Rule.MeasureUnjudged or Rule.MeasureWithoutAcceptedEvidence or Rule.MeasureNotFulfilled => TaskVerb.JudgeMeasure,
        Rule.PanelMissing => TaskVerb.AppointPanel,
        Rule.ReviewNotSigned => TaskVerb.SignReview,
        Rule.OpinionMissing or Rule.OpinionIncomplete => TaskVerb.DraftOpinion,
        Rule.MemberSignatureMissing => TaskVerb.SignOpinion,
        _ => null,
    };
}
