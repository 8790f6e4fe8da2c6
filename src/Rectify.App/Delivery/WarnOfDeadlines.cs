using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Live;
using Rectify.App.People;
using Rectify.App.WorkingDays;
using Rectify.Domain;
using Rectify.Domain.Delivery;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;

namespace Rectify.App.Delivery;

/// <summary>How many warnings came up at one look.</summary>
internal sealed record DeadlinesUp(int Tasks, int Milestones, int Suggestions = 0, int Checks = 0, int Measures = 0);

/// <summary>
/// Looks which tasks, milestones, suggestions and periodic checks have come to a step of their inspection's warning ladder and tells who hears, one notification of either a person and day. Lookers take turns, and for one step, task and
/// deadline it warns once in all time. A step is watched from the day it is first seen: what came before is past, so that a first look, or a new step, does not flood anybody.
/// </summary>
internal sealed class WarnOfDeadlines(IDbContextFactory<RectifyDb> contexts, TimeProvider clock, OfficeDay office, LiveChanges live, AppSettings settings)
{
    private const long LookLock = 0x646561646c696e65;

    /// <summary>Where a deadline is the unit's to keep; what lies with others is not warned of.</summary>
    private static readonly TaskState[] WithTheUnit = [TaskState.Assigned, TaskState.Planning, TaskState.Rectifying];

    /// <summary>What a unit has still to do; what it reported done waits for others.</summary>
    private static readonly MeasureState[] Unfinished = [MeasureState.NotStarted, MeasureState.InProgress, MeasureState.Returned];

