namespace Rectify.App.Desk;

/// <summary>What can wait on a person's desk, each with the act that takes it off.</summary>
public enum DeskBlock
{
    /// <summary>Unit lead: drafts of progress to submit.</summary>
    DraftsToSubmit,

    /// <summary>Unit lead: assigned tasks to sign for.</summary>
    ToSignFor,

    /// <summary>Unit lead, handler: plans not yet submitted.</summary>
    PlansToWrite,

    /// <summary>Unit lead, handler: sent back by leader, office, auditor or panel, with the reason.</summary>
    Returned,

    /// <summary>Unit lead, handler: supplements an auditor asks for, unanswered.</summary>
    SupplementsToGive,

    /// <summary>Unit lead, handler: frequency commitments with a hole, or with a period that ends within a week.</summary>
    PromisesToKeep,

    /// <summary>Unit lead, handler: overdue, or due within 30 days.</summary>
    DueSoon,

    /// <summary>Responsible leader: submitted plans to agree to.</summary>
    PlansToAgree,

    /// <summary>By the ladder of confirmation: applications to confirm.</summary>
    ClosuresToConfirm,

    /// <summary>Responsible leader: requests for an extension to agree to.</summary>
    ExtensionsToAgree,

    /// <summary>Responsible leader: other measures to agree to.</summary>
    AmendmentsToAgree,

    /// <summary>Office: problems without assignment.</summary>
    Unassigned,

    /// <summary>Office: agreed plans to review.</summary>
    PlansToReview,

    /// <summary>Office: restricted tasks submitted, of which no auditor knows before the office names one.</summary>
    ReviewsToAllot,

    /// <summary>Office: under review where the regime works with a panel, and none is appointed.</summary>
    WithoutPanel,

    /// <summary>Office or leading group, as the regime says: agreed extensions to decide.</summary>
    ExtensionsToDecide,

    /// <summary>Office: agreed amendments of measures to review.</summary>
    AmendmentsToReview,

    /// <summary>Office: acts on paper recorded by another person.</summary>
    PaperActsToCheck,

    /// <summary>Office: errata of wordings (勘误) proposed by another person.</summary>
    ErrataToCheck,

    /// <summary>Office: the objection window is over.</summary>
    DisplaysToEnd,

    /// <summary>Office: periodic checks due within 30 days.</summary>
    ChecksDue,

    /// <summary>Head of the office: second signatures in regimes without a panel.</summary>
    SecondSignatures,

    /// <summary>Auditor: reviews taken and not concluded.</summary>
    MyReviews,

    /// <summary>Auditor: supplements that came and are not decided.</summary>
    SupplementsGiven,

    /// <summary>Auditor: submitted tasks nobody has taken, and the auditor may.</summary>
    ReviewPool,

    /// <summary>Panel: opinions to sign.</summary>
    OpinionsToSign,

    /// <summary>Tasks the person is named to look at in a look-back.</summary>
    LookBacks,

    /// <summary>Leading group: reviewed plans to approve.</summary>
    PlansToApprove,

    /// <summary>Leading group: reviewed amendments of measures to approve.</summary>
    AmendmentsToApprove,

    /// <summary>Leading group: withdrawals and restorings proposed by another person.</summary>
    Withdrawals,

    /// <summary>Leading group: problems proposed to be withheld in a notice (拟不公开), proposed by another person.</summary>
    WithholdingsToApprove,

    /// <summary>Leading group: batches of work done before (补录), proposed by another person.</summary>
    TakeoversToApprove,

    /// <summary>First person responsible: signatures where the regime asks for the principal's.</summary>
    PrincipalSignatures,

    /// <summary>Upper level: confirmations where the regime asks for them.</summary>
    UpperConfirmations,

    /// <summary>Unit lead, handler, leader: what others have to do next.</summary>
    WaitingForOthers,
}
