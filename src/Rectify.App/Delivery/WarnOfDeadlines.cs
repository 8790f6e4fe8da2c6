using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Delivery;

/// <summary>
/// Looks which tasks have come to a step of their inspection's warning ladder and tells who hears, one notification a person and day. Lookers take turns, and for one step, task and deadline it warns once
/// in all time. A step is watched from the day it is first seen: what came before is past, so that a first look, or a new step, does not flood anybody.
/// </summary>
internal sealed class WarnOfDeadlines(IDbContextFactory<RectifyDb> contexts, TimeProvider clock, OfficeDay office, LiveChanges live, AppSettings settings)
{
    private const long LookLock = 0x646561646c696e65;

    /// <summary>Where a deadline is the unit's to keep; what lies with others is not warned of.</summary>
    private static readonly TaskState[] WithTheUnit = [TaskState.Assigned, TaskState.Planning, TaskState.Rectifying];

    /// <summary>How many warnings came up.</summary>
    public async Task<int> LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var today = office.Of(now);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LookLock})", ct);
        var hears = await WatchAsync(db, today, ct);
        var warned = await ComeUpAsync(db, today, ct);
        var told = warned.Count == 0 ? [] : await TellAsync(db, warned, hears, now, today, ct);
        await transaction.CommitAsync(ct);
        live.Announce(told);
        return warned.Count;
    }

    /// <summary>Throws away what was read long ago.</summary>
    public async Task<int> ForgetAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-settings.NotificationDays);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Notifications.Where(n => n.ReadAt < before).ExecuteDeleteAsync(ct);
    }

    /// <summary>Begins to watch the steps that are new and ends with those that are gone; says who hears of each.</summary>
    private static async Task<Dictionary<(Guid Inspection, int DaysBefore), Hearers>> WatchAsync(RectifyDb db, DateOnly today, CancellationToken ct)
    {
        var inspections = await db.Inspections.AsNoTracking().Where(i => db.Tasks.Any(t => t.InspectionId == i.Id && WithTheUnit.Contains(t.State))).Select(i => new { i.Id, i.Regime }).ToListAsync(ct);
        var ids = inspections.Select(i => i.Id).ToList();
        var watched = await db.WatchedSteps.Where(s => ids.Contains(s.InspectionId)).ToListAsync(ct);
        var steps = inspections.SelectMany(i => i.Regime.Ladder.Steps.Select(step => (i.Id, Step: step))).ToList();
        db.WatchedSteps.RemoveRange(watched.Where(s => !steps.Exists(one => one.Id == s.InspectionId && one.Step.DaysBefore == s.DaysBefore)));
        var known = watched.Select(s => (s.InspectionId, s.DaysBefore)).ToHashSet();
        db.WatchedSteps.AddRange(steps.Where(one => !known.Contains((one.Id, one.Step.DaysBefore))).Select(one => new WatchedStep(one.Id, one.Step.DaysBefore, today)));
        await db.SaveChangesAsync(ct);
        return steps.ToDictionary(one => (one.Id.Value, one.Step.DaysBefore), one => one.Step.Hears);
    }

    /// <summary>Enters what has come up and was not warned of before, in one statement.</summary>
    private static Task<List<CameUp>> ComeUpAsync(RectifyDb db, DateOnly today, CancellationToken ct)
    {
        var states = WithTheUnit.Select(state => $"{state}").ToArray();
        return db.Database.SqlQuery<CameUp>($"""
            insert into deadline_warnings (task_id, days_before, due_on, warned_on)
            select t.id, s.days_before, t.due_on, {today} from tasks t join watched_steps s on s.inspection_id = t.inspection_id
            where t.state = any({states}) and t.lead_unit_id is not null and t.due_on <> 'infinity' and t.due_on - s.days_before between s.since_on and {today}
            on conflict do nothing
            returning task_id as "Task", days_before as "DaysBefore", due_on as "DueOn", (select inspection_id from tasks where id = task_id) as "Inspection"
            """).ToListAsync(ct);
    }

    private static async Task<HashSet<Guid>> TellAsync(RectifyDb db, List<CameUp> warned, Dictionary<(Guid, int), Hearers> hears, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        var records = (await ToldRecord.TasksAsync(db, [.. warned.Select(w => TaskId.From(w.Task)).Distinct()], ct)).ToDictionary(record => record.Id);
        var audience = await Audience.OfAsync(db, await db.UnitTreeAsync(ct), today, records.Values, ct);
        var heard = warned.SelectMany(w =>
        {
            var of = records[w.Task];
            // a restricted problem comes before the first person responsible with the act they are asked for, not before
            return WhoIsTold.Warned(hears[(w.Inspection, w.DaysBefore)]).Where(relation => !of.IsRestricted || relation != Relation.Principal).SelectMany(relation => audience.Standing(relation, of)).Distinct().Select(person => (Person: person, w));
        }).ToList();
        var ears = await db.HearingAsync([.. heard.Select(one => one.Person).Distinct()], today, ct);
        var byEar = heard.SelectMany(one => ears[one.Person].Select(ear => (Ear: ear, one.w))).GroupBy(one => one.Ear, one => one.w).ToDictionary(ear => ear.Key, ear => ear.DistinctBy(w => w.Task));
        var persons = byEar.Keys.ToList();
        var todays = await db.Notifications.Where(n => n.ActId == null && n.On == today && persons.Contains(n.PersonId)).ToDictionaryAsync(n => n.PersonId, ct);
        foreach (var (person, of) in byEar)
        {
            if (!todays.TryGetValue(person, out var notification)) db.Notifications.Add(notification = Notification.OfDeadlines(person, today));
            notification.Add(of.Select(w => (w.Task, records[w.Task].Number, w.DueOn)), now);
        }
        await db.SaveChangesAsync(ct);
        return [.. persons.Select(person => person.Value)];
    }

    private sealed record CameUp(Guid Task, int DaysBefore, DateOnly DueOn, Guid Inspection);
}
