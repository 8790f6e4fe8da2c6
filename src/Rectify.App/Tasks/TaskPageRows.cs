using Rectify.App.Evidence;
using Rectify.App.Reviews;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>Everything the page of one task shows to one reader, as of one day.</summary>
/// <param name="Today">The office's day: overdue and days left depend on it.</param>
/// <param name="Version">What a deciding act of this reader has seen.</param>
/// <param name="Readiness">What the way onward still asks for.</param>
/// <param name="Offered">Acts this reader stands in the right relation to.</param>
/// <param name="MayRecordPaper">Something can be decided on paper in this state, and the reader is the office that records it.</param>
public sealed record TaskPageRow(
    TaskId Id, TaskState State, int Version, DateOnly Today, ProblemPart Problem, ResponsibilityPart Responsibility, TaskTexts Texts, ClosingPart Closing,
    IReadOnlyList<MeasureRow> Measures, IReadOnlyList<EvidenceRow> Evidence, IReadOnlyList<ProgressRow> Progress, IReadOnlyList<ExtensionRow> Extensions,
    IReadOnlyList<ReviewRow> Reviews, IReadOnlyList<SupplementRow> Supplements, IReadOnlyList<PanelRow> Panel, IReadOnlyList<OpinionRow> Opinions, IReadOnlyList<RegisterRow> Registers,
    ReadinessPart Readiness, IReadOnlyList<OfferedAct> Offered, bool MayRecordPaper)
{
    /// <summary>公示异议, in the order they were entered.</summary>
    public IReadOnlyList<ObjectionRow> Objections { get; init; } = [];

    /// <summary>举一反三 and 专项整治 that answer its measures; null where no measure is of these kinds.</summary>
    public ILookup<MeasureId, WiderChecks.WiderCheckListRow>? WiderChecks { get; init; }

    /// <summary>措施调整, the latest first.</summary>
    public IReadOnlyList<Amendments.AmendmentRow> Amendments { get; init; } = [];

    /// <summary>序时进度 of a task being worked on; null where it cannot be held against time.</summary>
    public Pace? Pace { get; init; }

    /// <summary>The reader may do it now, or may once what is missing is there; false where the life cycle does not ask for it at all.</summary>
    public bool May(TaskVerb verb) => Offered.Any(o => o.Verb == verb && o.Unmet.All(u => u.Rule is not (Rule.NoSupplementOpen or Rule.OpinionConcluded or Rule.NoObjectionOpen or Rule.NoAmendmentOpen)));

    /// <summary>While the task is worked on every measure takes evidence; afterwards only one on which a supplement is asked for.</summary>
    public bool IsOpenToEvidence(MeasureId measure) => State == TaskState.Rectifying || Supplements.Any(s => s.IsOpen && s.Measure == measure);
}

/// <param name="ReceivedOn">The day it reached the office.</param>
/// <param name="IsUpheld">Null while undecided.</param>
public sealed record ObjectionRow(ObjectionId Id, int Number, ObjectionWay Way, DateOnly ReceivedOn, string Says, string RecordedBy, bool? IsUpheld, string? DecidedBecause, string? DecidedBy);

/// <summary>The problem a task belongs to, quoted, and its other tasks.</summary>
/// <param name="FrozenOn">Null while the wording may still be put right.</param>
/// <param name="SourceFile">Name of the document it was read from; null when typed.</param>
/// <param name="Said">What the document says of who is to answer and how far it has come; a claim, in its order.</param>
/// <param name="Parts">All tasks of the problem the reader may see, this one included, in their order.</param>
public sealed record ProblemPart(
    ProblemId Id, InspectionId Inspection, int Number, string? Ordinal, string? SectionPath, string Wording, string? Manifestations, ProblemClass? Class,
    decimal? StakeAmount, string? StakeUnit, ReportedGrade ReportedGrade, bool IsRestricted, DateOnly? FrozenOn, string? SourceFile,
    string RoundName, string BodyName, DateOnly FeedbackOn, DateOnly ConcentratedUntil, IReadOnlyList<Quotation> Said, IReadOnlyList<PartRow> Parts)
{
    /// <summary>重点难点: why; null where it is none.</summary>
    public string? KeyBecause { get; init; }

    /// <summary>勘误 of the wording, the latest first.</summary>
    public IReadOnlyList<Problems.ErratumRow> Errata { get; init; } = [];

    public DateOnly? PresenceFrom { get; init; }

    /// <summary>Nothing that is said of the world lies before this day.</summary>
    public DateOnly EarliestOn => PresenceFrom ?? FeedbackOn;

    /// <summary>The reader does the office's work: class, stake and mark are theirs to set.</summary>
    public bool MayClassify { get; init; }
}

public sealed record PartRow(TaskId Id, int Part, string? UnitName, TaskState State);

