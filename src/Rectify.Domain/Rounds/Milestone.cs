using Rectify.Domain.Evidence;
using Rectify.Domain.People;

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
    private readonly List<MilestonePaper> papers = [];

    private Milestone() { }

    private Milestone(InspectionId inspection, MilestoneKind kind, DateOnly dueOn) => (InspectionId, Kind, DueOn) = (inspection, kind, dueOn);

    public InspectionId InspectionId { get; private set; }

    public MilestoneKind Kind { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The office set the day itself: it stands, whatever becomes of the windows.</summary>
    public bool IsDaySet { get; private set; }

    public DateOnly? DoneOn { get; private set; }

    /// <summary>What proves it: the number of the paper, or a sentence saying where it lies.</summary>
    public string? Proof { get; private set; }

    /// <summary>责任人: who sees to it.</summary>
    public PersonId? PersonId { get; private set; }

    /// <summary>The paper that proves it, where one was handed in.</summary>
    public string? PaperSha256 { get; private set; }

    public string? PaperFileName { get; private set; }

    public string? PaperMediaType { get; private set; }

    /// <summary>Papers it needs, as handed in; a later one of the same name stands in the place of an earlier one.</summary>
    public IReadOnlyList<MilestonePaper> Papers => papers;

    /// <summary>The meeting it is, for a feedback meeting or a democratic life meeting.</summary>
    public MeetingId? MeetingId { get; private set; }

    /// <summary>The day by which a milestone is due by the windows, were it not set by hand.</summary>
    public static DateOnly DayByWindows(MilestoneKind kind, DateOnly feedbackOn, Regime regime, WorkingCalendar calendar) => LayOut(default, feedbackOn, regime, calendar).Single(m => m.Kind == kind).DueOn;

    internal static IEnumerable<Milestone> LayOut(InspectionId inspection, DateOnly feedbackOn, Regime regime, WorkingCalendar calendar)
    {
        Milestone At(MilestoneKind kind, DateOnly dueOn) => new(inspection, kind, dueOn);
        yield return At(MilestoneKind.FeedbackMeeting, feedbackOn);
        yield return At(MilestoneKind.FeedbackPublished, Window.OfDays(30).After(feedbackOn, calendar));
        yield return At(MilestoneKind.Plan, regime.PlanDue.After(feedbackOn, calendar));
        yield return At(MilestoneKind.DemocraticLifeMeeting, Window.OfMonths(2).After(feedbackOn, calendar));
        yield return At(MilestoneKind.ConcentratedReport, regime.ReportDue.After(feedbackOn, calendar));
        yield return At(MilestoneKind.FirstResponsibleReport, regime.ReportDue.After(feedbackOn, calendar));
        yield return At(MilestoneKind.Publication, regime.PublicationDue.After(feedbackOn, calendar));
        yield return At(MilestoneKind.FollowUpReport, Window.OfMonths(6).After(regime.ReportDue.After(feedbackOn, calendar), calendar));
        yield return At(MilestoneKind.Evaluation, Window.OfMonths(9).After(regime.ReportDue.After(feedbackOn, calendar), calendar));
        yield return At(MilestoneKind.Archive, Window.OfMonths(12).After(regime.ReportDue.After(feedbackOn, calendar), calendar));
    }

    internal void Name(PersonId? person) => PersonId = person;

    internal void HandIn(string name, StoredFile file, Stamp stamp) => papers.Add(new MilestonePaper(InspectionId, Kind, papers.Count + 1, name, file, stamp));

    internal void Meet(MeetingId? meeting) => MeetingId = meeting;

    internal void MoveTo(DateOnly dueOn) => DueOn = dueOn;

    internal void SetDay(DateOnly dueOn) => (DueOn, IsDaySet) = (dueOn, true);

    internal void FreeDay(DateOnly dueOn) => (DueOn, IsDaySet) = (dueOn, false);

    internal void Reopen() => (DoneOn, Proof, PaperSha256, PaperFileName, PaperMediaType) = (null, null, null, null, null);

    internal void Done(DateOnly on, Reason proof, StoredFile? paper) => (DoneOn, Proof, PaperSha256, PaperFileName, PaperMediaType) = (on, proof.Text, paper?.Sha256, paper?.FileName, paper?.MediaType);
}
