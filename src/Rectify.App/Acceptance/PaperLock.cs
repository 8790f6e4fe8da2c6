using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Acceptance;

internal sealed record LockedPaper(PaperAct Paper, RectificationTask Task, TaskSetting Setting, PaperReach Reach);

/// <summary>What it decides on is locked before the paper act, as every act on a task does.</summary>
internal static class PaperLock
{
    public static async Task<LockedPaper?> TakeAsync(ActSession session, PaperActId id, CancellationToken ct)
    {
        var of = await session.Db.PaperActs.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.TaskId, p.Verb, Named = p.Tasks.Select(one => one.TaskId).ToList() }).SingleOrDefaultAsync(ct);
        if (of is null) return null;
        var reach = await PaperReach.TakeAsync(session, of.Verb, of.TaskId, of.Named);
        return await session.LockTaskAsync(of.TaskId, deciding: true, TaskParts.All) is var (task, setting) ? new LockedPaper(await session.Db.PaperActs.Include(p => p.Tasks).SingleAsync(p => p.Id == id, ct), task, setting, reach) : null;
    }
}
