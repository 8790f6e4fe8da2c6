using Rectify.Domain;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Ledger;

/// <summary>Values of a row that are read only where their column is shown.</summary>
[Flags]
public enum LedgerDetails
{
    None = 0,
    Source = 1,
    Supporting = 2,
    Handler = 4,
    Target = 8,
    Effect = 16,
    ReasonNotDone = 32,
    NextSteps = 64,
    Evidence = 128,
    Progress = 256,
    Pace = 512,
}

/// <summary>Measures of a task by how far they are; cancelled ones do not count.</summary>
/// <param name="Verified">Verified or sustained.</param>
/// <param name="Claimed">Reported done by the unit, not yet checked.</param>
public readonly record struct MeasureSteps(int Verified, int Claimed, int Returned, int Open);

/// <summary>A task of a problem as the ledger lists it.</summary>
public sealed record LedgerRow
{
    public required TaskId Task { get; init; }

    public required InspectionId Inspection { get; init; }

    /// <summary>The problem's short number.</summary>
    public required int Number { get; init; }

    /// <summary>The problem's order within its inspection.</summary>
    public required int Sequence { get; init; }

    /// <summary>As printed, with the number of the section above it.</summary>
    public string? SectionOrdinal { get; init; }

    public string? Ordinal { get; init; }

    /// <summary>Which part of the problem; null where the problem has one task only.</summary>
    public int? Part { get; init; }

    public required string Wording { get; init; }

    public required bool IsRestricted { get; init; }

    public ProblemClass? Class { get; init; }

    public decimal? StakeAmount { get; init; }

    public string? StakeUnit { get; init; }

    public string? LeadUnit { get; init; }

    public string? Leader { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly OriginalDueOn { get; init; }

    public required TaskState State { get; init; }

    /// <summary>Times it was sent back for rework.</summary>
    public required int Returns { get; init; }

    public required int Restarts { get; init; }

    /// <summary>补录: entered as work done before.</summary>
    public bool IsTakenOver { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public DateOnly? NextCheckOn { get; init; }

    public required MeasureSteps Steps { get; init; }

    /// <summary>Days before the deadline from which the inspection's regime warns.</summary>
    public required int WarnWithin { get; init; }

    // ---- only where asked for by LedgerDetails

    public string? Round { get; init; }

    public string? Body { get; init; }

    public string? Handler { get; init; }

    public IReadOnlyList<string> Supporting { get; init; } = [];

    public string? Target { get; init; }

    public string? Effect { get; init; }

    public string? ReasonNotDone { get; init; }

    public string? NextSteps { get; init; }

    /// <summary>Pieces of evidence in force.</summary>
    public int? Evidence { get; init; }

    /// <summary>The text reported last.</summary>
    public string? Progress { get; init; }

    /// <summary>Since when the plan is carried out.</summary>
    public DateOnly? PlanStartedOn { get; init; }

    /// <summary>序时进度; null for what is not being worked on or cannot be held against time.</summary>
    public Pace? PaceOn(DateOnly today) => State == TaskState.Rectifying ? Schedule.Of(PlanStartedOn, DueOn, today, Steps.Verified + Steps.Claimed + Steps.Returned + Steps.Open, Steps.Verified + Steps.Claimed) : null;

    public bool IsLongTerm => Deadline.IsLongTerm(DueOn);

    public bool IsOverdue(DateOnly today) => State.IsOpen() && Deadline.IsOverdue(DueOn, today);
}

/// <summary>One page of the ledger.</summary>
/// <param name="Today">The office's day the deadlines are read against.</param>
public sealed record LedgerSlice(IReadOnlyList<LedgerRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today);

/// <summary>What a filter finds, counted on request.</summary>
/// <param name="Problems">Different problems.</param>
/// <param name="Tasks">Rows.</param>
/// <param name="Steps">Their measures.</param>
public sealed record LedgerCount(int Problems, int Tasks, MeasureSteps Steps);
