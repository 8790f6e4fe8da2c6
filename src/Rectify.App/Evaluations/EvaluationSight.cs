using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;

namespace Rectify.App.Evaluations;

/// <summary>Who sees evaluations: whoever sees the inspection as a whole, and the two who score. Units of the body read of the result elsewhere.</summary>
internal static class EvaluationSight
{
    public static IQueryable<Evaluation> VisibleTo(this IQueryable<Evaluation> evaluations, Sight sight) =>
        evaluations.Where(e => sight.Inspections.Contains(e.InspectionId) || e.Scorers.Any(s => sight.Persons.Contains(s.PersonId)));

    /// <summary>Schemes hold nothing of any body: whoever sees an inspection as a whole, or scores, sees them.</summary>
    public static IQueryable<EvaluationScheme> VisibleTo(this IQueryable<EvaluationScheme> schemes, Sight sight, RectifyDb db) =>
        sight.Inspections.Count > 0 ? schemes : schemes.Where(s => db.Evaluations.Any(e => e.SchemeId == s.Id && e.Scorers.Any(p => sight.Persons.Contains(p.PersonId))));
}

/// <summary>An evaluation locked for an act, with the version of the scheme it uses.</summary>
internal sealed record LockedEvaluation(Evaluation Evaluation, EvaluationScheme Scheme, UnitId Body);

internal static class EvaluationLock
{
    /// <summary>Null when there is no such evaluation, or none the actor may see.</summary>
    public static async Task<LockedEvaluation?> LockEvaluationAsync(this ActSession session, EvaluationId id)
    {
        var (db, ct) = (session.Db, session.Cancelled);
        await db.Database.ExecuteSqlAsync($"select 1 from evaluations where id = {id.Value} for update", ct);
        var evaluation = await db.Evaluations.VisibleTo(session.Sight).Include(e => e.Scorers).Include(e => e.Marks).Include(e => e.Settlements).Include(e => e.Replacements).AsSplitQuery().SingleOrDefaultAsync(e => e.Id == id, ct);
        if (evaluation is null) return null;
        var scheme = await db.EvaluationSchemes.AsNoTracking().Include(s => s.Items).Include(s => s.Grades).AsSplitQuery().SingleAsync(s => s.Id == evaluation.SchemeId, ct);
        return new LockedEvaluation(evaluation, scheme, await db.Inspections.AsNoTracking().Where(i => i.Id == evaluation.InspectionId).Select(i => i.BodyId).SingleAsync(ct));
    }

    /// <summary>The same for an act of the office.</summary>
    public static async Task<(LockedEvaluation? Locked, Outcome Refusal)> LockForOfficeAsync(this ActSession session, EvaluationId id) =>
        await session.LockEvaluationAsync(id) is not { } locked ? (null, Outcome.None)
        : session.Stamp.By.WhyNotOffice(locked.Body) is { } refusal ? (null, refusal) : (locked, Outcome.Ok);
}
