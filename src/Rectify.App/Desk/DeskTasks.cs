using Microsoft.EntityFrameworkCore;
using Rectify.App.People;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Notices;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>The tasks of each block, one condition a block; null where the person holds no role it is for. The life cycle decides again when they act.</summary>
internal static class DeskTasks
{
    private static readonly TaskState[] AtWork = [TaskState.Assigned, TaskState.Planning, TaskState.Rectifying];
    private static readonly TaskState[] WithOthers = [TaskState.Applied, TaskState.Submitted, TaskState.UnderAcceptance, TaskState.OnDisplay];

    /// <summary>
    /// A restricted task waits only for who may see it. Most blocks are such by their own condition - what the person leads, reviews, sits in judgement on, or is asked for at a body whose restricted
    /// problems they see; the units' tasks and the pool of reviews leave out what is withheld.
    /// </summary>
    public static IQueryable<RectificationTask>? For(DeskBlock block, DeskReader who) => block switch
    {
        DeskBlock.DraftsToSubmit => Of(who, [Role.UnitLead])?.Where(t => t.State == TaskState.Rectifying && who.Db.ProgressDrafts.Any(d => d.TaskId == t.Id)),
        DeskBlock.ToSignFor => Of(who, [Role.UnitLead])?.Where(t => t.State == TaskState.Assigned),
        DeskBlock.PlansToWrite => Of(who, [Role.UnitLead, Role.Handler])?.Where(t => t.State == TaskState.Planning && t.PlanSubmittedBy == null && t.PlanReturnedBecause == null),
        DeskBlock.Returned => Of(who, [Role.UnitLead, Role.Handler])?.Where(t => (t.State == TaskState.Rectifying && t.ReturnedBecause != null) || (t.State == TaskState.Planning && t.PlanSubmittedBy == null && t.PlanReturnedBecause != null)),
        DeskBlock.SupplementsToGive => Of(who, [Role.UnitLead, Role.Handler])?.Where(t => t.Supplements.Any(s => s.EndedAt == null && s.AnsweredAt == null)),
        DeskBlock.PromisesToKeep => who.PromisesDue.Count == 0 ? null : who.Db.Tasks.Where(t => who.PromisesDue.Contains(t.Id)),
        DeskBlock.DueSoon => Due(Of(who, [Role.UnitLead, Role.Handler]), who.Today.AddDays(30)),
        DeskBlock.PlansToAgree => Led(who).Where(t => t.State == TaskState.Planning && t.PlanSubmittedBy != null && t.PlanAgreedBy == null),
        DeskBlock.ClosuresToConfirm => ToConfirm(who),
        DeskBlock.ExtensionsToAgree => Led(who).Where(t => t.State == TaskState.Rectifying && t.Extensions.Any(e => e.IsGranted == null && e.AgreedBy == null && !who.Persons.Contains(e.RequestedBy))),
        DeskBlock.AmendmentsToAgree => Amended(Led(who), AmendmentState.Proposed, who),
        DeskBlock.AmendmentsToReview => Amended(At(who, [Role.Office, Role.HeadOfOffice]), AmendmentState.Agreed, who),
        DeskBlock.AmendmentsToApprove => Amended(At(who, [Role.LeadingGroup]), AmendmentState.Reviewed, who),
        DeskBlock.Unassigned => At(who, [Role.Office, Role.HeadOfOffice])?.Where(t => t.State == TaskState.Registered
            && !who.Db.Takeovers.Any(b => b.State == TakeoverState.Proposed && b.Lines.Any(line => line.TaskId == t.Id))),
        DeskBlock.PlansToReview => At(who, [Role.Office, Role.HeadOfOffice])?.Where(t => t.State == TaskState.Planning && t.PlanAgreedBy != null && t.PlanReviewedBy == null),
        // the few that are both are found first, by index; asked in one, every restricted problem ever is looked up
        DeskBlock.ReviewsToAllot => At(who, [Role.Office, Role.HeadOfOffice])?.Where(t => t.Reviews.Count == t.EarlierReviews
            && who.Db.Tasks.Where(s => s.State == TaskState.Submitted).Join(who.Db.Problems.Where(p => p.IsRestricted), s => s.ProblemId, p => p.Id, (s, _) => s.Id).Contains(t.Id)),
        DeskBlock.WithoutPanel => At(who, [Role.Office, Role.HeadOfOffice], regime => regime.HasPanel)?.Where(t => t.State == TaskState.Submitted && !t.Panel.Any()),
        DeskBlock.ExtensionsToDecide => ExtensionsToDecide(who),
        DeskBlock.PaperActsToCheck => At(who, [Role.Office, Role.HeadOfOffice])?.Where(t => who.Db.PaperActs.Any(p => p.TaskId == t.Id && p.State == PaperActState.Recorded && !who.Persons.Contains(p.RecordedBy))),
        // of a problem with several tasks the first stands for it
        DeskBlock.ErrataToCheck => At(who, [Role.Office, Role.HeadOfOffice])?.Where(t => t.Part == 1 && who.Db.Set<Erratum>().Any(e => e.ProblemId == t.ProblemId && e.State == ErratumState.Proposed && !who.Persons.Contains(e.ProposedBy))),
        DeskBlock.DisplaysToEnd => At(who, [Role.Office, Role.HeadOfOffice])?.Where(t => t.State == TaskState.OnDisplay && t.DisplayUntil < who.Today),
        DeskBlock.ChecksDue => ChecksDue(who),
        DeskBlock.SecondSignatures => At(who, [Role.HeadOfOffice])?.Where(t => t.State == TaskState.Submitted && t.Reviews.Any(r => r.Conclusion == null && !who.Persons.Contains(r.AuditorId)) && t.Opinions.Any(o => o.Round == t.Reviews.Count && o.ConcludedOn == null)),
        DeskBlock.MyReviews => who.Db.Tasks.Where(t => t.State == TaskState.Submitted && t.Reviews.Any(r => r.Conclusion == null && who.Persons.Contains(r.AuditorId))),
        DeskBlock.SupplementsGiven => who.Db.Tasks.Where(t => (t.State == TaskState.Submitted || t.State == TaskState.UnderAcceptance) && t.Reviews.Any(r => r.Round == t.Reviews.Count && who.Persons.Contains(r.AuditorId))
            && t.Evidence.Any(e => e.SupplementId != null && !e.IsReplaced && e.Uses.Any(u => u.IsAccepted == null))),
        DeskBlock.ReviewPool => ReviewPool(who),
        DeskBlock.OpinionsToSign => who.Db.Tasks.Where(t => t.State == TaskState.UnderAcceptance && t.Panel.Any(s => who.Persons.Contains(s.PersonId))
            && !t.Opinions.Any(o => o.Round == t.Reviews.Count && (o.ConcludedOn != null || o.Signatures.Any(s => !s.IsVoid && who.Persons.Contains(s.PersonId))))),
        DeskBlock.LookBacks => who.Db.Tasks.Where(t => who.Db.Set<LookBackItem>().Any(i => i.TaskId == t.Id && i.Result == null && i.CheckerId != null && who.Persons.Contains(i.CheckerId.Value)
            && who.Db.LookBacks.Any(c => c.Id == i.LookBackId && c.State == LookBackState.Drawn))).NotWithheldFrom(who.Reading.Sight, who.Db),
        DeskBlock.PlansToApprove => At(who, [Role.LeadingGroup])?.Where(t => t.State == TaskState.Planning && t.PlanReviewedBy != null),
        DeskBlock.Withdrawals => At(who, [Role.LeadingGroup])?.Where(t => t.ProposedBy != null && !who.Persons.Contains(t.ProposedBy.Value)),
        DeskBlock.WithholdingsToApprove => At(who, [Role.LeadingGroup])?.Where(t => t.Part == 1 && who.Db.Withholdings.Any(w => w.ProblemId == t.ProblemId && w.State == WithholdingState.Proposed && !who.Persons.Contains(w.ProposedBy))),
        // a batch stands on the desk by its first task
        DeskBlock.TakeoversToApprove => At(who, [Role.LeadingGroup])?.Where(t => who.Db.Takeovers.Any(b => b.State == TakeoverState.Proposed && !who.Persons.Contains(b.ProposedBy) && b.Lines.Any(line => line.TaskId == t.Id && line.Position == 1))),
        DeskBlock.PrincipalSignatures => PrincipalSignatures(who),
        DeskBlock.UpperConfirmations => UpperConfirmations(who),
        DeskBlock.WaitingForOthers => WaitingForOthers(who),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
    };

