using System.Text;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.Documents.Reading;
using Rectify.Documents.Reading.Ledgers;
using Rectify.Documents.Text;
using Rectify.Domain.Intake;
using Rectify.Domain.People;

namespace Rectify.App.Intake;

/// <summary>
/// Reads a document and opens a draft with what the reader proposes. Checked before anything is kept: a refused document, above all one marked with a degree of secrecy,
/// leaves neither file nor row. The document itself is kept under its hash; pasted text as .txt.
/// </summary>
public sealed class ReadDocument(UnitOfWork work, Door door, IContentStore store, VirusScanner scanner) : IUseCase
{
    public const int MaxFileNameLength = 200;

    private const int MaxTitleLength = 100;

    /// <summary>The field the refusals of a document are about; their codes are <see cref="RefusalReason"/> in lower case with hyphens.</summary>
    public const string Document = "document";

    /// <summary>Largest file read in, in bytes.</summary>
    public static int MaxFileBytes => TextLimits.Default.FileBytes;

    public async Task<Outcome> Run(IntakeId id, string pasted, ActId act, CancellationToken ct = default) =>
        await MayReadAsync(ct) ? await KeepAsync(id, TextLoader.FromPaste(pasted), null, null, act, ct) : Outcome.None;

    /// <summary>Reads the stream up to the limit and no further; does not close it.</summary>
    public async Task<Outcome> Run(IntakeId id, Stream content, string fileName, ActId act, CancellationToken ct = default)
    {
        // asked before the bytes are read: who may not read documents in does not fill the memory
        if (!await MayReadAsync(ct)) return Outcome.None;
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        if (SecrecyMark.InFileName(name) is { } mark) return Refused(new(RefusalReason.SecrecyMark, mark));
        if (await ReadAllAsync(content, ct) is not { } bytes) return Refused(new(RefusalReason.TooLarge, $"{MaxFileBytes / (1024 * 1024)} MB"));
        using var file = new MemoryStream(bytes, writable: false);
        if (await scanner.FindAsync(Document, file, ct) is { } found) return new Outcome.Invalid([found]);
        file.Position = 0;
        return await KeepAsync(id, TextLoader.FromFile(file, name), name, bytes, act, ct);
    }

    /// <summary>The code of a refusal: <c>SecrecyMark</c> is <c>secrecy-mark</c>.</summary>
    public static string CodeOf(RefusalReason reason) =>
        string.Concat(reason.ToString().Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));

    private async Task<Outcome> KeepAsync(IntakeId id, TextLoad load, string? fileName, byte[]? bytes, ActId act, CancellationToken ct)
    {
        if (load is not TextLoad.Loaded(var source)) return Refused((TextLoad.Refused)load);
        var proposal = ProposalReader.Read(source, await MappingAsync(ct));
        // no byte order mark, so that the kept text has the characters the spans count
        using var content = new MemoryStream(bytes ?? Encoding.UTF8.GetBytes(source.Raw), writable: false);
        var kept = await store.SaveAsync(content, long.MaxValue, ct);
        return await work.RunAsync(nameof(ReadDocument), act, session =>
        {
            session.Db.IntakeDrafts.Add(new IntakeDraft
            {
                Id = id, Sha256 = kept.Sha256, FileName = Shortened(fileName ?? NameOf(proposal)), SourceText = source.Raw, Proposal = ProposalJson.Write(proposal),
                CreatedBy = session.Stamp.By.Person, CreatedAt = session.Stamp.At, SavedAt = session.Stamp.At,
            });
            return Task.FromResult(Outcome.Ok);
        }, ct);
    }

    private async Task<bool> MayReadAsync(CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading?.Actor.DoesOfficeWork() == true;
    }

    private async Task<LedgerMapping> MappingAsync(CancellationToken ct)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? LedgerMapping.Empty : await reading.Db.LedgerMappingAsync(ct);
    }

    private static Outcome Refused(TextLoad.Refused refusal) => Outcome.Bad(Document, CodeOf(refusal.Reason), refusal.Detail);

    private static string NameOf(Proposal proposal)
    {
        var title = proposal.Header.Title?.Text ?? proposal.Problems.FirstOrDefault()?.Wording.Text ?? "文本";
        return (title.Length > MaxTitleLength ? title[..MaxTitleLength] : title) + ".txt";
    }

    private static string Shortened(string name)
    {
        if (name.Length <= MaxFileNameLength) return name;
        var extension = Path.GetExtension(name);
        return extension.Length < MaxFileNameLength ? name[..(MaxFileNameLength - extension.Length)] + extension : name[..MaxFileNameLength];
    }

    /// <summary>Null when more comes than is read.</summary>
    private static async Task<byte[]?> ReadAllAsync(Stream content, CancellationToken ct)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
        {
            if (copy.Length + read > MaxFileBytes) return null;
            copy.Write(buffer, 0, read);
        }
        return copy.ToArray();
    }
}
