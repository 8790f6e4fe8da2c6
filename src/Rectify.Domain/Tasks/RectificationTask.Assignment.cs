using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

/// <summary>Who answers for a task and until when; <see cref="Deadline.LongTerm"/> is the 长期 mark.</summary>
public sealed record Assignment(PersonId Leader, UnitId LeadUnit, DateOnly DueOn, IReadOnlyList<UnitId>? Supporting = null, PersonId? Handler = null);

public sealed partial class RectificationTask
{
    public Refusal? Assign(Assignment to, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Assign, setting, stamp) is { } refusal) return refusal;
        if (to.DueOn < stamp.On) return Refusal.Because(TaskVerb.Assign, Rule.DeadlineInPast, Relation.Office);
        var before = ResponsibilityBefore.Of(this, fell: false);
        Name(to, stamp);
        OriginalDueOn = DueOn;
        Take(TaskVerb.Assign, TaskState.Assigned, stamp, FactKind.TaskAssigned, [.. Said(to), (ResponsibilityBefore.Detail, $"{before}")]);
        return null;
    }

    /// <summary>签收: receipt is stamped with the fact. Measures read from a document, which nobody answers for yet, become the unit's draft: its own, and due with the task at the latest.</summary>
    public Refusal? SignFor(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.SignFor, setting, stamp) is { } refusal) return refusal;
        foreach (var measure in measures.Where(m => m.OwnerPersonId is null)) measure.ComeTo(LeadUnitId!.Value, DueOn);
        Take(TaskVerb.SignFor, TaskState.Planning, stamp, FactKind.TaskSignedFor);
        return null;
    }

    /// <summary>退回分派: goes back to the office; the same unit, named again, cannot decline twice.</summary>
    public Refusal? Decline(Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Decline, setting, stamp) is { } refusal) return refusal;
        RememberDeclined(DeclinedByUnit);
        RememberDeclined(DeclinedByUnit = LeadUnitId);
        Declines++;
        Take(TaskVerb.Decline, TaskState.Registered, stamp, FactKind.TaskDeclined, ("reason", reason.Text), ("unit", $"{LeadUnitId?.Value:N}"));
        return null;
    }

    private void RememberDeclined(UnitId? by)
    {
        if (by is { } unit && DeclinedUnits?.Contains($"{unit.Value:N}", StringComparison.Ordinal) != true) DeclinedUnits = DeclinedUnits is { } others ? $"{others},{unit.Value:N}" : $"{unit.Value:N}";
    }

    /// <summary>立行立改: the office lets it start before the plan, with one measure.</summary>
    public Refusal? StartAtOnce(MeasureId id, MeasureDraft first, TaskSetting setting, Stamp stamp)
    {
        var measure = new Measure(id, Id, measures.Count + 1, first);
        measures.Add(measure);
        if (Refuse(TaskVerb.StartAtOnce, setting, stamp) is { } refusal)
        {
            measures.Remove(measure);
            return refusal;
        }
        Take(TaskVerb.StartAtOnce, TaskState.Rectifying, stamp, FactKind.TaskStartedAtOnce);
        return null;
    }

    /// <summary>
    /// 拆分: another unit is to answer for a part of the problem. The new part begins registered; measures written so far stay where they are.
    /// </summary>
    /// <param name="part">The number of the new part: one more than the problem has.</param>
    public (Refusal? Refusal, RectificationTask? Part) Split(TaskId id, int part, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Split, setting, stamp) is { } refusal) return (refusal, null);
        Take(TaskVerb.Split, State, stamp, FactKind.ProblemSplit, ("part", $"{part}"), ("task", $"{id.Value:N}"));
        return (null, Register(id, ProblemId, InspectionId, Sequence, part, stamp));
    }

    /// <summary>改派: another unit answers from now on. What the old unit did stays on record; an open application, review or request falls.</summary>
    public Refusal? Reassign(Assignment to, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Reassign, setting, stamp) is { } refusal) return refusal;
        if (to.DueOn < stamp.On) return Refusal.Because(TaskVerb.Reassign, Rule.DeadlineInPast, Relation.Office);
        var before = ResponsibilityBefore.Of(this, fell: AppliedBy is not null || OpenReview is not null || OpenExtension is not null || OpenAmendment is not null);
        RememberDeclined(DeclinedByUnit);
        FallApplication(stamp);
        OpenExtension?.Fall(stamp);
        OpenAmendment?.End(AmendmentState.Fallen, null, stamp);
        (PlanSubmittedBy, PlanAgreedBy, PlanReviewedBy, DeclinedByUnit) = (null, null, null, null);
        Name(to, stamp);
        Take(TaskVerb.Reassign, TaskState.Assigned, stamp, FactKind.TaskReassigned, [("reason", reason.Text), ("unitBefore", $"{before.LeadUnit?.Value:N}"), .. Said(to), (ResponsibilityBefore.Detail, $"{before}")]);
        return null;
    }

    public Refusal? ProposeWithdrawal(Reason reason, ProblemId? mergedInto, TaskSetting setting, Stamp stamp) => Propose(TaskVerb.ProposeWithdrawal, reason, mergedInto, setting, stamp);

    public Refusal? ProposeRestoring(Reason reason, TaskSetting setting, Stamp stamp) => Propose(TaskVerb.ProposeRestoring, reason, MergedInto, setting, stamp);

    public Refusal? Withdraw(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Withdraw, setting, stamp) is { } refusal) return refusal;
        StateBeforeWithdrawal = State;
        var because = EndProposal();
        Take(TaskVerb.Withdraw, TaskState.Withdrawn, stamp, FactKind.TaskWithdrawn, ("reason", because), ("mergedInto", $"{MergedInto?.Value:N}"));
        return null;
    }

    public Refusal? Restore(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Restore, setting, stamp) is { } refusal) return refusal;
        var because = EndProposal();
        var back = StateBeforeWithdrawal ?? TaskState.Assigned;
        (StateBeforeWithdrawal, MergedInto) = (null, null);
        Take(TaskVerb.Restore, back, stamp, FactKind.WithdrawalUndone, ("reason", because));
        return null;
    }

    private Refusal? Propose(TaskVerb verb, Reason reason, ProblemId? mergedInto, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(verb, setting, stamp) is { } refusal) return refusal;
        (ProposedBy, ProposedBecause, MergedInto) = (stamp.By.Person, reason.Text, mergedInto);
        var kind = verb == TaskVerb.ProposeRestoring ? FactKind.RestoringProposed : mergedInto is null ? FactKind.WithdrawalProposed : FactKind.MergerProposed;
        Take(verb, State, stamp, kind, ("reason", reason.Text), ("mergedInto", mergedInto is { } into ? $"{into.Value:N}" : null));
        return null;
    }

    /// <summary>The leading group does not follow the proposal: the task stays as it is.</summary>
    public Refusal? DeclineProposal(Reason reason, TaskSetting setting, Stamp stamp) => DropProposal(TaskVerb.DeclineProposal, FactKind.ProposalDeclined, reason, setting, stamp);

    /// <summary>The office takes its proposal back.</summary>
    public Refusal? TakeBackProposal(Reason reason, TaskSetting setting, Stamp stamp) => DropProposal(TaskVerb.TakeBackProposal, FactKind.ProposalTakenBack, reason, setting, stamp);

    private Refusal? DropProposal(TaskVerb verb, FactKind fact, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(verb, setting, stamp) is { } refusal) return refusal;
        EndProposal();
        // what was withdrawn stays merged where it was
        if (State != TaskState.Withdrawn) MergedInto = null;
        Take(verb, State, stamp, fact, ("reason", reason.Text));
        return null;
    }

    private string? EndProposal()
    {
        var because = ProposedBecause;
        (ProposedBy, ProposedBecause) = (null, null);
        return because;
    }

    private void Name(Assignment to, Stamp stamp)
    {
        (LeaderId, LeadUnitId, HandlerId, DueOn, OpenedOn) = (to.Leader, to.LeadUnit, to.Handler, to.DueOn, stamp.On);
        var named = (to.Supporting ?? []).Where(unit => unit != to.LeadUnit).Distinct().ToList();
        supporting.RemoveAll(old => !named.Contains(old.UnitId));
        supporting.AddRange(named.Where(unit => supporting.All(s => s.UnitId != unit)).Select(unit => new TaskUnit(Id, unit, SupportKind.Supporting)));
    }

    private static (string, string?)[] Said(Assignment to) =>
        [("leader", $"{to.Leader.Value:N}"), ("unit", $"{to.LeadUnit.Value:N}"), ("dueOn", $"{to.DueOn:yyyy-MM-dd}")];
}
