using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;

namespace Rectify.App.Evaluations;

/// <summary>What the form of an evaluation begins with.</summary>
/// <param name="Schemes">Latest versions, the latest made first.</param>
/// <param name="People">Who may score: a role that looks at the body, no part in the work.</param>
public sealed record EvaluationBeginning(InspectionId Inspection, string Name, IReadOnlyList<(SchemeId Id, string Name, int Number)> Schemes, IReadOnlyList<(PersonId Id, string Name)> People);

public sealed class PrepareEvaluation(Door door) : IUseCase
{
    private const int MostPeople = 60, MostSchemes = 60;

    /// <summary>Null when there is no such inspection, or none the reader may open an evaluation of.</summary>
    public async Task<EvaluationBeginning?> Run(InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var inspection = await db.Inspections.VisibleTo(reading.Sight, db).Where(i => i.Id == id && i.ArchivedOn == null).Select(i => new { i.BodyId, i.FeedbackOn }).SingleOrDefaultAsync(ct);
        if (inspection is null || reading.Actor.WhyNotOffice(inspection.BodyId) is not null) return null;
        var people = await PeopleAsync(reading, id, inspection.BodyId, inspection.FeedbackOn, ct);
        var schemes = await db.EvaluationSchemes.VisibleTo(reading.Sight, db).Where(s => !db.EvaluationSchemes.Any(later => later.Name == s.Name && later.Number > s.Number))
            .OrderByDescending(s => s.MadeAt).ThenByDescending(s => s.Id).Take(MostSchemes).Select(s => new { s.Id, s.Name, s.Number }).ToListAsync(ct);
        return new EvaluationBeginning(id, (await LookBacks.ReadLookBack.InspectionsAsync(db, [id], ct)).Single().Name, [.. schemes.Select(s => (s.Id, s.Name, s.Number))], people);
    }

    /// <summary>Who may score: a role that looks at the body, no part in the work.</summary>
    internal static async Task<IReadOnlyList<(PersonId Id, string Name)>> PeopleAsync(Reading reading, InspectionId inspection, UnitId body, DateOnly feedbackOn, CancellationToken ct)
    {
        var (db, today, roles) = (reading.Db, reading.Today, LookBack.CheckerRoles.ToList());
        var above = reading.Actor.Units.Above(body).ToList();
        var found = await db.Persons.Where(p => (p.InactiveFrom == null || today < p.InactiveFrom)
                && db.RoleGrants.Any(g => g.PersonId == p.Id && roles.Contains(g.Role) && above.Contains(g.UnitId) && g.From <= today && (g.Until == null || g.Until >= today)))
            .OrderBy(p => EF.Functions.Collate(p.SortKey, PeopleOrder.Collation)).ThenBy(p => p.Id).Take(MostPeople).Select(p => new { p.Id, p.Name }).ToListAsync(ct);
        var tasks = db.Tasks.Where(t => t.InspectionId == inspection);
        var (units, involved) = (await OpenEvaluation.UnitsAsync(tasks, ct), await OpenEvaluation.InvolvedAsync(db, tasks, [.. found.Select(p => p.Id)], ct));
        List<(PersonId, string)> people = [];
        foreach (var person in found)
            if (!Evaluation.WhyNotScorer(await db.ActorAsync(person.Id, today, ct), body, units, feedbackOn, involved, today).Any()) people.Add((person.Id, person.Name));
        return people;
    }
}
