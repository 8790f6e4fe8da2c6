using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Rounds;

public readonly record struct CycleId(Guid Value) : IEntityId<CycleId>
{
    public static CycleId New() => new(EntityKey.Next());

    public static CycleId From(Guid value) => new(value);
}

/// <summary>How often an office asks for progress.</summary>
public enum CycleRhythm
{
    Weekly,
    Fortnightly,
    Monthly,
}

public enum CycleState
{
    /// <summary>Units report; one cycle of an inspection at a time.</summary>
    Open,

    /// <summary>Its lines are frozen.</summary>
    Closed,

    /// <summary>Opened by mistake; keeps its number and asks nobody.</summary>
    Void,
}

/// <summary>What the office asks for.</summary>
/// <param name="From">The first day progress may be true for to answer, inclusive.</param>
/// <param name="To">The last such day, inclusive.</param>
/// <param name="DueOn">The last day in time for submitting.</param>
/// <param name="Asked">In the office's own words.</param>
public sealed record CycleDraft(CycleRhythm Rhythm, DateOnly From, DateOnly To, DateOnly DueOn, string Asked)
{
    public const int MaxAskedLength = 1000;

    /// <summary>The period that follows, by the rhythm: from the day after to as many days or a month later, due on its last day or as many days later as before.</summary>
    public CycleDraft Next() => Starting(Rhythm, To.AddDays(1), Math.Max(0, DueOn.DayNumber - To.DayNumber), Asked);

    /// <summary>A period of the rhythm that begins on that day.</summary>
    public static CycleDraft Starting(CycleRhythm rhythm, DateOnly from, int daysToSubmit = 0, string asked = "")
    {
        var to = (rhythm switch { CycleRhythm.Weekly => from.AddDays(7), CycleRhythm.Fortnightly => from.AddDays(14), _ => from.AddMonths(1) }).AddDays(-1);
        return new CycleDraft(rhythm, from, to, to.AddDays(daysToSubmit), asked);
    }
}

/// <summary>
/// 调度: the office asks all units of an inspection for progress on a period, sees who has not, and closes it. Which entries answer it is computed: those that are true for a day of the period and were
/// submitted while it was open. Closing freezes a line for each measure; that is a document of the moment, the measures go on.
/// </summary>
public sealed class ReportingCycle : RaisesFacts
{
    private readonly List<CycleLine> lines = [];

    private ReportingCycle() { Asked = ""; }

    private ReportingCycle(CycleId id, InspectionId inspection, UnitId body, int number, CycleDraft draft, Stamp stamp)
    {
        Asked = draft.Asked.Trim();
        if (Asked.Length is 0 or > CycleDraft.MaxAskedLength) throw new ArgumentException("What is asked has between 1 and 1000 characters.", nameof(draft));
        if (draft.To < draft.From) throw new ArgumentException("A period ends on or after the day it begins.", nameof(draft));
        if (draft.DueOn < stamp.On || draft.DueOn < draft.From) throw new ArgumentException("Nobody reports before today or before the period begins.", nameof(draft));
        (Id, InspectionId, BodyId, Number, Rhythm, From, To, DueOn) = (id, inspection, body, number, draft.Rhythm, draft.From, draft.To, draft.DueOn);
        (OpenedBy, OpenedAt) = (stamp.By.Person, stamp.At);
    }

    public CycleId Id { get; private set; }

    public InspectionId InspectionId { get; private set; }

    /// <summary>The inspected body: its office opens and closes.</summary>
    public UnitId BodyId { get; private set; }

    /// <summary>第 n 期, from 1 within the inspection, without gaps.</summary>
    public int Number { get; private set; }

    public CycleRhythm Rhythm { get; private set; }

    /// <summary>The first day of the period, inclusive.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day of the period, inclusive.</summary>
    public DateOnly To { get; private set; }

    /// <summary>The last day in time for submitting.</summary>
    public DateOnly DueOn { get; private set; }

    public string Asked { get; private set; }

    public CycleState State { get; private set; }

