using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Handovers;

/// <summary>What a person carries, each by one condition, in the inspections whose office somebody does.</summary>
internal sealed class Responsibilities(RectifyDb db, PersonId person, IReadOnlyCollection<InspectionId> inspections)
{
    private static readonly TaskState[] Kept = [.. TaskStates.Open, TaskState.Sustained];
    private static readonly TaskState[] Judged = [TaskState.Submitted, TaskState.UnderAcceptance];

    /// <summary>Tasks they lead or handle, or a measure of which is theirs; each condition has its index.</summary>
    public IQueryable<RectificationTask> Tasks
    {
        get
        {
            var kept = db.Tasks.Where(t => Kept.Contains(t.State) && inspections.Contains(t.InspectionId));
            var ids = kept.Where(t => t.LeaderId == person).Select(t => t.Id).Union(kept.Where(t => t.HandlerId == person).Select(t => t.Id))
                .Union(db.Set<Measure>().Where(m => m.OwnerPersonId == person && m.State != MeasureState.Cancelled).Join(kept, m => m.TaskId, t => t.Id, (_, t) => t.Id));
            return db.Tasks.Where(t => ids.Contains(t.Id));
        }
    }

    /// <summary>Tasks on whose panel they sit while nothing is concluded.</summary>
    public IQueryable<RectificationTask> Panels =>
        db.Tasks.Where(t => Judged.Contains(t.State) && inspections.Contains(t.InspectionId) && t.Panel.Any(seat => seat.PersonId == person) && !t.Opinions.Any(o => o.ConcludedOn != null && o.Round == t.Reviews.Max(r => r.Round)));

    /// <summary>Tasks whose review they have in hand.</summary>
    public IQueryable<RectificationTask> Reviews =>
        db.Tasks.Where(t => t.State == TaskState.Submitted && inspections.Contains(t.InspectionId) && t.Reviews.Any(r => r.AuditorId == person && r.Conclusion == null));

    public IQueryable<Milestone> Milestones => db.Set<Milestone>().Where(m => m.PersonId == person && m.DoneOn == null && inspections.Contains(m.InspectionId));

    /// <summary>Wider checks and campaigns under way that they answer for.</summary>
    public IQueryable<WiderCheck> WiderChecks => db.WiderChecks.Where(c => c.LeaderId == person && c.State == WiderCheckState.Underway && inspections.Contains(c.InspectionId));

    /// <summary>Tasks of look-backs under way that they are to look at, and have not; of campaigns in these inspections alone, as who names a checker does the office's work in all of its scope.</summary>
    public IQueryable<LookBackItem> Checks =>
        db.Set<LookBackItem>().Where(i => i.CheckerId == person && i.Result == null && db.LookBacks.Any(c => c.Id == i.LookBackId && c.State == LookBackState.Drawn && c.Inspections.All(of => inspections.Contains(of.InspectionId))));

    /// <summary>Inspections that are not archived and whose office the actor does.</summary>
    public static async Task<IReadOnlyList<InspectionId>> InspectionsOfAsync(RectifyDb db, Actor actor, Sight sight, CancellationToken ct)
    {
        if (!actor.HasAnywhere(Role.Office, Role.HeadOfOffice)) return [];
        var seen = await db.Inspections.AsNoTracking().Where(i => sight.Inspections.Contains(i.Id) && i.ArchivedOn == null).Select(i => new { i.Id, i.BodyId }).ToListAsync(ct);
        return [.. seen.Where(i => actor.WhyNotOffice(i.BodyId) is null).Select(i => i.Id)];
    }
}
