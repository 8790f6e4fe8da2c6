using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.App.Erasures;

/// <summary>The security administrator proposes to erase a content. They see no tasks: the piece is named to them by its address or its digest.</summary>
public sealed partial class ProposeErasure(UnitOfWork work) : IUseCase
{
    /// <summary>The field of the piece.</summary>
    public const string Field = "piece";

    /// <param name="named">The address of the piece's page, its key, or the SHA-256 of the content.</param>
    public Task<Outcome> Run(string? named, Reason because, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ProposeErasure), act, async session =>
    {
        if (!session.Stamp.By.HasAnywhere(Role.SecurityAdministrator)) return Outcome.Only(Role.SecurityAdministrator);
        var pieces = session.Db.Set<EvidenceItem>();
        var digest = Digest().Match(named ?? "").Value.ToLowerInvariant();
        var piece = digest.Length > 0 ? await pieces.Where(e => e.Sha256 == digest).OrderBy(e => e.Id).FirstOrDefaultAsync(ct)
            : Key().Match(named ?? "") is { Success: true } key && Guid.TryParse(key.Value, out var id) ? await pieces.SingleOrDefaultAsync(e => e.Id == EvidenceId.From(id), ct)
            : null;
        if (piece is null) return Outcome.Bad(Field, "no-such-piece");
        await ErasedContents.LockAsync(session.Db, piece.Sha256, ct);
        if (await session.Db.Erasures.AnyAsync(e => e.Sha256 == piece.Sha256 && e.State != ErasureState.Refused, ct)) return Outcome.Bad(Field, "erasure-known");
        var inspection = await session.Db.Tasks.Where(t => t.Id == piece.TaskId).Select(t => t.InspectionId).SingleAsync(ct);
        session.Db.Add(Erasure.Propose(ErasureId.New(), piece, inspection, because, session.Stamp));
        return Outcome.Ok;
    }, ct);

    [GeneratedRegex(@"\b[0-9a-fA-F]{64}\b")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-?(?:[0-9a-fA-F]{4}-?){3}[0-9a-fA-F]{12}\b")]
    private static partial Regex Key();
}
