namespace Rectify.Domain.Rounds;

/// <summary>The steps of an inspection that stand beside its problems, in their usual order.</summary>
public enum MilestoneKind
{
    /// <summary>反馈会</summary>
    FeedbackMeeting,

    /// <summary>公开反馈意见</summary>
    FeedbackPublished,

    /// <summary>整改方案</summary>
    Plan,

    /// <summary>专题民主生活会</summary>
    DemocraticLifeMeeting,

    /// <summary>集中整改情况报告</summary>
    ConcentratedReport,

    /// <summary>第一责任人报告</summary>
    FirstResponsibleReport,

    /// <summary>公开整改进展</summary>
    Publication,

    /// <summary>后续整改报告</summary>
    FollowUpReport,

    /// <summary>评估</summary>
    Evaluation,

    /// <summary>归档</summary>
    Archive,
}

/// <summary>A step of an inspection with its due day; done only with its proof.</summary>
public sealed class Milestone
{
    private Milestone() { }

    private Milestone(InspectionId inspection, MilestoneKind kind, DateOnly dueOn) => (InspectionId, Kind, DueOn) = (inspection, kind, dueOn);

    public InspectionId InspectionId { get; private set; }

    public MilestoneKind Kind { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    /// <summary>What proves it: the number of the paper, or a sentence saying where it lies.</summary>
    public string? Proof { get; private set; }

    internal static IEnumerable<Milestone> LayOut(InspectionId inspection, DateOnly feedbackOn, Regime regime)
    {
        Milestone At(MilestoneKind kind, DateOnly dueOn) => new(inspection, kind, dueOn);
        yield return At(MilestoneKind.FeedbackMeeting, feedbackOn);
        yield return At(MilestoneKind.FeedbackPublished, Window.OfDays(30).After(feedbackOn));
        yield return At(MilestoneKind.Plan, regime.PlanDue.After(feedbackOn));
        yield return At(MilestoneKind.DemocraticLifeMeeting, Window.OfMonths(2).After(feedbackOn));
        yield return At(MilestoneKind.ConcentratedReport, regime.ReportDue.After(feedbackOn));
        yield return At(MilestoneKind.FirstResponsibleReport, regime.ReportDue.After(feedbackOn));
        yield return At(MilestoneKind.Publication, regime.PublicationDue.After(feedbackOn));
        yield return At(MilestoneKind.FollowUpReport, Window.OfMonths(6).After(regime.ReportDue.After(feedbackOn)));
        yield return At(MilestoneKind.Evaluation, Window.OfMonths(9).After(regime.ReportDue.After(feedbackOn)));
        yield return At(MilestoneKind.Archive, Window.OfMonths(12).After(regime.ReportDue.After(feedbackOn)));
    }

    internal void MoveTo(DateOnly dueOn) => DueOn = dueOn;

    internal void Done(DateOnly on, Reason proof) => (DoneOn, Proof) = (on, proof.Text);
}
