using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

/// <summary>A measure that may answer other problems too, where it is written.</summary>
/// <param name="IsRestricted">The problem of its task is.</param>
public sealed record WrittenMeasure(Measure Measure, RectificationTask Task, bool IsRestricted);

/// <summary>
/// One measure may answer several problems: it is written once, at the task where it stands first, and linked from the others. What is reported and proven of it is told to all of them; each is accepted by itself.
/// </summary>
public sealed partial class RectificationTask
{
    /// <summary>Takes a measure of another task into this plan. A plan that was submitted becomes a draft again.</summary>
    /// <param name="from">The measure where it is written.</param>
    /// <param name="written">Its task: of the same inspection and lead unit.</param>
    /// <param name="isWrittenRestricted">Its problem is restricted: what is written, reported and proven there would be told to who may not see it. Nor does a restricted problem share.</param>
    public Refusal? ShareMeasure(MeasureId id, Measure from, RectificationTask written, bool isWrittenRestricted, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ShareMeasure, setting, stamp) is { } refusal) return refusal;
        if (WhyNotShared(new WrittenMeasure(from, written, isWrittenRestricted), setting) is { } rule) return Refusal.Because(TaskVerb.ShareMeasure, rule, Relation.UnitLead);
        var shared = new Measure(id, Id, measures.Count == 0 ? 1 : measures.Max(m => m.Position) + 1, As(from));
        shared.Share(from.Id);
        measures.Add(shared);
        TakeBackPlan();
        Take(TaskVerb.ShareMeasure, State, stamp, FactKind.MeasureShared, ("measure", $"{shared.Position}"), ("from", $"{from.Position}"), ("task", $"{written.Id.Value:N}"));
        return null;
    }

    private Rule? WhyNotShared(WrittenMeasure from, TaskSetting setting)
    {
        var (measure, task) = (from.Measure, from.Task);
        if (from.IsRestricted || setting.IsRestricted || task.Id == Id || measure.TaskId != task.Id || task.InspectionId != InspectionId || task.LeadUnitId != LeadUnitId || task.State == TaskState.Withdrawn || !measure.Counts || measure.SharedFrom is not null || measure.PartedAt is not null) return Rule.MeasureNotToBeShared;
        return measures.Exists(m => m.SharedFrom == measure.Id && m.Counts) ? Rule.AlreadyDone : null;
    }

    /// <summary>
    /// The measure was written anew where it is written. A plan in writing follows and becomes a draft again; a plan in force follows what was changed by review alone, and what was accepted keeps the words it was accepted with.
    /// </summary>
    public void FollowMeasure(MeasureId mine, Measure from, RectificationTask written, Stamp stamp)
    {
        var measure = measures.Find(m => m.Id == mine) ?? throw new ArgumentException("The measure is not one of this task.", nameof(mine));
        var follows = State switch { TaskState.Planning => true, TaskState.Rectifying => written.State != TaskState.Planning, _ => false };
        if (!follows || !measure.Counts || measure.IsDone) return;
        var draft = As(from);
        if (!measure.WouldChange(draft) && (State != TaskState.Planning || draft.DueOn == measure.DueOn)) return;
        if (State == TaskState.Planning)
        {
            measure.Write(draft);
            TakeBackPlan();
        }
        else measure.Amend(draft);
        Version++;
        Note(FactKind.MeasureFollowed, stamp, ("measure", $"{measure.Position}"), ("task", $"{written.Id.Value:N}"), ("version", $"{Version}"));
    }

    /// <summary>The measure is taken away or cancelled where it was written, or that task is another unit's now: from now on it is written here.</summary>
    public void InheritMeasure(MeasureId mine, Stamp stamp)
    {
        var measure = measures.Find(m => m.Id == mine)!;
        measure.Share(null);
        Note(FactKind.MeasureInherited, stamp, ("measure", $"{measure.Position}"));
    }

    /// <summary>Another unit answers for this task now: the measure is its own from today on. Earlier days count it once with the others.</summary>
    /// <param name="from">Where the others' is written.</param>
    public void PartMeasure(MeasureId mine, MeasureId from, Stamp stamp)
    {
        var measure = measures.Find(m => m.Id == mine)!;
        measure.Part(from, stamp);
        Note(FactKind.MeasureParted, stamp, ("measure", $"{measure.Position}"));
    }

    /// <summary>What it was one with once is written elsewhere from now on; null where nothing is left of it.</summary>
    public void FormerlyWith(MeasureId mine, MeasureId? from) => measures.Find(m => m.Id == mine)!.WasOneWith(from);

    /// <summary>It is one with a measure that is written elsewhere from now on.</summary>
    public void LinkMeasure(MeasureId mine, MeasureId from) => measures.Find(m => m.Id == mine)!.Share(from);

    /// <summary>No deadline lies beyond its task's.</summary>
    private MeasureDraft As(Measure from) => new(from.Text, from.Kind, from.OwnerUnitId, from.OwnerPersonId, from.DueOn <= DueOn ? from.DueOn : DueOn);

    /// <summary>What is linked after the plan's approval is not due before it is linked: where the other's day is past, the task's own deadline holds.</summary>
    private MeasureDraft AsLinked(Measure from, DateOnly on) => As(from) is var draft && draft.DueOn < on ? draft with { DueOn = DueOn } : draft;
}
