using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.Supervision;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Planning;

/// <param name="Version">The version of the plan it speaks of.</param>
/// <param name="FileName">Of the scan.</param>
/// <param name="ErasedOn">Its scan was erased as 误传: it cannot be checked and is returned.</param>
/// <param name="IsOwn">The reader entered it and must leave the check to somebody else.</param>
public sealed record WaitingPlanOpinion(
    InspectionId Inspection, string Round, string Body, int Number, int Version, OpinionBodies From, DateOnly On, bool Agrees, string Says, string? DocumentNumber, string RecordedBy, string FileName, bool IsOwn, DateOnly? ErasedOn);

/// <summary>Opinions on plans that wait for the second person, the longest waiting first, and their scans.</summary>
public sealed class PlanOpinionChecks(Door door, IContentStore store) : IUseCase
{
    public const int MaxRows = 50;

    public async Task<IReadOnlyList<WaitingPlanOpinion>> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? [] : await ReadAsync(reading, Waiting(reading), MaxRows, ct);
    }

    /// <summary>Null where there is no such scan, or none the reader may see.</summary>
    public async Task<PaperScan?> ScanAsync(InspectionId id, int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Sight.Inspections.Contains(id)) return null;
        var scan = await reading.Db.Set<PlanOpinion>().Where(o => o.InspectionId == id && o.Number == number).Select(o => new { o.Sha256, o.FileName }).SingleOrDefaultAsync(ct);
        return scan?.Sha256 is { } content ? await PaperScan.OpenAsync(reading.Db, store, new ScannedPaper(PaperPlace.PlanOpinion, id.Value, number), (content, scan.FileName!), ct) : null;
    }

    /// <summary>Entered at the reader's bodies, by whoever; what was entered before scans were asked for cannot be checked, and is entered anew.</summary>
    internal static IQueryable<PlanOpinion> Waiting(Reading reading)
    {
        var bodies = reading.Actor.ReachAs(PlanOpinionRights.Roles).Units;
        return reading.Db.Set<PlanOpinion>().Where(o => o.Check == null && o.Sha256 != null && reading.Db.Inspections.Any(i => i.Id == o.InspectionId && bodies.Contains(i.BodyId) && i.ArchivedOn == null));
    }

    internal static async Task<IReadOnlyList<WaitingPlanOpinion>> ReadAsync(Reading reading, IQueryable<PlanOpinion> waiting, int most, CancellationToken ct)
    {
        var db = reading.Db;
        var rows = await (
            from o in waiting.OrderBy(o => o.RecordedAt).ThenBy(o => o.InspectionId).ThenBy(o => o.Number).Take(most)
            join i in db.Inspections on o.InspectionId equals i.Id
            join round in db.Rounds on i.RoundId equals round.Id
            join recorder in db.Persons on o.RecordedBy equals recorder.Id
            orderby o.RecordedAt, o.InspectionId, o.Number
            select new { Opinion = o, Round = round.Name, Body = db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).FirstOrDefault(), Recorder = recorder.Name }).AsNoTracking().ToListAsync(ct);
        var erased = await ErasedContents.OfAsync(db, rows.Select(row => row.Opinion.Sha256!), ct);
        return [.. rows.Select(row => new WaitingPlanOpinion(row.Opinion.InspectionId, row.Round, row.Body ?? "", row.Opinion.Number, row.Opinion.Version, row.Opinion.From, row.Opinion.On, row.Opinion.Agrees, row.Opinion.Says,
            row.Opinion.DocumentNumber, row.Recorder, row.Opinion.FileName!, reading.Actor.AsPerson(row.Opinion.RecordedBy) is not null, erased.GetValueOrDefault(row.Opinion.Sha256!)?.On))];
    }
}
