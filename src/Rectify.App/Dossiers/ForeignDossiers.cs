using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Evidence;
using Rectify.App.Files;
using Rectify.App.Intake;
using Rectify.App.People;
using Rectify.Domain.Dossiers;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.App.Dossiers;

/// <param name="Fits">Nothing was found that does not fit when it was taken in.</param>
public sealed record ForeignDossierRow(ForeignDossierId Id, string Title, string HeldBy, DateOnly ExportedOn, DateOnly ImportedOn, string ImportedBy, int Files, bool IsRestricted, bool Fits);

/// <param name="Holders">Bodies the reader may take a dossier in for; empty for who only reads.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record ForeignDossierSlice(IReadOnlyList<ForeignDossierRow> Rows, IReadOnlyList<(UnitId Id, string Name)> Holders, ForeignDossierId? Next);

public sealed record ForeignFileRow(int Position, string Path, string What, long Size, string Sha256);

/// <summary>One dossier as its page shows it.</summary>
/// <param name="Part">The part asked for, in words of the dossier; null where its text is gone or cannot be read.</param>
/// <param name="Number">Of that part, from 1.</param>
/// <param name="Parts">All of them by title and folder, the index first.</param>
public sealed record ForeignDossierSheet(
    ForeignDossierRow Row, string FileName, string Sha256, int TrailFacts, IReadOnlyList<DossierFault> Faults, IReadOnlyList<ForeignFileRow> Files, IReadOnlyList<(string Folder, string Title)> Parts, int Number, DossierPart? Part);

/// <summary>Reads foreign dossiers: the office of the body that holds them, its leading group, and who reads across from above; restricted ones the first two only.</summary>
public sealed class ForeignDossiers(Door door, IContentStore store, EvidencePages pages) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Of the page in each folder of a dossier.</summary>
    public const string PageName = DossierOfTask.Page;

    private const int MostHolders = 200;

    private static readonly Role[] Keepers = [Role.Office, Role.HeadOfOffice, Role.LeadingGroup];
    private static readonly Role[] Readers = [.. Keepers, Role.UpperLevel, Role.Supervision];

    /// <summary>Null for who has nothing to do with them.</summary>
    public async Task<ForeignDossierSlice?> ListAsync(ForeignDossierId? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Actor.HasAnywhere(Readers)) return null;
        var seen = await VisibleAsync(reading, ct);
        if (after is { } last) seen = seen.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.Id), ValueTuple.Create(last)));
        var rows = await Rows(reading.Db, seen.OrderByDescending(d => d.Id).Take(PageSize + 1)).ToListAsync(ct);
        var names = await UnitsAsync(reading.Db, ct);
        return new ForeignDossierSlice([.. rows.Take(PageSize)], [.. names.Where(unit => reading.Actor.DoesOfficeWork(unit.Id)).Take(MostHolders)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    /// <summary>Null where there is none the reader may see.</summary>
    /// <param name="part">From 1.</param>
    public async Task<ForeignDossierSheet?> ReadAsync(ForeignDossierId id, int part = 1, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await Rows(reading.Db, (await VisibleAsync(reading, ct)).Where(d => d.Id == id)).SingleOrDefaultAsync(ct) is not { } row) return null;
        var dossier = await reading.Db.ForeignDossiers.AsNoTracking().Include(d => d.Files.OrderBy(f => f.Position)).SingleAsync(d => d.Id == id, ct);
        var parts = await PartsAsync(dossier.ContentSha256, ct);
        var number = Math.Clamp(part, 1, Math.Max(1, parts.Count));
        return new ForeignDossierSheet(row, dossier.FileName, dossier.Sha256, dossier.TrailFacts, DossierFault.Of(dossier.Faults),
            [.. dossier.Files.Select(f => new ForeignFileRow(f.Position, f.Path, f.What, f.Size, f.Sha256))], [.. parts.Select(p => (p.Folder, p.Title))], number, parts.Count == 0 ? null : parts[number - 1]);
    }

    /// <summary>A file of it; null where there is none, its bytes are gone, or the reader may not see the dossier. Whoever opens it disposes of it.</summary>
    public async Task<EvidenceContent?> OpenAsync(ForeignDossierId id, int position, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var file = await (await VisibleAsync(reading, ct)).Where(d => d.Id == id).SelectMany(d => d.Files).Where(f => f.Position == position).SingleOrDefaultAsync(ct);
        if (file is null || await reading.Db.Erasures.AnyAsync(e => e.Sha256 == file.Sha256 && e.State == ErasureState.Erased, ct) || store.Open(file.Sha256) is not { } content) return null;
        return new EvidenceContent(default, file.Sha256, file.Path.Split('/')[^1], file.MediaType, file.Size, content);
    }

    /// <summary>The file as far as it can be shown, as evidence is.</summary>
    public async Task<EvidencePreviewRow?> PreviewAsync(ForeignDossierId id, int position, int page = 1, string? words = null, CancellationToken ct = default)
    {
        if (await OpenAsync(id, position, ct) is not { } file) return null;
        await using (file) return await pages.ShowAsync(new EvidencePreviewRow(default, default, file.FileName, file.MediaType, file.Size), file, page, words, ct);
    }

    private async Task<IReadOnlyList<DossierPart>> PartsAsync(string sha256, CancellationToken ct)
    {
        if (store.Open(sha256) is not { } content) return [];
        await using (content)
        {
            try
            {
                return [.. ((await JsonSerializer.DeserializeAsync<DossierContent>(content, DossierContent.Options, ct))?.Parts ?? []).OrderBy(part => part.Folder.Length > 0)];
            }
            catch (JsonException)
            {
                // the bytes are not those that were taken in: the scrub names them
                return [];
            }
        }
    }

    private static async Task<IQueryable<ForeignDossier>> VisibleAsync(Reading reading, CancellationToken ct)
    {
        var units = await reading.Db.Units.AsNoTracking().Select(u => u.Id).ToListAsync(ct);
        var kept = units.Where(unit => Keepers.Any(role => reading.Actor.Has(role, unit))).ToList();
        var read = units.Where(unit => Readers.Any(role => reading.Actor.Has(role, unit))).ToList();
        return reading.Db.ForeignDossiers.AsNoTracking().Where(d => d.IsRestricted ? kept.Contains(d.HeldBy) : read.Contains(d.HeldBy));
    }

    private static async Task<List<(UnitId Id, string Name)>> UnitsAsync(RectifyDb db, CancellationToken ct) =>
        [.. (await db.Set<UnitPeriod>().AsNoTracking().Where(p => p.Until == null).OrderBy(p => p.Name).Select(p => new { p.UnitId, p.Name }).ToListAsync(ct)).Select(p => (p.UnitId, p.Name))];

    private static IQueryable<ForeignDossierRow> Rows(RectifyDb db, IQueryable<ForeignDossier> dossiers) =>
        from d in dossiers
        join unit in db.Set<UnitPeriod>().Where(p => p.Until == null) on d.HeldBy equals unit.UnitId
        join person in db.Persons on d.ImportedBy equals person.Id
        orderby d.Id descending
        select new ForeignDossierRow(d.Id, d.Title, unit.Name, d.ExportedOn, d.ImportedOn, person.Name, d.Files.Count, d.IsRestricted, d.Faults == null);
}
