using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Problems;

/// <summary>What a problem is classified as, before somebody changes it.</summary>
/// <param name="Version">What the act must have seen.</param>
/// <param name="MayClassify">The reader does the office's work at the body, and the inspection is not archived.</param>
public sealed record ClassificationSheet(ProblemId Id, int Number, InspectionId Inspection, string Wording, int Version, ProblemClassification Stands, bool MayClassify);

/// <summary>The classification of one problem, for who may see it.</summary>
public sealed class ReadClassification(Door door) : IUseCase
{
    /// <summary>Null when there is no such problem or the reader may not see it.</summary>
    public async Task<ClassificationSheet?> Run(int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await db.Problems.VisibleTo(reading.Sight, db).SingleOrDefaultAsync(p => p.Number == number, ct) is not { } problem) return null;
        var inspection = await db.Inspections.Where(i => i.Id == problem.InspectionId).Select(i => new { i.BodyId, i.ArchivedOn }).SingleAsync(ct);
        return new ClassificationSheet(problem.Id, problem.Number, problem.InspectionId, problem.Wording, problem.Version,
            new ProblemClassification(problem.Class, problem.StakeAmount, problem.StakeUnit, problem.Manifestations) { IsKey = problem.KeyBecause is not null, KeyBecause = problem.KeyBecause },
            inspection.ArchivedOn is null && reading.Actor.WhyNotOffice(inspection.BodyId) is null);
    }
}
