using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Reporting;

/// <summary>
/// Reporting shares an open cycle, closing has it alone: an entry is committed before the lines are frozen, or its act finds the cycle closed after the moment it began and is refused.
/// So what was submitted by the closing's moment is in the lines, all of it.
/// </summary>
internal static class CycleLock
{
    /// <summary>Shares the open cycles of the tasks' inspections. True when one of them was closed since this act began: its entries would claim a moment whose lines are frozen.</summary>
    public static async Task<bool> ClosedMeanwhileAsync(this ActSession session, IReadOnlyCollection<TaskId> tasks)
    {
        var (db, ct, at) = (session.Db, session.Cancelled, session.Stamp.At);
        var keys = tasks.Select(t => t.Value).ToArray();
        await db.Database.ExecuteSqlAsync($"select 1 from reporting_cycles where state = 'Open' and inspection_id in (select inspection_id from tasks where id = any({keys})) order by id for share", ct);
        return await db.Cycles.AnyAsync(c => c.EndedAt >= at && db.Tasks.Any(t => t.InspectionId == c.InspectionId && tasks.Contains(t.Id)), ct);
    }

    /// <summary>Locks a cycle that the actor may end; the outcome says why not.</summary>
    public static async Task<(ReportingCycle? Cycle, Outcome Refusal)> LockCycleAsync(this ActSession session, CycleId id)
    {
        var (db, ct, whole) = (session.Db, session.Cancelled, session.Sight.Inspections);
        await db.Database.ExecuteSqlAsync($"select 1 from reporting_cycles where id = {id.Value} for update", ct);
        var cycle = await db.Cycles.SingleOrDefaultAsync(c => c.Id == id && whole.Contains(c.InspectionId), ct);
        if (cycle is null) return (null, Outcome.None);
        if (session.Stamp.By.WhyNotOffice(cycle.BodyId) is { } refusal) return (null, refusal);
        return cycle.State == CycleState.Open ? (cycle, Outcome.Ok) : (null, await session.EndedAlreadyAsync(cycle));
    }

    private static async Task<Outcome> EndedAlreadyAsync(this ActSession session, ReportingCycle cycle)
    {
        var ends = await session.Db.Facts.AsNoTracking().Where(f => f.SubjectId == cycle.Id.Value && (f.Kind == FactKind.CycleClosed || f.Kind == FactKind.CycleVoided))
            .Join(session.Db.Persons, f => f.ActorId, p => p.Id, (f, p) => new OtherAct(f.Kind, f.At, p.Name, f.Details)).ToListAsync(session.Cancelled);
        return new Outcome.ChangedMeanwhile(ends);
    }
}