/// <summary>Somebody by name, with who stands in for them today.</summary>
public sealed record NamedPerson(PersonId Id, string Name, string? StandIn = null, DateOnly? StandInUntil = null);

public sealed record NamedUnit(UnitId Id, string Name);

/// <param name="DueOn">现时限, the day itself is in time.</param>
/// <param name="DaysExtended">Granted days beyond the original deadline; 0 where there are none.</param>
public sealed record ResponsibilityPart(
    NamedPerson? Leader, NamedUnit? LeadUnit, IReadOnlyList<NamedUnit> Supporting, NamedPerson? Handler, DateOnly DueOn, DateOnly OriginalDueOn, int DaysExtended, int ExtensionsGranted);

/// <summary>Plan and result as the unit wrote them.</summary>
public sealed record TaskTexts(string? Target, string? Standard, string? RootCause, string? Effect, string? ReasonNotDone, string? NextSteps, string? PlanReturnedBecause, string? ReturnedBecause);

/// <summary>Application, closing and proposals.</summary>
/// <param name="DisplayUntil">Last day of the objection window, inclusive.</param>
/// <param name="MergedIntoNumber">Number of the problem it is to be, or was, merged into.</param>
public sealed record ClosingPart(
    string? AppliedBy, string? ConfirmedBy, int Returns, int Declines, int Restarts, DateOnly? ClosedOn, string? FilingNumber, DateOnly? NextCheckOn, DateOnly? DisplayUntil,
    string? ProposedBy, string? ProposedBecause, int? MergedIntoNumber, TakenOverPart? TakenOver);

/// <summary>补录: by which batch it was entered, or in which it waits.</summary>
/// <param name="IsWaiting">The leading group has not decided yet.</param>
/// <param name="MaySee">The reader may open the batch.</param>
public sealed record TakenOverPart(TakeoverId Batch, TaskState State, DateOnly On, string? Remark, bool IsWaiting, bool MaySee);

/// <param name="Evidence">Pieces in force for it.</param>
/// <param name="Accepted">Of these, accepted by a reviewer.</param>
/// <param name="LatestProgress">Its last progress in force.</param>
public sealed record MeasureRow(
    MeasureId Id, int Position, string Text, MeasureKind Kind, NamedUnit OwnerUnit, string? OwnerName, DateOnly DueOn, DateOnly OriginalDueOn, MeasureState State,
    decimal? Quantity, int Evidence, int Accepted, string? LatestProgress, DateOnly? LatestOn, CommitmentPart? Promise, IndicatorPart? Indicator = null)
{
    public PersonId? OwnerPerson { get; init; }

    /// <summary>一条措施对应多个问题: where else it stands; the first is where it is written, unless it is written here.</summary>
    public IReadOnlyList<SharedPlace> SharedWith { get; init; } = [];

    /// <summary>It is written at another problem.</summary>
    public bool IsWrittenElsewhere { get; init; }
}

/// <summary>A measure as it stands at another problem.</summary>
/// <param name="Ordinal">The printed ordinal of the problem.</param>
public sealed record SharedPlace(TaskId Task, int Number, string? Ordinal, int Position);

/// <summary>频次承诺 of a measure: its periods up to today and everything recorded for it, latest first.</summary>
public sealed record CommitmentPart(Commitment Commitment, IReadOnlyList<CommitmentSlot> Slots, IReadOnlyList<CommitmentEventRow> Events)
{
    /// <summary>Null where the measure promises nothing with a frequency.</summary>
    internal static CommitmentPart? Of(RectificationTask task, Measure measure, DateOnly today, Func<PersonId, string> nameOf) => measure.Commitment is not { } commitment ? null : new(
        commitment, task.SlotsOf(measure, today), [.. task.CommitmentEvents.Where(e => e.MeasureId == measure.Id).OrderByDescending(e => e.On).ThenByDescending(e => e.RecordedAt).Select(e => new CommitmentEventRow(
            e.Id, e.On, e.What, e.EvidenceId, task.Evidence.FirstOrDefault(piece => piece.Id == e.EvidenceId)?.FileName, e.MeetingId, nameOf(e.RecordedBy), e.RecordedAt, e.StruckBecause))]);
}

/// <param name="Proof">The piece that proves it; null where a meeting's minutes do.</param>
/// <param name="Meeting">The meeting it was.</param>
/// <param name="StruckBecause">Null while it counts.</param>
public sealed record CommitmentEventRow(CommitmentEventId Id, DateOnly On, string What, EvidenceId? Proof, string? FileName, MeetingId? Meeting, string RecordedBy, DateTimeOffset RecordedAt, string? StruckBecause);

