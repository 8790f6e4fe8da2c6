using Microsoft.EntityFrameworkCore;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Desk;

/// <summary>Somebody who left and still carries tasks or milestones of an inspection.</summary>
/// <param name="Tasks">Led, handled, in review with them, or to be looked at again by them.</param>
public sealed record LeftPerson(PersonId Id, string Name, int Tasks, int Milestones, int WiderChecks);

/// <summary>
/// 职务已免，责任未移交: who takes no part any more, or had a post and holds none at or around the inspected bodies, and still leads or handles a task, has its review in hand or is to look at it again, or sees to a milestone or a wider check. Found from the few who left, not from the many tasks.
/// </summary>
internal static class LeftBehind
{
    private static readonly TaskState[] Kept = [.. TaskStates.Open, TaskState.Sustained];

    public static async Task<IReadOnlyList<LeftPerson>> ReadAsync(DeskReader who, IReadOnlyList<InspectionId> inspections, int most, CancellationToken ct)
    {
        var (db, today) = (who.Db, who.Today);
        var units = who.Reading.Actor.Units;
        var near = who.BodiesOf(inspections).SelectMany(body => units.Within(body).Concat(units.Above(body))).Distinct().ToList();
        var left = db.Persons.Where(p => (p.InactiveFrom != null && p.InactiveFrom <= today)
            || (db.Posts.Any(post => post.PersonId == p.Id && post.Until < today) && !db.Posts.Any(post => post.PersonId == p.Id && post.From <= today && (post.Until == null || today <= post.Until) && near.Contains(post.UnitId))));
        var found = await left.Select(p => new
        {
            p.Id, p.Name,
            Led = db.Tasks.Count(t => t.LeaderId == p.Id && Kept.Contains(t.State) && inspections.Contains(t.InspectionId)),
            Handled = db.Tasks.Count(t => t.HandlerId == p.Id && t.LeaderId != p.Id && Kept.Contains(t.State) && inspections.Contains(t.InspectionId)),
            Reviewed = db.Set<Review>().Count(r => r.AuditorId == p.Id && r.Conclusion == null && db.Tasks.Any(t => t.Id == r.TaskId && t.State == TaskState.Submitted && inspections.Contains(t.InspectionId))),
            Milestones = db.Set<Milestone>().Count(m => m.PersonId == p.Id && m.DoneOn == null && inspections.Contains(m.InspectionId) && db.Inspections.Any(i => i.Id == m.InspectionId && i.ArchivedOn == null)),
            Wider = db.WiderChecks.Count(c => c.LeaderId == p.Id && c.State == WiderCheckState.Underway && inspections.Contains(c.InspectionId)),
            Looked = db.Set<LookBackItem>().Count(i => i.CheckerId == p.Id && i.Result == null && db.LookBacks.Any(c => c.Id == i.LookBackId && c.State == LookBackState.Drawn && c.Inspections.All(of => inspections.Contains(of.InspectionId)))),
        }).Where(p => p.Led + p.Handled + p.Reviewed + p.Milestones + p.Wider + p.Looked > 0).OrderByDescending(p => p.Led + p.Handled + p.Reviewed + p.Looked).ThenBy(p => p.Id).Take(most).ToListAsync(ct);
        return [.. found.Select(p => new LeftPerson(p.Id, p.Name, p.Led + p.Handled + p.Reviewed + p.Looked, p.Milestones, p.Wider))];
    }
}
