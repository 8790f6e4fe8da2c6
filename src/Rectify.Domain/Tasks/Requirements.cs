using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;

namespace Rectify.Domain.Tasks;

/// <summary>
/// What a row of the life cycle asks for besides who acts. <see cref="Says"/> is the rule as a sentence, printed in docs/lifecycle.md;
/// <see cref="Check"/> names what is still unmet, one entry a thing, with who must act.
/// </summary>
public sealed record Requirement(string Name, string Says, Func<TaskCase, IEnumerable<Unmet>> Check);

/// <summary>The requirements, each written once. "Two people" and "own unit" are requirements like any other.</summary>
public static class Requirements
{
    // ---- assignment and plan

    public static readonly Requirement NotDeclinedBefore = One("not declined before", "the same unit has not declined it before: an assignment confirmed again is final",
        Rule.DeclineIsFinal, Relation.Office, c => c.Task.LeadUnitId is not { } unit || !c.Task.WasDeclinedBy(unit));

    public static readonly Requirement AtOnceClass = One("class at once", "the problem is classed 立行立改",
        Rule.MustBeAtOnceClass, Relation.Office, c => c.Setting.Class == Problems.ProblemClass.AtOnce);

    public static readonly Requirement FeedbackGiven = One("feedback given", "the feedback is given",
        Rule.FeedbackNotGiven, Relation.Office, c => c.Setting.FeedbackOn <= c.Today);

    public static readonly Requirement FeedbackGivenOrAtOnce = One("feedback given, or at once", "the feedback is given; while the group is present only a problem classed 立行立改",
        Rule.FeedbackNotGiven, Relation.Office, c => c.Setting.FeedbackOn <= c.Today || c.Setting.Class == Problems.ProblemClass.AtOnce);

    public static readonly Requirement TargetSet = One("target", "the target (整改目标) is written",
        Rule.TargetMissing, Relation.UnitLead, c => !string.IsNullOrWhiteSpace(c.Task.Target));

    public static readonly Requirement HasMeasures = One("measures", "there is at least one measure",
        Rule.MeasuresMissing, Relation.UnitLead, c => c.Task.Counting.Any());

    public static readonly Requirement MeasuresOwned = Each("owners", "every measure has an owner in person",
        Rule.MeasureWithoutOwner, Relation.UnitLead, (_, m) => m.OwnerPersonId is not null);

    public static readonly Requirement MeasuresWithinDeadline = Each("deadlines", "no measure's deadline lies beyond its task's",
        Rule.MeasureBeyondTask, Relation.UnitLead, (c, m) => m.DueOn <= c.Task.DueOn);

    public static readonly Requirement PlanSubmitted = One("plan submitted", "the unit lead has submitted the task's plan",
        Rule.PlanNotSubmitted, Relation.UnitLead, c => c.Task.PlanSubmittedBy is not null);

    public static readonly Requirement PlanAgreed = One("plan agreed", "the leading responsible leader has agreed",
        Rule.PlanNotAgreed, Relation.LeadingLeader, c => c.Task.PlanAgreedBy is not null);

    public static readonly Requirement PlanReviewed = One("plan reviewed", "the office has reviewed",
        Rule.PlanNotReviewed, Relation.Office, c => c.Task.PlanReviewedBy is not null);

    public static readonly Requirement PlanOpinionsHeard = Many("opinions heard", "纪委监委 and 组织部 have said what they think of this version of the plan, where the regime asks them, and a second person has checked the entry against the paper", c =>
        new[] { (Body: OpinionBodies.Discipline, Rule: Rule.DisciplineOpinionMissing), (Body: OpinionBodies.Organization, Rule: Rule.OrganizationOpinionMissing) }
            .Where(asked => c.Setting.OpinionsMissing.HasFlag(asked.Body)).Select(asked => new Unmet(asked.Rule, Relation.Office)));

    // ---- readiness ("为什么还不能销号")

    public static readonly Requirement MeasuresReportedDone = Each("measures reported done", "every measure is reported done",
        Rule.MeasureNotReported, Relation.UnitLead, (_, m) => m.IsDone || m.State == MeasureState.ReportedDone);

    public static readonly Requirement NumbersGiven = Each("numbers", "a measure of a kind other than 一般 names its number",
        Rule.NumberMissing, Relation.UnitLead, (_, m) => !m.DemandsNumber || m.Quantity is not null);

