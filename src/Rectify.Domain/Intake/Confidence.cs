namespace Rectify.Domain.Intake;

/// <summary>How far a proposed field can be relied on; ordered, so that the least certain comes first.</summary>
public enum Confidence
{
    /// <summary>A guess between readings; a <see cref="ProposalIssue"/> says what the doubt is.</summary>
    Unsure,

    /// <summary>Follows from the structure around it, but nothing printed says so (a year, a run-in heading).</summary>
    Likely,

    /// <summary>Printed outright in a known form: a label, an ordinal, a wrapper, a full date.</summary>
    Sure,

    /// <summary>A person has written or confirmed it.</summary>
    Confirmed,
}
