using Microsoft.EntityFrameworkCore;
using Rectify.App.People;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>
/// Open tasks whose next act is a relation's in which nobody stands: a unit without lead, a leader who left, a body without leading group, panel, second signature, principal or upper level.
/// Roles are worked out first, from the few who hold them; then one statement finds the tasks. What asks for more than that somebody is there stands in <see cref="NobodyLeft"/>.
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

        var leads = await db.Tasks.Where(t => inspections.Contains(t.InspectionId) && Open.Contains(t.State) && t.LeadUnitId != null).Select(t => t.LeadUnitId!.Value).Distinct().ToListAsync(ct);
        var leadless = leads.FindAll(unit => held.At(Role.UnitLead, unit).Count == 0);
        var (smallGroup, smallOffice) = (Where((_, body) => held.At(Role.LeadingGroup, body).Count < 2), Where((regime, body) => !regime.HasPanel && held.At(Role.HeadOfOffice, body).Count < 2));
        var groupDecides = Where((regime, _) => regime.SecondExtension == SecondExtensionDecider.LeadingGroup);
        var panelless = Where((regime, body) => regime.HasPanel && held.At(Role.AcceptanceMember, body).Count < FewestOnPanel);
        var principals = db.Posts.Where(p => p.IsFirstResponsible && p.Until == null && able.Contains(p.PersonId)).Select(p => p.UnitId);
        var asksPrincipal = Where((regime, _) => regime.NeedsPrincipal);
        var upperless = Where((regime, body) => regime.NeedsUpperLevel && held.At(Role.UpperLevel, body).Count == 0);

        var open = db.Tasks.Where(t => inspections.Contains(t.InspectionId) && Open.Contains(t.State));
        var found = await open.Select(t => new
        {
            t.Id, t.InspectionId, t.DueOn, t.ProposedBy,
            Extender = t.Extensions.Where(e => e.IsGranted == null).Select(e => (PersonId?)e.RequestedBy).FirstOrDefault(),
            Amender = t.Amendments.Where(a => a.State == AmendmentState.Reviewed).Select(a => (PersonId?)a.ProposedBy).FirstOrDefault(),
            Auditor = t.Reviews.Where(r => r.Conclusion == null).Select(r => (PersonId?)r.AuditorId).FirstOrDefault(),
            NoUnitLead = t.LeadUnitId != null && leadless.Contains(t.LeadUnitId.Value) && (t.State == TaskState.Assigned || (t.State == TaskState.Planning && t.PlanSubmittedBy == null) || t.State == TaskState.Rectifying),
            NoLeader = t.LeaderId != null && !able.Contains(t.LeaderId.Value) && ((t.State == TaskState.Planning && t.PlanSubmittedBy != null && t.PlanAgreedBy == null)
                || (t.State == TaskState.Rectifying && (t.Extensions.Any(e => e.IsGranted == null && e.AgreedBy == null) || t.Amendments.Any(a => a.State == AmendmentState.Proposed)))),
            Plan = smallGroup.Contains(t.InspectionId) && t.State == TaskState.Planning && t.PlanReviewedBy != null,
            Proposal = smallGroup.Contains(t.InspectionId) && t.ProposedBy != null,
            Extension = smallGroup.Contains(t.InspectionId) && groupDecides.Contains(t.InspectionId) && t.State == TaskState.Rectifying && t.Extensions.Any(e => e.IsGranted == null && e.AgreedBy != null && e.Number > 1),
            Amendment = smallGroup.Contains(t.InspectionId) && t.State == TaskState.Rectifying && t.Amendments.Any(a => a.State == AmendmentState.Reviewed),
            NoPanel = panelless.Contains(t.InspectionId) && t.State == TaskState.Submitted && !t.Panel.Any(),
            NoPanelHead = t.State == TaskState.UnderAcceptance && t.Panel.Any(seat => seat.Role == PanelRole.Head && !able.Contains(seat.PersonId)) && !t.Opinions.Any(o => o.Round == t.Reviews.Count && o.ConcludedOn != null),
            Second = smallOffice.Contains(t.InspectionId) && t.State == TaskState.Submitted && t.Reviews.Any(r => r.Conclusion == null),
            NoPrincipal = asksPrincipal.Contains(t.InspectionId) && t.PrincipalSignedBy == null && AfterConclusion.Contains(t.State) && t.Opinions.Any(o => o.Round == t.Reviews.Count && o.ConcludedOn != null)
                && !db.Inspections.Any(i => i.Id == t.InspectionId && principals.Contains(i.BodyId)),
            NoUpperLevel = upperless.Contains(t.InspectionId) && t.UpperConfirmedBy == null && AfterConclusion.Contains(t.State) && t.Opinions.Any(o => o.Round == t.Reviews.Count && o.ConcludedOn != null),
        }).Where(t => t.NoUnitLead || t.NoLeader || t.Plan || t.Proposal || t.Extension || t.Amendment || t.NoPanel || t.NoPanelHead || t.Second || t.NoPrincipal || t.NoUpperLevel)
            .OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(MostLookedAt).ToListAsync(ct);

        var stuck = found.Select(t => (t.Id, Because:
            t.NoUnitLead ? StuckBecause.NoUnitLead
            : t.NoLeader ? StuckBecause.NoLeader
            : (t.Plan && None(t.InspectionId, null)) || (t.Proposal && None(t.InspectionId, t.ProposedBy)) || (t.Extension && None(t.InspectionId, t.Extender)) || (t.Amendment && None(t.InspectionId, t.Amender)) ? StuckBecause.NoLeadingGroup
            : t.NoPanel ? StuckBecause.NoPanel
            : t.NoPanelHead ? StuckBecause.NoPanelHead
            : t.Second && heads[t.InspectionId].All(head => head == t.Auditor) ? StuckBecause.NoSecondSignature
            : t.NoPrincipal ? StuckBecause.NoPrincipal
            : t.NoUpperLevel ? StuckBecause.NoUpperLevel
            : (StuckBecause?)null)).Where(t => t.Because is not null).GroupBy(t => t.Because).SelectMany(same => same.Take(ReadDesk.RowsOfBlock)).ToDictionary(t => t.Id, t => t.Because!.Value);
        if (stuck.Count == 0) return [];
        var ids = stuck.Keys.ToList();
        return [.. (await db.Tasks.Where(t => ids.Contains(t.Id)).OrderBy(t => t.DueOn).ThenBy(t => t.Id).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, t.InspectionId, p.Sequence, p.Wording }).ToListAsync(ct))
            .Select(t => new StuckTask(t.Id, t.InspectionId, t.Sequence, t.Wording, stuck[t.Id])).OrderBy(t => t.Because)];

        bool None(InspectionId inspection, PersonId? asked) => group[inspection].All(member => member == asked);
    }
}
