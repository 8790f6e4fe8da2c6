using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Planning;

/// <param name="Version">The version of the plan it speaks of.</param>
/// <param name="FileName">Of the scan; null for one entered before scans were asked for.</param>
/// <param name="Matches">What the second person found; null while it waits for one.</param>
/// <param name="Because">Why it was returned.</param>
public sealed record PlanOpinionRow(int Number, int Version, OpinionBodies From, DateOnly On, bool Agrees, string Says, string? DocumentNumber, string RecordedBy, string? FileName, bool? Matches, string? Because, string? CheckedBy)
{
    internal string? Sha256 { get; init; }

    /// <summary>Its scan was erased as 误传 and none has taken its place.</summary>
    public DateOnly? ErasedOn { get; init; }
}

/// <param name="Asked">Whose opinion the regime asks for before the plan is approved.</param>
/// <param name="Version">The version that is next to be approved.</param>
/// <param name="Rows">The latest first.</param>
public sealed record PlanOpinionSheet(OpinionBodies Asked, int Version, DateOnly FeedbackOn, DateOnly Today, IReadOnlyList<PlanOpinionRow> Rows, bool MayRecord)
{
    /// <summary>Asked for and not given, or not checked yet, on the version that is next to be approved.</summary>
    public OpinionBodies Missing => Rows.Where(row => row.Version == Version && row.Matches == true).Aggregate(Asked, (left, row) => left & ~row.From);

    /// <summary>Of these, entered and waiting for the second person.</summary>
    public OpinionBodies Unchecked => Rows.Where(row => row.Version == Version && row is { Matches: null, FileName: not null }).Aggregate(OpinionBodies.None, (all, row) => all | row.From) & Missing;
}

/// <summary>Opinions on the plan of an inspection, of those who see it as a whole.</summary>
public sealed class ReadPlanOpinions(Door door) : IUseCase
{
    public const int Most = 50;

    /// <summary>Null when there is no such inspection or the reader does not see it as a whole.</summary>
    public async Task<PlanOpinionSheet?> Run(InspectionId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Sight.Inspections.Contains(id)) return null;
        var db = reading.Db;
        var inspection = await db.Inspections.Where(i => i.Id == id).Select(i => new { i.BodyId, i.FeedbackOn, i.Regime, Versions = i.Plans.Count }).SingleAsync(ct);
        var rows = await db.Set<PlanOpinion>().Where(o => o.InspectionId == id).OrderByDescending(o => o.Number).Take(Most)
            .Join(db.Persons, o => o.RecordedBy, p => p.Id, (o, p) => new PlanOpinionRow(o.Number, o.Version, o.From, o.On, o.Agrees, o.Says, o.DocumentNumber, p.Name, o.FileName,
                o.Check == null ? null : o.Check.Matches, o.Check!.Because, db.Persons.Where(c => c.Id == o.Check!.CheckedBy).Select(c => c.Name).FirstOrDefault()) { Sha256 = o.Sha256 }).ToListAsync(ct);
        var scans = await ScannedPapers.ShownAsync(db, [.. rows.Where(row => row.Sha256 is not null).Select(row => (Of(row), row.Sha256!, row.FileName!))], ct);
        rows = [.. rows.Select(row => row.Sha256 is null ? row : row with { FileName = scans[Of(row)].FileName, ErasedOn = scans[Of(row)].ErasedOn })];
        return new PlanOpinionSheet(inspection.Regime.OpinionsOnPlan ?? OpinionBodies.None, inspection.Versions + 1, inspection.FeedbackOn, reading.Today, [.. rows.OrderByDescending(row => row.Number)], reading.Actor.MayRecordPlanOpinion(inspection.BodyId));

        ScannedPaper Of(PlanOpinionRow row) => new(PaperPlace.PlanOpinion, id.Value, row.Number);
    }
}
