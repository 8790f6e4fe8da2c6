using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Erasures;
using Rectify.App.Files;
using Rectify.App.Reviews;
using Rectify.App.Rounds;
using Rectify.App.Trail;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;

namespace Rectify.App.SpotChecks;

/// <param name="IsErased">Its content was erased as 误传.</param>
public sealed record SpotCheckFileRow(int Number, string FileName, string MediaType, long Size, string Sha256, bool IsErased);

/// <summary>Everything the page of one check shows.</summary>
/// <param name="MayStrike">It counts, and the reader recorded it or does the office's work.</param>
public sealed record SpotCheckSheet(
    SpotCheckRow Check, InspectionId Inspection, string Wording, IReadOnlyList<(int Position, string Text)> Measures, IReadOnlyList<SpotCheckFileRow> Files, string? StruckBecause, string? StruckBy, DateOnly? StruckOn, bool MayStrike);

/// <summary>One check, for who may see its task. What is read of a restricted problem is written down.</summary>
public sealed class ReadSpotCheck(Door door, IContentStore store, NoteReads reads) : IUseCase
{
    /// <summary>Null when there is no such check, or none the reader may see.</summary>
    public async Task<SpotCheckSheet?> Run(SpotCheckId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var check = await db.SpotChecks.VisibleTo(reading.Sight, db).Include(c => c.Files).Include(c => c.Measures).AsSplitQuery().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (check is null) return null;
        await reads.NoteAsync(reading, check.TaskId, ReadPlace.SpotCheck, ct);
        var row = (await SpotCheckList.RowsAsync(db, db.SpotChecks.Where(c => c.Id == id), ct)).Single();
        var about = await db.Tasks.Where(t => t.Id == check.TaskId).Join(db.Problems, t => t.ProblemId, p => p.Id, (_, p) => p.Wording).SingleAsync(ct);
        var named = check.Measures.Select(m => m.MeasureId).ToList();
        var measures = await db.Set<Measure>().Where(m => named.Contains(m.Id)).OrderBy(m => m.Position).Select(m => new { m.Position, m.Text }).ToListAsync(ct);
        var erased = await ErasedContents.OfAsync(db, check.Files.Select(f => f.Sha256), ct);
        var body = await db.Inspections.Where(i => i.Id == check.InspectionId).Select(i => i.BodyId).SingleAsync(ct);
        return new SpotCheckSheet(row, check.InspectionId, about, [.. measures.Select(m => (m.Position, m.Text))],
            [.. check.Files.OrderBy(f => f.Number).Select(f => new SpotCheckFileRow(f.Number, f.FileName, f.MediaType, f.Size, f.Sha256, erased.ContainsKey(f.Sha256)))],
            check.StruckBecause, check.StruckBy is { } by ? (await db.NamesAsync([by], ct)).GetValueOrDefault(by) : null, check.StruckOn,
            check.Counts && (reading.Actor.AsPerson(check.RecordedBy) is not null || reading.Actor.WhyNotOffice(body) is null));
    }

    /// <summary>A photograph or paper, opened for reading; null where there is none the reader may see.</summary>
    public async Task<(Stream Content, string FileName, string MediaType)?> FileAsync(SpotCheckId id, int number, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        if (await db.SpotChecks.VisibleTo(reading.Sight, db).Where(c => c.Id == id).Select(c => new { c.TaskId, File = c.Files.FirstOrDefault(f => f.Number == number) }).SingleOrDefaultAsync(ct) is not { File: { } file } found) return null;
        await reads.NoteAsync(reading, found.TaskId, ReadPlace.SpotCheck, ct);
        return !await ErasedContents.IsErasedAsync(db, file.Sha256, ct) && store.Open(file.Sha256) is { } content ? (content, file.FileName, file.MediaType) : null;
    }
}
