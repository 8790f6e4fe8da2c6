using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.Problems;

namespace Rectify.App.Problems;

/// <summary>Acts of the office on a problem.</summary>
internal static class ProblemLock
{
    /// <summary>Locks a problem the actor may see and keep, as it stood when the user looked.</summary>
    public static async Task<(Problem? Problem, Outcome Refusal)> LockProblemAsync(this ActSession session, ProblemId id, int seen)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from problems where id = {id.Value} for update", ct);
        if (await db.Problems.VisibleTo(session.Sight, db).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } problem) return (null, Outcome.None);
        var body = await db.Inspections.Where(i => i.Id == problem.InspectionId).Select(i => i.BodyId).SingleAsync(ct);
        if (session.Stamp.By.WhyNotOffice(body) is { } refusal) return (null, refusal);
        return problem.Version == seen ? (problem, Outcome.Ok) : (null, new Outcome.ChangedMeanwhile([]));
    }
}