    public PersonId OpenedBy { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Who closed or voided it.</summary>
    public PersonId? EndedBy { get; private set; }

    /// <summary>The knowledge moment of its figures.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The office's day of it: the day its figures are true for.</summary>
    public DateOnly? EndedOn { get; private set; }

    public string? VoidedBecause { get; private set; }

    /// <summary>A line for each measure as it stood when the cycle was closed; none before.</summary>
    public IReadOnlyList<CycleLine> Lines => lines;

    public CycleDraft AsDraft() => new(Rhythm, From, To, DueOn, Asked);

    public static ReportingCycle Open(CycleId id, InspectionId inspection, UnitId body, int number, CycleDraft draft, Stamp stamp)
    {
        var cycle = new ReportingCycle(id, inspection, body, number, draft, stamp);
        cycle.Raise(Fact.Of(FactKind.CycleOpened, id.Value, stamp.On, ("number", $"{number}"), ("fromOn", $"{draft.From:yyyy-MM-dd}"), ("toOn", $"{draft.To:yyyy-MM-dd}"), ("dueOn", $"{draft.DueOn:yyyy-MM-dd}")));
        return cycle;
    }

    /// <summary>Freezes the lines. False, and nothing happens, when it is no longer open.</summary>
    public bool Close(IEnumerable<CycleLine> measures, Stamp stamp)
    {
        if (State != CycleState.Open) return false;
        End(CycleState.Closed, stamp);
        lines.AddRange(measures);
        Raise(Fact.Of(FactKind.CycleClosed, Id.Value, stamp.On, ("number", $"{Number}"), ("asked", $"{lines.Count(l => l.IsAsked)}"), ("reported", $"{lines.Count(l => l.ProgressId is not null)}")));
        return true;
    }

    /// <summary>Takes back what was opened by mistake. False, and nothing happens, when it is no longer open.</summary>
    public bool Void(Reason reason, Stamp stamp)
    {
        if (State != CycleState.Open) return false;
        End(CycleState.Void, stamp);
        VoidedBecause = reason.Text;
        Raise(Fact.Of(FactKind.CycleVoided, Id.Value, stamp.On, ("number", $"{Number}"), ("reason", reason.Text)));
        return true;
    }

    private void End(CycleState state, Stamp stamp) => (State, EndedBy, EndedAt, EndedOn) = (state, stamp.By.Person, stamp.At, stamp.On);
}

/// <summary>A measure of a plan in force as a cycle finds it. Frozen at the closing is what no history tells again: who answered for it, its deadline and whether it counted.</summary>
public sealed class CycleLine
{
    private CycleLine() { }

    public CycleLine(CycleId cycle, MeasureId measure, Tasks.TaskId task, UnitId unit, Tasks.TaskState taskState, MeasureState state, DateOnly dueOn, ProgressId? progress) =>
        (CycleId, MeasureId, TaskId, UnitId, TaskState, State, DueOn, ProgressId) = (cycle, measure, task, unit, taskState, state, dueOn, progress);

    public CycleId CycleId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    public Tasks.TaskId TaskId { get; private set; }

    /// <summary>The lead unit that answered for it.</summary>
    public UnitId UnitId { get; private set; }

    public Tasks.TaskState TaskState { get; private set; }

    public MeasureState State { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The entry that answers the cycle, the last one where there are several; entries never change, so its text is not copied.</summary>
    public ProgressId? ProgressId { get; private set; }

    /// <summary>应报: still to be done while its task is being rectified, or reported on in the cycle.</summary>
    public bool IsAsked => ProgressId is not null || (TaskState == Tasks.TaskState.Rectifying && IsUnfinished);

    public bool IsMissing => IsAsked && ProgressId is null;

    /// <summary>Neither verified nor reported done.</summary>
    public bool IsUnfinished => State is MeasureState.NotStarted or MeasureState.InProgress or MeasureState.Returned;

    public bool IsOverdue(DateOnly day) => IsUnfinished && Deadline.IsOverdue(DueOn, day);
}
