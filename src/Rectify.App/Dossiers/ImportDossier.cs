using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Evidence;
using Rectify.App.Intake;
using Rectify.Domain.Dossiers;
using Rectify.Domain.People;

namespace Rectify.App.Dossiers;

/// <summary>
/// Takes a dossier in as a foreign record (外来卷宗): its text and its files, held against its own list of digests and its extract of the trail. What does not fit is said and kept with it; what is no dossier, or more
/// than is taken in, is refused and leaves nothing behind. It never becomes a problem or a task of this system.
/// </summary>
public sealed class ImportDossier(UnitOfWork work, FileArrival arrival, AppSettings settings) : IUseCase
{
    /// <summary>The field of the archive.</summary>
    public const string Field = "file";

    /// <summary>Names of files, where the dossier's index calls them nothing.</summary>
    private const string NoWhat = "附件";

    /// <param name="heldBy">The body whose office keeps it.</param>
    public Task<Outcome> Run(ForeignDossierId id, UnitId heldBy, string? fileName, Stream archive, ActId act, CancellationToken ct = default) => RunAsync(id, heldBy, fileName, archive, act, session => session.Stamp.By.DoesOfficeWork(heldBy), ct);

    /// <summary>For the command line: whoever holds the instance's folder may.</summary>
    internal async Task<Outcome> RunAsync(ForeignDossierId id, UnitId heldBy, string? fileName, Stream archive, ActId act, Func<ActSession, bool> mayImport, CancellationToken ct)
    {
        // asked before the bytes are read: who may not does not fill the disk
        var may = Outcome.None;
        await work.RunAsync(nameof(ImportDossier), ActId.New(), session =>
        {
            may = mayImport(session) ? Outcome.Ok : Outcome.Only(Role.Office, Role.HeadOfOffice);
            return Task.FromResult(Outcome.None);
        }, ct);
        if (!may.IsDone) return may;
        var name = FileNames.Clean(fileName);
        var arriving = Path.Combine(settings.FilesFolder, "arriving");
        Directory.CreateDirectory(arriving);
        await using var file = new FileStream(Path.Combine(arriving, $"{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        if (!await CopyAsync(archive, file, ct)) return Outcome.Bad(Field, "too-large", $"{settings.MaxUploadBytes / (1024 * 1024)}");
        file.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct));
        file.Position = 0;
        try
        {
            await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, System.Text.Encoding.UTF8, ct);
            var (read, error) = await ReadArchive.OpenAsync(zip, DossierLimits.Of(settings), ct);
            if (read is null) return new Outcome.Invalid([error!]);
            return await KeepAsync(id, heldBy, name, sha256, zip, read, act, mayImport, ct);
        }
        catch (InvalidDataException)
        {
            return Outcome.Bad(Field, "not-a-dossier");
        }
    }

    private async Task<Outcome> KeepAsync(ForeignDossierId id, UnitId heldBy, string name, string sha256, ZipArchive zip, ReadArchive read, ActId act, Func<ActSession, bool> mayImport, CancellationToken ct)
    {
        var listed = read.Content.Files.Where(file => file is { Path: not null, What: not null }).DistinctBy(file => file.Path).ToDictionary(file => file.Path, file => file.What, StringComparer.Ordinal);
        var faults = read.Faults.ToList();
        List<ForeignContent> contents = [];
        foreach (var entry in read.Files)
        {
            await using var unpacked = await entry.OpenAsync(ct);
            // looked at like any upload: type by content, marks of secrecy, viruses, what was erased here
            var (kept, refused) = await arrival.TakeAsync(Field, entry.Name, unpacked, settings.MaxUploadBytes, null, ct);
            if (refused is { Code: "empty" }) continue;
            if (kept is null) return new Outcome.Invalid([refused! with { Detail = $"{refused.Detail} {entry.FullName}".Trim() }]);
            contents.Add(new ForeignContent(entry.FullName, Cut(listed.GetValueOrDefault(entry.FullName) ?? NoWhat, ForeignDossier.MaxWhatLength), kept.Sha256, kept.Size, kept.MediaType));
            if (read.Trail.Facts > 0 && entry.FullName.Split('/').Contains(DossierOfTask.Evidence) && !read.Trail.Evidence.Contains(kept.Sha256)) faults.Add(new DossierFault(DossierFaultKind.EvidenceNotInTrail, entry.FullName));
        }
        await using var json = await zip.GetEntry(DossierContent.Path)!.OpenAsync(ct);
        var (content, unusable) = await arrival.TakeAsync(Field, "dossier.json", json, settings.MaxUploadBytes, null, ct);
        if (content is null) return new Outcome.Invalid([unusable!]);
        var source = new DossierSource(Cut(read.Content.Title, ForeignDossier.MaxTitleLength), name, sha256, content.Sha256, read.Content.ExportedOn, read.Content.Restricted, read.Trail.Facts, DossierFault.Lines(faults));
        return await work.RunAsync(nameof(ImportDossier), act, async session =>
        {
            if (!mayImport(session)) return Outcome.Only(Role.Office, Role.HeadOfOffice);
            if (!await session.Db.Units.AnyAsync(u => u.Id == heldBy, ct)) return Outcome.None;
            if (await session.Db.ForeignDossiers.AnyAsync(d => d.Sha256 == sha256 && d.HeldBy == heldBy, ct)) return Outcome.Bad(Field, "dossier-known");
            session.Db.Add(ForeignDossier.Import(id, heldBy, source, contents, session.Stamp));
            return Outcome.Ok;
        }, ct);
    }

    private async Task<bool> CopyAsync(Stream from, FileStream to, CancellationToken ct)
    {
        var buffer = new byte[81920];
        for (int read; (read = await from.ReadAsync(buffer, ct)) > 0;)
        {
            if (to.Length + read > settings.MaxUploadBytes) return false;
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        await to.FlushAsync(ct);
        return true;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
