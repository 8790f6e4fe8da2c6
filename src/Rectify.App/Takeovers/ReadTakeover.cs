using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.App.Reviews;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Takeovers;

/// <summary>A scan of a batch, opened for reading; the caller disposes it.</summary>
public sealed record TakeoverScan(Stream Content, string FileName, string MediaType);

/// <summary>One batch beside its scans, for who sees the inspection as a whole.</summary>
public sealed class ReadTakeover(Door door, IContentStore store) : IUseCase
{
    public async Task<TakeoverBatch?> Run(TakeoverId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var batch = await db.Takeovers.VisibleTo(reading.Sight, db).Include(b => b.Lines).Include(b => b.Papers).AsSplitQuery().SingleOrDefaultAsync(b => b.Id == id, ct);
        if (batch is null || await WorkInspections.OfAsync(reading, batch.InspectionId, ct) is not { } inspection) return null;
        var row = await TakeoverSheets.Rows(db, db.Takeovers.Where(b => b.Id == id)).SingleAsync(ct);
        var erased = await ErasedContents.OfAsync(db, batch.Papers.Select(p => p.Sha256), ct);
        var stamp = new Stamp(reading.Actor, reading.Now, reading.Today);
        return new TakeoverBatch(row, inspection, await LinesAsync(reading, batch, ct), [.. batch.Papers.OrderBy(p => p.Number).Select(p => new TakeoverPaperRow(p.Number, p.FileName, p.MediaType, erased.GetValueOrDefault(p.Sha256)?.On))],
            batch.Undecidable(stamp), batch.NotWithdrawable(stamp) is null);
    }

    /// <summary>Null where there is no such scan, or none the reader may see.</summary>
    public async Task<TakeoverScan?> ScanAsync(TakeoverId id, int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var paper = await reading.Db.Takeovers.VisibleTo(reading.Sight, reading.Db).Where(b => b.Id == id).SelectMany(b => b.Papers).Where(p => p.Number == number)
            .Select(p => new { p.Sha256, p.FileName, p.MediaType }).SingleOrDefaultAsync(ct);
        return paper is not null && !await ErasedContents.IsErasedAsync(reading.Db, paper.Sha256, ct) && store.Open(paper.Sha256) is { } content ? new TakeoverScan(content, paper.FileName, paper.MediaType) : null;
    }

    private static async Task<IReadOnlyList<TakeoverBatchLine>> LinesAsync(Reading reading, Takeover batch, CancellationToken ct)
    {
        var db = reading.Db;
        var ids = batch.Lines.Select(line => line.TaskId).ToList();
        var tasks = await db.Tasks.Where(t => ids.Contains(t.Id)).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, p.Number, p.Ordinal, p.Wording }).ToDictionaryAsync(t => t.Id, ct);
        var measures = (await db.Set<Measure>().Where(m => ids.Contains(m.TaskId) && m.State != MeasureState.Cancelled).OrderBy(m => m.Position).Select(m => new { m.TaskId, m.Text }).ToListAsync(ct)).ToLookup(m => m.TaskId, m => m.Text);
        var people = await db.NamesAsync(batch.Lines.Select(line => line.LeaderId).Concat(batch.Lines.Select(line => line.HandlerId).OfType<PersonId>()), ct);
        var units = await db.NamesAsync(batch.Lines.Select(line => line.LeadUnitId).Concat(batch.Lines.SelectMany(line => line.SupportingUnits)), ct);
        return [.. batch.Lines.OrderBy(line => line.Position).Select(line => new TakeoverBatchLine(line.TaskId, tasks[line.TaskId].Number, tasks[line.TaskId].Ordinal, tasks[line.TaskId].Wording,
            line.State, line.On, people.GetValueOrDefault(line.LeaderId, ""), units.GetValueOrDefault(line.LeadUnitId, ""), line.DueOn, line.NextCheckOn, line.FilingNumber, line.Remark,
            measures.Contains(line.TaskId) ? [.. measures[line.TaskId]] : [.. line.Says.Measures!],
            [.. line.SupportingUnits.Select(unit => units.GetValueOrDefault(unit, ""))], line.HandlerId is { } handler ? people.GetValueOrDefault(handler) : null))];
    }
}
