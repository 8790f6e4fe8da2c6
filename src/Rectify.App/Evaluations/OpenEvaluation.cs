using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evaluations;

/// <summary>The office opens the evaluation of an inspection: a version of a scheme, and two people who score. One at a time is in force.</summary>
public sealed class OpenEvaluation(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(EvaluationId id, InspectionId inspectionId, SchemeId? scheme, PersonId? first, PersonId? second, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(OpenEvaluation), act, async session =>
    {
        var (db, stamp) = (session.Db, session.Stamp);
        var wrong = new[] { ("Scheme", scheme is null), ("First", first is null), ("Second", second is null) }.Where(field => field.Item2).Select(field => new FieldError(field.Item1, "required")).ToList();
        if (wrong.Count > 0) return new Outcome.Invalid(wrong);
        await db.Database.ExecuteSqlAsync($"select 1 from inspections where id = {inspectionId.Value} for update", ct);
        var inspection = await db.Inspections.AsNoTracking().VisibleTo(session.Sight, db).Where(i => i.Id == inspectionId).Select(i => new { i.BodyId, i.FeedbackOn }).SingleOrDefaultAsync(ct);
        if (inspection is null || !await db.EvaluationSchemes.VisibleTo(session.Sight, db).AnyAsync(s => s.Id == scheme, ct)) return Outcome.None;
        if (stamp.By.WhyNotOffice(inspection.BodyId) is { } refused) return refused;
        if (await db.Evaluations.AnyAsync(e => e.InspectionId == inspectionId && e.VoidedBecause == null, ct)) return new Outcome.Refused(new Refusal(null, [new Unmet(Rule.EvaluationInForce, Relation.Office)]));
        List<PersonId> named = [first!.Value, second!.Value];
        var names = await db.Persons.AsNoTracking().Where(p => named.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        if (names.Count != named.Distinct().Count()) return Outcome.None;

        var tasks = db.Tasks.AsNoTracking().Where(t => t.InspectionId == inspectionId);
        var (evaluation, refusal) = Evaluation.Open(id, inspectionId, scheme!.Value, await db.ActorAsync(first.Value, stamp.On, ct), await db.ActorAsync(second.Value, stamp.On, ct), inspection.BodyId,
            await UnitsAsync(tasks, ct), inspection.FeedbackOn, await InvolvedAsync(db, tasks, named, ct), stamp);
        if (evaluation is null) return new Outcome.Refused(refusal! with { Unmet = [.. refusal.Unmet.Select(u => u.Subject is { } person ? u with { Detail = names.GetValueOrDefault(PersonId.From(person)) } : u)] });
        db.Evaluations.Add(evaluation);
        return Outcome.Ok;
    }, ct);

    /// <summary>Lead and supporting units of the tasks.</summary>
    internal static async Task<IReadOnlyCollection<UnitId>> UnitsAsync(IQueryable<RectificationTask> tasks, CancellationToken ct) =>
        (await tasks.Where(t => t.LeadUnitId != null).Select(t => t.LeadUnitId!.Value).Distinct().ToListAsync(ct)).Concat(await tasks.SelectMany(t => t.Supporting.Select(s => s.UnitId)).Distinct().ToListAsync(ct)).ToHashSet();

    /// <summary>Of these, whoever reported, proved, applied or confirmed.</summary>
    internal static async Task<IReadOnlyCollection<PersonId>> InvolvedAsync(RectifyDb db, IQueryable<RectificationTask> tasks, IReadOnlyList<PersonId> named, CancellationToken ct) => await db.Persons.AsNoTracking().Where(p => named.Contains(p.Id))
        .Where(p => tasks.Any(t => t.AppliedBy == p.Id || t.ConfirmedBy == p.Id || t.Progress.Any(entry => entry.WrittenBy == p.Id || entry.SubmittedBy == p.Id) || t.Evidence.Any(piece => piece.UploadedBy == p.Id))).Select(p => p.Id).ToListAsync(ct);
}
