using Rectify.App.Registers;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Problems;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>The lists of a rectification plan: the three and the four special ones. All are views of the same records.</summary>
public enum PlanListKind
{
    /// <summary>问题清单</summary>
    Problems,

    /// <summary>任务清单</summary>
    Measures,

    /// <summary>责任清单</summary>
    Responsibilities,

    /// <summary>涉及资金问题清单</summary>
    Money,

    /// <summary>重点难点问题清单</summary>
    Key,

    /// <summary>长效机制清单</summary>
    Institutions,

    /// <summary>问责处理清单</summary>
    Accountability,
}

public sealed record PlanListMeasure(MeasureId Id, int Position, string Text, MeasureKind Kind, string OwnerUnit, string? Owner, DateOnly DueOn, MeasureState State, decimal? Quantity)
{
    /// <summary>Where it is written, where it answers several problems.</summary>
    public MeasureId? Root { get; init; }
}

/// <summary>An entry of the registers in force on a measure of the task. One that answers several tasks stands at each and is counted once.</summary>
public sealed record PlanListEntry(RegisterId Id, RegisterWords Words, IReadOnlyList<int> Measures);

/// <summary>What a lead unit owes on a problem, with all that the lists show of it.</summary>
public sealed record PlanListTask
{
    public required TaskId Id { get; init; }
    public required ProblemId Problem { get; init; }
    public required int Number { get; init; }
    public string? Ordinal { get; init; }
    public required int Part { get; init; }

    /// <summary>Headings from the top down.</summary>
    public required IReadOnlyList<string> Sections { get; init; }
    public required string Wording { get; init; }
    public required bool IsRestricted { get; init; }
    public ProblemClass? Class { get; init; }
    public decimal? StakeAmount { get; init; }
    public string? StakeUnit { get; init; }

    /// <summary>重点难点</summary>
    public string? KeyBecause { get; init; }
    public required TaskState State { get; init; }
    public required DateOnly DueOn { get; init; }
    public string? Target { get; init; }
    public string? Standard { get; init; }
    public string? Leader { get; init; }
    public string? LeadUnit { get; init; }
    public required IReadOnlyList<string> Supporting { get; init; }
    public string? Handler { get; init; }

    /// <summary>Those that count, in their order.</summary>
    public required IReadOnlyList<PlanListMeasure> Measures { get; init; }
    public required IReadOnlyList<PlanListEntry> Entries { get; init; }

    public bool IsLongTerm => Deadline.IsLongTerm(DueOn);

    /// <summary>Its plan is written or waits to be: not yet part of an approved version.</summary>
    public bool IsPlanOpen => State is TaskState.Registered or TaskState.Assigned or TaskState.Planning;

    public IEnumerable<PlanListMeasure> Of(MeasureKind kind) => Measures.Where(m => m.Kind == kind);

    public IEnumerable<PlanListEntry> Of(RegisterKind register) => Entries.Where(e => e.Words switch { InstitutionWords => register == RegisterKind.Institution, AccountabilityWords => register == RegisterKind.Accountability, _ => register == RegisterKind.Sum });
}

/// <summary>Counts over all tasks of the inspection that the reader may see, withdrawn ones left out.</summary>
/// <param name="Open">Tasks whose plan is not approved yet.</param>
/// <param name="Money">Problems with money at stake.</param>
/// <param name="AtStake">万元 at stake in problems, each counted once.</param>
/// <param name="Restricted">Problems withheld from the reader who sees the inspection otherwise.</param>
public sealed record PlanListTotals(int Problems, int Tasks, int Measures, int Open, int Key, int Money, decimal AtStake, int Withdrawn, int Restricted, RegisterSums Registers);

/// <summary>An approved version, the latest.</summary>
/// <param name="IsKept">It can be opened as it was approved.</param>
public sealed record PlanListVersion(int Number, DateOnly ApprovedOn, string? Minutes, bool IsKept);

/// <param name="SeesWhole">The reader sees the inspection as a whole: the plan as a document is theirs to take.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record PlanListSheet(
    InspectionHead Inspection, PlanListKind List, PlanListVersion? Version, PlanListTotals Totals, IReadOnlyList<PlanListTask> Tasks, SequenceCursor? Next, DateOnly Today, bool SeesWhole);
