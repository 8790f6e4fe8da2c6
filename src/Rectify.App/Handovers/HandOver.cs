using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.App.WiderChecks;
using Rectify.Domain;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Handovers;

/// <summary>
/// 责任移交: everything a person carries in the inspections whose office the actor does is a successor's, in one act: a fact for each task, milestone, wider check and look-back item, one transaction. A seat of a panel, an open review, or a task to be looked at again asks of
/// the successor what it asks of anybody, and signatures fall; one refusal and nothing happens.
/// </summary>
public sealed class HandOver(UnitOfWork work) : IUseCase
{
    /// <summary>More is more than one person carries.</summary>
    public const int MostTasks = 2_000;

    public Task<Outcome> Run(PersonId from, PersonId? to, string? reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(HandOver), act, async session =>
    {
        var (db, stamp) = (session.Db, session.Stamp);
        if (!stamp.By.HasAnywhere(Role.Office, Role.HeadOfOffice)) return Outcome.Only(Role.Office, Role.HeadOfOffice);
        if (to is not { } successor) return Outcome.Bad(nameof(to), "missing");
        if (successor == from) return Outcome.Bad(nameof(to), "same-person");
        if (!await db.TakesPartAsync(successor, stamp.On, ct)) return Outcome.Bad(nameof(to), "inactive");
        if (!Reason.TryParse(reason, out var because)) return Outcome.Bad(nameof(reason), "required");

        var carried = new Responsibilities(db, from, await Responsibilities.InspectionsOfAsync(db, stamp.By, session.Sight, ct));
        var (ids, seated) = (await carried.Tasks.Select(t => t.Id).Take(MostTasks + 1).ToListAsync(ct), await carried.Panels.Select(t => t.Id).Take(MostTasks + 1).ToListAsync(ct));
        var reviewed = await carried.Reviews.Select(t => t.Id).Take(MostTasks + 1).ToListAsync(ct);
        if (ids.Count > MostTasks || seated.Count > MostTasks || reviewed.Count > MostTasks) return Outcome.Bad("tasks", "too-many");
        var tasks = await session.LockTasksAsync([.. ids.Union(seated).Union(reviewed)], seated.Count + reviewed.Count > 0 ? TaskParts.All : TaskParts.Measures);
        var settings = await session.SettingsAsync(tasks);
        var actor = await db.ActorAsync(successor, stamp.On, ct);
        var unmet = tasks.SelectMany(task => Hand(task, from, successor, because, actor, settings[task.Id], stamp).SelectMany(refusal => refusal.Unmet).Select(u => u with { Subject = task.Id.Value })).ToList();
        if (unmet.Count > 0) return new Outcome.Refused(new Refusal(TaskVerb.HandOver, unmet));

        var milestones = await carried.Milestones.AsNoTracking().Select(m => new { m.InspectionId, m.Kind }).ToListAsync(ct);
        foreach (var of in milestones.GroupBy(m => m.InspectionId).OrderBy(of => of.Key.Value))
            if (await session.LockInspectionAsync(of.Key, seen: null) is ({ } inspection, _))
                foreach (var milestone in of) inspection.NameForMilestone(milestone.Kind, successor, stamp);
        var wider = await carried.WiderChecks.OrderBy(c => c.Id).Select(c => c.Id).ToListAsync(ct);
        foreach (var id in wider)
            if (await session.LockWiderCheckAsync(id) is { } check && check.HandOver(from, successor, because, stamp) is { } refusal) return new Outcome.Refused(refusal);
        var checks = await carried.Checks.AsNoTracking().Select(i => new { i.LookBackId, i.TaskId, i.DueOn }).ToListAsync(ct);
        foreach (var of in checks.GroupBy(i => i.LookBackId).OrderBy(of => of.Key.Value))
        {
            if (await session.LockLookBackAsync(of.Key) is not { } campaign) return Outcome.None;
            List<TaskId> drawn = [.. of.Select(i => i.TaskId)];
            var looked = await db.Tasks.AsNoTracking().Include(t => t.Supporting).Include(t => t.Reviews).AsSplitQuery().Where(t => drawn.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(ct);
            var bodies = await LookBackBodies.OfAsync(db, [.. looked.Select(t => t.InspectionId).Distinct()], ct);
            // a day that has passed was the other's to keep
            var unfit = looked.Select(task => campaign.NameChecker(task, actor, bodies[task.InspectionId], of.First(i => i.TaskId == task.Id).DueOn is { } due && due > stamp.On ? due : stamp.On, stamp)).OfType<Refusal>().SelectMany(refusal => refusal.Unmet).ToList();
            if (unfit.Count > 0) return new Outcome.Refused(new Refusal(TaskVerb.HandOver, unfit));
        }
        return tasks.Count + milestones.Count + wider.Count + checks.Count == 0 ? Outcome.Bad("tasks", "nothing-carried") : Outcome.Ok;
    }, ct);

    private static IEnumerable<Refusal> Hand(RectificationTask task, PersonId from, PersonId to, Reason reason, Actor successor, TaskSetting setting, Stamp stamp)
    {
        if (task.CarriedBy(from).Any() && task.HandOver(from, to, reason, setting, stamp) is { } refusal) yield return refusal;
        if (task.OpenReview?.AuditorId == from && task.HandOverReview(from, successor, reason, setting, stamp) is { } unable) yield return unable;
        if (!task.Panel.Any(seat => seat.PersonId == from)) yield break;
        if (successor.Posts.FirstOrDefault(post => post.IsHeld(stamp.On)) is not { } post)
        {
            yield return Refusal.Because(TaskVerb.HandOver, Rule.SuccessorWithoutPost, Relation.Office);
            yield break;
        }
        // whoever else sits there belongs to no responsible unit already: the successor alone is looked at anew
        var seats = task.Panel.Select(seat => seat.PersonId == from ? new SeatDraft(to, seat.Role, post.UnitId, post.Title) : new SeatDraft(seat.PersonId, seat.Role, seat.UnitId, seat.Title)).ToList();
        if (task.AppointPanel(seats, person => person == to ? successor : new Actor(person, [], [], [], stamp.By.Units), setting, stamp) is { } conflict) yield return conflict;
    }
}
