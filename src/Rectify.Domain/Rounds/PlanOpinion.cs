using Rectify.Domain.People;

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

/// <summary>An opinion of 纪委监委 or 组织部 on the version of the plan that is next to be approved; insert-only.</summary>
public sealed class PlanOpinion
{
    public const int MaxTextLength = 2000, MaxNumberLength = 100;

    private PlanOpinion() { Says = ""; }

    internal PlanOpinion(InspectionId inspection, int number, int version, PlanOpinionDraft draft, Stamp stamp) =>
        (InspectionId, Number, Version, From, On, Agrees, Says, DocumentNumber, RecordedBy, RecordedAt) =
        (inspection, number, version, draft.From, draft.On, draft.Agrees, draft.Says.Trim(), string.IsNullOrWhiteSpace(draft.DocumentNumber) ? null : draft.DocumentNumber.Trim(), stamp.By.Person, stamp.At);

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

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }
}
