using Rectify.Domain.Measures;
using Rectify.Domain.People;

namespace Rectify.Domain.Tasks;

public readonly record struct ExtensionId(Guid Value) : IEntityId<ExtensionId>
{
    public static ExtensionId New() => new(EntityKey.Next());

    public static ExtensionId From(Guid value) => new(value);
}

/// <summary>延期: 申请 - 责任领导同意 - 批准/驳回, for a measure or the whole task. The original deadline is never overwritten.</summary>
public sealed class Extension
{
    private Extension() { Reason = ""; }

    internal Extension(ExtensionId id, TaskId task, int number, MeasureId? measure, DateOnly fromOn, DateOnly toOn, Reason reason, Stamp stamp) =>
        (Id, TaskId, Number, MeasureId, FromOn, ToOn, Reason, RequestedBy, RequestedAt) = (id, task, number, measure, fromOn, toOn, reason.Text, stamp.By.Person, stamp.At);

    public ExtensionId Id { get; private set; }

    public TaskId TaskId { get; private set; }

    /// <summary>From 1 within the task; the regime may ask a higher body for the second.</summary>
    public int Number { get; private set; }

    /// <summary>Null for the whole task.</summary>
    public MeasureId? MeasureId { get; private set; }

    public DateOnly FromOn { get; private set; }

    public DateOnly ToOn { get; private set; }

    public string Reason { get; private set; }

    public PersonId RequestedBy { get; private set; }

    public DateTimeOffset RequestedAt { get; private set; }

    public PersonId? AgreedBy { get; private set; }

    public DateTimeOffset? AgreedAt { get; private set; }

    public bool? IsGranted { get; private set; }

    public string? DecisionReason { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public bool IsOpen => IsGranted is null;

    /// <summary>More than a year beyond the deadline, or beyond the day of asking where that is later: a slip of the pen as a rule, hence asked again and marked where it is decided.</summary>
    public static bool IsFar(DateOnly fromOn, DateOnly toOn, DateOnly askedOn) => toOn > (fromOn > askedOn ? fromOn : askedOn).AddYears(1);

    /// <summary>Calendar days it adds.</summary>
    public int Days => Deadline.IsLongTerm(ToOn) ? 0 : ToOn.DayNumber - FromOn.DayNumber;

    internal void Agree(Stamp stamp) => (AgreedBy, AgreedAt) = (stamp.By.Person, stamp.At);

    internal void Decide(bool granted, Reason reason, Stamp stamp) => (IsGranted, DecisionReason, DecidedBy, DecidedAt) = (granted, reason.Text, stamp.By.Person, stamp.At);

    internal void Fall(Stamp stamp) => (IsGranted, DecidedAt) = (false, stamp.At);
}
