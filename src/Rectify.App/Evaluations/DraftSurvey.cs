using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Notices;
using Rectify.Documents.Writing;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;

namespace Rectify.App.Evaluations;

/// <summary>The blank survey sheet (测评表) of an evaluation in force, for who may see it: the questions and grades of its scheme, the body under its name of the day it was opened.</summary>
public sealed class DraftSurvey(Door door) : IUseCase
{
    /// <summary>The file's name without its ending; null, and nothing written, when there is no such evaluation, or none the reader may see.</summary>
    public async Task<string?> Run(Stream output, EvaluationId id, CancellationToken ct = default)
    {
        if (await FormAsync(id, ct) is not { } form) return null;
        await SurveyFormDocument.WriteAsync(output, form, ct);
        return SurveyFormDocument.TitleOf(form);
    }

    public async Task<SurveyForm?> FormAsync(EvaluationId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await db.Evaluations.VisibleTo(reading.Sight).Where(e => e.Id == id && e.VoidedBecause == null).Select(e => new { e.InspectionId, e.SchemeId, e.OpenedOn }).SingleOrDefaultAsync(ct) is not { } evaluation) return null;
        var scheme = await db.EvaluationSchemes.Include(s => s.Items).Include(s => s.Grades).AsSplitQuery().SingleAsync(s => s.Id == evaluation.SchemeId, ct);
        var of = await db.Inspections.Where(i => i.Id == evaluation.InspectionId).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.BodyId, i.Kind, r.Level, r.Name }).SingleAsync(ct);
        var body = await db.Units.Include(u => u.Periods).SingleAsync(u => u.Id == of.BodyId, ct);
        return new SurveyForm(body.NameOn(evaluation.OpenedOn), OversightNames.Oversight(of.Kind, of.Level), of.Name, scheme.Name, scheme.Number,
            [.. scheme.Items.OrderBy(item => item.Position).Select(item => new SurveyQuestion(item.Name, item.FullMarks))], [.. scheme.Grades.OrderBy(grade => grade.Position).Select(grade => grade.Name)], evaluation.OpenedOn);
    }
}
