using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Desk;

/// <summary>Why rules and people leave nobody who may act.</summary>
public enum StuckBecause
{
    /// <summary>Nobody may sign and submit for the lead unit.</summary>
    NoUnitLead,

    /// <summary>What waits for the leading responsible leader waits for somebody who takes no part any more, and nobody stands in.</summary>
    NoLeader,

    /// <summary>The body has no leading group that may decide what waits for it, or the only member asked for it.</summary>
    NoLeadingGroup,

    /// <summary>There are not two people to be called into the acceptance group.</summary>
    NoPanel,

    /// <summary>The head of the appointed panel takes no part any more.</summary>
    NoPanelHead,

    /// <summary>Without a panel the head of the office signs second: there is none, or the only one has the review in hand.</summary>
    NoSecondSignature,

    /// <summary>The principal is asked for, and the body has no first person responsible.</summary>
    NoPrincipal,

    /// <summary>The upper level is asked for, and nobody is named there.</summary>
    NoUpperLevel,

    /// <summary>Every auditor of the body belongs to a responsible unit, or had a hand in the work.</summary>
    NoAuditor,

    /// <summary>The ladder of confirmation ends: leader and first person responsible applied or no longer take part, and no leading group is named.</summary>
    NoConfirmer,

    /// <summary>The leading leader asked for the extension and cannot agree to it, nor can who stands in for them.</summary>
    NoAgreer,

    /// <summary>The leading leader asked for other measures and cannot agree to them, nor can who stands in for them.</summary>
    NoAmendmentAgreer,
}

/// <summary>A task that cannot go on, with the reason; the page names the ways out.</summary>
public sealed record StuckTask(TaskId Task, InspectionId Inspection, int Sequence, string Wording, StuckBecause Because);

/// <summary>Finds tasks that nobody may move on, the same day. Looks at those that have waited longest.</summary>
internal static class NobodyLeft
{
    private const int MostLookedAt = 400;

    public static async Task<List<StuckTask>> ReadAsync(DeskReader who, IReadOnlyList<InspectionId> inspections, CancellationToken ct) =>
        [.. await WithoutAuditorAsync(who, inspections, ct), .. await WithoutConfirmerAsync(who, inspections, ct),
         .. await WithoutAgreerAsync(who, inspections, t => t.Extensions.Any(e => e.IsGranted == null && e.AgreedBy == null && e.RequestedBy == t.LeaderId), StuckBecause.NoAgreer, ct),
         .. await WithoutAgreerAsync(who, inspections, t => t.Amendments.Any(a => a.State == AmendmentState.Proposed && a.ProposedBy == t.LeaderId), StuckBecause.NoAmendmentAgreer, ct)];

