using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

/// <summary>
/// What one lead unit owes on a problem (整改任务). Born registered with the problem; the office assigns it, the unit signs for it and plans measures, the leading group approves;
/// the unit reports, proves, applies; the leader confirms; the auditor reviews measure by measure; the panel signs; then it is closed or sustained, and may be restarted.
/// What one sign-off must see together lives here: measures, progress, evidence, extensions, reviews, panel and opinion.
/// Every verb goes through its row of <see cref="TaskLifecycle"/>; nothing else sets <see cref="State"/>.
/// </summary>
public sealed partial class RectificationTask : RaisesFacts
{
    public const int MaxTextLength = 4000;

    private readonly List<Measure> measures = [];
    private readonly List<Progress> progress = [];
    private readonly List<EvidenceItem> evidence = [];
    private readonly List<Extension> extensions = [];
    private readonly List<Review> reviews = [];
    private readonly List<PanelSeat> panel = [];
    private readonly List<Opinion> opinions = [];
    private readonly List<TaskUnit> supporting = [];
    private readonly List<StatusSpan> spans = [];

    private RectificationTask() { }

    /// <summary>A task comes into the world with its problem, registered and without a unit.</summary>
    public static RectificationTask Register(TaskId id, ProblemId problem, InspectionId inspection, int sequence, int part, Stamp stamp)
    {
        var task = new RectificationTask { Id = id, ProblemId = problem, InspectionId = inspection, Sequence = sequence, Part = part, DueOn = Deadline.LongTerm, OriginalDueOn = Deadline.LongTerm };
        task.spans.Add(new StatusSpan(id, 1, TaskState.Registered, stamp.On, stamp.At));
        return task;
    }

    public TaskId Id { get; private set; }

    public ProblemId ProblemId { get; private set; }

    public InspectionId InspectionId { get; private set; }

    /// <summary>The problem's order within the inspection: the ledger sorts by it.</summary>
    public int Sequence { get; private set; }

    /// <summary>1 for a problem's only task; the office may split a problem into several.</summary>
    public int Part { get; private set; }

    public TaskState State { get; private set; }

    /// <summary>The version a deciding act must have seen; each deciding act moves it, adding acts do not.</summary>
    public int Version { get; private set; } = 1;

    // ---- responsibility

    /// <summary>牵头责任领导</summary>
    public PersonId? LeaderId { get; private set; }

    /// <summary>牵头单位</summary>
    public UnitId? LeadUnitId { get; private set; }

    /// <summary>经办人</summary>
    public PersonId? HandlerId { get; private set; }

    /// <summary>责任/配合单位</summary>
    public IReadOnlyList<TaskUnit> Supporting => supporting;

    /// <summary>现时限; the day itself is in time.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>原时限: extensions never overwrite it.</summary>
    public DateOnly OriginalDueOn { get; private set; }

    /// <summary>The day the present unit was named.</summary>
    public DateOnly? OpenedOn { get; private set; }

    /// <summary>The unit that gave it back last; null once another was named for it by 改派.</summary>
    public UnitId? DeclinedByUnit { get; private set; }

    /// <summary>Every unit that has given it back, by key and comma: none of them does a second time, whoever had it in between. Null where none has, so that rows of before keep the digest they were recorded with.</summary>
    public string? DeclinedUnits { get; private set; }

    /// <summary>That unit has given it back before.</summary>
    public bool WasDeclinedBy(UnitId unit) => DeclinedByUnit == unit || DeclinedUnits?.Split(',').Contains($"{unit.Value:N}", StringComparer.Ordinal) == true;

    // ---- plan

    /// <summary>整改目标</summary>
    public string? Target { get; private set; }

    /// <summary>验收标准</summary>
    public string? Standard { get; private set; }

    /// <summary>原因分析</summary>
    public string? RootCause { get; private set; }

    public PersonId? PlanSubmittedBy { get; private set; }

    public PersonId? PlanAgreedBy { get; private set; }

