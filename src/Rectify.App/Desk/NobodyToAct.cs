using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rectify.App.People;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>
/// Open tasks whose next act is a relation's in which nobody stands: a unit without lead, a leader who left, a body without leading group, panel, second signature, principal or upper level.
/// Roles are worked out first, from the few who hold them; then one statement finds the tasks of what cannot go on. What asks for more than that somebody is there stands in <see cref="NobodyLeft"/>.
/// </summary>
internal static class NobodyToAct
{
    private const int MostLookedAt = 400;

    /// <summary>A panel has a head and at least one member.</summary>
    private const int FewestOnPanel = 2;

    private static readonly TaskState[] Open = [.. TaskStates.Open];

    private static readonly TaskState[] AfterConclusion = [TaskState.Submitted, TaskState.UnderAcceptance, TaskState.OnDisplay];

    public static async Task<List<StuckTask>> ReadAsync(DeskReader who, IReadOnlyList<InspectionId> inspections, CancellationToken ct)
    {
        var (db, today) = (who.Db, who.Today);
        var held = await HeldRoles.AbleAsync(db, who.Reading.Actor.Units, today, [Role.UnitLead, Role.LeadingGroup, Role.AcceptanceMember, Role.HeadOfOffice, Role.UpperLevel], ct);
        var able = HeldRoles.Able(db, today);
        var bodies = await db.Inspections.Where(i => inspections.Contains(i.Id) && i.ArchivedOn == null).Select(i => new { i.Id, i.BodyId, i.Regime }).ToListAsync(ct);
        List<InspectionId> Where(Func<Regime, UnitId, bool> holds) => [.. bodies.Where(i => holds(i.Regime, i.BodyId)).Select(i => i.Id)];
        var group = bodies.ToDictionary(i => i.Id, i => held.At(Role.LeadingGroup, i.BodyId));
        var heads = bodies.ToDictionary(i => i.Id, i => held.At(Role.HeadOfOffice, i.BodyId));

        var leadless = bodies.Select(i => i.BodyId).Distinct().SelectMany(who.Reading.Actor.Units.Within).Distinct().Where(unit => held.At(Role.UnitLead, unit).Count == 0).ToList();
        var gone = await db.Persons.Select(p => p.Id).Except(able).ToListAsync(ct);
        var (smallGroup, smallOffice) = (Where((_, body) => held.At(Role.LeadingGroup, body).Count < 2), Where((regime, body) => !regime.HasPanel && held.At(Role.HeadOfOffice, body).Count < 2));
        var decided = Where((regime, body) => regime.SecondExtension == SecondExtensionDecider.LeadingGroup && held.At(Role.LeadingGroup, body).Count < 2);
        var panelless = Where((regime, body) => regime.HasPanel && held.At(Role.AcceptanceMember, body).Count < FewestOnPanel);
        var first = await db.Posts.Where(p => p.IsFirstResponsible && p.Until == null && able.Contains(p.PersonId)).Select(p => p.UnitId).ToListAsync(ct);
        var (headless, upperless) = (Where((regime, body) => regime.NeedsPrincipal && !first.Contains(body)), Where((regime, body) => regime.NeedsUpperLevel && held.At(Role.UpperLevel, body).Count == 0));

        // most houses have somebody for everything: what cannot be is not asked for, and each question finds its tasks by an index
        var (tasks, parts) = (db.Tasks.Where(t => inspections.Contains(t.InspectionId)), new List<IQueryable<Found>>());
        if (leadless.Count > 0)
            Ask(StuckBecause.NoUnitLead, tasks.Where(t => t.LeadUnitId != null && leadless.Contains(t.LeadUnitId.Value) && (t.State == TaskState.Assigned || (t.State == TaskState.Planning && t.PlanSubmittedBy == null) || t.State == TaskState.Rectifying)));
        if (gone.Count > 0)
        {
            var left = tasks.Where(t => t.LeaderId != null && gone.Contains(t.LeaderId.Value));
            Ask(StuckBecause.NoLeader, left.Where(t => t.State == TaskState.Planning && t.PlanSubmittedBy != null && t.PlanAgreedBy == null));
            Ask(StuckBecause.NoLeader, left.Where(t => t.State == TaskState.Rectifying && (t.Extensions.Any(e => e.IsGranted == null && e.AgreedBy == null) || t.Amendments.Any(a => a.State == AmendmentState.Proposed))));
            Ask(StuckBecause.NoPanelHead, tasks.Where(t => t.State == TaskState.UnderAcceptance && t.Panel.Any(seat => seat.Role == PanelRole.Head && gone.Contains(seat.PersonId)) && !t.Opinions.Any(o => o.Round == t.Reviews.Count && o.ConcludedOn != null)));
        }
        if (smallGroup.Count > 0)
        {
            var few = db.Tasks.Where(t => smallGroup.Contains(t.InspectionId));
            Ask(StuckBecause.NoLeadingGroup, few.Where(t => t.State == TaskState.Planning && t.PlanReviewedBy != null));
            AskOf(StuckBecause.NoLeadingGroup, few.Where(t => t.ProposedBy != null && Open.Contains(t.State)), t => t.ProposedBy);
            AskOf(StuckBecause.NoLeadingGroup, few.Where(t => t.State == TaskState.Rectifying && t.Amendments.Any(a => a.State == AmendmentState.Reviewed)), t => t.Amendments.Where(a => a.State == AmendmentState.Reviewed).Select(a => (PersonId?)a.ProposedBy).FirstOrDefault());
        }
        if (decided.Count > 0)
            AskOf(StuckBecause.NoLeadingGroup, db.Tasks.Where(t => decided.Contains(t.InspectionId) && t.State == TaskState.Rectifying && t.Extensions.Any(e => e.IsGranted == null && e.AgreedBy != null) && t.Extensions.Any(e => e.IsGranted == true)), t => t.Extensions.Where(e => e.IsGranted == null).Select(e => (PersonId?)e.RequestedBy).FirstOrDefault());
        if (panelless.Count > 0) Ask(StuckBecause.NoPanel, db.Tasks.Where(t => panelless.Contains(t.InspectionId) && t.State == TaskState.Submitted && !t.Panel.Any()));
        if (smallOffice.Count > 0)
            AskOf(StuckBecause.NoSecondSignature, db.Tasks.Where(t => smallOffice.Contains(t.InspectionId) && t.State == TaskState.Submitted && t.Reviews.Any(r => r.Conclusion == null)), t => t.Reviews.Where(r => r.Conclusion == null).Select(r => (PersonId?)r.AuditorId).FirstOrDefault());
        if (headless.Count > 0) Ask(StuckBecause.NoPrincipal, Concluded(db.Tasks.Where(t => headless.Contains(t.InspectionId) && t.PrincipalSignedBy == null)));
        if (upperless.Count > 0) Ask(StuckBecause.NoUpperLevel, Concluded(db.Tasks.Where(t => upperless.Contains(t.InspectionId) && t.UpperConfirmedBy == null)));
        if (parts.Count == 0) return [];

        var stuck = (await parts.Aggregate((all, next) => all.Concat(next)).ToListAsync(ct)).Where(IsStuck).OrderBy(t => t.Because).ThenBy(t => t.DueOn).ThenBy(t => t.Id.Value).DistinctBy(t => t.Id)
            .GroupBy(t => t.Because).SelectMany(same => same.Take(ReadDesk.RowsOfBlock)).ToDictionary(t => t.Id, t => t.Because);
        if (stuck.Count == 0) return [];
        var ids = stuck.Keys.ToList();
        return [.. (await db.Tasks.Where(t => ids.Contains(t.Id)).OrderBy(t => t.DueOn).ThenBy(t => t.Id).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, t.InspectionId, p.Sequence, p.Wording }).ToListAsync(ct))
            .Select(t => new StuckTask(t.Id, t.InspectionId, t.Sequence, t.Wording, stuck[t.Id])).OrderBy(t => t.Because)];

        // nobody asked: no task is registered here, and the column keeps its type
        void Ask(StuckBecause because, IQueryable<RectificationTask> of) => AskOf(because, of, t => t.State == TaskState.Registered ? t.ProposedBy : null);

        void AskOf(StuckBecause because, IQueryable<RectificationTask> of, Expression<Func<RectificationTask, PersonId?>> asked) =>
            parts.Add(of.OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(MostLookedAt).Select(FoundBy(because, asked)));

        bool IsStuck(Found t) => t.Because switch
        {
            StuckBecause.NoLeadingGroup => group[t.Inspection].All(member => member == t.Asked),
            StuckBecause.NoSecondSignature => heads[t.Inspection].All(head => head == t.Asked),
            _ => true,
        };
    }

    private static IQueryable<RectificationTask> Concluded(IQueryable<RectificationTask> tasks) => tasks.Where(t => AfterConclusion.Contains(t.State) && t.Opinions.Any(o => o.Round == t.Reviews.Count && o.ConcludedOn != null));

    /// <summary>The row of a task with who asked for what waits.</summary>
    private static Expression<Func<RectificationTask, Found>> FoundBy(StuckBecause because, Expression<Func<RectificationTask, PersonId?>> asked)
    {
        Expression<Func<RectificationTask, PersonId?, Found>> row = (t, person) => new Found { Id = t.Id, Inspection = t.InspectionId, DueOn = t.DueOn, Because = because, Asked = person };
        var body = new Replace(row.Parameters[1], asked.Body).Visit(new Replace(row.Parameters[0], asked.Parameters[0]).Visit(row.Body))!;
        return Expression.Lambda<Func<RectificationTask, Found>>(body, asked.Parameters[0]);
    }

    private sealed class Replace(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }

    private sealed class Found
    {
        public required TaskId Id { get; init; }
        public required InspectionId Inspection { get; init; }
        public required DateOnly DueOn { get; init; }
        public required StuckBecause Because { get; init; }
        public required PersonId? Asked { get; init; }
    }
}
