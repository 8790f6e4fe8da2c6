using Rectify.Domain.Measures;
using Rectify.Domain.People;

namespace Rectify.Domain.Tasks;

public readonly record struct SupplementId(Guid Value) : IEntityId<SupplementId>
{
    public static SupplementId New() => new(EntityKey.Next());

    public static SupplementId From(Guid value) => new(value);
}

/// <summary>How a request for a supplement ended.</summary>
public enum SupplementEnd
{
    /// <summary>The auditor decided what came.</summary>
    Decided,

    /// <summary>The auditor withdrew it.</summary>
    Withdrawn,

    /// <summary>The review went on, or back, without it.</summary>
    ReviewEnded,
}

/// <summary>
/// 补充材料: the auditor asks for more on one measure, by a day. While it is open the unit may add evidence for that measure, and for no other; everything else stands still.
/// </summary>
public sealed class Supplement
{
    private Supplement() { Asked = ""; }

    internal Supplement(SupplementId id, TaskId task, MeasureId measure, Reason asked, DateOnly dueOn, Stamp stamp) =>
        (Id, TaskId, MeasureId, Asked, DueOn, AskedBy, AskedAt) = (id, task, measure, asked.Text, dueOn, stamp.By.Person, stamp.At);

    public SupplementId Id { get; private set; }

    public TaskId TaskId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    /// <summary>What is asked, in the auditor's words.</summary>
    public string Asked { get; private set; }

    /// <summary>The day itself is in time. Afterwards the unit may still answer, but nobody waits for it.</summary>
    public DateOnly DueOn { get; private set; }

    public PersonId AskedBy { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    /// <summary>The first piece that came; null while unanswered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SupplementEnd? Ending { get; private set; }

    public bool IsOpen => EndedAt is null;

    /// <summary>Open, unanswered, and its day not past: the review waits for it.</summary>
    public bool IsAwaited(DateOnly today) => IsOpen && AnsweredAt is null && !Deadline.IsOverdue(DueOn, today);

    internal void Answer(DateTimeOffset at) => AnsweredAt ??= at;

    internal void Finish(SupplementEnd how, Stamp stamp) => (Ending, EndedAt) = (how, stamp.At);
}
