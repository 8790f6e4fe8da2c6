using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    /// <summary>The day it was last reminded of; null where it never was.</summary>
    public DateOnly? RemindedOn { get; private set; }

    /// <summary>调整时限: before its plan is approved the office sets another deadline, which is the original one from then on. Afterwards a deadline moves by extension alone.</summary>
    public Refusal? SetDeadline(DateOnly dueOn, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.SetDeadline, setting, stamp) is { } refusal) return refusal;
        if (dueOn < stamp.On) return Refusal.Because(TaskVerb.SetDeadline, Rule.DeadlineInPast, Relation.Office);
        if (dueOn == DueOn) return Refusal.Because(TaskVerb.SetDeadline, Rule.DeadlineIsSo, Relation.Office);
        var before = (DueOn, OriginalDueOn);
        (DueOn, OriginalDueOn) = (dueOn, dueOn);
        Take(TaskVerb.SetDeadline, State, stamp, FactKind.DeadlineSet, ("dueOn", $"{dueOn:yyyy-MM-dd}"), ("before", $"{before.DueOn:yyyy-MM-dd}"), ("originalBefore", $"{before.OriginalDueOn:yyyy-MM-dd}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>催办: the unit is reminded by a message, once a day at most. Conflicts with nobody's act: the version stays.</summary>
    public Refusal? Remind(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Remind, setting, stamp) is { } refusal) return refusal;
        if (RemindedOn == stamp.On) return Refusal.Because(TaskVerb.Remind, Rule.RemindedToday, Relation.Office);
        RemindedOn = stamp.On;
        Note(FactKind.TaskReminded, stamp, ("dueOn", $"{DueOn:yyyy-MM-dd}"));
        return null;
    }
}
