using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Evidence;

namespace Rectify.App.Evidence;

/// <summary>文件要素 as recognised in the texts of contents, for a person to take over.</summary>
internal static class DocumentOffers
{
    /// <summary>Without days after today; contents of which nothing was recognised are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, DocumentFacts>> OfAsync(RectifyDb db, IEnumerable<string> contents, DateOnly today, CancellationToken ct)
    {
        var asked = contents.Distinct().ToList();
        var found = await db.EvidenceReadings.AsNoTracking().Where(r => asked.Contains(r.Sha256) && r.State == TextState.Kept)
            .Select(r => new { r.Sha256, r.OfferedNumber, r.OfferedIssuer, r.OfferedSignedOn, r.OfferedEvidenceOn, r.OfferedLevel }).ToListAsync(ct);
        return found.Select(r => (r.Sha256, Offer: new DocumentFacts(r.OfferedNumber, r.OfferedIssuer, r.OfferedSignedOn, r.OfferedEvidenceOn, r.OfferedLevel).UpTo(today)))
            .Where(r => r.Offer != DocumentFacts.None).ToDictionary(r => r.Sha256, r => r.Offer, StringComparer.Ordinal);
    }

    /// <summary>What was recognised goes with the content.</summary>
    public static Task<int> ForgetOffersAsync(this IQueryable<EvidenceReading> readings, CancellationToken ct) => readings.ExecuteUpdateAsync(r => r
        .SetProperty(x => x.OfferedNumber, (string?)null).SetProperty(x => x.OfferedIssuer, (string?)null).SetProperty(x => x.OfferedSignedOn, (DateOnly?)null).SetProperty(x => x.OfferedEvidenceOn, (DateOnly?)null).SetProperty(x => x.OfferedLevel, (SecrecyLevel?)null), ct);
}
