using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

/// <summary>What a unit writes of its plan for one task. Measures keep their keys; one without a key is new, one left out is taken away, or cancelled where progress, evidence, a kept commitment or a value speaks of it.</summary>
public sealed record PlanDraft(string? Target, string? Standard, string? RootCause, IReadOnlyList<(MeasureId Id, MeasureDraft Draft)> Measures);

public sealed partial class RectificationTask
{
    /// <summary>Writes the unit's draft. A plan that was submitted becomes a draft again: agreement and review fall.</summary>
    public Refusal? DraftPlan(PlanDraft draft, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.DraftPlan, setting, stamp) is { } refusal) return refusal;
        (Target, Standard, RootCause) = (Clean(draft.Target), Clean(draft.Standard), Clean(draft.RootCause));
        LeaveOut([.. measures.Where(old => draft.Measures.All(m => m.Id != old.Id)).OrderBy(old => old.Position)], draft.Measures.Count, stamp);
        foreach (var ((id, written), index) in draft.Measures.Select((m, i) => (m, i)))
        {
            if (measures.Find(m => m.Id == id) is not { } known)
            {
                measures.Add(new Measure(id, Id, index + 1, written));
                continue;
            }
            // one that answers other problems too is written at the first of them
            if (known.SharedFrom is null) known.Write(written);
            known.MoveTo(index + 1);
        }
        TakeBackPlan();
        Take(TaskVerb.DraftPlan, State, stamp, FactKind.PlanDrafted, ("measures", $"{measures.Count}"));
        return null;
    }

    /// <summary>What is recorded stays: a measure that was reported on, proven, kept or measured under an earlier unit is cancelled and moves behind the others.</summary>
    private void LeaveOut(IReadOnlyList<Measure> left, int counting, Stamp stamp)
    {
        foreach (var measure in left)
        {
            if (progress.Exists(p => p.MeasureId == measure.Id) || evidence.Exists(e => e.Uses.Any(use => use.MeasureId == measure.Id))
                || commitmentEvents.Exists(e => e.MeasureId == measure.Id) || indicatorValues.Exists(v => v.MeasureId == measure.Id))
            {
                measure.Cancel(stamp);
                measure.MoveTo(++counting);
            }
            else measures.Remove(measure);
        }
    }

    /// <summary>Puts measures read from a notice or ledger in place as draft plan, instead of those of an earlier reading; happens while the task is registered and nobody answers for it yet.</summary>
    public void TakeOverMeasures(IEnumerable<(MeasureId Id, MeasureDraft Draft)> read)
    {
        if (State != TaskState.Registered) throw new InvalidOperationException("Measures are taken over at registration only.");
        var position = 0;
        foreach (var (id, draft) in read)
        {
            position++;
            if (measures.Find(m => m.Position == position) is { } earlier) earlier.Write(draft);
            else measures.Add(new Measure(id, Id, position, draft));
        }
        measures.RemoveAll(m => m.Position > position);
    }

    /// <summary>Puts effect, reason and next steps read from a notice in place as the first draft of the result; at registration only.</summary>
    public void TakeOverResult(string? effect, string? reasonNotDone, string? nextSteps)
    {
        if (State != TaskState.Registered) throw new InvalidOperationException("A result is taken over at registration only.");
        (Effect, ReasonNotDone, NextSteps) = (Clean(effect), Clean(reasonNotDone), Clean(nextSteps));
    }

    /// <summary>Puts a target read from a plan or ledger in place as the draft's; at registration only.</summary>
    public void TakeOverTarget(string? target)
    {
        if (State != TaskState.Registered) throw new InvalidOperationException("A target is taken over at registration only.");
        Target = Clean(target);
    }

    public Refusal? SubmitPlan(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.SubmitPlan, setting, stamp) is { } refusal) return refusal;
        TakeBackPlan();
        (PlanSubmittedBy, PlanReturnedBecause) = (stamp.By.Person, null);
        Take(TaskVerb.SubmitPlan, State, stamp, FactKind.PlanSubmitted);
        return null;
    }

    public Refusal? AgreePlan(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.AgreePlan, setting, stamp) is { } refusal) return refusal;
        PlanAgreedBy = stamp.By.Person;
        Take(TaskVerb.AgreePlan, State, stamp, FactKind.PlanAgreed);
        return null;
    }

    public Refusal? ReviewPlan(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ReviewPlan, setting, stamp) is { } refusal) return refusal;
        PlanReviewedBy = stamp.By.Person;
        Take(TaskVerb.ReviewPlan, State, stamp, FactKind.PlanReviewed);
        return null;
    }

    public Refusal? ReturnPlan(Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ReturnPlan, setting, stamp) is { } refusal) return refusal;
        TakeBackPlan();
        PlanReturnedBecause = reason.Text;
        Take(TaskVerb.ReturnPlan, State, stamp, FactKind.PlanReturned, ("reason", reason.Text));
        return null;
    }

    /// <summary>The leading group's approval of a plan version, for one of its tasks.</summary>
    public Refusal? ApprovePlan(int planVersion, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ApprovePlan, setting, stamp) is { } refusal) return refusal;
        foreach (var measure in measures) measure.FixOriginalDeadline();
        Take(TaskVerb.ApprovePlan, TaskState.Rectifying, stamp, FactKind.TaskPlanApproved, ("plan", $"{planVersion}"));
        return null;
    }

    private void TakeBackPlan() => (PlanSubmittedBy, PlanAgreedBy, PlanReviewedBy) = (null, null, null);
}
