using Rectify.Domain.People;

namespace Rectify.Domain.Problems;

/// <summary>How a problem stands to one of an earlier round or another body, as a person decided.</summary>
public enum RecurrenceKind
{
    /// <summary>再次发生: the same problem is back; it counts how often it was raised.</summary>
    Again,

    /// <summary>同类问题: another body's, or another thing of the kind.</summary>
    Similar,

    /// <summary>不相关: offered, and found to be something else.</summary>
    Unrelated,
}

/// <summary>What a person decided about two problems. A later decision replaces it; the facts keep both.</summary>
public sealed class Recurrence
{
    private Recurrence() { }

    internal Recurrence(ProblemId problem, ProblemId earlier) => (ProblemId, EarlierId) = (problem, earlier);

    public ProblemId ProblemId { get; private set; }

    public ProblemId EarlierId { get; private set; }

    public RecurrenceKind Kind { get; private set; }

    public PersonId DecidedBy { get; private set; }

    public DateTimeOffset DecidedAt { get; private set; }

    internal void Decide(RecurrenceKind kind, Stamp stamp) => (Kind, DecidedBy, DecidedAt) = (kind, stamp.By.Person, stamp.At);
}
