using Rectify.Domain.People;

namespace Rectify.Domain.Tasks;

public readonly record struct ObjectionId(Guid Value) : IEntityId<ObjectionId>
{
    public static ObjectionId New() => new(EntityKey.Next());

    public static ObjectionId From(Guid value) => new(value);
}

/// <summary>How an objection reached the office.</summary>
public enum ObjectionWay
{
    /// <summary>来信</summary>
    Letter,

    /// <summary>电子邮件</summary>
    Mail,

    /// <summary>书面递交</summary>
    Paper,

    /// <summary>来电</summary>
    Telephone,

    /// <summary>来访</summary>
    Visit,
}

/// <summary>
/// 公示异议: what somebody outside the house holds against closing a problem while it is on public display. The office enters it, and it is upheld or not, with the reason.
/// Who objected is not kept: neither name nor number has a field.
/// </summary>
public sealed class Objection
{
    private Objection() { Says = ""; }

    internal Objection(ObjectionId id, TaskId task, int number, int round, ObjectionWay way, DateOnly receivedOn, Reason says, Stamp stamp) =>
        (Id, TaskId, Number, Round, Way, ReceivedOn, Says, RecordedBy, RecordedAt) = (id, task, number, round, way, receivedOn, says.Text, stamp.By.Person, stamp.At);

    public ObjectionId Id { get; private set; }

    public TaskId TaskId { get; private set; }

    /// <summary>From 1, in the order they were entered for this task.</summary>
    public int Number { get; private set; }

    /// <summary>The round of the opinion that was on display.</summary>
    public int Round { get; private set; }

    public ObjectionWay Way { get; private set; }

    /// <summary>Within the window of the display, its last day included.</summary>
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>What is held against closing, in the office's words.</summary>
    public string Says { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Null while undecided.</summary>
    public bool? IsUpheld { get; private set; }

    public string? DecidedBecause { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public bool IsOpen => IsUpheld is null;

    internal void Decide(bool upheld, Reason reason, Stamp stamp) => (IsUpheld, DecidedBecause, DecidedBy, DecidedAt) = (upheld, reason.Text, stamp.By.Person, stamp.At);
}
