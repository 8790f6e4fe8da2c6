using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Rounds;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;

namespace Rectify.App.Problems;

/// <summary>勘误 as it is shown.</summary>
/// <param name="IsOwn">The reader proposed it: another person decides.</param>
public sealed record ErratumRow(int Number, ErratumState State, string Earlier, string Wording, string SourcePage, string Reason, string ProposedBy, DateOnly ProposedOn, string? DecidedBy, DateOnly? DecidedOn, string? DecidedBecause, bool IsOwn);

/// <summary>The wording of a problem before somebody corrects it.</summary>
/// <param name="FrozenOn">Null while it may be corrected at once; then an erratum does.</param>
/// <param name="MayCorrect">The reader does the office's work at the body, and the inspection is not archived.</param>
/// <param name="Errata">The latest first.</param>
public sealed record WordingSheet(
    ProblemId Id, int Number, string Wording, string? Ordinal, SectionId? Section, IReadOnlyList<(SectionId Id, string Heading)> Sections, DateOnly? FrozenOn, int Version, bool MayCorrect, IReadOnlyList<ErratumRow> Errata)
{
    public ErratumRow? Open => Errata.FirstOrDefault(e => e.State == ErratumState.Proposed);
}

/// <summary>The wording of one problem with its errata, for who may see it.</summary>
public sealed class ReadWording(Door door) : IUseCase
{
    private const int MostSections = 300;

    /// <summary>Null when there is no such problem or the reader may not see it.</summary>
    public async Task<WordingSheet?> Run(int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await db.Problems.VisibleTo(reading.Sight, db).SingleOrDefaultAsync(p => p.Number == number, ct) is not { } problem) return null;
        var inspection = await db.Inspections.Where(i => i.Id == problem.InspectionId).Select(i => new { i.BodyId, i.ArchivedOn }).SingleAsync(ct);
        var sections = await db.Sections.Where(s => s.InspectionId == problem.InspectionId).OrderBy(s => s.Position).Select(s => new { s.Id, s.Heading }).Take(MostSections).ToListAsync(ct);
        return new WordingSheet(problem.Id, problem.Number, problem.Wording, problem.Ordinal, problem.SectionId, [.. sections.Select(s => (s.Id, s.Heading))], problem.FrozenOn, problem.Version,
            inspection.ArchivedOn is null && reading.Actor.WhyNotOffice(inspection.BodyId) is null, await ErrataAsync(reading, problem.Id, ct));
    }

    internal static async Task<IReadOnlyList<ErratumRow>> ErrataAsync(Reading reading, ProblemId problem, CancellationToken ct)
    {
        var (db, own) = (reading.Db, reading.Sight.Persons);
        return await (
            from e in db.Set<Erratum>().Where(e => e.ProblemId == problem).OrderByDescending(e => e.Number)
            join proposer in db.Persons on e.ProposedBy equals proposer.Id
            select new ErratumRow(e.Number, e.State, e.EarlierWording, e.Wording, e.SourcePage, e.Reason, proposer.Name, e.ProposedOn,
                db.Persons.Where(p => p.Id == e.DecidedBy).Select(p => p.Name).FirstOrDefault(), e.DecidedOn, e.DecidedBecause, own.Contains(e.ProposedBy))).ToListAsync(ct);
    }
}