    public static readonly Requirement EvidenceForEveryMeasure = Each("evidence", "there is evidence for every measure",
        Rule.EvidenceMissing, Relation.UnitLead, (c, m) => c.Task.EvidenceOf(m.Id).Any(piece => !c.Setting.IsErased(piece)));

    public static readonly Requirement CommitmentsKept = Many("commitments kept", "every period of a frequency commitment that is over holds as many events with proof as were promised", c =>
        c.Task.Counting.OrderBy(m => m.Position).Select(m => (Measure: m, Holes: c.Task.SlotsOf(m, c.Today).Where(slot => slot.IsHole(c.Today)).ToList())).Where(m => m.Holes.Count > 0)
            .Select(m => new Unmet(Rule.CommitmentHoles, Relation.UnitLead, $"{m.Measure.Position}|{m.Holes.Count}|{m.Holes[0].From:yyyy-MM-dd}|{m.Holes[0].To:yyyy-MM-dd}", m.Measure.Id.Value)));

    public static readonly Requirement CommitmentMade = One("a commitment", "a measure promises something with a frequency",
        Rule.NoCommitment, Relation.UnitLead, c => c.Task.Counting.Any(m => m.Commitment is not null));

    public static readonly Requirement IndicatorsMet = Many("indicators met", "every indicator of a measure has a value, and the latest one reaches the target", c =>
        c.Task.Counting.Select(m => (Measure: m, Standing: c.Task.StandingOf(m, c.Today))).Where(m => m.Standing is { IsMet: not true }).Select(m => GapOf(m.Measure, m.Standing!)));

    public static readonly Requirement IndicatorSet = One("an indicator", "a measure has an indicator",
        Rule.NoIndicator, Relation.UnitLead, c => c.Task.Counting.Any(m => m.Indicator is not null));

    public static readonly Requirement EffectWritten = One("effect", "the effect (整改成效) is written",
        Rule.EffectMissing, Relation.UnitLead, c => !string.IsNullOrWhiteSpace(c.Task.Effect));

    public static readonly Requirement NoOpenExtension = One("no open extension", "no request for an extension is open",
        Rule.ExtensionOpen, Relation.LeadingLeader, c => c.Task.OpenExtension is null);

    public static readonly Requirement NoOpenAmendment = Many("no open amendment", "no amendment of the measures is open", c => c.Task.OpenAmendment is not { } open ? []
        : [new Unmet(Rule.AmendmentOpen, open.State switch { AmendmentState.Proposed => Relation.LeadingLeader, AmendmentState.Agreed => Relation.Office, _ => Relation.LeadingGroup })]);

    // ---- two people, own unit

    public static readonly Requirement ConfirmerIsNotApplicant = One("two people: applicant, confirmer", "who confirms is another person than who applied",
        Rule.ApplicantConfirms, Relation.Confirmer, c => !Same(c, Relation.Confirmer, c.Task.AppliedBy));

    public static readonly Requirement AgreerIsNotAsker = One("two people: asker, agreer", "who agrees to an extension is another person than who asked",
        Rule.DeciderIsAsker, Relation.LeadingLeader, c => !Same(c, Relation.LeadingLeader, c.Task.OpenExtension?.RequestedBy));

    public static readonly Requirement DeciderIsNotAsker = One("two people: asker, decider", "who decides an extension is another person than who asked",
        Rule.DeciderIsAsker, Relation.ExtensionDecider, c => !Same(c, Relation.ExtensionDecider, c.Task.OpenExtension?.RequestedBy));

    public static readonly Requirement AmenderIsNotAgreer = One("two people: amender, agreer", "who agrees to an amendment is another person than who asked",
        Rule.DeciderIsAsker, Relation.LeadingLeader, c => !Same(c, Relation.LeadingLeader, c.Task.OpenAmendment?.ProposedBy));

    public static readonly Requirement AmenderIsNotApprover = One("two people: amender, approver", "who approves an amendment is another person than who asked",
        Rule.DeciderIsAsker, Relation.LeadingGroup, c => !Same(c, Relation.LeadingGroup, c.Task.OpenAmendment?.ProposedBy));

    public static readonly Requirement ReviewerIsNotInvolved = One("two people: reporter, reviewer", "the reviewer neither submitted progress nor uploaded evidence of the task, nor applied or confirmed",
        Rule.ReviewerIsInvolved, Relation.Auditor, c => !c.Task.Involved.Any(person => Same(c, Relation.Auditor, person)));

    public static readonly Requirement CheckerIsNotInvolved = One("two people: reporter, checker", "who records a check on the spot neither submitted progress nor uploaded evidence of the task, nor applied or confirmed",
        Rule.ReviewerIsInvolved, Relation.Office, c => !c.Task.Involved.Any(person => c.Actor.AsPerson(person) is not null));

