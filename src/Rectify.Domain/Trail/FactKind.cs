namespace Rectify.Domain.Trail;

/// <summary>Everything that can happen. Stored by name: a value is never renamed or reused, new ones are added at the end of their group.</summary>
public enum FactKind
{
    // rounds and inspections
    RoundOpened,
    InspectionOpened,
    InspectionChanged,
    RegimeChanged,
    MilestoneDone,
    PlanApproved,
    DocumentAccepted,
    SectionAdded,

    // problems
    ProblemRegistered,
    ProblemCorrected,
    ProblemClassified,
    ProblemSplit,
    ProblemRestated,

    // tasks
    TaskAssigned,
    TaskSignedFor,
    TaskDeclined,
    TaskStartedAtOnce,
    TaskReassigned,
    PlanDrafted,
    PlanSubmitted,
    PlanAgreed,
    PlanReviewed,
    PlanReturned,
    TaskPlanApproved,
    ProgressReported,
    ProgressReplaced,
    ResultWritten,
    EvidenceAdded,
    EvidenceReplaced,
    EvidenceWithdrawn,
    ExtensionRequested,
    ExtensionAgreed,
    ExtensionDecided,
    ClosureApplied,
    ApplicationWithdrawn,
    ApplicationDeclined,
    ClosureConfirmed,
    ReviewTaken,
    EvidenceDecided,
    MeasureJudged,
    ReviewPassed,
    ReturnedForRework,
    PanelAppointed,
    OpinionDrafted,
    OpinionSigned,
    SignaturesVoided,
    AcceptanceConcluded,
    AcceptanceRefused,
    DisplayStarted,
    DisplayEnded,
    ObjectionUpheld,
    PrincipalSigned,
    UpperLevelConfirmed,
    TaskClosed,
    TaskSustained,
    PeriodicCheckRecorded,
    SustainedEnded,
    TaskRestarted,
    WithdrawalProposed,
    TaskWithdrawn,
    WithdrawalUndone,
    AbsenceRecorded,

    // registers
    InstitutionRecorded,
    AccountabilityRecorded,
    SumRecorded,

    // paper
    PaperActRecorded,
    PaperActChecked,
    PaperActRefused,

    // notices
    NoticeReleased,

    // check-up
    FindingDismissed,
    FindingTakenUp,

    // people and accounts
    UnitCreated,
    UnitChanged,
    PersonCreated,
    PersonDeactivated,
    PersonReactivated,
    PostTaken,
    PostEnded,
    RoleGranted,
    RoleEnded,
    StandInNamed,
    StandInEnded,
    AccountCreated,
    AccountLocked,
    AccountUnlocked,
    PasswordReset,
    PersonChanged,
    PasswordChanged,
}
