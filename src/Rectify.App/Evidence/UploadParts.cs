using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evidence;

/// <summary>
/// A large file of evidence that arrives part by part, so that an interrupted upload goes on where it stopped. The parts lie beside the content store, named by who sends them and for which task, until the
/// file is sent in; it is looked at then like any other. Nobody else reaches them.
/// </summary>
public sealed class UploadParts(ICurrentActor who, UnitOfWork work, UploadEvidence upload, AppSettings settings, TimeProvider clock) : IUseCase
{
    /// <summary>Bytes of one part, inclusive.</summary>
    public const int MaxPartBytes = 16 * 1024 * 1024;

    /// <summary>What nobody goes on with is thrown away after that.</summary>
    internal static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    private const string Prefix = "part-";

    /// <summary>Whether a file that lies there is such a part, from its name.</summary>
    internal static bool IsPart(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    private string Folder => Path.Combine(settings.FilesFolder, "arriving");

    /// <summary>How many bytes have come; 0 where none have. Null when nobody is signed in.</summary>
    public async Task<long?> LengthAsync(TaskId task, Guid file, CancellationToken ct = default) =>
        await who.PersonAsync(ct) is { } person ? new FileInfo(PathOf(person, task, file)) is { Exists: true } known ? known.Length : 0 : null;

    /// <summary>Puts the part behind what has come. A part that does not begin there changes nothing: the length tells where to go on.</summary>
    /// <returns>The length now; or why the file is not taken.</returns>
    public async Task<(long Length, Outcome? Refusal)> AppendAsync(TaskId task, Guid file, long offset, Stream part, CancellationToken ct = default)
    {
        if (await who.PersonAsync(ct) is not { } person) return (0, Outcome.None);
        var path = PathOf(person, task, file);
        if (offset == 0)
        {
            // asked before the bytes are read: who may not add does not fill the disk
            if (await upload.MayAddAsync(task, ct) is { IsDone: false } refused) return (0, refused);
            Directory.CreateDirectory(Folder);
            ThrowAwayOld();
        }
        else if (!File.Exists(path)) return (0, null);
        FileStream arrived;
        try
        {
            arrived = new FileStream(path, offset == 0 ? FileMode.OpenOrCreate : FileMode.Open, FileAccess.Write, FileShare.Read, 81920, useAsync: true);
        }
        catch (IOException)
        {
            // the try before is not over yet on this side: the sender asks again
            return (new FileInfo(path) is { Exists: true } busy ? busy.Length : 0, null);
        }
        await using (arrived)
        {
            if (arrived.Length != offset) return (arrived.Length, null);
            arrived.Position = offset;
            var buffer = new byte[81920];
            for (int read; (read = await part.ReadAsync(buffer, ct)) > 0;)
            {
                if (arrived.Position + read > settings.MaxUploadBytes)
                {
                    arrived.SetLength(0);
                    return (0, Outcome.Bad("file", "too-large", $"{settings.MaxUploadBytes / (1024 * 1024)}"));
                }
                await arrived.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            await arrived.FlushAsync(ct);
            return (arrived.Length, null);
        }
    }

    /// <summary>Sends the file in. Sent again under its act, the first outcome stands though the parts are gone.</summary>
    public async Task<Outcome> SendAsync(EvidenceInput input, Guid file, string? fileName, CancellationToken ct = default)
    {
        if (await who.PersonAsync(ct) is not { } person) return Outcome.None;
        var path = PathOf(person, input.Task, file);
        if (!File.Exists(path))
            return await work.RunAsync(nameof(TaskVerb.AddEvidence), input.Act, _ => Task.FromResult(Outcome.Bad("file", "parts-lost")), ct);
        Outcome outcome;
        await using (var arrived = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 81920, useAsync: true))
            outcome = await upload.Run(input, fileName, arrived, ct);
        // what stands against the content stands against it tomorrow too; what stands against the act may pass
        if (outcome.IsDone || outcome is Outcome.Invalid { Errors: var errors } && errors.Any(e => e.Field == "file")) File.Delete(path);
        return outcome;
    }

    private void ThrowAwayOld()
    {
        foreach (var path in Directory.EnumerateFiles(Folder, $"{Prefix}*"))
            if (clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(path) > Kept) File.Delete(path);
    }

    private string PathOf(PersonId person, TaskId task, Guid file) => Path.Combine(Folder, $"{Prefix}{person.Value:N}-{task.Value:N}-{file:N}");
}
