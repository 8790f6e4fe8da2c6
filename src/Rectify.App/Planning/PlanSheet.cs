using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>A page of the plans of an inspection or of one of its units.</summary>
/// <param name="InspectionVersion">What the leading group saw when it approves.</param>
/// <param name="MayApprove">Whether the reader is of the leading group.</param>
/// <param name="MayRecordPaper">Whether the reader is the office, which enters an approval that was given on paper.</param>
/// <param name="Units">Lead units with tasks in planning, to narrow by.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record PlanSheet(
    InspectionHead Inspection, int InspectionVersion, DateOnly PlanDueOn, DateOnly Today, bool MayApprove, bool MayRecordPaper, IReadOnlyList<PlanningUnit> Units, PlanTotals Totals, IReadOnlyList<PlanTask> Tasks,
    SequenceCursor? Next, int ApprovedVersions);

/// <param name="Tasks">Tasks of the unit in planning.</param>
public sealed record PlanningUnit(UnitId Id, string Name, int Tasks);

/// <summary>Counts over all tasks in planning the reader may see, of the chosen unit where one is chosen.</summary>
/// <param name="OwnersMissing">Measures without an owner in person.</param>
/// <param name="Unassigned">Tasks of the inspection still registered: not part of this approval.</param>
/// <param name="Unsigned">Tasks of the inspection not signed for: not part of this approval.</param>
public sealed record PlanTotals(int Tasks, int Measures, int OwnersMissing, int Submitted, int Agreed, int Reviewed, int Unassigned, int Unsigned);

/// <summary>One task with its plan.</summary>
/// <param name="SubmittedBy">Name of who submitted the plan in its present text; null while it is a draft.</param>
/// <param name="Offered">What keeps the reader from each verb their relation to the task offers; an empty list means they may.</param>
/// <param name="Missing">What approval still asks for, whoever acts.</param>
public sealed record PlanTask(
    TaskId Id, int Version, int Number, string? Ordinal, int Part, string Wording, ProblemClass? Class, DateOnly DueOn, UnitId LeadUnit, string LeadUnitName, string LeaderName,
    string? Target, string? Standard, string? RootCause, string? ReturnedBecause, string? SubmittedBy, string? AgreedBy, string? ReviewedBy,
    IReadOnlyList<PlanMeasure> Measures, IReadOnlyDictionary<TaskVerb, IReadOnlyList<Unmet>> Offered, IReadOnlyList<Unmet> Missing)
{
    /// <summary>Whether the reader may do it now.</summary>
    public bool May(TaskVerb verb) => Offered.TryGetValue(verb, out var unmet) && unmet.Count == 0;
}

public sealed record PlanMeasure(MeasureId Id, string Text, MeasureKind Kind, UnitId OwnerUnit, PersonId? OwnerPerson, DateOnly DueOn)
{
    /// <summary>It is one with a measure of another problem and written there: of this line only the place can be changed, or the whole be taken out.</summary>
    public bool IsWrittenElsewhere { get; init; }
}
