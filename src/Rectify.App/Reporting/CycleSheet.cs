using Rectify.App.Planning;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reporting;

/// <summary>A cycle in the list of its inspection.</summary>
/// <param name="EndedBy">Who closed or voided it.</param>
public sealed record CycleRow(
    CycleId Id, int Number, CycleRhythm Rhythm, DateOnly From, DateOnly To, DateOnly DueOn, string Asked, CycleState State, string OpenedBy, DateTimeOffset OpenedAt,
    string? EndedBy, DateTimeOffset? EndedAt, DateOnly? EndedOn, string? VoidedBecause);

/// <summary>The cycles of an inspection, the latest first.</summary>
/// <param name="Suggested">What the office is likely to ask next.</param>
/// <param name="MayOpen">The reader does the office's work at the body.</param>
/// <param name="IsOneOpen">No other can be opened until it is closed.</param>
/// <param name="Next">The number before which the next page begins; null on the last.</param>
public sealed record CycleList(InspectionHead Inspection, DateOnly Today, IReadOnlyList<CycleRow> Rows, CycleDraft Suggested, bool MayOpen, bool IsOneOpen, int? Next);

/// <summary>Measures (条) of a cycle: asked = reported + missing.</summary>
/// <param name="Asked">应报: still to be done while the task is being rectified, or reported on in the cycle.</param>
/// <param name="Late">迟报: of the reported ones, submitted after the day they were due.</param>
/// <param name="Repeating">雷同: of the reported ones, in the words of the time before.</param>
public sealed record CycleSums(int Asked, int Reported, int Late, int Repeating)
{
    public int Missing => Asked - Reported;
}

public sealed record CycleUnit(UnitId Unit, string Name, CycleSums Sums);

/// <summary>An entry that answers a cycle.</summary>
public sealed record CycleEntry(string Text, DateOnly TrueOn, ReportedGrade Claim, decimal? Quantity, DateTimeOffset SubmittedAt, bool IsLate, bool Repeats);

/// <summary>A measure with what was reported of it in a cycle.</summary>
public sealed record CycleMeasure(
    TaskId Task, MeasureId Measure, int Number, string? Ordinal, int Position, string Wording, string Text, UnitId Unit, string UnitName, MeasureState State, DateOnly DueOn, bool IsAsked, CycleEntry? Entry);

/// <param name="DueBefore">The deadline as the cycle before left it.</param>
public sealed record CycleChangedMeasure(CycleMeasure Measure, DateOnly DueBefore);

/// <param name="Shown">The first of them.</param>
public sealed record CycleChangePart(CycleChange Change, int Count, IReadOnlyList<CycleChangedMeasure> Shown);

/// <summary>Which of a cycle's measures are listed.</summary>
public enum CycleView
{
    Missing,
    Reported,
    Repeating,
    All,
}

/// <summary>Where a page of measures begins: behind or before the one with this key, in the order of the document.</summary>
/// <param name="Sequence">Of the task.</param>
/// <param name="Position">Of the measure in its task.</param>
public sealed record CycleKey(bool Backward, int Sequence, TaskId Task, int Position);

/// <summary>One cycle as its reader may see it.</summary>
/// <param name="On">The day its lines are true for: today while it is open.</param>
/// <param name="MayEnd">The reader does the office's work at the body and it is open.</param>
/// <param name="IsWhole">The reader sees the inspection as a whole; others see their own tasks.</param>
/// <param name="ComparedWith">Number of the closed cycle before; null for the first.</param>
/// <param name="Later">Entries for the period submitted after the closing.</param>
/// <param name="Previous">Before which the page before lies; null on the first.</param>
/// <param name="Next">Behind which the next page lies; null on the last.</param>
public sealed record CycleSheet(
    CycleRow Row, InspectionHead Inspection, DateOnly Today, DateOnly On, bool MayEnd, bool IsWhole, CycleSums Sums, IReadOnlyList<CycleUnit> Units, int? ComparedWith, IReadOnlyList<CycleChangePart> Changes,
    int Later, CycleView View, UnitId? Unit, IReadOnlyList<CycleMeasure> Rows, CycleKey? Previous, CycleKey? Next);