    private static async Task<IEnumerable<StuckTask>> WithoutAuditorAsync(DeskReader who, IReadOnlyList<InspectionId> inspections, CancellationToken ct)
    {
        var db = who.Db;
        var tasks = await db.Tasks.Where(t => inspections.Contains(t.InspectionId) && t.State == TaskState.Submitted && !t.Reviews.Any(r => r.Conclusion == null)).OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(MostLookedAt)
            .Select(t => new { t.Id, t.InspectionId, t.LeadUnitId, t.OpenedOn, t.AppliedBy, t.ConfirmedBy }).ToListAsync(ct);
        if (tasks.Count == 0) return [];

        var auditors = await AuditorsAsync(who, ct);
        var seen = tasks.Select(t => t.InspectionId).Distinct().ToList();
        var bodies = await db.Inspections.Where(i => seen.Contains(i.Id)).Select(i => new { i.Id, i.BodyId }).ToDictionaryAsync(i => i.Id, i => i.BodyId, ct);
        var ids = tasks.Select(t => t.Id).ToList();
        var supporting = (await db.Set<TaskUnit>().Where(s => ids.Contains(s.TaskId)).Select(s => new { s.TaskId, s.UnitId }).ToListAsync(ct)).ToLookup(s => s.TaskId, s => s.UnitId);
        // who has reported and uploaded nothing anywhere had no hand in these; most auditors are such, and then no task needs to be looked into
        var persons = auditors.Select(auditor => auditor.Person).ToList();
        var busy = (await db.Persons.Where(p => persons.Contains(p.Id) && (db.Set<Progress>().Any(e => e.WrittenBy == p.Id) || db.Set<Progress>().Any(e => e.SubmittedBy == p.Id) || db.Set<EvidenceItem>().Any(e => e.UploadedBy == p.Id))).Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        var at = bodies.Values.Distinct().ToDictionary(body => body, body => auditors.Where(auditor => auditor.Has(Role.Auditor, body)).OrderBy(auditor => busy.Contains(auditor.Person)).ToList());
        var able = tasks.ToDictionary(t => t.Id, t => at[bodies[t.InspectionId]].Where(auditor => t.AppliedBy != auditor.Person && t.ConfirmedBy != auditor.Person
            && !supporting[t.Id].Append(t.LeadUnitId!.Value).Any(unit => auditor.IsOwnUnit(unit, t.OpenedOn ?? who.Today, who.Today))).Select(auditor => auditor.Person));
        var doubtful = able.Where(task => task.Value.All(busy.Contains)).Select(task => task.Key).ToList();
        if (doubtful.Count == 0) return [];
        var reported = await db.Set<Progress>().Where(p => doubtful.Contains(p.TaskId)).Select(p => new { p.TaskId, p.WrittenBy, p.SubmittedBy }).Distinct().ToListAsync(ct);
        var uploaded = await db.Set<EvidenceItem>().Where(e => doubtful.Contains(e.TaskId)).Select(e => new { e.TaskId, e.UploadedBy }).Distinct().ToListAsync(ct);
        var involved = reported.SelectMany(p => new[] { (p.TaskId, Person: p.WrittenBy), (p.TaskId, Person: p.SubmittedBy) }).Concat(uploaded.Select(e => (e.TaskId, Person: e.UploadedBy))).ToHashSet();
        return await NamedAsync(who, [.. doubtful.Where(task => able[task].All(person => involved.Contains((task, person))))], StuckBecause.NoAuditor, ct);
    }

    private static async Task<List<Actor>> AuditorsAsync(DeskReader who, CancellationToken ct)
    {
        var (db, today) = (who.Db, who.Today);
        var persons = await db.RoleGrants.Where(g => g.Role == Role.Auditor && g.From <= today && (g.Until == null || g.Until >= today))
            .Join(db.Persons.Where(p => p.InactiveFrom == null || p.InactiveFrom > today), g => g.PersonId, p => p.Id, (_, p) => p.Id).Distinct().ToListAsync(ct);
        var grants = (await db.RoleGrants.Where(g => persons.Contains(g.PersonId) && g.From <= today && (g.Until == null || g.Until >= today)).ToListAsync(ct)).ToLookup(g => g.PersonId);
        var posts = (await db.Posts.Where(p => persons.Contains(p.PersonId)).ToListAsync(ct)).ToLookup(p => p.PersonId);
        return [.. persons.Select(person => new Actor(person, [.. grants[person].Select(g => new HeldRole(g.Role, g.UnitId, new Hat(person, false)))], [.. posts[person]], [], who.Reading.Actor.Units))];
    }

    private static async Task<IEnumerable<StuckTask>> WithoutConfirmerAsync(DeskReader who, IReadOnlyList<InspectionId> inspections, CancellationToken ct)
    {
        var (db, today) = (who.Db, who.Today);
        // a person no longer taking part confirms only through a stand-in
        var able = db.Persons.Where(p => p.InactiveFrom == null || p.InactiveFrom > today || db.StandIns.Any(s => s.AbsentId == p.Id && s.From <= today && s.Until >= today)).Select(p => p.Id);
        var first = db.Posts.Where(p => p.IsFirstResponsible && p.Until == null).Join(db.Inspections, p => p.UnitId, i => i.BodyId, (p, i) => new { i.Id, p.PersonId });
        var tasks = await db.Tasks.Where(t => inspections.Contains(t.InspectionId) && t.State == TaskState.Applied
                && !(t.LeaderId != t.AppliedBy && able.Contains(t.LeaderId!.Value))
                && !(t.LeaderId == t.AppliedBy && first.Any(f => f.Id == t.InspectionId && f.PersonId != t.AppliedBy && able.Contains(f.PersonId))))
            .OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(MostLookedAt)
            .Select(t => new { t.Id, t.InspectionId, IsLadderUp = t.LeaderId == t.AppliedBy && !first.Any(f => f.Id == t.InspectionId && f.PersonId != t.AppliedBy) }).ToListAsync(ct);
        if (tasks.Count == 0) return [];
        var bodies = await db.Inspections.Where(i => inspections.Contains(i.Id)).Select(i => new { i.Id, i.BodyId }).ToDictionaryAsync(i => i.Id, i => i.BodyId, ct);
        var groups = await db.RoleGrants.Where(g => g.Role == Role.LeadingGroup && g.From <= today && (g.Until == null || g.Until >= today) && able.Contains(g.PersonId)).Select(g => g.UnitId).Distinct().ToListAsync(ct);
        var units = who.Reading.Actor.Units;
        // the group decides only at the end of the ladder
        return await NamedAsync(who, [.. tasks.Where(t => !t.IsLadderUp || !groups.Any(group => units.IsWithin(bodies[t.InspectionId], group))).Select(t => t.Id)], StuckBecause.NoConfirmer, ct);
    }

    /// <summary>What the leading leader asked for in person; standing in never makes two people of one.</summary>
    private static async Task<IEnumerable<StuckTask>> WithoutAgreerAsync(DeskReader who, IReadOnlyList<InspectionId> inspections, Expression<Func<RectificationTask, bool>> asked, StuckBecause because, CancellationToken ct) =>
        await NamedAsync(who, await who.Db.Tasks.Where(t => inspections.Contains(t.InspectionId) && t.State == TaskState.Rectifying).Where(asked)
            .OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(ReadDesk.RowsOfBlock).Select(t => t.Id).ToListAsync(ct), because, ct);

    private static async Task<List<StuckTask>> NamedAsync(DeskReader who, List<TaskId> ids, StuckBecause because, CancellationToken ct) =>
        ids.Count == 0 ? [] : await who.Db.Tasks.Where(t => ids.Contains(t.Id)).OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(ReadDesk.RowsOfBlock)
            .Join(who.Db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new StuckTask(t.Id, t.InspectionId, p.Sequence, p.Wording, because)).ToListAsync(ct);
}
