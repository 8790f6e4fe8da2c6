using Rectify.Domain.People;

namespace Rectify.Domain.Measures;

public readonly record struct MeasureId(Guid Value) : IEntityId<MeasureId>
{
    public static MeasureId New() => new(EntityKey.Next());

    public static MeasureId From(Guid value) => new(value);
}

/// <summary>措施类型. All but <see cref="General"/> demand a number and a file.</summary>
public enum MeasureKind
{
    /// <summary>一般</summary>
    General,

    /// <summary>建章立制 (项)</summary>
    Institution,

    /// <summary>挽回损失 (万元)</summary>
    LossRecovered,

    /// <summary>追责问责 (人)</summary>
    Accountability,

    /// <summary>举一反三 (项)</summary>
    WiderCheck,

    /// <summary>专项整治 (项)</summary>
    Campaign,
}

public enum MeasureState
{
    /// <summary>未启动</summary>
    NotStarted,

    /// <summary>推进中</summary>
    InProgress,

    /// <summary>已完成待核: the unit's claim; prints as 申报完成, never as done.</summary>
    ReportedDone,

    /// <summary>已核实</summary>
    Verified,

    /// <summary>退回</summary>
    Returned,

    /// <summary>长期坚持</summary>
    Sustained,

    /// <summary>已取消</summary>
    Cancelled,
}

/// <summary>What a unit writes for a measure while the plan is drafted.</summary>
public sealed record MeasureDraft(string Text, MeasureKind Kind, UnitId OwnerUnit, PersonId? OwnerPerson, DateOnly DueOn);

/// <summary>整改措施: one thing a unit undertakes, with owner and deadline. Its deadline is never beyond its task's. Part of a task.</summary>
public sealed class Measure
{
    public const int MaxTextLength = 4000;

    private Measure() { Text = ""; }

    internal Measure(MeasureId id, Tasks.TaskId task, int position, MeasureDraft draft)
    {
        (Id, TaskId, Position, Text) = (id, task, position, "");
        Write(draft);
        OriginalDueOn = draft.DueOn;
    }

    /// <summary>By an approved amendment.</summary>
    internal Measure(MeasureId id, Tasks.TaskId task, int position, MeasureDraft draft, Stamp stamp) : this(id, task, position, draft) => (AddedOn, AddedAt) = (stamp.On, stamp.At);

    public MeasureId Id { get; private set; }

    public Tasks.TaskId TaskId { get; private set; }

    /// <summary>一条措施对应多个问题: the measure of another task it is one with, and where it is written; null where it is written here. Each of both is claimed, proven and accepted by its own task.</summary>
    public MeasureId? SharedFrom { get; private set; }

    /// <summary>What it was one with until <see cref="PartedOn"/>: where that is written now. Earlier days count both once. Parted once, it is its own for good.</summary>
    public MeasureId? PartedFrom { get; private set; }

    /// <summary>From this day on it counts by itself; null where it never was one with another, or still is.</summary>
    public DateOnly? PartedOn { get; private set; }

    public DateTimeOffset? PartedAt { get; private set; }

    /// <summary>From 1 within its task.</summary>
    public int Position { get; private set; }

    public string Text { get; private set; }

    public MeasureKind Kind { get; private set; }

    public UnitId OwnerUnitId { get; private set; }

    public PersonId? OwnerPersonId { get; private set; }

    public DateOnly DueOn { get; private set; }

    /// <summary>The deadline when the plan was approved; extensions never overwrite it.</summary>
    public DateOnly OriginalDueOn { get; private set; }

    public MeasureState State { get; private set; }

    /// <summary>The number the kind demands (项, 万元, 人), as last reported.</summary>
    public decimal? Quantity { get; private set; }

    /// <summary>The day it came into the plan by an amendment; null where it was there from the plan's approval on.</summary>
    public DateOnly? AddedOn { get; private set; }

    public DateTimeOffset? AddedAt { get; private set; }

