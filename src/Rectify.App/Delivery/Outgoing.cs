using Rectify.Domain.People;

namespace Rectify.App.Delivery;

/// <summary>
/// 外发: one digest of one day on its way to a person or a group. It is written before anything is sent and marked when it was taken: delivered at least once, tried again with growing gaps,
/// and left standing where an administrator sees it when the last try failed.
/// </summary>
internal sealed class Outgoing
{
    public const int MaxProblemLength = 300;

    /// <summary>How long after the first, second ... failure it is tried again.</summary>
    public static readonly IReadOnlyList<TimeSpan> Gaps = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    /// <summary>Whoever took it and did not come back has lost it after that.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private Outgoing() { }

    public long Id { get; private set; }

    public PersonId? PersonId { get; private set; }

    public WebhookId? WebhookId { get; private set; }

    /// <summary>The office's day it is the digest of.</summary>
    public DateOnly On { get; private set; }

    /// <summary>For a person: notifications behind this one ...</summary>
    public long AfterId { get; private set; }

    /// <summary>... up to this one, inclusive.</summary>
    public long UpToId { get; private set; }

    public DateTimeOffset DueAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>What the last try ended with.</summary>
    public string? Problem { get; private set; }

    /// <summary>No further try by itself.</summary>
    public bool IsStuck { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public void Sent(DateTimeOffset at) => (SentAt, Problem) = (at, null);

    public void Failed(string problem, DateTimeOffset now)
    {
        Problem = problem.Length > MaxProblemLength ? problem[..MaxProblemLength] : problem;
        IsStuck = Attempts > Gaps.Count;
        if (!IsStuck) DueAt = now + Gaps[Attempts - 1];
    }

    public void TryAgain(DateTimeOffset now) => (IsStuck, Attempts, DueAt) = (false, 0, now);
}
