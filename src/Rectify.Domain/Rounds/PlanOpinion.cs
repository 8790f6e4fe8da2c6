using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.Domain.Rounds;

/// <summary>Bodies whose opinion on the rectification plan a regime may ask for.</summary>
[Flags]
public enum OpinionBodies
{
    None = 0,

    /// <summary>纪委监委</summary>
    Discipline = 1,

    /// <summary>组织部</summary>
    Organization = 2,
}

/// <summary>方案意见 of one body, as it was given; a later one does not replace it.</summary>
/// <param name="From">One body.</param>
/// <param name="Agrees">False where the plan is to be changed.</param>
/// <param name="DocumentNumber">文号 of the letter it came by; null where none is known.</param>
public sealed record PlanOpinionDraft(OpinionBodies From, DateOnly On, bool Agrees, string Says, string? DocumentNumber);

/// <summary>
/// An opinion of 纪委监委 or 组织部 on the version of the plan that is next to be approved, entered with its scan; insert-only. It counts once another person has checked it against the paper.
/// </summary>
public sealed class PlanOpinion
{
    public const int MaxTextLength = 2000, MaxNumberLength = 100;

    private PlanOpinion() { Says = ""; }

    internal PlanOpinion(InspectionId inspection, int number, int version, PlanOpinionDraft draft, StoredFile scan, Stamp stamp) =>
        (InspectionId, Number, Version, From, On, Agrees, Says, DocumentNumber, Sha256, FileName, RecordedBy, RecordedAt) =
        (inspection, number, version, draft.From, draft.On, draft.Agrees, draft.Says.Trim(), string.IsNullOrWhiteSpace(draft.DocumentNumber) ? null : draft.DocumentNumber.Trim(), scan.Sha256, scan.FileName, stamp.By.Person, stamp.At);

    public InspectionId InspectionId { get; private set; }

    /// <summary>From 1 within the inspection.</summary>
    public int Number { get; private set; }

    /// <summary>The version of the plan it speaks of.</summary>
    public int Version { get; private set; }

    public OpinionBodies From { get; private set; }

    /// <summary>The day it was given.</summary>
    public DateOnly On { get; private set; }

    public bool Agrees { get; private set; }

    public string Says { get; private set; }

    public string? DocumentNumber { get; private set; }

    /// <summary>Of its scan; null for one that was entered before scans were asked for.</summary>
    public string? Sha256 { get; private set; }

    public string? FileName { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>What the second person found; null while it waits for one.</summary>
    public PlanOpinionCheck? Check { get; private set; }

    internal Rule? WhyNotChecked(bool matches, Stamp stamp) =>
        PaperCheck.WhyNot(Check is not null, RecordedBy, stamp) ?? (matches && Sha256 is null ? Rule.ScanMissing : null);

    internal void Answer(Reason? against, Stamp stamp) => Check = new PlanOpinionCheck(this, against, stamp);
}

/// <summary>The second person's word on an entered opinion; insert-only.</summary>
public sealed class PlanOpinionCheck
{
    private PlanOpinionCheck() { }

    internal PlanOpinionCheck(PlanOpinion opinion, Reason? against, Stamp stamp) =>
        (InspectionId, Number, Matches, Because, CheckedBy, CheckedAt) = (opinion.InspectionId, opinion.Number, against is null, against?.Text, stamp.By.Person, stamp.At);

    public InspectionId InspectionId { get; private set; }

    public int Number { get; private set; }

    /// <summary>Entry and scan say the same.</summary>
    public bool Matches { get; private set; }

    /// <summary>How they differ; null where they do not.</summary>
    public string? Because { get; private set; }

    public PersonId CheckedBy { get; private set; }

    public DateTimeOffset CheckedAt { get; private set; }
}
