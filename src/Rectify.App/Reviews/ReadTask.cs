using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>One task with all its parts, read for a page that must ask the life cycle what may be done.</summary>
internal sealed record TaskInReading(RectificationTask Task, TaskSetting Setting, Stamp Stamp)
{
    /// <summary>What keeps the reader from each verb their relation to the task offers; an empty list means they may.</summary>
    public IReadOnlyDictionary<TaskVerb, IReadOnlyList<Unmet>> Offered() =>
        TaskLifecycle.OfferedTo(Case).ToDictionary(row => row.Verb, row => TaskLifecycle.Missing(row, Case));

    public TaskCase Case => new(Task, Setting, Stamp.By, Stamp.On);
}

internal static class ReadTask
{
    /// <summary>Null when there is no such task, or none the reader may see.</summary>
    public static async Task<TaskInReading?> TaskAsync(this Reading reading, TaskId id, DateTimeOffset now, CancellationToken ct)
    {
        var task = await ActSession.With(reading.Db.Tasks.Where(t => t.Id == id).VisibleTo(reading.Sight, reading.Db), TaskParts.All).SingleOrDefaultAsync(ct);
        if (task is null) return null;
        var stamp = new Stamp(reading.Actor, now, reading.Today);
        return new TaskInReading(task, await new ActSession(reading.Db, stamp, reading.Sight, ct).SettingAsync(task), stamp);
    }

    public static async Task<IReadOnlyDictionary<PersonId, string>> NamesAsync(this RectifyDb db, IEnumerable<PersonId> people, CancellationToken ct)
    {
        var ids = people.Distinct().ToList();
        return await db.Persons.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
    }

    /// <summary>Names as they are today.</summary>
    public static async Task<IReadOnlyDictionary<UnitId, string>> NamesAsync(this RectifyDb db, IEnumerable<UnitId> units, CancellationToken ct)
    {
        var ids = units.Distinct().ToList();
        return await db.Set<UnitPeriod>().AsNoTracking().Where(p => p.Until == null && ids.Contains(p.UnitId)).ToDictionaryAsync(p => p.UnitId, p => p.Name, ct);
    }
}
