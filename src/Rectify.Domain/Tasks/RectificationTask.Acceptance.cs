using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.Domain.Tasks;

/// <summary>A member of the panel puts their name to the text they saw, agreeing or dissenting with a reason.</summary>
/// <param name="SeenSha256">The digest of the text the signer had before their eyes.</param>
public sealed record SigningAct(string SeenSha256, SignatureStance Stance = SignatureStance.Agrees, Reason? Remark = null);

public sealed partial class RectificationTask
{
    /// <summary>Appoints the acceptance group anew. Nobody of the responsible units; the head is not the reviewer. Signatures given so far fall.</summary>
    /// <param name="actorOf">A named person with their posts, for the own-unit rule.</param>
    public Refusal? AppointPanel(IReadOnlyList<SeatDraft> seats, Func<PersonId, Actor> actorOf, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.AppointPanel, setting, stamp) is { } refusal) return refusal;
        var unmet = UnmetSeats(seats, actorOf, stamp.On).ToList();
        if (unmet.Count > 0) return new Refusal(TaskVerb.AppointPanel, unmet);
        panel.RemoveAll(old => seats.All(seat => seat.Person != old.PersonId));
        foreach (var seat in seats)
        {
            if (panel.Find(known => known.PersonId == seat.Person) is { } known) known.Set(seat);
            else panel.Add(new PanelSeat(Id, seat));
        }
        VoidSignatures();
        Take(TaskVerb.AppointPanel, State, stamp, FactKind.PanelAppointed, ("head", $"{PanelHead!.PersonId.Value:N}"), ("members", $"{seats.Count}"));
        return null;
    }

    /// <summary>Writes the opinion of this round. Signatures over an earlier text fall, and the fact says so.</summary>
    public Refusal? DraftOpinion(OpinionId id, OpinionDraft draft, string textSha256, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.DraftOpinion, setting, stamp) is { } refusal) return refusal;
        if (UnwritableDay(TaskVerb.DraftOpinion, draft, stamp) is { } unwritable) return unwritable;
        var voided = WriteOpinion(id, draft, textSha256);
        Take(TaskVerb.DraftOpinion, State, stamp, voided > 0 ? FactKind.SignaturesVoided : FactKind.OpinionDrafted, ("text", textSha256), ("voided", voided > 0 ? $"{voided}" : null));
        return null;
    }

    /// <summary>A member signs; the head signs last, by <see cref="Accept"/> or <see cref="RefuseAcceptance"/>.</summary>
    public Refusal? SignOpinion(SigningAct act, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.SignOpinion, setting, stamp) is { } refusal) return refusal;
        if (Unsignable(TaskVerb.SignOpinion, act) is { } unsignable) return unsignable;
        if (act.Stance == SignatureStance.Absent) return Refusal.Because(TaskVerb.SignOpinion, Rule.NotYourAct, Relation.PanelHead);
        var seat = SeatOf(stamp);
        CurrentOpinion!.VoidAbsence(seat.PersonId);
        CurrentOpinion.Sign(new Signature(CurrentOpinion.Id, CurrentOpinion.Signatures.Count + 1, seat.PersonId, seat.Role, act.Stance, act.Remark?.Text, act.SeenSha256, stamp));
        Take(TaskVerb.SignOpinion, State, stamp, FactKind.OpinionSigned, ("person", $"{seat.PersonId.Value:N}"), ("stance", $"{act.Stance}"), ("text", act.SeenSha256), ("remark", act.Remark?.Text));
        return null;
    }

    /// <summary>缺席: the head records that a member cannot sign. A member who signs after all takes the place of the entry.</summary>
    public Refusal? RecordAbsence(PersonId member, string seenSha256, Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.RecordAbsence, setting, stamp) is { } refusal) return refusal;
        if (Unsignable(TaskVerb.RecordAbsence, new SigningAct(seenSha256)) is { } unsignable) return unsignable;
        if (WhyNotAbsent(member) is { } present) return present;
        var seat = panel.Single(known => known.PersonId == member);
        CurrentOpinion!.Sign(new Signature(CurrentOpinion.Id, CurrentOpinion.Signatures.Count + 1, seat.PersonId, seat.Role, SignatureStance.Absent, reason.Text, seenSha256, stamp));
        Take(TaskVerb.RecordAbsence, State, stamp, FactKind.AbsenceRecorded, ("person", $"{member.Value:N}"), ("reason", reason.Text));
        return null;
    }

    /// <summary>What keeps anybody from recording that member absent; null when nothing does.</summary>
    public Refusal? WhyNotAbsent(PersonId member) =>
        panel.TrueForAll(known => known.PersonId != member || known.Role == PanelRole.Head) ? Refusal.Because(TaskVerb.RecordAbsence, Rule.NoSuchSeat, Relation.Office)
        : CurrentOpinion?.ValidSignatures.Any(s => s.PersonId == member) == true ? Refusal.Because(TaskVerb.RecordAbsence, Rule.AlreadySigned, Relation.PanelHead)
        : null;

    /// <summary>The head signs last and concludes 通过: closed, sustained, on display, or waiting for the principal or the upper level, as the regime asks.</summary>
    public Refusal? Accept(SigningAct act, TaskSetting setting, Stamp stamp) => SignAsHead(TaskVerb.Accept, act, setting, stamp);

    /// <summary>The head signs last and concludes 不通过: back to the unit with the requirements.</summary>
    public Refusal? RefuseAcceptance(SigningAct act, TaskSetting setting, Stamp stamp) => SignAsHead(TaskVerb.RefuseAcceptance, act, setting, stamp);

    /// <summary>Regimes without a panel: the auditor writes and signs the conclusion.</summary>
    public Refusal? SignReview(OpinionId id, OpinionDraft draft, string textSha256, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.SignReview, setting, stamp) is { } refusal) return refusal;
        if (UnwritableDay(TaskVerb.SignReview, draft, stamp) is { } unwritable) return unwritable;
        WriteOpinion(id, draft, textSha256);
        if (CurrentOpinion!.ValidSignatures.Any()) return Refusal.Because(TaskVerb.SignReview, Rule.AlreadySigned, Relation.HeadOfOffice);
        if (CurrentOpinion is not { IsComplete: true, Passes: true } opinion) return Refusal.Because(TaskVerb.SignReview, Rule.OpinionIncomplete, Relation.ReviewingAuditor);
        opinion.Sign(new Signature(opinion.Id, opinion.Signatures.Count + 1, stamp.By.Person, PanelRole.Member, SignatureStance.Agrees, null, textSha256, stamp));
        Take(TaskVerb.SignReview, State, stamp, FactKind.OpinionSigned, ("person", $"{stamp.By.Person.Value:N}"), ("text", textSha256));
        return null;
    }

    /// <summary>Regimes without a panel: the head of the office gives the second signature.</summary>
    public Refusal? CloseWithoutPanel(SigningAct act, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.CloseWithoutPanel, setting, stamp) is { } refusal) return refusal;
        if (Unsignable(TaskVerb.CloseWithoutPanel, act) is { } unsignable) return unsignable;
        var opinion = CurrentOpinion!;
        opinion.Sign(new Signature(opinion.Id, opinion.Signatures.Count + 1, stamp.By.Person, PanelRole.Head, SignatureStance.Agrees, act.Remark?.Text, act.SeenSha256, stamp));
        foreach (var measure in Counting) measure.Judged(fulfilled: true);
        OpenReview!.Conclude(ReviewConclusion.Passed, null, stamp);
        Conclude(TaskVerb.CloseWithoutPanel, setting, stamp);
        return null;
    }

    public Refusal? SignAsPrincipal(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.SignAsPrincipal, setting, stamp) is { } refusal) return refusal;
        PrincipalSignedBy = stamp.By.Person;
        Take(TaskVerb.SignAsPrincipal, AfterDisplay(setting, stamp), stamp, FactKind.PrincipalSigned);
        return null;
    }

    public Refusal? ConfirmAsUpperLevel(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.ConfirmAsUpperLevel, setting, stamp) is { } refusal) return refusal;
        UpperConfirmedBy = stamp.By.Person;
        Take(TaskVerb.ConfirmAsUpperLevel, AfterDisplay(setting, stamp), stamp, FactKind.UpperLevelConfirmed);
        return null;
    }

    /// <summary>The objection window is over without an upheld objection.</summary>
    public Refusal? EndDisplay(TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.EndDisplay, setting, stamp) is { } refusal) return refusal;
        DisplayUntil = null;
        Take(TaskVerb.EndDisplay, Outstanding(setting) ? WaitingState(setting) : Final(stamp), stamp, FactKind.DisplayEnded);
        return null;
    }

    public Refusal? RecordCheck(Reason result, DateOnly nextCheckOn, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.RecordCheck, setting, stamp) is { } refusal) return refusal;
        if (nextCheckOn <= stamp.On) return Refusal.Because(TaskVerb.RecordCheck, Rule.DeadlineInPast, Relation.Office);
        NextCheckOn = nextCheckOn;
        Take(TaskVerb.RecordCheck, State, stamp, FactKind.PeriodicCheckRecorded, ("result", result.Text), ("nextOn", $"{nextCheckOn:yyyy-MM-dd}"));
        return null;
    }

    public Refusal? EndSustained(Reason reason, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.EndSustained, setting, stamp) is { } refusal) return refusal;
        NextCheckOn = null;
        Take(TaskVerb.EndSustained, TaskState.Closed, stamp, FactKind.SustainedEnded, ("reason", reason.Text));
        return null;
    }

    /// <summary>"回头看": somebody looked whether the result holds. What has relapsed is restarted in the same act.</summary>
    public void NoteLookBack(Supervision.LookBackResult result, Supervision.CheckingWay way, Reason finding, Stamp stamp) =>
        Note(FactKind.TaskLookedBack, stamp, ("outcome", $"{result}"), ("way", $"{way}"), ("reason", finding.Text));

    /// <summary>重启: done on the days it was closed, open from now on; the earlier opinion stays.</summary>
    public Refusal? Restart(Reason reason, DateOnly dueOn, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(TaskVerb.Restart, setting, stamp) is { } refusal) return refusal;
        if (dueOn < stamp.On) return Refusal.Because(TaskVerb.Restart, Rule.DeadlineInPast, Relation.Office);
        foreach (var measure in measures)
        {
            measure.Reopen();
            if (measure.DueOn < dueOn) measure.Extend(dueOn);
        }
        Restarts++;
        (DueOn, NextCheckOn, FilingNumber, ReturnedBecause) = (dueOn, null, null, reason.Text);
        FallApplication(stamp);
        Take(TaskVerb.Restart, TaskState.Rectifying, stamp, FactKind.TaskRestarted, ("reason", reason.Text), ("dueOn", $"{dueOn:yyyy-MM-dd}"));
        return null;
    }

    private Refusal? SignAsHead(TaskVerb verb, SigningAct act, TaskSetting setting, Stamp stamp)
    {
        if (Refuse(verb, setting, stamp) is { } refusal) return refusal;
        if (Unsignable(verb, act) is { } unsignable) return unsignable;
        var opinion = CurrentOpinion!;
        var seat = PanelHead!;
        opinion.Sign(new Signature(opinion.Id, opinion.Signatures.Count + 1, seat.PersonId, seat.Role, SignatureStance.Agrees, act.Remark?.Text, act.SeenSha256, stamp));
        if (verb == TaskVerb.Accept)
        {
            Conclude(verb, setting, stamp);
            return null;
        }
        opinion.Conclude(stamp.On);
        foreach (var measure in Counting) measure.Reopen();
        SendBack(opinion.Requirements!);
        panel.Clear();
        Take(verb, TaskState.Rectifying, stamp, FactKind.AcceptanceRefused, ("requirements", opinion.Requirements));
        return null;
    }

    private void Conclude(TaskVerb verb, TaskSetting setting, Stamp stamp)
    {
        var opinion = CurrentOpinion!;
        opinion.Conclude(stamp.On);
        EndSupplements(stamp);
        var to = setting.Regime.DisplayDays > 0 ? TaskState.OnDisplay : Outstanding(setting) ? WaitingState(setting) : Final(stamp);
        if (to == TaskState.OnDisplay) DisplayUntil = stamp.On.AddDays(setting.Regime.DisplayDays);
        Take(verb, to, stamp, FactKind.AcceptanceConcluded, ("text", opinion.TextSha256), ("filing", opinion.FilingNumber));
    }

    private TaskState AfterDisplay(TaskSetting setting, Stamp stamp) =>
        State == TaskState.OnDisplay || Outstanding(setting) ? State : Final(stamp);

    private bool Outstanding(TaskSetting setting) =>
        (setting.Regime.NeedsPrincipal && PrincipalSignedBy is null) || (setting.Regime.NeedsUpperLevel && UpperConfirmedBy is null);

    private static TaskState WaitingState(TaskSetting setting) => setting.Regime.HasPanel ? TaskState.UnderAcceptance : TaskState.Submitted;

    /// <summary>Closed or sustained as the opinion concludes; filing number, day and next check are taken over from it.</summary>
    private TaskState Final(Stamp stamp)
    {
        var opinion = CurrentOpinion!;
        (ClosedOn, FilingNumber) = (stamp.On, opinion.FilingNumber);
        if (opinion.Conclusion != OpinionConclusion.PassedSustained) return TaskState.Closed;
        NextCheckOn = opinion.NextCheckOn;
        foreach (var measure in Counting) measure.Sustain();
        return TaskState.Sustained;
    }

    private int WriteOpinion(OpinionId id, OpinionDraft draft, string textSha256)
    {
        var opinion = CurrentOpinion;
        if (opinion is null) opinions.Add(opinion = new Opinion(id, Id, reviews.Count));
        return opinion.Write(draft, textSha256);
    }

    private Refusal? Unsignable(TaskVerb verb, SigningAct act) =>
        act.SeenSha256 != CurrentOpinion!.TextSha256 ? Refusal.Because(verb, Rule.TextChangedSinceSeen, Relation.PanelMember)
        : act.Stance != SignatureStance.Agrees && act.Remark is null ? Refusal.Because(verb, Rule.DissentNeedsReason, Relation.PanelMember)
        : null;

    /// <summary>The opinion speaks of an acceptance that was, and of a check to come.</summary>
    private static Refusal? UnwritableDay(TaskVerb verb, OpinionDraft draft, Stamp stamp) =>
        draft.AcceptedOn > stamp.On ? Refusal.Because(verb, Rule.DayInFuture, Relation.PanelMember)
        : draft.NextCheckOn is { } next && next <= stamp.On ? Refusal.Because(verb, Rule.DeadlineInPast, Relation.PanelMember)
        : null;

    /// <summary>What was signed is no longer what stands there.</summary>
    private int VoidSignatures() => CurrentOpinion is { ConcludedOn: null } opinion ? opinion.VoidSignatures() : 0;

    /// <summary>One's own seat before that of somebody one stands in for.</summary>
    private PanelSeat SeatOf(Stamp stamp) =>
        panel.Find(seat => seat.PersonId == stamp.By.Person) ?? panel.First(seat => stamp.By.AsPerson(seat.PersonId) is not null);

    private IEnumerable<Unmet> UnmetSeats(IReadOnlyList<SeatDraft> seats, Func<PersonId, Actor> actorOf, DateOnly today)
    {
        if (seats.Count(s => s.Role == PanelRole.Head) != 1 || seats.Count < 2) yield return new Unmet(Rule.PanelNeedsHeadAndMember, Relation.Office);
        if (seats.DistinctBy(s => s.Person).Count() != seats.Count) yield return new Unmet(Rule.PanelSeatTwice, Relation.Office);
        foreach (var seat in seats)
        {
            var person = actorOf(seat.Person);
            if (Units.Any(unit => person.IsOwnUnit(unit, OpenedOn ?? today, today))) yield return new Unmet(Rule.SeatOfOwnUnit, Relation.Office, Subject: seat.Person.Value);
        }
        if (seats.Any(s => s.Role == PanelRole.Head && s.Person == CurrentReview?.AuditorId)) yield return new Unmet(Rule.HeadIsReviewer, Relation.Office);
    }
}