    /// <summary>The day it was cancelled; null while it counts.</summary>
    public DateOnly? CancelledOn { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>频次承诺; null where the measure promises none.</summary>
    public Commitment? Commitment { get; private set; }

    /// <summary>指标; null where the measure is not measured.</summary>
    public Indicator? Indicator { get; private set; }

    /// <summary>Everything but a cancelled measure counts.</summary>
    public bool Counts => State != MeasureState.Cancelled;

    /// <summary>核实: verified or sustained; what <c>3/5</c> counts.</summary>
    public bool IsDone => State is MeasureState.Verified or MeasureState.Sustained;

    public bool DemandsNumber => Kind != MeasureKind.General;

    internal void Write(MeasureDraft draft)
    {
        Text = draft.Text.Trim();
        if (Text.Length is 0 or > MaxTextLength) throw new ArgumentException("A measure has between 1 and 4000 characters.", nameof(draft));
        (Kind, OwnerUnitId, OwnerPersonId, DueOn) = (draft.Kind, draft.OwnerUnit, draft.OwnerPerson, draft.DueOn);
    }

    /// <summary>Other words, kind or owner than now; the deadline is not looked at.</summary>
    internal bool WouldChange(MeasureDraft draft) => (draft.Text.Trim(), draft.Kind, draft.OwnerUnit, draft.OwnerPerson) != (Text, Kind, OwnerUnitId, OwnerPersonId);

    internal void Share(MeasureId? from) => SharedFrom = from;

    /// <summary>Written and counted by itself from now on.</summary>
    internal void Part(MeasureId from, Stamp stamp) => (SharedFrom, PartedFrom, PartedOn, PartedAt) = (null, from, stamp.On, stamp.At);

    /// <summary>The parting is taken back.</summary>
    internal void Rejoin() => (SharedFrom, PartedFrom, PartedOn, PartedAt) = (PartedFrom, null, null, null);

    /// <summary>What it was one with is written elsewhere from now on.</summary>
    internal void WasOneWith(MeasureId? from) => PartedFrom = from;

    internal void Promise(Commitment? commitment) => Commitment = commitment;

    internal void MeasureBy(Indicator? indicator) => Indicator = indicator;

    internal void FixOriginalDeadline() => OriginalDueOn = DueOn;

    /// <summary>To the unit that signs for the task; a day of its own stays unless it lies beyond the task's.</summary>
    internal void ComeTo(UnitId unit, DateOnly taskDueOn) => (OwnerUnitId, DueOn) = (unit, DueOn < taskDueOn ? DueOn : taskDueOn);

    internal void HandOver(PersonId successor) => OwnerPersonId = successor;

    internal void MoveTo(int position) => Position = position;

    internal void Extend(DateOnly dueOn) => DueOn = dueOn;

    /// <summary>The unit's claim: it moves between not started, in progress and reported done; what is verified stays.</summary>
    internal void Claim(MeasureState claimed, decimal? quantity)
    {
        if (!IsDone && State != MeasureState.Cancelled) State = claimed;
        Quantity = quantity ?? Quantity;
    }

    internal void Judged(bool fulfilled) => State = fulfilled ? MeasureState.Verified : MeasureState.Returned;

    /// <summary>Left out of the plan, but recorded: it stays and no longer counts.</summary>
    internal void Cancel(Stamp stamp) => (State, CancelledOn, CancelledAt) = (MeasureState.Cancelled, stamp.On, stamp.At);

    /// <summary>Other words, kind or owner. A claim was made of the earlier words; it does not stand for others.</summary>
    internal void Amend(MeasureDraft draft)
    {
        if (State is MeasureState.ReportedDone or MeasureState.Returned && (draft.Text != Text || draft.Kind != Kind)) State = MeasureState.InProgress;
        Write(draft with { DueOn = DueOn });
    }

    internal void Reopen()
    {
        if (IsDone) State = MeasureState.InProgress;
    }

    /// <summary>As the paper says the task stands: in its plan, verified, or kept up. One that names no other unit is the lead unit's; no deadline lies beyond the task's.</summary>
    internal void TakeOver(Tasks.TaskState state, UnitId leadUnit, UnitId body, DateOnly taskDueOn)
    {
        if (OwnerUnitId == body) OwnerUnitId = leadUnit;
        if (DueOn > taskDueOn) DueOn = taskDueOn;
        OriginalDueOn = DueOn;
        State = state switch { Tasks.TaskState.Closed => MeasureState.Verified, Tasks.TaskState.Sustained => MeasureState.Sustained, _ => MeasureState.NotStarted };
    }

    internal void Sustain()
    {
        if (State == MeasureState.Verified) State = MeasureState.Sustained;
    }
}