    public static readonly Requirement NotOwnUnit = One("own unit", "the actor has no post in the lead or a supporting unit, and had none while the task was open",
        Rule.OwnUnit, Relation.Auditor, c => !IsOwn(c));

    public static readonly Requirement ReviewFree = One("review free", "no other auditor has taken it",
        Rule.ReviewTakenByAnother, Relation.ReviewingAuditor, c => c.Task.OpenReview is null || c.Actor.AsPerson(c.Task.OpenReview.AuditorId) is not null);

    public static readonly Requirement NotReviewedYet = One("not reviewed yet", "the application is not reviewed yet",
        Rule.AlreadyDone, Relation.Office, c => c.Task.CurrentReview is not { IsOpen: false });

    public static readonly Requirement ProblemRestricted = One("restricted problem", "the problem is restricted: no auditor knows of it before the office names one",
        Rule.ProblemNotRestricted, Relation.Auditor, c => c.Setting.IsRestricted);

    public static readonly Requirement ReviewNotTaken = One("review not taken", "no auditor has the review in hand",
        Rule.ReviewTakenByAnother, Relation.ReviewingAuditor, c => c.Task.OpenReview is null);

    public static readonly Requirement ReviewerIsNotHead = One("two people: head, reviewer", "the reviewer is not the appointed head of the panel",
        Rule.HeadIsReviewer, Relation.Auditor, c => c.Task.PanelHead is not { } head || (c.Actor.AsPerson(head.PersonId) is null && !Same(c, Relation.Auditor, head.PersonId)));

    public static readonly Requirement HeadIsNotReviewer = One("two people: reviewer, head", "the head of the panel is another person than the reviewer",
        Rule.HeadIsReviewer, Relation.Office, c => c.Task.CurrentReview is not { } review || (review.AuditorId != c.Task.PanelHead?.PersonId && c.Actor.Person != review.AuditorId));

    public static readonly Requirement SecondSignature = One("two people: auditor, head of office", "the second signature is another person's",
        Rule.SecondSignatureSamePerson, Relation.HeadOfOffice, c => !Same(c, Relation.HeadOfOffice, c.Task.OpenReview?.AuditorId));

    public static readonly Requirement ApproverIsNotProposer = One("two people: proposer, approver", "who approves is another person than who proposed",
        Rule.ApproverIsProposer, Relation.LeadingGroup, c => !Same(c, Relation.LeadingGroup, c.Task.ProposedBy));

    public static readonly Requirement PaperChecked = One("two people: recorder, checker", "an act decided on paper was recorded by one person and checked by another",
        Rule.CheckerIsRecorder, Relation.Office, c => c.Paper is not { } paper || paper.RecordedBy != paper.CheckedBy);

    // ---- review

    public static readonly Requirement ReviewTaken = One("review taken", "an auditor has taken the review",
        Rule.ReviewNotTaken, Relation.Auditor, c => c.Task.OpenReview is not null);

    public static readonly Requirement EvidenceDecided = Each("evidence decided", "every piece of evidence is decided for every measure it is to prove",
        Rule.EvidenceUndecided, Relation.ReviewingAuditor, (c, m) => c.Task.UsesOf(m.Id, c.Setting.IsErased).All(use => use.IsAccepted is not null));

    public static readonly Requirement MeasuresJudged = Each("measures judged", "every measure is judged",
        Rule.MeasureUnjudged, Relation.ReviewingAuditor, (c, m) => c.Task.OpenReview?.Of(m.Id) is not null);

    public static readonly Requirement JudgedOnEvidence = Each("judged on evidence", "every measure stands on at least one accepted piece",
        Rule.MeasureWithoutAcceptedEvidence, Relation.ReviewingAuditor, (c, m) => c.Task.UsesOf(m.Id, c.Setting.IsErased).Any(use => use.IsAccepted == true));

    public static readonly Requirement MeasuresFulfilled = Each("measures fulfilled", "every measure is judged 满足, or 部分 with a reason",
        Rule.MeasureNotFulfilled, Relation.ReviewingAuditor, (c, m) => c.Task.OpenReview?.Of(m.Id) is not { Verdict: MeasureVerdict.NotFulfilled });

