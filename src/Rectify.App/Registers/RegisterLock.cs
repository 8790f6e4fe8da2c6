using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.Registers;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>What every act on a register entry begins with.</summary>
internal static class RegisterLock
{
    /// <summary>Locks an entry the actor may see, with its tasks so that none of them is applied for meanwhile. Null when there is none to be seen.</summary>
    /// <param name="more">Measures it is to answer, too.</param>
    public static async Task<(RegisterEntry Entry, IReadOnlyList<TaskCase> Tasks)?> LockRegisterAsync(this ActSession session, RegisterId id, IReadOnlyCollection<MeasureId>? more = null)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from register_entries where id = {id.Value} for update", ct);
        if (await db.Registers.VisibleTo(session.Sight, db).Include(e => e.Links).SingleOrDefaultAsync(e => e.Id == id, ct) is not { } entry) return null;
        var measures = entry.Links.Select(l => l.MeasureId).Concat(more ?? []).Select(m => m.Value).Distinct().ToArray();
        await db.Database.ExecuteSqlAsync($"select 1 from tasks where id in (select task_id from measures where id = any({measures})) order by id for share", ct);
        return (entry, await session.CasesAsync([.. measures.Select(MeasureId.From)]));
    }

    /// <summary>Many entries for one act over all of them, locked in the order of their keys and then their tasks; those of them the actor may see, with the tasks each answers.</summary>
    public static async Task<IReadOnlyList<(RegisterEntry Entry, IReadOnlyList<TaskCase> Tasks)>> LockRegistersAsync(this ActSession session, IReadOnlyCollection<RegisterId> ids)
    {
        var (db, ct, keys) = (session.Db, session.Cancelled, ids.Select(id => id.Value).ToArray());
        await db.Database.ExecuteSqlAsync($"select 1 from register_entries where id = any({keys}) order by id for update", ct);
        var entries = await db.Registers.VisibleTo(session.Sight, db).Include(e => e.Links).Where(e => ids.Contains(e.Id)).OrderByDescending(e => e.Id).ToListAsync(ct);
        var measures = entries.SelectMany(e => e.Links).Select(l => l.MeasureId.Value).Distinct().ToArray();
        await db.Database.ExecuteSqlAsync($"select 1 from tasks where id in (select task_id from measures where id = any({measures})) order by id for share", ct);
        return await session.CasesAsync(entries);
    }

    /// <summary>Each with the tasks it answers, as the actor stands to them: two questions for all of them together.</summary>
    public static async Task<IReadOnlyList<(RegisterEntry Entry, IReadOnlyList<TaskCase> Tasks)>> CasesAsync(this ActSession session, IReadOnlyList<RegisterEntry> entries)
    {
        var measures = entries.SelectMany(e => e.Links).Select(l => l.MeasureId).Distinct().ToList();
        var cases = (await session.CasesAsync(measures)).ToDictionary(c => c.Task.Id);
        var of = await session.Db.Set<Measure>().AsNoTracking().Where(m => measures.Contains(m.Id)).Select(m => new { m.Id, m.TaskId }).ToDictionaryAsync(m => m.Id, m => m.TaskId, session.Cancelled);
        return [.. entries.Select(e => (e, (IReadOnlyList<TaskCase>)[.. e.Links.Select(l => of[l.MeasureId]).Distinct().Select(task => cases[task])]))];
    }

    /// <summary>The tasks of these measures, whoever may see them, as the actor stands to them: what others answer with an entry counts, too.</summary>
    public static async Task<IReadOnlyList<TaskCase>> CasesAsync(this ActSession session, IReadOnlyCollection<MeasureId> measures)
    {
        var of = session.Db.Set<Measure>().Where(m => measures.Contains(m.Id)).Select(m => m.TaskId);
        var tasks = await ActSession.With(session.Db.Tasks.AsNoTracking().Where(t => of.Contains(t.Id)), TaskParts.Root).ToListAsync(session.Cancelled);
        var settings = await session.SettingsAsync(tasks);
        return [.. tasks.Select(task => new TaskCase(task, settings[task.Id], session.Stamp.By, session.Stamp.On))];
    }
}
