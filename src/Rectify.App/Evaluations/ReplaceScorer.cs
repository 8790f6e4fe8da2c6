using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;

namespace Rectify.App.Evaluations;

/// <summary>更换评分人: the office names somebody else in place of one of the two who has not handed in, with the reason. Nothing is asked less of the other than at the beginning.</summary>
public sealed class ReplaceScorer(UnitOfWork work) : IUseCase
{
    /// <param name="position">1 or 2.</param>
    public Task<Outcome> Run(EvaluationId id, int position, PersonId? successor, string? reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ReplaceScorer), act, async session =>
    {
        var (locked, refusal) = await session.LockForOfficeAsync(id);
        if (locked is null) return refusal;
        var parsed = Reason.TryParse(reason, out var because);
        if (successor is not { } named || !parsed) return new Outcome.Invalid([.. new[] { (Field: $"Successor{position}", Missing: successor is null), (Field: $"Because{position}", Missing: !parsed) }.Where(f => f.Missing).Select(f => new FieldError(f.Field, "required"))]);
        var (db, stamp) = (session.Db, session.Stamp);
        if (await db.Persons.AsNoTracking().Where(p => p.Id == named).Select(p => p.Name).SingleOrDefaultAsync(ct) is not { } name) return Outcome.None;
        if (!await db.TakesPartAsync(named, stamp.On, ct)) return Outcome.Bad($"Successor{position}", "inactive");
        var inspection = locked.Evaluation.InspectionId;
        var tasks = db.Tasks.AsNoTracking().Where(t => t.InspectionId == inspection);
        var feedbackOn = await db.Inspections.AsNoTracking().Where(i => i.Id == inspection).Select(i => i.FeedbackOn).SingleAsync(ct);
        return locked.Evaluation.ReplaceScorer(position, await db.ActorAsync(named, stamp.On, ct), locked.Body, await OpenEvaluation.UnitsAsync(tasks, ct), feedbackOn, await OpenEvaluation.InvolvedAsync(db, tasks, [named], ct), because!, stamp) is { } against
            ? new Outcome.Refused(against with { Unmet = [.. against.Unmet.Select(u => u.Subject is null ? u : u with { Detail = name })] }) : Outcome.Ok;
    }, ct);
}