    /// <summary>Tasks the person's units lead; a handler's own tasks too.</summary>
    internal static IQueryable<RectificationTask>? Of(DeskReader who, Role[] roles)
    {
        var units = who.UnitsAs(roles);
        var handles = roles.Contains(Role.Handler);
        if (units.Count == 0 && !handles) return null;
        return OfUnits(who, units, handles);
    }

    /// <summary>The few tasks of the units come first, by index: a row limit, of any height, keeps PostgreSQL from walking everybody's deadlines to find the earliest of these.</summary>
    private static IQueryable<RectificationTask> OfUnits(DeskReader who, IReadOnlyList<UnitId> units, bool handles)
    {
        List<PersonId> handlers = handles ? [.. who.Persons] : [];
        var own = who.Db.Tasks.Where(t => (t.LeadUnitId != null && units.Contains(t.LeadUnitId.Value)) || (t.HandlerId != null && handlers.Contains(t.HandlerId.Value))).Take(int.MaxValue);
        // of a unit below, its own lead carries what is restricted
        return units.All(who.Reading.Sight.LedUnits.Contains) ? own : own.NotWithheldFrom(who.Reading.Sight, who.Db);
    }

    internal static IQueryable<RectificationTask> Led(DeskReader who) => who.Db.Tasks.Where(t => t.LeaderId != null && who.Persons.Contains(t.LeaderId.Value));