    public static readonly Requirement SupplementsAwaited = Many("no supplement awaited", "no supplement (补充材料) is open and unanswered whose day is not past", c =>
        c.Task.OpenSupplements.Where(s => s.IsAwaited(c.Today)).Select(s => (Supplement: s, Position: c.Task.Measures.FirstOrDefault(m => m.Id == s.MeasureId)?.Position ?? 0)).OrderBy(s => s.Position)
            .Select(s => new Unmet(Rule.SupplementAwaited, Relation.UnitLead, $"{s.Position}|{s.Supplement.DueOn:yyyy-MM-dd}", s.Supplement.MeasureId.Value)));

    public static readonly Requirement SupplementsDecided = Each("supplements decided", "every piece that came as a supplement is decided",
        Rule.EvidenceUndecided, Relation.PassingAuditor, (c, m) => c.Task.UndecidedSupplements(c.Setting).All(use => use.MeasureId != m.Id));

    public static readonly Requirement SupplementOpen = One("supplement open", "a supplement is open; only its measure is",
        Rule.NoSupplementOpen, Relation.ReviewingAuditor, c => c.Task.OpenSupplements.Any());

    public static readonly Requirement UploaderIsNotReviewer = One("two people: uploader, reviewer", "who adds a supplement is another person than the reviewer",
        Rule.ReviewerIsInvolved, Relation.UnitLead, c => c.Task.CurrentReview is not { } review || (!Same(c, Relation.UnitLead, review.AuditorId) && !Same(c, Relation.Handler, review.AuditorId)));

    public static readonly Requirement PanelAppointed = One("panel", "the acceptance group is appointed",
        Rule.PanelMissing, Relation.Office, c => c.Task.PanelHead is not null);

    public static readonly Requirement RegimeWithPanel = One("regime with panel", "the regime works with an acceptance group",
        Rule.RegimeHasNoPanel, Relation.HeadOfOffice, c => c.Setting.Regime.HasPanel);

    public static readonly Requirement RegimeWithoutPanel = One("regime without panel", "the regime works without an acceptance group",
        Rule.RegimeHasPanel, Relation.PanelHead, c => !c.Setting.Regime.HasPanel);

    public static readonly Requirement ReviewSigned = One("auditor signed", "the auditor has signed the conclusion",
        Rule.ReviewNotSigned, Relation.ReviewingAuditor, c => c.Task.CurrentOpinion?.ValidSignatures.Any() == true);

    // ---- opinion

    public static readonly Requirement OpinionNotConcluded = One("opinion open", "the head has not signed yet",
        Rule.OpinionConcluded, Relation.PanelHead, c => c.Task.CurrentOpinion is not { ConcludedOn: not null });

    public static readonly Requirement OpinionComplete = Many("opinion complete", "the opinion is complete in all seven parts", c =>
        c.Task.CurrentOpinion is not { } opinion ? [new Unmet(Rule.OpinionMissing, Relation.PanelMember)]
        : opinion.IsComplete && c.Task.Counting.All(m => opinion.Measures.Any(written => written.MeasureId == m.Id)) ? []
        : [new Unmet(Rule.OpinionIncomplete, Relation.PanelMember)]);

    public static readonly Requirement NotSignedBefore = One("not signed before", "the member has not signed this text yet",
        Rule.AlreadySigned, Relation.PanelMember, c => c.Task.CurrentOpinion is not { } opinion || opinion.ValidSignatures.All(s => s.Stance == Acceptance.SignatureStance.Absent || c.Actor.AsPerson(s.PersonId) is null));

    public static readonly Requirement IsNotHead = One("head signs last", "the head signs last, by accepting or refusing",
        Rule.HeadSignsLast, Relation.PanelHead, c => c.Actor.AsPerson(c.Task.PanelHead?.PersonId) is null);

    public static readonly Requirement OthersSigned = Many("others signed", "every other member has signed, dissented or is recorded absent, and at least one of them, another person than who signs for the head, signed", c =>
    {
        var others = c.Task.Panel.Where(seat => seat.Role != Acceptance.PanelRole.Head).ToList();
        var given = c.Task.CurrentOpinion?.ValidSignatures.ToList() ?? [];
        var missing = others.Where(seat => given.All(s => s.PersonId != seat.PersonId))
            .Select(seat => new Unmet(Rule.MemberSignatureMissing, Relation.PanelMember, Subject: seat.PersonId.Value)).ToList();
        return missing.Count == 0 && given.All(s => s.Stance == Acceptance.SignatureStance.Absent || (s.PersonId == c.Actor.Person && c.Actor.AsPerson(c.Task.PanelHead?.PersonId) is not null))
            ? [new Unmet(Rule.MemberSignatureMissing, Relation.PanelMember)]
            : missing;
    });

