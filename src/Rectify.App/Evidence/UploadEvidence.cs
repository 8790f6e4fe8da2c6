using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.Tasks;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evidence;

/// <summary>What goes with a file: which measures it is to prove and how, the day it speaks of, and the piece it replaces.</summary>
public sealed record EvidenceInput(TaskId Task, ActId Act, DateOnly? EvidenceOn, IReadOnlyList<Proof> Proves, EvidenceId? Replaces = null);

/// <summary>
/// Takes a file in as evidence. It arrives in a place of its own, is looked at there, and is kept only when nothing stands against it: a document with a mark of secrecy leaves nothing behind.
/// </summary>
public sealed class UploadEvidence(UnitOfWork work, AddEvidence add, IContentStore store, AppSettings settings) : IUseCase
{
    public async Task<Outcome> Run(EvidenceInput input, string? fileName, Stream content, CancellationToken ct = default)
    {
        var name = FileNames.Clean(fileName);
        if (new EvidenceInputValidator().Validate(input) is { IsValid: false } wrong)
            return new Outcome.Invalid([.. wrong.Errors.Select(e => new FieldError(e.PropertyName, e.ErrorCode))]);
        // asked before the bytes are read: who may not add does not fill the disk
        if (await MayAddAsync(input.Task, ct) is { IsDone: false } refused) return refused;

        var arriving = Path.Combine(settings.FilesFolder, "arriving");
        Directory.CreateDirectory(arriving);
        var path = Path.Combine(arriving, $"{Guid.NewGuid():N}");
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read, 81920, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
            if (!await CopyAsync(content, file, ct)) return Outcome.Bad("file", "too-large", $"{settings.MaxUploadBytes / (1024 * 1024)}");
            if (file.Length == 0) return Outcome.Bad("file", "empty");
            var type = FileType.Of(file);
            if (await SecrecyCheck.FindAsync(name, path, file, type, ct) is { } mark) return Outcome.Bad("file", "secrecy-mark", mark);
            file.Position = 0;
            var kept = await store.SaveAsync(file, settings.MaxUploadBytes, ct);
            return await add.Run(input.Task, input.Act, new StoredFile(kept.Sha256, kept.Size, name, type), input.EvidenceOn, input.Proves, input.Replaces, ct);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Asks the life cycle without leaving anything behind.</summary>
    private async Task<Outcome> MayAddAsync(TaskId id, CancellationToken ct)
    {
        Outcome answer = Outcome.None;
        await work.RunAsync(nameof(UploadEvidence), ActId.New(), async session =>
        {
            if (await session.LockTaskAsync(id, deciding: false, TaskParts.Root) is var (task, setting))
            {
                var unmet = task.WhyNot(TaskVerb.AddEvidence, setting, session.Stamp);
                answer = unmet.Count == 0 ? Outcome.Ok : new Outcome.Refused(new Refusal(TaskVerb.AddEvidence, unmet));
            }
            return Outcome.None;
        }, ct);
        return answer;
    }

    /// <summary>False when more came than is taken.</summary>
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
}