    private static IQueryable<RectificationTask>? At(DeskReader who, Role[] roles) => At(who, roles, _ => true);

    private static IQueryable<RectificationTask>? At(DeskReader who, Role[] roles, Predicate<Regime> regime)
    {
        var inspections = who.InspectionsAs(regime, roles);
        return inspections.Count == 0 ? null : who.IsAll(inspections) ? who.Db.Tasks : who.Db.Tasks.Where(t => inspections.Contains(t.InspectionId));
    }

    private static IQueryable<RectificationTask>? Due(IQueryable<RectificationTask>? tasks, DateOnly until) => tasks?.Where(t => AtWork.Contains(t.State) && t.DueOn <= until);

    private static IQueryable<RectificationTask>? ChecksDue(DeskReader who)
    {
        var until = who.Today.AddDays(30);
        return At(who, [Role.Office, Role.HeadOfOffice])?.Where(t => t.State == TaskState.Sustained && t.NextCheckOn <= until);
    }

    /// <summary>The ladder: the leading leader; where that leader applied, the first person responsible; where they are one, the leading group.</summary>
    private static IQueryable<RectificationTask> ToConfirm(DeskReader who)
    {
        var group = who.InspectionsAs(Role.LeadingGroup);
        if (group.Count == 0 && !Sight.MayBeFirst(who.Reading.Actor)) return Led(who).Where(t => t.State == TaskState.Applied && t.LeaderId != t.AppliedBy);
        var first = who.Db.Posts.Where(p => p.IsFirstResponsible && p.Until == null).Join(who.Db.Inspections, p => p.UnitId, i => i.BodyId, (p, i) => new { i.Id, p.PersonId });
        return who.Db.Tasks.Where(t => t.State == TaskState.Applied && (
            (t.LeaderId != null && t.LeaderId != t.AppliedBy && who.Persons.Contains(t.LeaderId.Value))
            || (t.LeaderId == t.AppliedBy && first.Any(f => f.Id == t.InspectionId && f.PersonId != t.AppliedBy && who.Persons.Contains(f.PersonId)))
            || (t.LeaderId == t.AppliedBy && group.Contains(t.InspectionId) && !first.Any(f => f.Id == t.InspectionId && f.PersonId != t.AppliedBy))));
    }

