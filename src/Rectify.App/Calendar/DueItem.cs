using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Calendar;

/// <summary>What falls due on a day.</summary>
public enum DueKind
{
    /// <summary>The deadline of a task that is still owed.</summary>
    Task,

    /// <summary>The deadline of a measure that is not verified, where it differs from its task's.</summary>
    Measure,

    /// <summary>A milestone of an inspection, not done yet.</summary>
    Milestone,

    /// <summary>The next check of a sustained task.</summary>
    PeriodicCheck,

    /// <summary>A supplement an auditor asks for.</summary>
    Supplement,

    /// <summary>A look at a task in a look-back.</summary>
    LookBack,

    /// <summary>The reply to a suggestion that a unit owes.</summary>
    Suggestion,

    /// <summary>A wider check or campaign that is underway.</summary>
    WiderCheck,

    /// <summary>A finding of a wider check that is to be put right.</summary>
    WiderFinding,

    /// <summary>The reply to a supervision letter that a unit owes.</summary>
    LetterReply,

    /// <summary>An open reporting cycle, the last day in time.</summary>
    Cycle,
}

/// <summary>How much of each kind falls due on one day.</summary>
public sealed record DueDay(DateOnly On, IReadOnlyDictionary<DueKind, int> Counts)
{
    public int Total => Counts.Values.Sum();
}

/// <param name="Number">The problem's number; null for what is no part of a task.</param>
/// <param name="Text">The wording, the measure's text or what is asked; of a milestone the inspected body.</param>
/// <param name="Who">The lead unit, or for a measure its owner.</param>
public sealed record DueItem(DueKind Kind, DateOnly On, InspectionId Inspection, TaskId? Task, int? Number, string Text, string? Who, MilestoneKind? Milestone = null)
{
    public SuggestionId? Suggestion { get; init; }

    /// <summary>Of a wider check and of a finding of it.</summary>
    public WiderCheckId? WiderCheck { get; init; }

    /// <summary>Its number within the check.</summary>
    public int? Finding { get; init; }

    public LetterId? Letter { get; init; }

    public CycleId? Cycle { get; init; }
}

/// <summary>One month, and what falls due on the day that is looked at.</summary>
/// <param name="First">The month's first day.</param>
/// <param name="Days">The days on which something falls due, in their order.</param>
/// <param name="WorkingDays">Which days are off, and by what name.</param>
/// <param name="HasMore">More falls due that day than is listed.</param>
public sealed record CalendarMonth(DateOnly First, DateOnly Today, IReadOnlyList<DueDay> Days, DateOnly Day, IReadOnlyList<DueItem> Items, bool HasMore, WorkingCalendar WorkingDays)
{
    /// <summary>The reader does an office's work somewhere and may name who sees to milestones.</summary>
    public bool MayName { get; init; }
}
