using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain.Rounds;

namespace Rectify.App.LookBacks;

/// <summary>What a new campaign begins with: inspections of bodies whose office the reader does the work of, the latest first.</summary>
public sealed record LookBackBeginning(DateOnly Today, IReadOnlyList<(InspectionId Id, string Name)> Inspections);

public sealed class PrepareLookBack(Door door) : IUseCase
{
    private const int MostInspections = 200;

    /// <summary>Null when nobody is signed in, or for whom opens none.</summary>
    public async Task<LookBackBeginning?> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var seen = reading.Sight.Inspections;
        var latest = await reading.Db.Inspections.Where(i => seen.Contains(i.Id)).OrderByDescending(i => i.FeedbackOn).ThenBy(i => i.Id).Take(MostInspections).Select(i => i.Id).ToListAsync(ct);
        var kept = (await ReadLookBack.InspectionsAsync(reading.Db, latest, ct)).Where(i => reading.Actor.WhyNotOffice(i.Body) is null).Select(i => (i.Id, i.Name)).ToList();
        return kept.Count == 0 ? null : new LookBackBeginning(reading.Today, kept);
    }
}
