using static Rectify.Domain.Tasks.Relation;
using static Rectify.Domain.Tasks.Requirements;
using static Rectify.Domain.Tasks.TaskState;
using static Rectify.Domain.Tasks.TaskVerb;

namespace Rectify.Domain.Tasks;

/// <summary>
/// One row: in this state, this verb leads there, done by one of these, when all of this holds. <see cref="Input"/> names what the verb's parameters demand:
/// a mandatory reason or deadline is a parameter that cannot be left out.
/// </summary>
public sealed record TaskRow(TaskState From, TaskVerb Verb, IReadOnlyList<TaskState> To, IReadOnlyList<Relation> By, IReadOnlyList<Requirement> Needs, string Input = "");

/// <summary>
/// The life of a task as one table. It draws the buttons, says why one is grey (<see cref="WhyNot"/>), guards the server
/// (a task changes its state only through a row) and prints docs/lifecycle.md. Source: the field's rules, "Life of a task".
/// </summary>
public static class TaskLifecycle
{
    public static readonly IReadOnlyList<TaskRow> Rows =
    [
        // assignment
        Row(Registered, Assign, [Assigned], [Office], [NoTakeoverWaits, FeedbackGivenOrAtOnce], "leading leader, one lead unit, deadline or 长期; the wording freezes"),
        Row(Assigned, SignFor, [Planning], [UnitLead], []),
        Row(Assigned, Decline, [Registered], [UnitLead], [NotDeclinedBefore], "reason"),
        .. new[] { Registered, Assigned }.Select(from => Row(from, Split, [from], [Office], [], "the new part's number; it begins registered, the wording is shared")),
        Row(Assigned, StartAtOnce, [Rectifying], [Office], [AtOnceClass, MeasuresOwned], "one measure with owner and deadline"),

        // work done before it was recorded here; source: domain rules, Takeover
        Row(Registered, TakeOver, [Rectifying, Closed, Sustained], [LeadingGroup], [TakeoverProposed, TakeoverApproverIsNotProposer, HasMeasures, PaperChecked],
            "one act for a batch with the scanned paper: state, a day not before the feedback and not in the future, leader, lead unit, deadline or 长期, for 长期坚持 the next check"),

        // plan
        Row(Planning, DraftPlan, [Planning], [UnitLead, Handler], []),
        Row(Planning, ShareMeasure, [Planning], [UnitLead, Handler], [], "a measure of another problem of the same lead unit: written once, linked"),
        Row(Planning, SetCommitment, [Planning], [UnitLead, Handler], [], "the measure, how often in every period, from when; none takes it away"),
        Row(Planning, SetIndicator, [Planning], [UnitLead, Handler], [], "the measure, what is measured in which unit, which way, the target; none takes it away"),
        Row(Planning, SubmitPlan, [Planning], [UnitLead], [TargetSet, HasMeasures, MeasuresOwned, MeasuresWithinDeadline]),
        Row(Planning, AgreePlan, [Planning], [LeadingLeader], [PlanSubmitted, PaperChecked]),
        Row(Planning, ReviewPlan, [Planning], [Office], [PlanSubmitted, PlanAgreed]),
        Row(Planning, ReturnPlan, [Planning], [Office, LeadingLeader], [PlanSubmitted], "reason"),
        Row(Planning, ApprovePlan, [Rectifying], [LeadingGroup], [FeedbackGiven, PlanSubmitted, PlanAgreed, PlanReviewed, PlanOpinionsHeard, TargetSet, HasMeasures, MeasuresOwned, MeasuresWithinDeadline, PaperChecked],
            "one act for a plan version and all its tasks"),

        // before the plan is approved, and as long as a task is with its unit
        .. new[] { Assigned, Planning }.Select(from => Row(from, SetDeadline, [from], [Office], [], "the new deadline or 长期, reason; afterwards a deadline moves by extension alone")),
        .. new[] { Assigned, Planning, Rectifying }.Select(from => Row(from, Remind, [from], [Office, Relation.Supervision], [], "once a day at most")),

        // what was done to many in one act and is taken back at once; source: decisions/undo-of-a-bulk-act.md
        Row(Assigned, UndoBulk, [Registered, Assigned, Planning, Rectifying], [Office], [OwnBulkAct, UndoneInTime, NotUndoneBefore, StandsAsLeft, NothingFell], "an assignment, a reassignment or a deadline of many: all of them go back to what was before; the wording stays frozen"),
        Row(Planning, UndoBulk, [Planning], [Office], [OwnBulkAct, UndoneInTime, NotUndoneBefore, StandsAsLeft], "a deadline of many: all of them go back to what was before"),

        // rectifying
        Row(Rectifying, DraftProgress, [Rectifying], [Handler, UnitLead], []),
        Row(Rectifying, ReportProgress, [Rectifying], [UnitLead], [], "text, day it is true for, claim"),
        Row(Rectifying, WriteResult, [Rectifying], [UnitLead, Handler], []),
        Row(Rectifying, AddEvidence, [Rectifying], [UnitLead, Handler], [], "file, and a sentence how it proves each measure"),
        Row(Rectifying, StateDocument, [Rectifying], [UnitLead, Handler], [], "the piece; number, issuer, signed day, the day it speaks of, each may be left out"),
        Row(Rectifying, SetCommitment, [Rectifying], [Office], [], "the measure, how often in every period, from when; reason"),
        Row(Rectifying, RecordEvent, [Rectifying], [UnitLead, Handler], [CommitmentMade], "the measure, the day, what took place, the piece of evidence that proves it"),
        Row(Rectifying, StrikeEvent, [Rectifying], [UnitLead], [CommitmentMade], "the event, reason"),
        Row(Rectifying, KeepByMeeting, [Rectifying], [Office, UnitLead, Handler], [CommitmentMade], "a meeting or visit with its minutes, and the measure whose commitment it keeps"),
        Row(Rectifying, StrikeMeeting, [Rectifying], [Office, UnitLead, Handler], [CommitmentMade], "a meeting made void, reason; what it kept is struck out"),
        Row(Rectifying, SetIndicator, [Rectifying], [Office], [], "the measure, what is measured in which unit, which way, the target; reason"),
        Row(Rectifying, RecordValue, [Rectifying], [UnitLead, Handler], [IndicatorSet], "the measure, the day, the value, its source; a piece of evidence may be named"),
        Row(Rectifying, CorrectValue, [Rectifying], [UnitLead], [IndicatorSet], "the mistaken entry, reason; another value may stand in its place"),
        Row(Rectifying, RequestExtension, [Rectifying], [UnitLead], [NoOpenExtension], "reason, later day"),
        Row(Rectifying, AgreeExtension, [Rectifying], [LeadingLeader], [ExtensionOpen, ExtensionNotYetAgreed, AgreerIsNotAsker, PaperChecked]),
        Row(Rectifying, DecideExtension, [Rectifying], [ExtensionDecider], [ExtensionOpen, ExtensionAgreed, DeciderIsNotAsker, PaperChecked], "granted or not, reason"),

        // measures change after the plan's approval; source: domain rules, Plan
        Row(Rectifying, ProposeAmendment, [Rectifying], [UnitLead], [NoOpenAmendment], "reason; measures reworded, added or cancelled"),
        Row(Rectifying, AgreeAmendment, [Rectifying], [LeadingLeader], [AmendmentOpen, AmendmentNotAgreed, AmenderIsNotAgreer, PaperChecked]),
        Row(Rectifying, ReviewAmendment, [Rectifying], [Office], [AmendmentOpen, AmendmentAgreed, AmendmentNotReviewed]),
        Row(Rectifying, ApproveAmendment, [Rectifying], [LeadingGroup], [AmendmentOpen, AmendmentAgreed, AmendmentReviewed, AmenderIsNotApprover, PaperChecked], "where the decision is written down"),
        Row(Rectifying, ReturnAmendment, [Rectifying], [LeadingLeader, Office, LeadingGroup], [AmendmentOpen], "reason"),
        Row(Rectifying, WithdrawAmendment, [Rectifying], [UnitLead], [AmendmentOpen], "reason"),

        // application
        Row(Rectifying, Apply, [Applied], [UnitLead], [HasMeasures, MeasuresReportedDone, NumbersGiven, EvidenceForEveryMeasure, CommitmentsKept, IndicatorsMet, EffectWritten, NoOpenExtension, NoOpenAmendment]),
        Row(Applied, Confirm, [Submitted], [Confirmer], [ConfirmerIsNotApplicant, PaperChecked]),
        Row(Applied, DeclineApplication, [Rectifying], [Confirmer], [ConfirmerIsNotApplicant, PaperChecked], "reason"),
        Row(Applied, WithdrawApplication, [Rectifying], [Applicant], [], "reason"),

        // review
        Row(Submitted, TakeReview, [Submitted], [Auditor], [NotReviewedYet, ReviewFree, NotOwnUnit, ReviewerIsNotInvolved, ReviewerIsNotHead]),
        Row(Submitted, AllotReview, [Submitted], [Office], [ProblemRestricted, NotReviewedYet, ReviewNotTaken], "the auditor, who could take the review themselves"),
        Row(Submitted, DecideEvidence, [Submitted], [ReviewingAuditor], [NotOwnUnit], "accepted, or not accepted with reason"),
        Row(Submitted, JudgeMeasure, [Submitted], [ReviewingAuditor], [NotOwnUnit], "满足, or 部分 / 不满足 with remark"),
        Row(Submitted, AskSupplement, [Submitted], [ReviewingAuditor], [NotOwnUnit], "the measure, what is asked, a day not in the past"),
        Row(Submitted, WithdrawSupplement, [Submitted], [ReviewingAuditor], [SupplementOpen], "the measure"),
        Row(Submitted, AddEvidence, [Submitted], [UnitLead, Handler], [SupplementOpen, UploaderIsNotReviewer], "file, and a sentence how it proves the measure; submitted at once, signatures fall"),
        Row(Submitted, AppointPanel, [Submitted], [Office], [RegimeWithPanel], "a head and at least one member, none of the responsible units"),
        Row(Submitted, ReturnForRework, [Rectifying], [ReviewingAuditor], [NotOwnUnit], "reason; counted"),
        Row(Submitted, PassReview, [UnderAcceptance], [ReviewingAuditor],
            [RegimeWithPanel, NotOwnUnit, SupplementsAwaited, EvidenceDecided, MeasuresJudged, JudgedOnEvidence, MeasuresFulfilled, PanelAppointed]),
        Row(Submitted, SignReview, [Submitted], [ReviewingAuditor],
            [RegimeWithoutPanel, NotOwnUnit, SupplementsAwaited, EvidenceDecided, MeasuresJudged, JudgedOnEvidence, MeasuresFulfilled], "conclusion, filing number"),
        Row(Submitted, CloseWithoutPanel, [Submitted, OnDisplay, Closed, Sustained], [HeadOfOffice], 
            [RegimeWithoutPanel, ReviewTaken, ReviewSigned, OpinionNotConcluded, SupplementsAwaited, EvidenceDecided, MeasuresJudged, JudgedOnEvidence, MeasuresFulfilled, SecondSignature, NotOwnUnit], "the text's digest"),
        Row(Submitted, SignAsPrincipal, [Submitted, Closed, Sustained], [Principal], [OpinionAccepted, PrincipalAsked, PaperChecked]),
        Row(Submitted, ConfirmAsUpperLevel, [Submitted, Closed, Sustained], [UpperLevel], [OpinionAccepted, UpperLevelAsked, PaperChecked]),

        // acceptance
        Row(UnderAcceptance, AppointPanel, [UnderAcceptance], [Office], [OpinionNotConcluded], "a head and at least one member, none of the responsible units; signatures fall"),
        Row(UnderAcceptance, AskSupplement, [UnderAcceptance], [PassingAuditor], [NotOwnUnit, OpinionNotConcluded], "the measure, what is asked, a day not in the past"),
        Row(UnderAcceptance, WithdrawSupplement, [UnderAcceptance], [PassingAuditor], [SupplementOpen], "the measure"),
        Row(UnderAcceptance, AddEvidence, [UnderAcceptance], [UnitLead, Handler], [SupplementOpen, OpinionNotConcluded, UploaderIsNotReviewer],
            "file, and a sentence how it proves the measure; submitted at once, signatures fall"),
        Row(UnderAcceptance, DecideEvidence, [UnderAcceptance], [PassingAuditor], [NotOwnUnit, OpinionNotConcluded], "a piece that came as a supplement; accepted, or not accepted with reason"),
        Row(UnderAcceptance, DraftOpinion, [UnderAcceptance], [PanelMember, Office], [OpinionNotConcluded], "seven parts; signatures over an earlier text fall"),
        Row(UnderAcceptance, SignOpinion, [UnderAcceptance], [PanelMember], [OpinionComplete, OpinionNotConcluded, NotSignedBefore, IsNotHead, NotOwnUnit, PaperChecked],
            "the text's digest; dissent with reason"),
        Row(UnderAcceptance, RecordAbsence, [UnderAcceptance], [PanelHead], [OpinionComplete, OpinionNotConcluded, PaperChecked], "the member, reason"),
        Row(UnderAcceptance, Accept, [UnderAcceptance, OnDisplay, Closed, Sustained], [PanelHead],
            [OpinionComplete, OpinionNotConcluded, SupplementsAwaited, SupplementsDecided, JudgedOnEvidence, ConclusionPasses, OthersSigned, HeadIsNotReviewer, NotOwnUnit, PaperChecked], "the text's digest"),
        Row(UnderAcceptance, RefuseAcceptance, [Rectifying], [PanelHead],
            [OpinionComplete, OpinionNotConcluded, ConclusionFails, OthersSigned, HeadIsNotReviewer, NotOwnUnit, PaperChecked], "the text's digest; counted"),
        Row(UnderAcceptance, SignAsPrincipal, [UnderAcceptance, Closed, Sustained], [Principal], [OpinionAccepted, PrincipalAsked, PaperChecked]),
        Row(UnderAcceptance, ConfirmAsUpperLevel, [UnderAcceptance, Closed, Sustained], [UpperLevel], [OpinionAccepted, UpperLevelAsked, PaperChecked]),

        // what somebody saw who went and looked; the verdict moves nothing
        .. new[] { Rectifying, Applied, Submitted, UnderAcceptance, OnDisplay, Closed, Sustained }.Select(from => Row(from, RecordSpotCheck, [from],
            from switch { Submitted => [Office, Relation.Supervision, ReviewingAuditor, PanelMember], UnderAcceptance or OnDisplay => [Office, Relation.Supervision, PassingAuditor, PanelMember], _ => [Office, Relation.Supervision] },
            [NotOwnUnit, CheckerIsNotInvolved], "way, day, who checked, what was found, the verdict; measures, photographs and papers")),

        // display
        Row(OnDisplay, SignAsPrincipal, [OnDisplay], [Principal], [OpinionAccepted, PrincipalAsked, PaperChecked]),
        Row(OnDisplay, ConfirmAsUpperLevel, [OnDisplay], [UpperLevel], [OpinionAccepted, UpperLevelAsked, PaperChecked]),
        Row(OnDisplay, RecordObjection, [OnDisplay], [Office], [], "way, a day within the display, what is held against it; never who"),
        Row(OnDisplay, DismissObjection, [OnDisplay], [Office], [ObjectionOpen], "the objection, reason"),
        Row(OnDisplay, EndDisplay, [UnderAcceptance, Submitted, Closed, Sustained], [Office], [DisplayOver, ObjectionsDecided]),
        Row(OnDisplay, UpholdObjection, [UnderAcceptance, Submitted], [Office], [ObjectionOpen], "the objection, reason; the opinion's round is over, a new one begins"),

        // after closing
        Row(Sustained, RecordCheck, [Sustained], [Office], [], "result, next check day"),
        Row(Sustained, EndSustained, [Closed], [LeadingGroup], [PaperChecked], "reason"),
        .. new[] { Closed, Sustained }.Select(from => Row(from, Restart, [Rectifying], [Office, LookBackChecker], [], "reason, finding or order, new deadline")),

        // any open state
        .. TaskStates.Open.Select(from => Row(from, Reassign, [Assigned], [Office], [], "reason, leader, unit, deadline; the old unit's record stays, open applications fall")),
        .. TaskStates.Open.Append(Sustained).Select(from => Row(from, HandOver, [from], [Office], [], "who carries it and who succeeds them, reason; over everything that person carries in one act")),
        .. TaskStates.Open.Prepend(Registered).Select(from => Row(from, ProposeWithdrawal, [from], [Office], [], "reason, and the problem it is merged into")),
        .. TaskStates.Open.Prepend(Registered).Select(from => Row(from, Withdraw, [Withdrawn], [LeadingGroup], [WithdrawalProposed, ApproverIsNotProposer, PaperChecked])),
        Row(Withdrawn, ProposeRestoring, [Withdrawn], [Office], [], "reason"),
        Row(Withdrawn, Restore, [Registered, .. TaskStates.Open], [LeadingGroup], [RestoringProposed, ApproverIsNotProposer, PaperChecked], "to the state before"),
        .. TaskStates.Open.Prepend(Registered).Append(Withdrawn).Select(from => Row(from, DeclineProposal, [from], [LeadingGroup], [ProposalOpen, ApproverIsNotProposer, PaperChecked], "reason")),
        .. TaskStates.Open.Prepend(Registered).Append(Withdrawn).Select(from => Row(from, TakeBackProposal, [from], [Office], [ProposalOpen], "reason")),
    ];