/// <param name="IsReplaced">A newer version stands in its place.</param>
/// <param name="IsErased">Its content was erased as 误传.</param>
public sealed record EvidenceRow(
    EvidenceId Id, string FileName, string MediaType, long Size, DateOnly? EvidenceOn, string UploadedBy, DateTimeOffset UploadedAt, bool IsSubmitted, bool IsReplaced, EvidenceId? Replaces, bool IsSupplement,
    IReadOnlyList<EvidenceUseRow> Uses, bool IsErased = false)
{
    /// <summary>文件要素 as stated.</summary>
    public required DocumentFacts Document { get; init; }

    /// <summary>As recognised in its text, where that says more than is stated; null where it does not.</summary>
    public DocumentFacts? Offer { get; init; }

    /// <summary>Other tasks the reader may see at which the same content stands.</summary>
    public IReadOnlyList<OtherPlace> Elsewhere { get; init; } = [];

    /// <summary>The same content stands at this task more than once.</summary>
    public bool IsTwice { get; init; }
}

/// <param name="Said">Null while undecided.</param>
public sealed record EvidenceUseRow(MeasureId Measure, int Position, string Sentence, CellSaid? Said)
{
    /// <summary>满足 or 部分; null while undecided.</summary>
    public bool? IsAccepted => Said?.IsAccepted;
}

/// <param name="IsReplaced">A later entry puts it right; it stays, folded.</param>
public sealed record ProgressRow(
    ProgressId Id, MeasureId Measure, int Position, string Text, DateOnly TrueOn, ReportedGrade Claim, decimal? Quantity, string WrittenBy, string SubmittedBy, DateTimeOffset SubmittedAt, bool IsReplaced, ProgressId? Replaces);

/// <param name="MeasurePosition">Null for the whole task.</param>
public sealed record ExtensionRow(
    int Number, int? MeasurePosition, DateOnly FromOn, DateOnly ToOn, int Days, string Reason, string RequestedBy, DateTimeOffset RequestedAt, string? AgreedBy, bool? IsGranted, string? DecisionReason, string? DecidedBy);

/// <summary>A supplement the auditor asked for.</summary>
/// <param name="DueOn">The day itself is in time.</param>
/// <param name="AnsweredAt">When the first piece came.</param>
/// <param name="End">Null while the measure is open for it.</param>
public sealed record SupplementRow(MeasureId Measure, int Position, string Asked, DateOnly DueOn, string AskedBy, DateTimeOffset AskedAt, DateTimeOffset? AnsweredAt, SupplementEnd? End)
{
    public bool IsOpen => End is null;
}

/// <param name="Conclusion">Null while the auditor is at work.</param>
public sealed record ReviewRow(int Round, string Auditor, DateTimeOffset TakenAt, ReviewConclusion? Conclusion, DateTimeOffset? ConcludedAt, string? Remark, IReadOnlyList<JudgementRow> Judgements);

public sealed record JudgementRow(int Position, MeasureVerdict Verdict, string? Remark);

public sealed record PanelRow(string Name, PanelRole Role, string UnitName, string Title);

/// <param name="ConcludedOn">Null while open.</param>
public sealed record OpinionRow(int Round, OpinionConclusion Conclusion, DateOnly? ConcludedOn, string? FilingNumber, int Signatures);

/// <summary>An institution, an accountability case or a sum registered on measures of the task.</summary>
public abstract record RegisterRow(RegisterId Id, IReadOnlyList<int> Measures);

public sealed record InstitutionRow(RegisterId Id, IReadOnlyList<int> Measures, string Title, string? Number, string? Issuer, DateOnly? IssuedOn, InstitutionChange Change, InstitutionStage Stage) : RegisterRow(Id, Measures);

/// <param name="Persons">人次</param>
public sealed record AccountabilityRow(RegisterId Id, IReadOnlyList<int> Measures, AccountabilityKind Kind, int Persons, DateOnly DecidedOn, string? Note) : RegisterRow(Id, Measures);

/// <summary>All amounts in 万元.</summary>
public sealed record SumRow(RegisterId Id, IReadOnlyList<int> Measures, string Label, decimal AtStake, decimal Recovered, decimal Balance, DateOnly TrueOn) : RegisterRow(Id, Measures);

/// <summary>为什么还不能销号: what stands between the task and its next step, and who takes that step.</summary>
/// <param name="Verb">The next step; null when nothing is owed any more.</param>
/// <param name="Missing">Empty when the step can be taken.</param>
public sealed record ReadinessPart(TaskVerb? Verb, WhoActs? Who, IReadOnlyList<MissingRow> Missing);

public sealed record MissingRow(Unmet Unmet, WhoActs Who);

/// <summary>Who stands in a relation to the task, by name where that is known.</summary>
/// <param name="Names">At most three.</param>
/// <param name="IsReader">The reader is one of them.</param>
public sealed record WhoActs(Relation Relation, IReadOnlyList<string> Names, bool IsReader);

/// <param name="Unmet">Empty when the reader may act now.</param>
public sealed record OfferedAct(TaskVerb Verb, IReadOnlyList<Unmet> Unmet);
