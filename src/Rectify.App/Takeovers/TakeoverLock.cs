using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>The tasks are locked before their batch, as every act on a task does. What a batch says never changes, so there is no version to compare: it is decided or it is not.</summary>
internal static class TakeoverLock
{
    /// <summary>Null when there is no such batch, or the actor may not see it.</summary>
    public static async Task<(Takeover Batch, IReadOnlyList<RectificationTask> Tasks)?> TakeAsync(ActSession session, TakeoverId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        var tasks = await db.Takeovers.AsNoTracking().VisibleTo(session.Sight, db).Where(t => t.Id == id).SelectMany(t => t.Lines).Select(line => line.TaskId).ToListAsync(ct);
        if (tasks.Count == 0) return null;
        var locked = await session.LockTasksAsync(tasks, TaskParts.Measures);
        await db.Database.ExecuteSqlAsync($"select 1 from takeovers where id = {id.Value} for update", ct);
        return (await db.Takeovers.Include(t => t.Lines).Include(t => t.Papers).AsSplitQuery().SingleAsync(t => t.Id == id, ct), locked);
    }
}