    public PersonId? PlanReviewedBy { get; private set; }

    /// <summary>Why the plan was returned last; cleared when it is submitted again.</summary>
    public string? PlanReturnedBecause { get; private set; }

    // ---- result

    /// <summary>整改成效</summary>
    public string? Effect { get; private set; }

    /// <summary>未完成原因</summary>
    public string? ReasonNotDone { get; private set; }

    /// <summary>下步打算</summary>
    public string? NextSteps { get; private set; }

    // ---- closing

    public PersonId? AppliedBy { get; private set; }

    public PersonId? ConfirmedBy { get; private set; }

    /// <summary>Reviews that belong to earlier applications: what was signed then says nothing about the present one.</summary>
    public int EarlierReviews { get; private set; }

    /// <summary>回炉 by the auditor or not passed by the panel.</summary>
    public int Returns { get; private set; }

    /// <summary>退回分派</summary>
    public int Declines { get; private set; }

    /// <summary>重启: shown apart as 销号后重启.</summary>
    public int Restarts { get; private set; }

    /// <summary>Why it came back last: from the leader, the auditor or the panel.</summary>
    public string? ReturnedBecause { get; private set; }

    /// <summary>销号日期; kept when restarted, as the day it was closed last.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>销号编号</summary>
    public string? FilingNumber { get; private set; }

    /// <summary>The next periodic check of a sustained task.</summary>
    public DateOnly? NextCheckOn { get; private set; }

    /// <summary>The last day of the objection window, inclusive.</summary>
    public DateOnly? DisplayUntil { get; private set; }

    public PersonId? PrincipalSignedBy { get; private set; }

    public PersonId? UpperConfirmedBy { get; private set; }

    /// <summary>Who proposed the withdrawal, or the restoring, that waits for the leading group.</summary>
    public PersonId? ProposedBy { get; private set; }

    public string? ProposedBecause { get; private set; }

    /// <summary>The problem it was merged into; null when it is no longer pursued for another reason.</summary>
    public ProblemId? MergedInto { get; private set; }

    public TaskState? StateBeforeWithdrawal { get; private set; }

    // ---- parts

    public IReadOnlyList<Measure> Measures => measures;

    public IReadOnlyList<Progress> Progress => progress;

    public IReadOnlyList<EvidenceItem> Evidence => evidence;

    public IReadOnlyList<Extension> Extensions => extensions;

    public IReadOnlyList<Review> Reviews => reviews;

    public IReadOnlyList<PanelSeat> Panel => panel;

    public IReadOnlyList<Opinion> Opinions => opinions;

    public IReadOnlyList<StatusSpan> Spans => spans;

    /// <summary>Measures that count: all but the cancelled ones, in their order.</summary>
    public IEnumerable<Measure> Counting => measures.Where(m => m.Counts).OrderBy(m => m.Position);

    public Review? OpenReview => reviews.Find(r => r.IsOpen);

    public Review? LastPassedReview => reviews.Where(r => r.Conclusion == ReviewConclusion.Passed).MaxBy(r => r.Round);

    public PanelSeat? PanelHead => panel.Find(seat => seat.Role == PanelRole.Head);

    /// <summary>The last review of the present application, open or concluded; null before it is taken.</summary>
    public Review? CurrentReview => reviews.Count > EarlierReviews ? reviews.MaxBy(r => r.Round) : null;

    /// <summary>The opinion of the present round of review; null before it is drafted.</summary>
    public Opinion? CurrentOpinion => CurrentReview is { } review ? opinions.Find(o => o.Round == review.Round) : null;

    public Extension? OpenExtension => extensions.Find(e => e.IsOpen);

    /// <summary>The next extension is a further one (再次延期). A request that was refused or fell extended nothing.</summary>
    public bool IsExtendedBefore => extensions.Exists(e => e.IsGranted == true);

