using Rectify.Domain.Measures;
using Rectify.Domain.People;

namespace Rectify.Domain.Tasks;

public readonly record struct AmendmentId(Guid Value) : IEntityId<AmendmentId>
{
    public static AmendmentId New() => new(EntityKey.Next());

    public static AmendmentId From(Guid value) => new(value);
}

/// <summary>What an amendment does to a measure.</summary>
public enum AmendmentKind
{
    /// <summary>调整: other words, kind or owner; its deadline moves by extension alone.</summary>
    Reworded,

    /// <summary>新增</summary>
    Added,

    /// <summary>取消: it stays on record and counts no longer.</summary>
    Cancelled,

    /// <summary>共用: a measure written at another problem of the same unit answers this one too.</summary>
    Linked,

    /// <summary>解除共用: a linked measure is written here from now on, under its words or others.</summary>
    Unlinked,
}

public enum AmendmentState
{
    /// <summary>待责任领导同意</summary>
    Proposed,

    /// <summary>待整改办审核</summary>
    Agreed,

    /// <summary>待领导小组审定</summary>
    Reviewed,

    /// <summary>已批准: the measures are as it says.</summary>
    Approved,

    /// <summary>已退回</summary>
    Returned,

    /// <summary>已撤回</summary>
    Withdrawn,

    /// <summary>已失效: another unit answers now.</summary>
    Fallen,
}

/// <summary>One measure a unit asks to change.</summary>
/// <param name="Measure">Of one that is added or linked, the key it will have.</param>
/// <param name="To">Null where it is cancelled, or linked. Of one that is reworded or unlinked the deadline is not looked at.</param>
/// <param name="From">Of one that is linked: where it is written.</param>
public sealed record AmendmentDraft(MeasureId Measure, AmendmentKind Kind, MeasureDraft? To, MeasureId? From = null);

/// <summary>
/// 措施调整: after the plan's approval measures change only by this - the unit asks with a reason, the leading responsible leader agrees, the office reviews the difference, the leading group approves. What stood before
/// stays readable in its lines.
/// </summary>
public sealed class Amendment
{
    public const int MaxLines = 50, MaxMinutesLength = 200;

    private readonly List<AmendmentLine> lines = [];

    private Amendment() { Reason = ""; }

    internal Amendment(AmendmentId id, TaskId task, int number, Reason reason, Stamp stamp) =>
        (Id, TaskId, Number, Reason, ProposedBy, ProposedAt) = (id, task, number, reason.Text, stamp.By.Person, stamp.At);

    public AmendmentId Id { get; private set; }

    public TaskId TaskId { get; private set; }

    /// <summary>From 1 within the task.</summary>
    public int Number { get; private set; }

    public string Reason { get; private set; }

    public PersonId ProposedBy { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public PersonId? AgreedBy { get; private set; }

    public DateTimeOffset? AgreedAt { get; private set; }

    public PersonId? ReviewedBy { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    public AmendmentState State { get; private set; }

    /// <summary>Who approved, returned or took it back.</summary>
    public PersonId? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it was returned or taken back.</summary>
    public string? EndReason { get; private set; }

    /// <summary>Where the approval is written down, e.g. the number of the minutes.</summary>
    public string? Minutes { get; private set; }

    /// <summary>In the order of the plan, new measures last.</summary>
    public IReadOnlyList<AmendmentLine> Lines => lines;

    public bool IsOpen => State is AmendmentState.Proposed or AmendmentState.Agreed or AmendmentState.Reviewed;

    internal void Add(AmendmentLine line) => lines.Add(line);

    internal void Agree(Stamp stamp) => (State, AgreedBy, AgreedAt) = (AmendmentState.Agreed, stamp.By.Person, stamp.At);

    internal void Review(Stamp stamp) => (State, ReviewedBy, ReviewedAt) = (AmendmentState.Reviewed, stamp.By.Person, stamp.At);

    internal void Approve(string? minutes, Stamp stamp)
    {
        End(AmendmentState.Approved, null, stamp);
        Minutes = minutes;
    }

    internal void End(AmendmentState how, string? reason, Stamp stamp) => (State, EndReason, EndedBy, EndedAt) = (how, reason, stamp.By.Person, stamp.At);
}

/// <summary>One measure of an amendment: as it stood when it was asked for, and as it is to be.</summary>
public sealed class AmendmentLine
{
    private AmendmentLine() { }

    internal AmendmentLine(AmendmentId amendment, int number, AmendmentDraft draft, Measure? before)
    {
        (AmendmentId, Number, MeasureId, Kind, Position, SharedFrom) = (amendment, number, draft.Measure, draft.Kind, before?.Position, draft.Kind == AmendmentKind.Unlinked ? before?.SharedFrom : draft.From);
        if (before is not null) (EarlierText, EarlierKind, EarlierOwnerUnitId, EarlierOwnerPersonId, DueOn) = (before.Text, before.Kind, before.OwnerUnitId, before.OwnerPersonId, before.DueOn);
        if (draft.To is { } to) (Text, MeasureKind, OwnerUnitId, OwnerPersonId, DueOn) = (to.Text.Trim(), to.Kind, to.OwnerUnit, to.OwnerPerson, before?.DueOn ?? to.DueOn);
    }

    public AmendmentId AmendmentId { get; private set; }

    /// <summary>From 1 within the amendment.</summary>
    public int Number { get; private set; }

    public MeasureId MeasureId { get; private set; }

    public AmendmentKind Kind { get; private set; }

    /// <summary>Of one that is linked or unlinked: the measure of another task it is to be, or was, one with.</summary>
    public MeasureId? SharedFrom { get; private set; }

    /// <summary>The measure's place in the plan; null where it is added or linked.</summary>
    public int? Position { get; private set; }

    public string? EarlierText { get; private set; }

    public MeasureKind? EarlierKind { get; private set; }

    public UnitId? EarlierOwnerUnitId { get; private set; }

    public PersonId? EarlierOwnerPersonId { get; private set; }

    /// <summary>Null where it is cancelled, as are the next three.</summary>
    public string? Text { get; private set; }

    public MeasureKind? MeasureKind { get; private set; }

    public UnitId? OwnerUnitId { get; private set; }

    public PersonId? OwnerPersonId { get; private set; }

    /// <summary>The deadline it has; of one that is added or linked, the one it is to have.</summary>
    public DateOnly DueOn { get; private set; }

    /// <summary>What is asked for differs from what stood.</summary>
    public bool Changes => Kind != AmendmentKind.Reworded || Text != EarlierText || MeasureKind != EarlierKind || OwnerUnitId != EarlierOwnerUnitId || OwnerPersonId != EarlierOwnerPersonId;

    internal MeasureDraft To => new(Text!, MeasureKind!.Value, OwnerUnitId!.Value, OwnerPersonId, DueOn);
}