    /// <summary>Nobody agrees to or approves what they asked for themselves.</summary>
    private static IQueryable<RectificationTask>? Amended(IQueryable<RectificationTask>? tasks, AmendmentState at, DeskReader who) =>
        tasks?.Where(t => t.State == TaskState.Rectifying && t.Amendments.Any(a => a.State == at && (at == AmendmentState.Agreed || !who.Persons.Contains(a.ProposedBy))));

    private static IQueryable<RectificationTask>? ExtensionsToDecide(DeskReader who)
    {
        var office = who.InspectionsAs(Role.Office, Role.HeadOfOffice);
        if (office.Count == 0 && who.InspectionsAs(Role.LeadingGroup).Count == 0) return null;
        var second = who.InspectionsAs(regime => regime.SecondExtension == SecondExtensionDecider.Office, Role.Office, Role.HeadOfOffice)
            .Concat(who.InspectionsAs(regime => regime.SecondExtension == SecondExtensionDecider.LeadingGroup, Role.LeadingGroup)).ToList();
        return who.Db.Tasks.Where(t => t.State == TaskState.Rectifying && t.Extensions.Any(e => e.IsGranted == null && e.AgreedBy != null && !who.Persons.Contains(e.RequestedBy)
            && (t.Extensions.Any(earlier => earlier.IsGranted == true) ? second.Contains(t.InspectionId) : office.Contains(t.InspectionId))));
    }

    /// <summary>What nobody has taken, without the auditor's own units and what they had a hand in.</summary>
    private static IQueryable<RectificationTask>? ReviewPool(DeskReader who)
    {
        var pool = At(who, [Role.Auditor])?.Where(t => t.State == TaskState.Submitted && !t.Reviews.Any(r => r.Conclusion == null)
            && !t.Progress.Any(p => who.Persons.Contains(p.WrittenBy) || who.Persons.Contains(p.SubmittedBy))
            && !t.Evidence.Any(e => who.Persons.Contains(e.UploadedBy))
            && !(t.AppliedBy != null && who.Persons.Contains(t.AppliedBy.Value)) && !(t.ConfirmedBy != null && who.Persons.Contains(t.ConfirmedBy.Value)));
        return pool is null ? null : OwnUnits.Without(pool.NotWithheldFrom(who.Reading.Sight, who.Db), who.Reading.Actor, who.Today);
    }

    private static IQueryable<RectificationTask>? PrincipalSignatures(DeskReader who)
    {
        if (!Sight.MayBeFirst(who.Reading.Actor)) return null;
        var asked = who.WithRegime("needsPrincipal", "true");
        var mine = who.Db.Posts.Where(p => p.IsFirstResponsible && p.Until == null && who.Persons.Contains(p.PersonId)).Join(who.Db.Inspections, p => p.UnitId, i => i.BodyId, (_, i) => i.Id);
        return Concluded(who.Db.Tasks.Where(t => mine.Contains(t.InspectionId) && asked.Contains(t.InspectionId) && t.PrincipalSignedBy == null));
    }

    private static IQueryable<RectificationTask>? UpperConfirmations(DeskReader who)
    {
        return At(who, [Role.UpperLevel], regime => regime.NeedsUpperLevel) is { } tasks ? Concluded(tasks.Where(t => t.UpperConfirmedBy == null)) : null;
    }

    private static readonly TaskState[] AfterConclusion = [TaskState.Submitted, TaskState.UnderAcceptance, TaskState.OnDisplay];

    private static IQueryable<RectificationTask> Concluded(IQueryable<RectificationTask> tasks) => tasks.Where(t => AfterConclusion.Contains(t.State)
        && t.Opinions.Any(o => o.Round == t.Reviews.Count && o.ConcludedOn != null && o.Conclusion != OpinionConclusion.NotPassed));

    private static IQueryable<RectificationTask> WaitingForOthers(DeskReader who)
    {
        var units = who.UnitsAs(Role.UnitLead, Role.Handler);
        return OfUnits(who, units, handles: true).Where(t => WithOthers.Contains(t.State) || (t.State == TaskState.Planning && t.PlanSubmittedBy != null));
    }
}
