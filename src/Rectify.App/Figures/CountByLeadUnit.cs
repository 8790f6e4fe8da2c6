using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Figures;

/// <summary>What one lead unit owes: its share of each problem counts once. A problem split between two units counts for both, so the units may add up to more than the problems.</summary>
public sealed record UnitSums(UnitId Unit, string Name, ProblemSums Problems);

/// <summary>各牵头单位: the problems of one inspection by lead unit, those with most overdue first, then those with most ongoing.</summary>
public sealed class CountByLeadUnit(Door door) : IUseCase
{
    public async Task<IReadOnlyList<UnitSums>> Run(InspectionId inspection, AsOf asOf, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? [] : await OfAsync(reading, await InspectionFigures.ReadAsync(reading, inspection, asOf, ct), ct);
    }

    internal static async Task<IReadOnlyList<UnitSums>> OfAsync(Reading reading, InspectionFigures figures, CancellationToken ct)
    {
        var units = figures.Units;
        var names = await reading.Db.Set<UnitPeriod>().Where(p => units.Contains(p.UnitId) && p.Until == null).Select(p => new { p.UnitId, p.Name }).ToDictionaryAsync(p => p.UnitId, p => p.Name, ct);
        return [.. units.Select(unit => new UnitSums(unit, names[unit], figures.Sums(unit))).Where(u => u.Problems.FedBack > 0)
            .OrderByDescending(u => u.Problems.Overdue).ThenByDescending(u => u.Problems.Ongoing).ThenBy(u => u.Name, StringComparer.Ordinal)];
    }
}
