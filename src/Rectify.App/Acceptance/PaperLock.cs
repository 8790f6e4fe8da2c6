using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

/// <summary>The task is locked before the paper act, as every act on the task does.</summary>
internal static class PaperLock
{
    public static async Task<(PaperAct Paper, RectificationTask Task, TaskSetting Setting)?> TakeAsync(ActSession session, PaperActId id, CancellationToken ct)
    {
        var of = await session.Db.PaperActs.AsNoTracking().Where(p => p.Id == id).Select(p => (TaskId?)p.TaskId).SingleOrDefaultAsync(ct);
        if (of is not { } taskId || await session.LockTaskAsync(taskId, deciding: true, TaskParts.All) is not var (task, setting)) return null;
        return (await session.Db.PaperActs.SingleAsync(p => p.Id == id, ct), task, setting);
    }
}