    private static readonly IReadOnlyDictionary<(TaskState, TaskVerb), TaskRow> Index = Rows.ToDictionary(row => (row.From, row.Verb));

    private static readonly ILookup<TaskState, TaskRow> ByState = Rows.ToLookup(row => row.From);

    public static TaskRow? Find(TaskState from, TaskVerb verb) => Index.GetValueOrDefault((from, verb));

    /// <summary>What may happen next in this state, whoever acts.</summary>
    public static IEnumerable<TaskRow> From(TaskState state) => ByState[state];

    /// <summary>Everything that keeps the actor from the verb now; empty when they may act. A row of another state or another's act comes first and alone.</summary>
    public static IReadOnlyList<Unmet> WhyNot(TaskVerb verb, TaskCase c)
    {
        if (Find(c.Task.State, verb) is not { } row) return [new Unmet(Rule.NotInThisState, Relation.Office)];
        if (!row.By.Any(relation => relation.Find(c) is not null)) return [new Unmet(Rule.NotYourAct, row.By[0])];
        return Missing(row, c);
    }

    /// <summary>There is something to decide: what the act is about was asked for or proposed. Where it was not, it is neither offered nor refused.</summary>
    public static bool HasSubject(TaskRow row, TaskCase c) => row.Needs.Where(Subjects.Contains).All(need => !need.Check(c).Any());

    /// <summary>What the row still asks for, whoever acts: the readiness list of <see cref="Apply"/> and the like.</summary>
    public static IReadOnlyList<Unmet> Missing(TaskRow row, TaskCase c) => [.. row.Needs.SelectMany(need => need.Check(c))];

    /// <summary>Verbs the actor may see a button for: they stand in the right relation; a requirement may still be unmet.</summary>
    public static IEnumerable<TaskRow> OfferedTo(TaskCase c) => From(c.Task.State).Where(row => row.By.Any(relation => relation.Find(c) is not null));

    private static TaskRow Row(TaskState from, TaskVerb verb, IReadOnlyList<TaskState> to, IReadOnlyList<Relation> by, IReadOnlyList<Requirement> needs, string input = "") =>
        new(from, verb, to, by, needs, input);
}
