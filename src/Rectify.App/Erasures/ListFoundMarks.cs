using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Evidence;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;

namespace Rectify.App.Erasures;

/// <summary>A content in whose text a 密级 mark was found, as the security administrator is told: no name of a file, no words of it.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Places">Pieces that have the content.</param>
/// <param name="Piece">One of them.</param>
public sealed record FoundMarkRow(string Sha256, string Mark, int Page, int Places, EvidenceId Piece, DateTimeOffset UploadedAt);

/// <param name="HasMore">More wait than are shown.</param>
public sealed record FoundMarkSlice(IReadOnlyList<FoundMarkRow> Rows, bool HasMore);

/// <summary>Marks that nobody has decided about: neither proposed as 误传 nor dismissed. Those uploaded first stand first, a bounded number: what is decided makes room.</summary>
public sealed class ListFoundMarks(Door door) : IUseCase
{
    public const int Most = 20;

    /// <summary>Null for who has nothing to do with it.</summary>
    public async Task<FoundMarkSlice?> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Actor.HasAnywhere(Role.SecurityAdministrator)) return null;
        var pieces = reading.Db.Set<EvidenceItem>();
        var rows = await Open(reading.Db).Select(r => new { r.Sha256, r.Mark, r.MarkPage, First = pieces.Where(e => e.Sha256 == r.Sha256).OrderBy(e => e.Id).Select(e => new { e.Id, e.UploadedAt }).First(), Places = pieces.Count(e => e.Sha256 == r.Sha256) })
            .OrderBy(r => r.First.UploadedAt).ThenBy(r => r.Sha256).Take(Most + 1).ToListAsync(ct);
        return new FoundMarkSlice([.. rows.Take(Most).Select(r => new FoundMarkRow(r.Sha256, r.Mark!, r.MarkPage ?? 1, r.Places, r.First.Id, r.First.UploadedAt))], rows.Count > Most);
    }

    /// <summary>For the desk: how many wait, counted up to <see cref="Most"/> + 1; 0 for who has nothing to do with them.</summary>
    internal static async Task<int> WaitingAsync(Reading reading, CancellationToken ct) =>
        reading.Actor.HasAnywhere(Role.SecurityAdministrator) ? await Open(reading.Db).Take(Most + 1).CountAsync(ct) : 0;

    private static IQueryable<EvidenceReading> Open(RectifyDb db) => db.EvidenceReadings.Where(r => r.Mark != null && r.State != TextState.Gone && db.Set<EvidenceItem>().Any(e => e.Sha256 == r.Sha256)
        && !db.DismissedMarks.Any(d => d.Sha256 == r.Sha256) && !db.Erasures.Any(e => e.Sha256 == r.Sha256 && e.State != ErasureState.Refused));
}
