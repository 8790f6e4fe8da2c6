using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    /// <summary>补录: the batch by which work done before Rectify was entered; null for a task whose whole life was recorded here.</summary>
    public TakeoverId? TakeoverId { get; private set; }

    /// <summary>
    /// Enters the task in the state the approved batch says, on the day it says: true since that day, known since this moment. Measures as read are taken over with it:
    /// in the plan of one that is being rectified, verified in one that is closed, kept up in one that is sustained.
    /// </summary>
    public Refusal? TakeOver(TakeoverId batch, TakeoverStatement says, TaskSetting setting, Stamp stamp)
    {
        IReadOnlyList<Measure> added = measures.Count > 0 ? []
            : [.. (says.Measures ?? []).Select((text, i) => new Measure(MeasureId.New(), Id, i + 1, new MeasureDraft(text, MeasureKind.General, says.LeadUnit, null, says.DueOn)))];
        measures.AddRange(added);
        var unmet = WhyNot(TaskVerb.TakeOver, setting, stamp).Concat(says.Impossible(setting.FeedbackOn, stamp.On).Select(rule => new Unmet(rule, Relation.Office))).ToList();
        if (unmet.Count > 0)
        {
            measures.RemoveAll(added.Contains);
            return new Refusal(TaskVerb.TakeOver, unmet);
        }
        // who answered for it is known, when they were named is not: for the own-unit rule it was theirs since the feedback
        Name(new Assignment(says.Leader, says.LeadUnit, says.DueOn, says.Supporting, says.Handler), stamp);
        (TakeoverId, OriginalDueOn, OpenedOn) = (batch, says.DueOn, setting.FeedbackOn);
        if (says.State.IsDone()) (ClosedOn, FilingNumber, NextCheckOn) = (says.On, Clean(says.FilingNumber), says.State == TaskState.Sustained ? says.NextCheckOn : null);
        foreach (var measure in measures) measure.TakeOver(says.State, says.LeadUnit, setting.Body, says.DueOn);
        Take(TaskVerb.TakeOver, says.State, stamp with { On = says.On }, FactKind.TaskTakenOver,
            ("takeover", $"{batch.Value:N}"), ("stated", $"{says.State}"), ("statedOn", $"{says.On:yyyy-MM-dd}"), ("leader", $"{says.Leader.Value:N}"), ("unit", $"{says.LeadUnit.Value:N}"), ("dueOn", $"{says.DueOn:yyyy-MM-dd}"),
            ("filing", FilingNumber), ("nextOn", NextCheckOn is { } next ? $"{next:yyyy-MM-dd}" : null), ("remark", Clean(says.Remark)));
        return null;
    }
}
