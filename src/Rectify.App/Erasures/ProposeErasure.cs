using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.App.Erasures;

/// <summary>The security administrator proposes to erase a content. They see no tasks: a piece of evidence, a paper or a scan is named to them by its address or its digest.</summary>
public sealed partial class ProposeErasure(UnitOfWork work) : IUseCase
{
    /// <summary>The field of the piece.</summary>
    public const string Field = "piece";

    /// <param name="named">The address of the piece's page or of the paper, a piece's key, or the SHA-256 of the content.</param>
    public Task<Outcome> Run(string? named, Reason because, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ProposeErasure), act, async session =>
    {
        if (!session.Stamp.By.HasAnywhere(Role.SecurityAdministrator)) return Outcome.Only(Role.SecurityAdministrator);
        if (await FindAsync(session.Db, named, ct) is not var (place, sha256)) return Outcome.Bad(Field, "no-such-piece");
        await ErasedContents.LockAsync(session.Db, sha256, ct);
        if (await session.Db.Erasures.AnyAsync(e => e.Sha256 == sha256 && e.State != ErasureState.Refused, ct)) return Outcome.Bad(Field, "erasure-known");
        session.Db.Add(Erasure.Propose(ErasureId.New(), place, sha256, because, session.Stamp));
        return Outcome.Ok;
    }, ct);

    /// <summary>Evidence first: what stands on a piece and on a paper is told to both when it is erased.</summary>
    private static async Task<(ErasedPlace Place, string Sha256)?> FindAsync(RectifyDb db, string? named, CancellationToken ct)
    {
        var digest = Digest().Match(named ?? "").Value.ToLowerInvariant();
        var pieces = db.Set<EvidenceItem>().AsNoTracking();
        var piece = digest.Length > 0 ? await pieces.Where(e => e.Sha256 == digest).OrderBy(e => e.Id).FirstOrDefaultAsync(ct)
            : Key().Match(named ?? "") is { Success: true } key && Guid.TryParse(key.Value, out var id) ? await pieces.SingleOrDefaultAsync(e => e.Id == EvidenceId.From(id), ct)
            : null;
        if (piece is not null) return (new ErasedPlace(await db.Tasks.Where(t => t.Id == piece.TaskId).Select(t => t.InspectionId).SingleAsync(ct), piece.TaskId.Value, piece.Id), piece.Sha256);
        if (digest.Length > 0) return (await ErasablePapers.OfAsync(db, digest, ct)) is [var place, ..] ? (place, digest) : null;
        return await ErasablePapers.AtAsync(db, named, ct) is { } paper ? (paper.Place, paper.Sha256) : null;
    }

    [GeneratedRegex(@"\b[0-9a-fA-F]{64}\b")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}\b")]
    private static partial Regex Key();
}