    /// <summary>What came up.</summary>
    public async Task<DeadlinesUp> LookAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var today = office.Of(now);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({LookLock})", ct);
        var watched = await WatchAsync(db, today, ct);
        var calendar = await db.WorkingCalendarAsync(ct);
        var tasks = await TasksAsync(db, watched, calendar, today, ct);
        var milestones = await MilestonesAsync(db, watched, calendar, today, ct);
        var suggestions = await SuggestionsAsync(db, watched, calendar, today, ct);
        var checks = await ChecksAsync(db, watched, calendar, today, ct);
        var measures = await MeasuresAsync(db, watched, calendar, today, ct);
        var hears = watched.ToDictionary(w => (w.Inspection, w.Step.DaysBefore, w.Step.InWorkingDays), w => w.Step.Hears);
        HashSet<Guid> told = [.. (await TellOfTasksAsync(db, tasks, hears, now, today, ct)).Concat(await TellOfMilestonesAsync(db, milestones, hears, now, today, ct)).Concat(await TellOfSuggestionsAsync(db, suggestions, hears, now, today, ct))
            .Concat(await TellOfChecksAsync(db, checks, hears, now, today, ct)).Concat(await TellOfMeasuresAsync(db, measures, hears, now, today, ct)).Select(person => person.Value)];
        await transaction.CommitAsync(ct);
        live.Announce(told);
        return new DeadlinesUp(tasks.Count, milestones.Count, suggestions.Count, checks.Count, measures.Count);
    }

    /// <summary>Throws away what was read long ago.</summary>
    public async Task<int> ForgetAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-settings.NotificationDays);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Notifications.Where(n => n.ReadAt < before).ExecuteDeleteAsync(ct);
    }

    /// <summary>Begins to watch the steps that are new and ends with those that are gone; says since when each is watched and who hears of it.</summary>
    private static async Task<List<Watched>> WatchAsync(RectifyDb db, DateOnly today, CancellationToken ct)
    {
        var inspections = await db.Inspections.AsNoTracking().Where(i => i.ArchivedOn == null && (i.Milestones.Any(m => m.DoneOn == null) || db.Tasks.Any(t => t.InspectionId == i.Id && WithTheUnit.Contains(t.State))
                || db.Suggestions.Any(s => s.InspectionId == i.Id && s.State == SuggestionState.InHand)
                || db.Tasks.Any(t => t.InspectionId == i.Id && t.State == TaskState.Sustained && t.NextCheckOn != null)))
            .Select(i => new { i.Id, i.Regime }).ToListAsync(ct);
        var ids = inspections.Select(i => i.Id).ToList();
        var known = (await db.WatchedSteps.Where(s => ids.Contains(s.InspectionId)).ToListAsync(ct)).ToDictionary(s => (s.InspectionId, s.DaysBefore, s.InWorkingDays));
        List<Watched> watched = [];
        foreach (var (inspection, step) in inspections.SelectMany(i => i.Regime.Ladder.Steps.Select(step => (i.Id, step))))
        {
            if (!known.Remove((inspection, step.DaysBefore, step.InWorkingDays), out var since)) db.WatchedSteps.Add(since = new WatchedStep(inspection, step, today));
            watched.Add(new Watched(inspection.Value, step, since.SinceOn));
        }
        db.WatchedSteps.RemoveRange(known.Values);
        await db.SaveChangesAsync(ct);
        return watched;
    }

    /// <summary>Which steps have come up for which deadlines of those inspections: the calendar is asked here, once for every deadline that somebody has.</summary>
    private static (Guid[] Inspections, int[] Days, bool[] Working, DateOnly[] Due) Reached(List<Watched> watched, IEnumerable<(Guid Inspection, DateOnly DueOn)> deadlines, WorkingCalendar calendar, DateOnly today)
    {
        var due = deadlines.ToLookup(one => one.Inspection, one => one.DueOn);
        var reached = watched.SelectMany(w => due[w.Inspection].Where(dueOn => w.Step.DayFor(dueOn, calendar) is var day && day >= w.SinceOn && day <= today).Select(dueOn => (w.Inspection, w.Step, DueOn: dueOn))).ToList();
        return ([.. reached.Select(r => r.Inspection)], [.. reached.Select(r => r.Step.DaysBefore)], [.. reached.Select(r => r.Step.InWorkingDays)], [.. reached.Select(r => r.DueOn)]);
    }

    /// <summary>Enters the tasks that have come to a step and were not warned of before, in one statement.</summary>
    private static async Task<List<CameUp>> TasksAsync(RectifyDb db, List<Watched> watched, WorkingCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var due = await db.Tasks.Where(t => WithTheUnit.Contains(t.State) && t.LeadUnitId != null && t.DueOn != Deadline.LongTerm).Select(t => new { t.InspectionId, t.DueOn }).Distinct().ToListAsync(ct);
        var (inspections, days, working, dueOn) = Reached(watched, due.Select(one => (one.InspectionId.Value, one.DueOn)), calendar, today);
        var states = WithTheUnit.Select(state => $"{state}").ToArray();
        return await db.Database.SqlQuery<CameUp>($"""
            insert into deadline_warnings (task_id, days_before, in_working_days, due_on, warned_on)
            select t.id, s.days_before, s.in_working_days, t.due_on, {today}
            from unnest({inspections}, {days}, {working}, {dueOn}) as s(inspection_id, days_before, in_working_days, due_on) join tasks t on t.inspection_id = s.inspection_id and t.due_on = s.due_on
            where t.state = any({states}) and t.lead_unit_id is not null
            on conflict do nothing
            returning task_id as "Subject", days_before as "DaysBefore", in_working_days as "InWorkingDays", due_on as "DueOn", (select inspection_id from tasks where id = task_id) as "Inspection", null as "Kind"
            """).ToListAsync(ct);
    }

    /// <summary>The same of milestones that are not done.</summary>
    private static async Task<List<CameUp>> MilestonesAsync(RectifyDb db, List<Watched> watched, WorkingCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var due = await db.Set<Milestone>().Where(m => m.DoneOn == null).Select(m => new { m.InspectionId, m.DueOn }).Distinct().ToListAsync(ct);
        var (inspections, days, working, dueOn) = Reached(watched, due.Select(one => (one.InspectionId.Value, one.DueOn)), calendar, today);
        return await db.Database.SqlQuery<CameUp>($"""
            insert into milestone_warnings (inspection_id, kind, days_before, in_working_days, due_on, warned_on)
            select m.inspection_id, m.kind, s.days_before, s.in_working_days, m.due_on, {today}
            from unnest({inspections}, {days}, {working}, {dueOn}) as s(inspection_id, days_before, in_working_days, due_on) join milestones m on m.inspection_id = s.inspection_id and m.due_on = s.due_on
            where m.done_on is null
            on conflict do nothing
            returning inspection_id as "Subject", days_before as "DaysBefore", in_working_days as "InWorkingDays", due_on as "DueOn", inspection_id as "Inspection", kind as "Kind"
            """).ToListAsync(ct);
    }

    /// <summary>The same of suggestions to which a reply is owed.</summary>
    private static async Task<List<CameUp>> SuggestionsAsync(RectifyDb db, List<Watched> watched, WorkingCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var due = await db.Suggestions.Where(s => s.State == SuggestionState.InHand && s.DueOn != Deadline.LongTerm).Select(s => new { s.InspectionId, s.DueOn }).Distinct().ToListAsync(ct);
        var (inspections, days, working, dueOn) = Reached(watched, due.Select(one => (one.InspectionId.Value, one.DueOn)), calendar, today);
        return await db.Database.SqlQuery<CameUp>($"""
            insert into suggestion_warnings (suggestion_id, days_before, in_working_days, due_on, warned_on)
            select g.id, s.days_before, s.in_working_days, g.due_on, {today}
            from unnest({inspections}, {days}, {working}, {dueOn}) as s(inspection_id, days_before, in_working_days, due_on) join suggestions g on g.inspection_id = s.inspection_id and g.due_on = s.due_on
            where g.state = {nameof(SuggestionState.InHand)}
            on conflict do nothing
            returning suggestion_id as "Subject", days_before as "DaysBefore", in_working_days as "InWorkingDays", due_on as "DueOn", (select inspection_id from suggestions where id = suggestion_id) as "Inspection", null as "Kind"
            """).ToListAsync(ct);
    }

    /// <summary>The same of sustained tasks, by the day of their next check.</summary>
    private static async Task<List<CameUp>> ChecksAsync(RectifyDb db, List<Watched> watched, WorkingCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var due = await db.Tasks.Where(t => t.State == TaskState.Sustained && t.NextCheckOn != null).Select(t => new { t.InspectionId, DueOn = t.NextCheckOn!.Value }).Distinct().ToListAsync(ct);
        var (inspections, days, working, dueOn) = Reached(watched, due.Select(one => (one.InspectionId.Value, one.DueOn)), calendar, today);
        return await db.Database.SqlQuery<CameUp>($"""
            insert into check_warnings (task_id, days_before, in_working_days, due_on, warned_on)
            select t.id, s.days_before, s.in_working_days, t.next_check_on, {today}
            from unnest({inspections}, {days}, {working}, {dueOn}) as s(inspection_id, days_before, in_working_days, due_on) join tasks t on t.inspection_id = s.inspection_id and t.next_check_on = s.due_on
            where t.state = {nameof(TaskState.Sustained)}
            on conflict do nothing
            returning task_id as "Subject", days_before as "DaysBefore", in_working_days as "InWorkingDays", due_on as "DueOn", (select inspection_id from tasks where id = task_id) as "Inspection", null as "Kind"
            """).ToListAsync(ct);
    }

    /// <summary>The same of measures with a deadline of their own that the unit has not reported done; one that is due with its task is warned of with it, and one that was when the task was granted more time has that time, too.</summary>
    private static async Task<List<CameUp>> MeasuresAsync(RectifyDb db, List<Watched> watched, WorkingCalendar calendar, DateOnly today, CancellationToken ct)
    {
        var due = await db.Set<Measure>().Where(m => Unfinished.Contains(m.State) && m.DueOn != Deadline.LongTerm).Join(db.Tasks.Where(t => t.State == TaskState.Rectifying), m => m.TaskId, t => t.Id, (m, t) => new { t.InspectionId, m.DueOn }).Distinct().ToListAsync(ct);
        var (inspections, days, working, dueOn) = Reached(watched, due.Select(one => (one.InspectionId.Value, one.DueOn)), calendar, today);
        var states = Unfinished.Select(state => $"{state}").ToArray();
        return await db.Database.SqlQuery<CameUp>($"""
            insert into measure_warnings (measure_id, days_before, in_working_days, due_on, warned_on)
            select m.id, s.days_before, s.in_working_days, m.due_on, {today}
            from unnest({inspections}, {days}, {working}, {dueOn}) as s(inspection_id, days_before, in_working_days, due_on) join tasks t on t.inspection_id = s.inspection_id join measures m on m.task_id = t.id and m.due_on = s.due_on
            where t.state = {nameof(TaskState.Rectifying)} and m.state = any({states}) and m.due_on <> t.due_on
                and not exists (select 1 from extensions e where e.task_id = t.id and e.measure_id is null and e.is_granted and e.from_on <= m.due_on)
            on conflict do nothing
            returning measure_id as "Subject", days_before as "DaysBefore", in_working_days as "InWorkingDays", due_on as "DueOn", (select t.inspection_id from measures m join tasks t on t.id = m.task_id where m.id = measure_id) as "Inspection", null as "Kind"
            """).ToListAsync(ct);
    }

    private static async Task<IEnumerable<PersonId>> TellOfTasksAsync(RectifyDb db, List<CameUp> warned, Dictionary<(Guid, int, bool), Hearers> hears, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        if (warned.Count == 0) return [];
        var records = (await ToldRecord.TasksAsync(db, [.. warned.Select(w => TaskId.From(w.Subject)).Distinct()], ct)).ToDictionary(record => record.Id);
        var audience = await Audience.OfAsync(db, await db.UnitTreeAsync(ct), today, [.. records.Values], ct);
        return await GatherAsync(db, Matter.Task, warned.SelectMany(w =>
        {
            var of = records[w.Subject];
            // a restricted problem comes before the first person responsible with the act they are asked for, not before
            return WhoIsTold.Warned(hears[w.Step]).Where(relation => !of.IsRestricted || relation != Relation.Principal).SelectMany(relation => Standing(audience, relation, of)).Distinct().Select(person => (person, new Warned(w.Subject, of.Number, w.DueOn)));
        }), now, today, ct);
    }

    /// <summary>Where a unit has no handler, what its handler would hear comes before its lead: a step warns somebody.</summary>
    private static IReadOnlyList<PersonId> Standing(Audience audience, Relation relation, ToldRecord of) =>
        audience.Standing(relation, of).ToList() is var standing && (standing.Count > 0 || relation != Relation.Handler) ? standing : [.. audience.Standing(Relation.UnitLead, of)];

    private static async Task<IEnumerable<PersonId>> TellOfMilestonesAsync(RectifyDb db, List<CameUp> warned, Dictionary<(Guid, int, bool), Hearers> hears, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        if (warned.Count == 0) return [];
        var records = await ToldRecord.MilestonesAsync(db, [.. warned.Select(w => InspectionId.From(w.Inspection)).Distinct()], ct);
        var audience = await Audience.OfAsync(db, await db.UnitTreeAsync(ct), today, [.. records.Values], ct);
        return await GatherAsync(db, Matter.Milestone, warned.SelectMany(w =>
        {
            var kind = Enum.Parse<MilestoneKind>(w.Kind!);
            var of = records[(w.Inspection, kind)];
            return WhoIsTold.WarnedOfMilestone(hears[w.Step], of.Handlers.Count > 0).SelectMany(relation => audience.Standing(relation, of)).Distinct().Select(person => (person, new Warned(w.Inspection, null, w.DueOn, kind)));
        }), now, today, ct);
    }

    private static async Task<IEnumerable<PersonId>> TellOfSuggestionsAsync(RectifyDb db, List<CameUp> warned, Dictionary<(Guid, int, bool), Hearers> hears, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        if (warned.Count == 0) return [];
        var records = (await ToldRecord.OfAsync(db, Matter.Suggestion, [.. warned.Select(w => w.Subject).Distinct()], ct)).ToDictionary(record => record.Id);
        var audience = await Audience.OfAsync(db, await db.UnitTreeAsync(ct), today, [.. records.Values], ct);
        return await GatherAsync(db, Matter.Suggestion, warned.SelectMany(w =>
        {
            var of = records[w.Subject];
            return WhoIsTold.WarnedOfSuggestion(hears[w.Step], of.IsRestricted).SelectMany(relation => Standing(audience, relation, of)).Distinct().Select(person => (person, new Warned(w.Subject, of.Number, w.DueOn)));
        }), now, today, ct);
    }

    private static async Task<IEnumerable<PersonId>> TellOfChecksAsync(RectifyDb db, List<CameUp> warned, Dictionary<(Guid, int, bool), Hearers> hears, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        if (warned.Count == 0) return [];
        var records = (await ToldRecord.TasksAsync(db, [.. warned.Select(w => TaskId.From(w.Subject)).Distinct()], ct)).ToDictionary(record => record.Id);
        var audience = await Audience.OfAsync(db, await db.UnitTreeAsync(ct), today, [.. records.Values], ct);
        return await GatherAsync(db, Matter.PeriodicCheck, warned.SelectMany(w =>
        {
            var of = records[w.Subject];
            return WhoIsTold.WarnedOfCheck(hears[w.Step], of.IsRestricted).SelectMany(relation => audience.Standing(relation, of)).Distinct().Select(person => (person, new Warned(w.Subject, of.Number, w.DueOn)));
        }), now, today, ct);
    }

    /// <summary>Where a step names the handler, the measure's owner hears, too; of a restricted problem those alone who carry the task.</summary>
    private static async Task<IEnumerable<PersonId>> TellOfMeasuresAsync(RectifyDb db, List<CameUp> warned, Dictionary<(Guid, int, bool), Hearers> hears, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        if (warned.Count == 0) return [];
        var ids = warned.Select(w => MeasureId.From(w.Subject)).Distinct().ToList();
        var measures = await db.Set<Measure>().Where(m => ids.Contains(m.Id))
            .Select(m => new { m.Id, m.TaskId, Owner = db.Persons.Where(p => p.Id == m.OwnerPersonId && (p.InactiveFrom == null || p.InactiveFrom > today)).Select(p => (PersonId?)p.Id).FirstOrDefault() }).ToDictionaryAsync(m => m.Id.Value, ct);
        var records = (await ToldRecord.TasksAsync(db, [.. measures.Values.Select(m => m.TaskId).Distinct()], ct)).ToDictionary(record => record.Id);
        var audience = await Audience.OfAsync(db, await db.UnitTreeAsync(ct), today, [.. records.Values], ct);
        return await GatherAsync(db, Matter.Measure, warned.OrderBy(w => w.DueOn).SelectMany(w =>
        {
            var (measure, of) = (measures[w.Subject], records[measures[w.Subject].TaskId.Value]);
            IEnumerable<PersonId> owner = hears[w.Step].HasFlag(Hearers.Handler) && !of.IsRestricted && measure.Owner is { } person ? [person] : [];
            return WhoIsTold.Warned(hears[w.Step]).Where(relation => !of.IsRestricted || relation != Relation.Principal).SelectMany(relation => Standing(audience, relation, of)).Concat(owner).Distinct().Select(one => (one, new Warned(of.Id, of.Number, w.DueOn)));
        }), now, today, ct);
    }

    /// <summary>One notification a person and day, to which a later look adds.</summary>
    private static async Task<IEnumerable<PersonId>> GatherAsync(RectifyDb db, Matter what, IEnumerable<(PersonId Person, Warned Of)> told, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        var heard = told.ToList();
        var ears = await db.HearingAsync([.. heard.Select(one => one.Person).Distinct()], today, ct);
        var byEar = heard.SelectMany(one => ears[one.Person].Select(ear => (Ear: ear, one.Of))).GroupBy(one => one.Ear, one => one.Of).ToDictionary(ear => ear.Key, ear => ear.DistinctBy(of => (of.Subject, of.Milestone)).ToList());
        var persons = byEar.Keys.ToList();
        var todays = await db.Notifications.Where(n => n.WarnedOf == what && n.On == today && persons.Contains(n.PersonId)).ToDictionaryAsync(n => n.PersonId, ct);
        foreach (var (person, of) in byEar)
        {
            if (!todays.TryGetValue(person, out var notification)) db.Notifications.Add(notification = Notification.OfDeadlines(person, what, today));
            notification.Add(of, now);
        }
        await db.SaveChangesAsync(ct);
        return persons;
    }

    private sealed record Watched(Guid Inspection, WarningStep Step, DateOnly SinceOn);

    /// <param name="Subject">The task, or the inspection.</param>
    /// <param name="Kind">The milestone's.</param>
    private sealed record CameUp(Guid Subject, int DaysBefore, bool InWorkingDays, DateOnly DueOn, Guid Inspection, string? Kind)
    {
        public (Guid, int, bool) Step => (Inspection, DaysBefore, InWorkingDays);
    }
}