    public static readonly Requirement ConclusionPasses = One("conclusion passes", "the conclusion is 通过",
        Rule.ConclusionNotPassed, Relation.PanelMember, c => c.Task.CurrentOpinion is { Passes: true });

    public static readonly Requirement ConclusionFails = One("conclusion fails", "the conclusion is 不通过, with requirements",
        Rule.ConclusionPassed, Relation.PanelMember, c => c.Task.CurrentOpinion is { Passes: false });

    public static readonly Requirement OpinionAccepted = One("opinion accepted", "the opinion is concluded and passes",
        Rule.OpinionNotAccepted, Relation.PanelHead, c => c.Task.CurrentOpinion is { Passes: true, ConcludedOn: not null });

    // ---- display, principal, upper level

    public static readonly Requirement DisplayOver = One("display over", "the objection window is over",
        Rule.DisplayNotOver, Relation.Office, c => c.Task.DisplayUntil is { } until && c.Today > until);

    public static readonly Requirement ObjectionOpen = One("objection open", "an objection (公示异议) is entered and not decided",
        Rule.NoObjectionOpen, Relation.Office, c => c.Task.OpenObjections.Any());

    public static readonly Requirement ObjectionsDecided = Many("objections decided", "every objection is upheld or not", c =>
        c.Task.OpenObjections.OrderBy(o => o.Number).Select(o => new Unmet(Rule.ObjectionUndecided, Relation.Office, $"{o.Number}")));

    public static readonly Requirement PrincipalAsked = One("principal asked", "the regime asks for the principal's signature, and it is not given yet",
        Rule.RegimeAsksNoPrincipal, Relation.Principal, c => c.Setting.Regime.NeedsPrincipal && c.Task.PrincipalSignedBy is null);

    public static readonly Requirement UpperLevelAsked = One("upper level asked", "the regime asks for the upper level's confirmation, and it is not given yet",
        Rule.RegimeAsksNoUpperLevel, Relation.UpperLevel, c => c.Setting.Regime.NeedsUpperLevel && c.Task.UpperConfirmedBy is null);

    // ---- extension, withdrawal

    public static readonly Requirement ExtensionOpen = One("extension open", "a request is open",
        Rule.NoExtensionOpen, Relation.UnitLead, c => c.Task.OpenExtension is not null);

    public static readonly Requirement ExtensionNotYetAgreed = One("extension not agreed yet", "nobody has agreed to it yet",
        Rule.AlreadyDone, Relation.ExtensionDecider, c => c.Task.OpenExtension?.AgreedBy is null);

    public static readonly Requirement ExtensionAgreed = One("extension agreed", "the leading responsible leader has agreed to it",
        Rule.ExtensionNotAgreed, Relation.LeadingLeader, c => c.Task.OpenExtension?.AgreedBy is not null);

    public static readonly Requirement AmendmentOpen = One("amendment open", "the unit has asked for other measures (措施调整)",
        Rule.NoAmendmentOpen, Relation.UnitLead, c => c.Task.OpenAmendment is not null);

    public static readonly Requirement AmendmentNotAgreed = One("amendment not agreed", "the leading responsible leader has not agreed yet",
        Rule.AlreadyDone, Relation.Office, c => c.Task.OpenAmendment is not { State: not AmendmentState.Proposed });

    public static readonly Requirement AmendmentAgreed = One("amendment agreed", "the leading responsible leader has agreed to it",
        Rule.AmendmentNotAgreed, Relation.LeadingLeader, c => c.Task.OpenAmendment is not { State: AmendmentState.Proposed });

    public static readonly Requirement AmendmentNotReviewed = One("amendment not reviewed", "the office has not reviewed it yet",
        Rule.AlreadyDone, Relation.LeadingGroup, c => c.Task.OpenAmendment is not { State: AmendmentState.Reviewed });

    public static readonly Requirement AmendmentReviewed = One("amendment reviewed", "the office has reviewed the difference",
        Rule.AmendmentNotReviewed, Relation.Office, c => c.Task.OpenAmendment is not { State: AmendmentState.Agreed });

    public static readonly Requirement WithdrawalProposed = One("withdrawal proposed", "the office has proposed it with a reason",
        Rule.WithdrawalNotProposed, Relation.Office, c => c.Task.ProposedBy is not null);

