using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.Domain.Measures;

public readonly record struct CommitmentEventId(Guid Value) : IEntityId<CommitmentEventId>
{
    public static CommitmentEventId New() => new(EntityKey.Next());

    public static CommitmentEventId From(Guid value) => new(value);
}

/// <summary>What is recorded of one event that keeps a commitment.</summary>
/// <param name="On">The day it took place.</param>
/// <param name="Proof">A piece of evidence that is to prove the measure.</param>
public sealed record CommitmentEventDraft(MeasureId Measure, DateOnly On, string What, EvidenceId Proof);

/// <summary>履行事项: one dated event with its proof. What was recorded stays; a wrong one is struck out with the reason.</summary>
public sealed class CommitmentEvent
{
    public const int MaxWhatLength = 200;

    private CommitmentEvent() { What = ""; }

    internal CommitmentEvent(CommitmentEventId id, Tasks.TaskId task, CommitmentEventDraft draft, Stamp stamp)
    {
        What = draft.What.Trim();
        if (What.Length is 0 or > MaxWhatLength) throw new ArgumentException("An event is said in 1 to 200 characters.", nameof(draft));
        (Id, TaskId, MeasureId, On, EvidenceId, RecordedBy, RecordedAt) = (id, task, draft.Measure, draft.On, draft.Proof, stamp.By.Person, stamp.At);
    }

    /// <summary>Kept by a meeting or visit, with its minutes as the proof.</summary>
    internal CommitmentEvent(CommitmentEventId id, Tasks.TaskId task, MeasureId measure, Rounds.Meeting meeting, Stamp stamp) =>
        (Id, TaskId, MeasureId, On, What, MeetingId, RecordedBy, RecordedAt) = (id, task, measure, meeting.On, meeting.Title, meeting.Id, stamp.By.Person, stamp.At);

    public CommitmentEventId Id { get; private set; }

    public Tasks.TaskId TaskId { get; private set; }

    public MeasureId MeasureId { get; private set; }

    public DateOnly On { get; private set; }

    public string What { get; private set; }

    /// <summary>The piece that proves it; null where a meeting's minutes do.</summary>
    public EvidenceId? EvidenceId { get; private set; }

    /// <summary>The meeting it was, with the minutes as its proof; struck out with it.</summary>
    public Rounds.MeetingId? MeetingId { get; private set; }

    public PersonId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    /// <summary>Why it was struck out; null while it counts.</summary>
    public string? StruckBecause { get; private set; }

    public bool Counts => StruckBecause is null;

    internal void Strike(Reason reason) => StruckBecause = reason.Text;
}
