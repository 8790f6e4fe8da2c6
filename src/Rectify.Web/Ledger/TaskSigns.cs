using Rectify.App.Ledger;
using Rectify.Domain;
using Rectify.Domain.Tasks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Ledger;

/// <summary>How a task's state and deadline are drawn in lists: word, colour, shape.</summary>
public static class TaskSigns
{
    /// <summary>A task that came back says so as long as it is being worked on.</summary>
    public static (string Text, Tone Tone, IconName? Icon) StateOf(TaskState state, int returns = 0, int restarts = 0) => state switch
    {
        TaskState.Rectifying when restarts > 0 => (Texts.Ledger["Restarted"], Tone.Warn, IconName.Return),
        TaskState.Rectifying when returns > 0 => (Texts.Ledger["Returned"], Tone.Warn, IconName.Return),
        TaskState.Rectifying => (Texts.Fields.Of(state), Tone.Act, null),
        TaskState.Applied or TaskState.Submitted or TaskState.UnderAcceptance or TaskState.OnDisplay => (Texts.Fields.Of(state), Tone.Act, IconName.Clock),
        TaskState.Closed => (Texts.Fields.Of(state), Tone.Good, IconName.Check),
        TaskState.Sustained => (Texts.Fields.Of(state), Tone.Good, IconName.Calendar),
        _ => (Texts.Fields.Of(state), Tone.Plain, null),
    };

    public static DeadlineView DueOf(LedgerRow row, DateOnly today) => row.State switch
    {
        TaskState.Closed => DeadlineView.Settled(DayOf(row.DueOn), row.ClosedOn is { } on ? Texts.Ledger["ClosedShort", Days.Short(on)] : null),
        TaskState.Sustained when row.NextCheckOn is { } on && Deadline.IsOverdue(on, today) => new(DeadlineView.Settled(DayOf(row.DueOn), null).Day, Texts.Ledger["CheckOverdue", Days.Iso(on), today.DayNumber - on.DayNumber], Tone.Danger, IconName.Alert),
        TaskState.Sustained => DeadlineView.Settled(DayOf(row.DueOn), row.NextCheckOn is { } on ? Texts.Ledger["NextCheck", Days.Iso(on)] : null),
        TaskState.Withdrawn => DeadlineView.Settled(DayOf(row.DueOn), null),
        TaskState.Registered => DeadlineView.None,
        _ => DeadlineView.Of(DayOf(row.DueOn), today, row.WarnWithin),
    };

    public static StepCount StepsOf(MeasureSteps steps) => new(steps.Verified, steps.Claimed, steps.Returned, steps.Open);

    public static Tone ToneOf(Pace pace) => pace switch { Pace.Behind => Tone.Warn, Pace.Ahead => Tone.Good, _ => Tone.Plain };

    /// <summary>Null for 长期.</summary>
    public static DateOnly? DayOf(DateOnly dueOn) => Deadline.IsLongTerm(dueOn) ? null : dueOn;
}
