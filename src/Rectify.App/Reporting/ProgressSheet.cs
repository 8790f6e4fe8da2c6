using Rectify.App.Planning;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reporting;

/// <summary>A page of measures on which the reader's units report.</summary>
/// <param name="Units">Lead units the reader reports for, to narrow by.</param>
/// <param name="Drafts">Drafts that wait for a unit lead's press, in all of the inspection.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Cycle">The open reporting cycle, where it asks about measures of the reader's units; rows without an entry for it come first.</param>
public sealed record ProgressSheet(InspectionHead Inspection, DateOnly Today, IReadOnlyList<PlanningUnit> Units, int Drafts, IReadOnlyList<ReportableMeasure> Rows, ProgressCursor? Next, AskedCycle? Cycle = null)
{
    /// <summary>The day a new line is true for.</summary>
    public DateOnly NewLineOn => Cycle?.NewEntryOn(Today) ?? Today;
}

/// <param name="MayReport">Whether the reader's press makes progress official; others of the unit write drafts.</param>
/// <param name="Last">What was reported last; null when nothing was.</param>
/// <param name="Draft">What somebody of the unit wrote and nobody submitted.</param>
/// <param name="IsAwaited">The open cycle asks about it and has no entry.</param>
public sealed record ReportableMeasure(
    TaskId Task, MeasureId Measure, int Number, string? Ordinal, int Position, string Wording, string Text, MeasureKind Kind, MeasureState State, decimal? Quantity, DateOnly DueOn, string UnitName,
    int Evidence, bool MayReport, ReportedText? Last, DraftedText? Draft, bool IsAwaited = false)
{
    public bool DemandsNumber => Kind != MeasureKind.General;
}

public sealed record ReportedText(string Text, DateOnly TrueOn, ReportedGrade Claim, decimal? Quantity);

/// <param name="ByReader">The reader wrote it.</param>
public sealed record DraftedText(string Text, DateOnly TrueOn, ReportedGrade Claim, decimal? Quantity, string WrittenBy, bool ByReader, DateTimeOffset WrittenAt);
