namespace Rectify.Documents.Reading.Ledgers;

/// <summary>What a column of a ledger (整改台账, 问题清单) holds.</summary>
public enum LedgerField
{
    /// <summary>A person has said that the column is of no use here.</summary>
    Ignored,

    Ordinal,
    Source,

    /// <summary>The body inspected, in ledgers over several.</summary>
    Body,
    Aspect,
    Category,
    Subcategory,
    Problem,
    Manifestations,
    SpecialAttention,
    Amount,
    Quantity,
    Class,
    Target,
    AcceptanceStandard,
    Requirement,
    Measure,
    Leader,
    LeadUnit,
    ResponsibleUnit,
    SupportingUnit,
    Handler,
    OriginalDeadline,
    Deadline,
    WithinConcentratedPeriod,
    Sustained,
    Progress,
    ProgressAsOf,
    Completion,
    Effects,
    Institutions,
    LossRecovered,
    PersonsHeldAccountable,
    WiderChecks,
    Campaigns,
    Evidence,
    ReasonUnfinished,
    NextSteps,
    ReviewOpinion,
    AcceptanceConclusion,
    AcceptedOn,
    ClosedOn,
    Publication,
    Remarks,
}
