namespace Rectify.Domain.Tasks;

/// <summary>
/// A stretch of a task's life in one state. Both times of a fact are kept: the day it is true for and the moment it was recorded,
/// so that "as of day D, known at T" is one indexed predicate. From inclusive, until exclusive; until is null for the present.
/// </summary>
public sealed class StatusSpan
{
    private StatusSpan() { }

    internal StatusSpan(TaskId task, int number, TaskState state, DateOnly fromOn, DateTimeOffset fromAt) =>
        (TaskId, Number, State, FromOn, FromAt) = (task, number, state, fromOn, fromAt);

    public TaskId TaskId { get; private set; }

    /// <summary>From 1 within the task.</summary>
    public int Number { get; private set; }

    public TaskState State { get; private set; }

    public DateOnly FromOn { get; private set; }

    public DateTimeOffset FromAt { get; private set; }

    public DateOnly? UntilOn { get; private set; }

    public DateTimeOffset? UntilAt { get; private set; }

    internal void End(DateOnly on, DateTimeOffset at) => (UntilOn, UntilAt) = (on, at);
}
