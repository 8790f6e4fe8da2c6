using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.App.People;
using Rectify.App.Trail;
using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evidence;

/// <summary>A piece of evidence as it lies in the store. Whoever opens it disposes of the stream.</summary>
/// <param name="MediaType">As found in the content.</param>
public sealed record EvidenceContent(TaskId Task, string Sha256, string FileName, string MediaType, long Size, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Opens files of evidence for people who may see the task they belong to.</summary>
public sealed class EvidenceFiles(Door door, IContentStore store, NoteReads reads) : IUseCase
{
    /// <summary>Null when there is no such piece, its bytes are gone, or the reader may not see the task: the three are not told apart.</summary>
    public async Task<EvidenceContent?> OpenAsync(EvidenceId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var piece = await reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db).SelectMany(t => t.Evidence).Where(e => e.Id == id)
            .Select(e => new { e.TaskId, e.Sha256, e.FileName, e.MediaType, e.Size, e.Level }).SingleOrDefaultAsync(ct);
        // decided to be erased is erased, also in the moment before the bytes go
        if (piece is null || await reading.Db.Erasures.AnyAsync(e => e.Sha256 == piece.Sha256 && e.State == ErasureState.Erased, ct) || store.Open(piece.Sha256) is not { } content) return null;
        await reads.NoteAsync(reading, [piece.TaskId], ReadPlace.Evidence, id, ct, always: piece.Level == SecrecyLevel.WorkSecret);
        return new EvidenceContent(piece.TaskId, piece.Sha256, piece.FileName, piece.MediaType, piece.Size, content);
    }
}
