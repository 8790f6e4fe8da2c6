using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;

namespace Rectify.App.Delivery;

/// <summary>A step of the ladder that a task has come to with that deadline: warned of once in all time, however often and by how many it is looked at.</summary>
internal sealed class DeadlineWarning
{
    public TaskId TaskId { get; private set; }

    /// <summary>Days before the deadline; negative after it.</summary>
    public int DaysBefore { get; private set; }

    public bool InWorkingDays { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly WarnedOn { get; private set; }
}

/// <summary>The same of a milestone of an inspection.</summary>
internal sealed class MilestoneWarning
{
    public InspectionId InspectionId { get; private set; }

    public MilestoneKind Kind { get; private set; }

    /// <summary>Days before the deadline; negative after it.</summary>
    public int DaysBefore { get; private set; }

    public bool InWorkingDays { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly WarnedOn { get; private set; }
}

/// <summary>A suggestion whose reply is owed has come to a step of its inspection's ladder; told once.</summary>
internal sealed class SuggestionWarning
{
    public SuggestionId SuggestionId { get; private set; }

    /// <summary>Days before the deadline; negative after it.</summary>
    public int DaysBefore { get; private set; }

    public bool InWorkingDays { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly WarnedOn { get; private set; }
}

/// <summary>The periodic check of a sustained task has come to a step of its inspection's ladder; told once.</summary>
internal sealed class CheckWarning
{
    public TaskId TaskId { get; private set; }

    /// <summary>Days before the check; negative after it.</summary>
    public int DaysBefore { get; private set; }

    public bool InWorkingDays { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly WarnedOn { get; private set; }
}

/// <summary>A measure with a deadline of its own has come to a step of its inspection's ladder; told once.</summary>
internal sealed class MeasureWarning
{
    public MeasureId MeasureId { get; private set; }

    /// <summary>Days before the deadline; negative after it.</summary>
    public int DaysBefore { get; private set; }

    public bool InWorkingDays { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly WarnedOn { get; private set; }
}

/// <summary>Since when a step of an inspection's ladder is watched: what it would have warned of before that day is past and not told.</summary>
internal sealed class WatchedStep
{
    private WatchedStep() { }

    public WatchedStep(InspectionId inspection, WarningStep step, DateOnly since) => (InspectionId, DaysBefore, InWorkingDays, SinceOn) = (inspection, step.DaysBefore, step.InWorkingDays, since);

    public InspectionId InspectionId { get; private set; }

    public int DaysBefore { get; private set; }

    public bool InWorkingDays { get; private set; }

    public DateOnly SinceOn { get; private set; }
}
