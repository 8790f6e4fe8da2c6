using System.Globalization;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

public sealed partial class RectificationTask
{
    /// <summary>申请销号: the unit has checked itself. Drafts of evidence go with the application.</summary>
    public Refusal? Apply(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Apply, setting, stamp) is { } refusal) return refusal;
        foreach (var piece in evidence.Where(e => !e.IsReplaced)) piece.Submit(stamp.At);
        (AppliedBy, ConfirmedBy, ReturnedBecause) = (stamp.By.Person, null, null);
        (PrincipalSignedBy, UpperConfirmedBy, DisplayUntil, EarlierReviews) = (null, null, null, reviews.Count);
        Take(TaskVerb.Apply, TaskState.Applied, stamp, FactKind.ClosureApplied);
        return null;
    }

    public Refusal? WithdrawApplication(Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.WithdrawApplication, setting, stamp) is { } refusal) return refusal;
        AppliedBy = null;
        Take(TaskVerb.WithdrawApplication, TaskState.Rectifying, stamp, FactKind.ApplicationWithdrawn, ("reason", reason.Text));
        return null;
    }

    /// <summary>The leader (by the ladder) stands behind the unit's claim.</summary>
    public Refusal? Confirm(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Confirm, setting, stamp) is { } refusal) return refusal;
        ConfirmedBy = stamp.By.Person;
        Take(TaskVerb.Confirm, TaskState.Submitted, stamp, FactKind.ClosureConfirmed);
        return null;
    }

    public Refusal? DeclineApplication(Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.DeclineApplication, setting, stamp) is { } refusal) return refusal;
        (AppliedBy, ReturnedBecause) = (null, reason.Text);
        Take(TaskVerb.DeclineApplication, TaskState.Rectifying, stamp, FactKind.ApplicationDeclined, ("reason", reason.Text));
        return null;
    }

    public Refusal? TakeReview(ReviewId id, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.TakeReview, setting, stamp) is { } refusal) return refusal;
        if (OpenReview is not null) return null;
        reviews.Add(new Review(id, Id, reviews.Count + 1, stamp.By.Person, stamp.At));
        Take(TaskVerb.TakeReview, State, stamp, FactKind.ReviewTaken, ("round", $"{reviews.Count}"));
        return null;
    }

    /// <summary>A restricted task stands in no pool: the office gives the review to an auditor who could have taken it.</summary>
    public Refusal? AllotReview(ReviewId id, Actor auditor, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.AllotReview, setting, stamp) is { } refusal) return refusal;
        var unmet = TaskLifecycle.WhyNot(TaskVerb.TakeReview, new TaskCase(this, setting, auditor, stamp.On));
        if (unmet.Count > 0) return new Refusal(TaskVerb.AllotReview, unmet);
        reviews.Add(new Review(id, Id, reviews.Count + 1, auditor.Person, stamp.At));
        Take(TaskVerb.AllotReview, State, stamp, FactKind.ReviewAllotted, ("person", $"{auditor.Person.Value:N}"), ("round", $"{reviews.Count}"));
        return null;
    }

    /// <summary>
    /// 责任移交: the open review of an auditor who leaves is carried on by another who could have taken it; judgements of measures are made anew, decisions on single pieces stay with who made them. Reviews are loaded.
    /// </summary>
    public Refusal? HandOverReview(PersonId from, Actor successor, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.HandOver, setting, stamp) is { } refusal) return refusal;
        if (OpenReview is not { } review || review.AuditorId != from) return Refusal.Because(TaskVerb.HandOver, Rule.NothingToHandOver, Relation.Office);
        var unmet = TaskLifecycle.WhyNot(TaskVerb.TakeReview, new TaskCase(this, setting, successor, stamp.On)).Where(u => u.Rule != Rule.ReviewTakenByAnother).ToList();
        if (unmet.Count > 0) return new Refusal(TaskVerb.HandOver, unmet);
        review.HandOver(successor.Person);
        Take(TaskVerb.HandOver, State, stamp, FactKind.TaskHandedOver, ("person", $"{from.Value:N}"), ("successor", $"{successor.Person.Value:N}"), ("carried", $"{Carried.Review}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>满足 / 部分 / 不满足 of one piece for one measure it is tied to; all but the first want a reason.</summary>
    public Refusal? DecideEvidence(EvidenceId piece, MeasureId measure, CellDecision decision, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.DecideEvidence, setting, stamp) is { } refusal) return refusal;
        var found = evidence.Find(e => e.Id == piece && e.IsSubmitted && !e.IsReplaced);
        if (found?.Uses.FirstOrDefault(u => u.MeasureId == measure) is not { } use) return Refusal.Because(TaskVerb.DecideEvidence, Rule.UnknownEvidence, Relation.ReviewingAuditor);
        if (setting.IsErased(found)) return Refusal.Because(TaskVerb.DecideEvidence, Rule.EvidenceErased, Relation.ReviewingAuditor);
        // what the review was passed on stands; only what came afterwards is decided while the panel works
        if (State == TaskState.UnderAcceptance && (found.SupplementId is null || found.UploadedAt < CurrentReview!.ConcludedAt))
            return Refusal.Because(TaskVerb.DecideEvidence, Rule.NotOfSupplement, Relation.PanelHead);
        if (decision.Lacks is { } lacking) return Refusal.Because(TaskVerb.DecideEvidence, lacking, Relation.ReviewingAuditor, $"{PositionOf(measure)}");
        use.Decide(decision, stamp);
        CurrentReview!.Decide(piece, measure, decision, stamp);
        EndDecidedSupplement(measure, setting, stamp);
        var voided = VoidSignatures();
        Take(TaskVerb.DecideEvidence, State, stamp, FactKind.EvidenceDecided,
            ("evidence", $"{piece.Value:N}"), ("measure", $"{PositionOf(measure)}"), ("verdict", $"{decision.Verdict}"),
            ("because", decision.Because?.ToString()), ("page", decision.Page?.ToString(CultureInfo.InvariantCulture)), ("reason", decision.Text?.Text), ("voided", voided > 0 ? $"{voided}" : null));
        return null;
    }

    /// <summary>满足, or 部分 / 不满足 with a remark to the unit.</summary>
    public Refusal? JudgeMeasure(MeasureId measure, MeasureVerdict verdict, Reason? remark, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.JudgeMeasure, setting, stamp) is { } refusal) return refusal;
        if (Counting.All(m => m.Id != measure)) return Refusal.Because(TaskVerb.JudgeMeasure, Rule.UnknownMeasure, Relation.ReviewingAuditor);
        if (verdict != MeasureVerdict.Fulfilled && remark is null) return Refusal.Because(TaskVerb.JudgeMeasure, Rule.MeasureNotFulfilled, Relation.ReviewingAuditor, $"{PositionOf(measure)}");
        OpenReview!.Judge(measure, verdict, remark?.Text, stamp);
        VoidSignatures();
        Take(TaskVerb.JudgeMeasure, State, stamp, FactKind.MeasureJudged, ("measure", $"{PositionOf(measure)}"), ("verdict", $"{verdict}"), ("remark", remark?.Text));
        return null;
    }

    /// <summary>回炉: back to the unit with the reason; measures not judged fulfilled are returned.</summary>
    public Refusal? ReturnForRework(Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ReturnForRework, setting, stamp) is { } refusal) return refusal;
        var review = OpenReview!;
        foreach (var measure in Counting) measure.Judged(review.Of(measure.Id)?.Verdict == MeasureVerdict.Fulfilled);
        review.Conclude(ReviewConclusion.Returned, reason.Text, stamp);
        SendBack(reason.Text);
        Take(TaskVerb.ReturnForRework, TaskState.Rectifying, stamp, FactKind.ReturnedForRework, ("reason", reason.Text));
        return null;
    }

    /// <summary>Review passed: the acceptance group's turn. Measures are verified.</summary>
    public Refusal? PassReview(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.PassReview, setting, stamp) is { } refusal) return refusal;
        foreach (var measure in Counting) measure.Judged(fulfilled: true);
        OpenReview!.Conclude(ReviewConclusion.Passed, null, stamp);
        Take(TaskVerb.PassReview, TaskState.UnderAcceptance, stamp, FactKind.ReviewPassed);
        return null;
    }

    private int PositionOf(MeasureId measure) => measures.Find(m => m.Id == measure)?.Position ?? 0;

    private void SendBack(string because)
    {
        Returns++;
        (AppliedBy, ConfirmedBy, ReturnedBecause) = (null, null, because);
    }

    private void FallApplication(Stamp stamp)
    {
        OpenReview?.Fall(stamp);
        (AppliedBy, ConfirmedBy) = (null, null);
        panel.Clear();
    }
}