    /// <summary>Lead and supporting units: the own-unit rule looks at all of them.</summary>
    public IEnumerable<UnitId> Units => (LeadUnitId is { } lead ? [lead] : Array.Empty<UnitId>()).Concat(supporting.Select(s => s.UnitId));

    /// <summary>Who submitted progress, uploaded evidence, applied or confirmed: none of them reviews.</summary>
    public IEnumerable<PersonId> Involved =>
        progress.SelectMany(p => new[] { p.WrittenBy, p.SubmittedBy })
            .Concat(evidence.Select(e => e.UploadedBy))
            .Concat(new[] { AppliedBy, ConfirmedBy }.OfType<PersonId>())
            .Distinct();

    /// <summary>Submitted pieces in force for the measure: replaced versions and drafts stay out.</summary>
    public IEnumerable<EvidenceItem> EvidenceOf(MeasureId measure) =>
        evidence.Where(e => !e.IsReplaced && e.Uses.Any(use => use.MeasureId == measure));

    /// <summary>What submitted pieces in force are said to prove of the measure.</summary>
    /// <param name="isErased">Pieces left out; null leaves none out.</param>
    public IEnumerable<EvidenceUse> UsesOf(MeasureId measure, Func<EvidenceItem, bool>? isErased = null) =>
        evidence.Where(e => !e.IsReplaced && e.IsSubmitted && isErased?.Invoke(e) != true).SelectMany(e => e.Uses).Where(use => use.MeasureId == measure);

    /// <summary>What keeps the actor from the verb; empty when they may act.</summary>
    public IReadOnlyList<Unmet> WhyNot(TaskVerb verb, TaskSetting setting, Stamp stamp) =>
        TaskLifecycle.WhyNot(verb, new TaskCase(this, setting, stamp.By, stamp.On, stamp.Paper));

    /// <summary>The one guard of every verb: the row exists, the actor stands in one of its relations, all requirements hold.</summary>
    private Refusal? Refuse(TaskVerb verb, TaskSetting setting, Stamp stamp)
    {
        var unmet = WhyNot(verb, setting, stamp);
        return unmet.Count == 0 ? null : new Refusal(verb, unmet);
    }

    /// <summary>The only setter of the state: the row must allow the step.</summary>
    private void Take(TaskVerb verb, TaskState to, Stamp stamp, FactKind fact, params (string Name, string? Value)[] details)
    {
        var row = TaskLifecycle.Find(State, verb);
        if (row is null || !row.To.Contains(to)) throw new InvalidOperationException($"No row leads from {State} by {verb} to {to}.");
        if (to != State)
        {
            var last = spans.MaxBy(s => s.Number) ?? throw new InvalidOperationException("The task's spans are not loaded.");
            last.End(stamp.On, stamp.At);
            spans.Add(new StatusSpan(Id, last.Number + 1, to, stamp.On, stamp.At));
            EndSupplements(stamp);
            details = [.. details, ("from", $"{State}"), ("to", $"{to}")];
            State = to;
        }
        Version++;
        Note(fact, stamp, [.. details, ("version", $"{Version}")]);
    }

    /// <summary>Records a fact with the hat and the paper it was done under.</summary>
    private void Note(FactKind kind, Stamp stamp, params (string Name, string? Value)[] details) =>
        Raise(Fact.Of(kind, Id.Value, stamp.On, [.. details, ("paper", stamp.Paper?.Id.Value.ToString("N"))]));

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public enum SupportKind
{
    /// <summary>责任单位</summary>
    Responsible,

    /// <summary>配合单位</summary>
    Supporting,
}

/// <summary>A unit that answers or helps beside the lead unit.</summary>
public sealed class TaskUnit
{
    private TaskUnit() { }

    internal TaskUnit(TaskId task, UnitId unit, SupportKind kind) => (TaskId, UnitId, Kind) = (task, unit, kind);

    public TaskId TaskId { get; private set; }

    public UnitId UnitId { get; private set; }

    public SupportKind Kind { get; private set; }
}
