namespace Rectify.Domain.Tasks;

/// <summary>Names every reason for which an act on a task can be refused. The pages hold one sentence for each in both languages.</summary>
public enum Rule
{
    // the table itself
    NotInThisState,
    NotYourAct,
    AlreadyDone,

    // assignment and plan
    DeclineIsFinal,
    MustBeAtOnceClass,
    TargetMissing,
    MeasuresMissing,
    MeasureWithoutOwner,
    MeasureBeyondTask,
    PlanNotSubmitted,
    PlanNotAgreed,
    PlanNotReviewed,
    DisciplineOpinionMissing,
    OrganizationOpinionMissing,

    // the readiness list
    MeasureNotReported,
    NumberMissing,
    EvidenceMissing,
    CommitmentHoles,
    NoCommitment,
    IndicatorWithoutValue,
    IndicatorNotMet,
    NoIndicator,
    EffectMissing,
    ExtensionOpen,
    AmendmentOpen,

    // two people and own unit
    ApplicantConfirms,
    ReviewerIsInvolved,
    OwnUnit,
    ReviewTakenByAnother,
    ProblemNotRestricted,
    HeadIsReviewer,
    SecondSignatureSamePerson,
    DeciderIsAsker,
    ApproverIsProposer,
    CheckerIsRecorder,
    ScanMissing,
    ScanErased,
    WithheldAlready,

    // review
    ReviewNotTaken,
    EvidenceUndecided,
    MeasureUnjudged,
    MeasureWithoutAcceptedEvidence,
    MeasureNotFulfilled,
    CellReasonMissing,
    CellTextMissing,
    NoSuchPage,
    PanelMissing,
    RegimeHasPanel,
    RegimeHasNoPanel,
    ReviewNotSigned,

    // supplement
    SupplementAwaited,
    SupplementAskedAlready,
    NoSupplementOpen,
    MeasureNotOpened,
    NotOfSupplement,

    // panel and opinion
    PanelNeedsHeadAndMember,
    PanelSeatTwice,
    SeatOfOwnUnit,
    OpinionMissing,
    OpinionIncomplete,
    OpinionConcluded,
    ConclusionNotPassed,
    ConclusionPassed,
    AlreadySigned,
    HeadSignsLast,
    MemberSignatureMissing,
    NoSuchSeat,
    DissentNeedsReason,
    TextChangedSinceSeen,
    RecordChangedSincePaper,

    // display, principal, upper level
    OpinionNotAccepted,
    DisplayNotOver,
    OutsideDisplay,
    NoObjectionOpen,
    ObjectionUndecided,
    RegimeAsksNoPrincipal,
    RegimeAsksNoUpperLevel,

    // extension, sustained, withdrawal
    ExtensionMustBeLater,
    ExtensionFarAhead,
    NoExtensionOpen,
    ExtensionNotAgreed,
    NoAmendmentOpen,
    AmendmentNotAgreed,
    AmendmentNotReviewed,
    NothingAmended,
    MeasureVerified,
    DeadlineInPast,
    DeadlineIsSo,
    RemindedToday,
    WithdrawalNotProposed,
    NoProposalOpen,
    ErratumOpen,
    NoErratumOpen,
    NothingToErr,
    ErratumWhileStill,
    RestoringNotProposed,
    TakeoverNotProposed,
    TakeoverWaits,
    NothingToHandOver,
    SuccessorWithoutPost,

    // statements about the world
    DayInFuture,
    DayBeforeFeedback,
    DayBeforePresence,
    FeedbackNotGiven,
    UnknownMeasure,
    MeasureWrittenElsewhere,
    MeasureNotToBeShared,
    DayOutsideCommitment,
    ValuesInOtherUnit,
    EndBeforeBegin,
    ReasonMissing,
    UnknownEvidence,
    EvidenceErased,
    DeadlineBeforeFeedback,
    NextCheckMissing,
    NextCheckBeforeDay,
    FilingNumberTaken,

    // supervision letters
    LetterIncomplete,
    PlaceholderLeft,
    ReplyDayNotLater,
    LetterTasksSettled,
    GroundGone,

    // archive
    InspectionArchived,

    // look-back
    LookBackScopeEmpty,
    LookBackScopeTooLarge,
    LookBackUnchecked,
    LookBackHasResults,
    CheckerWithoutRole,
    CheckerIsReviewer,

    // check on the spot
    CheckerOfOwnUnit,
    CheckerIsInvolved,

    // meetings
    MeetingWithoutMinutes,
    MeetingProvesMilestone,
    EventOfMeeting,
    NothingCorrected,

    // papers of milestones
    MilestonePaperMissing,
    MilestoneIsDone,
    MilestoneDayNotSet,

    // suggestions
    ConcluderIsReplier,
    UnitOfOtherBody,

    // wider checks and campaigns
    UnitNotAsked,
    UnitHasReported,
    LastUnit,
    UnitNotReported,
    FindingNotPutRight,
    FindingStruck,
    FindingNotOpen,
    NothingPutRight,
    FindingsStand,
    FindingMissing,
    NoSuchFinding,
    StrikerIsReporter,
    ConcluderIsReporter,
    DayTooEarly,

    // evaluations
    EvaluationInForce,
    ScorersAreOne,
    ScorerWithoutRole,
    ScorerOfOwnUnit,
    ScorerIsInvolved,
    MarksNotHandedIn,
    DifferenceUnsettled,
    SettlerIsScorer,
    ScorerHandedIn,
    EvaluationNotConcluded,
    EvaluationProvesMilestone,

    // registers
    RegisterStandsStill,
    RegisterUnderReview,
    CaseDecidedOnce,
    RegisterNotFurther,

    // an act over many taken back
    UndoOfAnother,
    UndoTooLate,
    UndoMoved,
    UndoFelled,
    UndoneBefore,
    ActNotUndone,

    // reminders
    NobodyOwes,

    // clues and petitions
    OnlyForClues,
    OnlyForUnsettledPetitions,
    DisposalOfOtherMatter,
    DisposalDayOutOfOrder,
}
