using System.Globalization;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    /// <summary>
    /// 撤回批量操作: what the same person did to many in one act a short while ago goes back to what was before, as long as nobody has done anything to the task since.
    /// What was quoted to a unit stays frozen; who was told is told again.
    /// </summary>
    public Refusal? UndoBulk(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.UndoBulk, setting, stamp) is { } refusal) return refusal;
        var undo = setting.Undo!;
        switch (undo.Done.Kind)
        {
            case FactKind.DeadlineSet:
                UndoDeadline(undo, stamp);
                return null;
            case FactKind.TaskAssigned or FactKind.TaskReassigned when undo.Before is { } before:
                UndoNaming(undo, before, stamp);
                return null;
            default:
                return Refusal.Because(TaskVerb.UndoBulk, Rule.ActNotUndone, Relation.Office);
        }
    }

    private void UndoDeadline(UndoneAct undo, Stamp stamp)
    {
        var set = DueOn;
        (DueOn, OriginalDueOn) = (DayOf("before"), DayOf(undo.Done.Details.ContainsKey("originalBefore") ? "originalBefore" : "before"));
        Take(TaskVerb.UndoBulk, State, stamp, FactKind.DeadlineUndone, (UndoneAct.Detail, $"{undo.Act.Value:N}"), ("dueOn", $"{DueOn:yyyy-MM-dd}"), ("before", $"{set:yyyy-MM-dd}"));

        DateOnly DayOf(string name) => DateOnly.ParseExact(undo.Done.Details[name], "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private void UndoNaming(UndoneAct undo, ResponsibilityBefore before, Stamp stamp)
    {
        (string, string?)[] released = [("releasedUnit", Key(LeadUnitId?.Value)), ("releasedLeader", Key(LeaderId?.Value)), ("releasedHandler", Key(HandlerId?.Value))];
        (LeaderId, LeadUnitId, HandlerId, DueOn, OriginalDueOn, OpenedOn, DeclinedByUnit) = (before.Leader, before.LeadUnit, before.Handler, before.DueOn, before.OriginalDueOn, before.OpenedOn, before.DeclinedByUnit);
        (PlanSubmittedBy, PlanAgreedBy, PlanReviewedBy) = (before.PlanSubmittedBy, before.PlanAgreedBy, before.PlanReviewedBy);
        supporting.RemoveAll(now => !before.Supporting.Contains((now.UnitId, now.Kind)));
        supporting.AddRange(before.Supporting.Where(then => supporting.TrueForAll(now => now.UnitId != then.Unit)).Select(then => new TaskUnit(Id, then.Unit, then.Kind)));
        // measures that parted from other problems' with the act are one with them again
        foreach (var measure in measures.Where(m => m.PartedAt == undo.At && m.PartedFrom is not null)) measure.Rejoin();
        (string, string?)[] back = before.State == TaskState.Registered ? [] : [("unit", Key(LeadUnitId?.Value)), ("leader", Key(LeaderId?.Value)), ("dueOn", $"{DueOn:yyyy-MM-dd}")];
        Take(TaskVerb.UndoBulk, before.State, stamp, before.State == TaskState.Registered ? FactKind.AssignmentUndone : FactKind.ReassignmentUndone, [(UndoneAct.Detail, $"{undo.Act.Value:N}"), .. released, .. back]);

        static string? Key(Guid? key) => key is { } id ? $"{id:N}" : null;
    }
}