    public static readonly Requirement ProposalOpen = One("a proposal waits", "a proposal to merge, to withdraw or to restore waits for the leading group",
        Rule.NoProposalOpen, Relation.Office, c => c.Task.ProposedBy is not null);

    public static readonly Requirement RestoringProposed = One("restoring proposed", "the office has proposed it with a reason",
        Rule.RestoringNotProposed, Relation.Office, c => c.Task.ProposedBy is not null);

    public static readonly Requirement TakeoverProposed = One("takeover proposed", "the office has proposed it in a batch (补录) that waits",
        Rule.TakeoverNotProposed, Relation.Office, c => c.Setting.Takeover is not null);

    public static readonly Requirement NoTakeoverWaits = One("no takeover waits", "it waits in no batch of 补录",
        Rule.TakeoverWaits, Relation.LeadingGroup, c => c.Setting.Takeover is null);

    public static readonly Requirement TakeoverApproverIsNotProposer = One("two people: takeover's proposer, approver", "who approves the batch is another person than who proposed it",
        Rule.ApproverIsProposer, Relation.LeadingGroup, c => !Same(c, Relation.LeadingGroup, c.Setting.Takeover?.ProposedBy));

    // ---- an act over many taken back

    public static readonly Requirement OwnBulkAct = One("own bulk act", "the person did it themselves, in one act over many",
        Rule.UndoOfAnother, Relation.Office, c => c.Setting.Undo?.By == c.Actor.Person);

    public static readonly Requirement UndoneInTime = One("in time", $"not more than {UndoneAct.Minutes} minutes have passed since",
        Rule.UndoTooLate, Relation.Office, c => c.Setting.Undo is not { IsInTime: false });

    public static readonly Requirement NotUndoneBefore = One("not undone before", "it is not taken back already",
        Rule.UndoneBefore, Relation.Office, c => c.Setting.Undo is not { IsUndone: true });

    public static readonly Requirement StandsAsLeft = Many("stands as left", "nobody has done anything to the record since", c =>
        c.Setting.Undo is { Moved: { } moved } ? [new Unmet(Rule.UndoMoved, Relation.Office, moved)] : []);

    public static readonly Requirement NothingFell = One("nothing fell", "no open application, review or request fell with it",
        Rule.UndoFelled, Relation.Office, c => c.Setting.Undo?.Before is not { Fell: true });

    /// <summary>Without these there is nothing that could be decided, by whomever.</summary>
    public static readonly IReadOnlySet<Requirement> Subjects = new HashSet<Requirement>
    {
        PlanSubmitted, ExtensionOpen, ExtensionNotYetAgreed, AmendmentOpen, AmendmentNotAgreed, PrincipalAsked, UpperLevelAsked, OpinionAccepted, WithdrawalProposed, RestoringProposed, ProposalOpen, TakeoverProposed,
    };

    private static Unmet GapOf(Measure measure, IndicatorStanding standing) => standing.Latest is { Value: { } value } latest
        ? new Unmet(Rule.IndicatorNotMet, Relation.UnitLead, $"{measure.Position}|{standing.Indicator.Name}|{Indicator.Printed(value)}{latest.Unit}|{standing.Indicator.Goal}|{latest.On:yyyy-MM-dd}", measure.Id.Value)
        : new Unmet(Rule.IndicatorWithoutValue, Relation.UnitLead, $"{measure.Position}|{standing.Indicator.Name}|{standing.Indicator.Goal}", measure.Id.Value);

    private static Requirement Many(string name, string says, Func<TaskCase, IEnumerable<Unmet>> check) => new(name, says, check);

    private static Requirement One(string name, string says, Rule rule, Relation mustAct, Func<TaskCase, bool> holds) =>
        new(name, says, c => holds(c) ? [] : [new Unmet(rule, mustAct)]);

    private static Requirement Each(string name, string says, Rule rule, Relation mustAct, Func<TaskCase, Measure, bool> holds) =>
        new(name, says, c => c.Task.Counting.Where(m => !holds(c, m)).Select(m => new Unmet(rule, mustAct, $"{m.Position}", m.Id.Value)));

    /// <summary>True when the actor is that person, wears their hat, or acts under the hat of that person: standing in never makes two people of one.</summary>
    private static bool Same(TaskCase c, Relation actingAs, People.PersonId? other) =>
        other is { } person && (c.Actor.Person == person || actingAs.Find(c)?.Person == person);

    private static bool IsOwn(TaskCase c) =>
        c.Task.Units.Any(unit => c.Actor.IsOwnUnit(unit, c.Task.OpenedOn ?? c.Today, c.Today));
}
