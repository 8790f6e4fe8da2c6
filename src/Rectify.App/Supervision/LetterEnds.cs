using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>
/// Letters end with the tasks they are about: in the act that closes, sustains or withdraws the last of these, whichever act that is. The letter's row is locked before the other tasks are looked at,
/// so that of two acts that settle the last two tasks at once the second one finds the first's.
/// </summary>
internal static class LetterEnds
{
    private static readonly LetterState[] Ending = [LetterState.Drafted, .. LetterStates.Open];

    public static async Task EndWithTasksAsync(ActSession session)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        var settled = db.ChangeTracker.Entries<RectificationTask>()
            .Where(entry => entry.State == EntityState.Modified && !entry.Entity.State.IsOpen() && entry.Property(t => t.State).OriginalValue.IsOpen())
            .ToDictionary(entry => entry.Entity.Id, entry => entry.Entity.State);
        if (settled.Count == 0) return;

        var tasks = settled.Keys.ToList();
        var ids = await db.Letters.AsNoTracking().Where(l => Ending.Contains(l.State) && l.Tasks.Any(t => tasks.Contains(t.TaskId))).Select(l => l.Id).ToListAsync(ct);
        if (ids.Count == 0) return;
        var keys = ids.Select(id => id.Value).ToArray();
        await db.Database.ExecuteSqlAsync($"select 1 from letters where id = any({keys}) order by id for update", ct);
        var open = Ledger.LedgerConditions.OpenStates;
        var going = await db.Set<LetterTask>().Where(t => ids.Contains(t.LetterId) && !tasks.Contains(t.TaskId)).Join(db.Tasks.Where(t => open.Contains(t.State)), l => l.TaskId, t => t.Id, (l, _) => l.LetterId).Distinct().ToListAsync(ct);
        foreach (var letter in await db.Letters.Include(l => l.Tasks).Where(l => ids.Contains(l.Id) && !going.Contains(l.Id)).OrderBy(l => l.Id).ToListAsync(ct))
            letter.EndWithTasks(settled[letter.Tasks.First(t => settled.ContainsKey(t.TaskId)).TaskId], session.Stamp);
    }
}
