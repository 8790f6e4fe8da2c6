using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Meetings;

/// <summary>A meeting recorded by mistake is made void with the reason, by who recorded it or by the office. What it kept is struck out with it, in the same act; where one of these tasks stands still, nothing happens.</summary>
public sealed class VoidMeeting(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(MeetingId id, Reason reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(VoidMeeting), act, async session =>
    {
        var db = session.Db;
        await db.Database.ExecuteSqlAsync($"select 1 from meetings where id = {id.Value} for update", ct);
        if (await db.Meetings.VisibleTo(session.Sight, db).SingleOrDefaultAsync(m => m.Id == id, ct) is not { } meeting) return Outcome.None;
        var body = await db.Inspections.AsNoTracking().Where(i => i.Id == meeting.InspectionId).Select(i => i.BodyId).SingleAsync(ct);
        if (session.Stamp.By.AsPerson(meeting.RecordedBy) is null && session.Stamp.By.WhyNotOffice(body) is { } refused) return refused;
        if (await StrikeAsync(session, meeting, reason) is { } standing) return standing;
        if (await db.Set<Milestone>().AsNoTracking().AnyAsync(m => m.MeetingId == id, ct))
        {
            var (inspection, refusal) = await session.LockInspectionAsync(meeting.InspectionId, seen: null);
            if (inspection is null) return refusal;
            if (!inspection.UnlinkMeeting(id, session.Stamp)) return new Outcome.Refused(new Refusal(null, [new Unmet(Rule.MeetingProvesMilestone, Relation.Office)]));
        }
        return Outcome.Of(meeting.MakeVoid(reason, session.Stamp));
    }, ct);

    /// <summary>Null when all that it kept is struck out.</summary>
    private static async Task<Outcome?> StrikeAsync(ActSession session, Meeting meeting, Reason reason)
    {
        var kept = await session.Db.Set<CommitmentEvent>().AsNoTracking().Where(e => e.MeetingId == meeting.Id && e.StruckBecause == null).Select(e => e.TaskId).Distinct().ToListAsync(session.Cancelled);
        if (kept.Count == 0) return null;
        var tasks = await session.LockTasksAsync(kept, TaskParts.Measures | TaskParts.Commitments);
        if (tasks.Count < kept.Count) return Outcome.Only(Role.Office, Role.HeadOfOffice);
        var settings = await session.SettingsAsync(tasks);
        var unmet = tasks.Select(task => (task.Id, Refusal: task.StrikeMeeting(meeting.Id, reason, settings[task.Id], session.Stamp))).Where(t => t.Refusal is not null)
            .SelectMany(t => t.Refusal!.Unmet.Select(u => u with { Subject = t.Id.Value })).ToList();
        return unmet.Count == 0 ? null : new Outcome.Refused(new Refusal(TaskVerb.StrikeMeeting, unmet));
    }
}
