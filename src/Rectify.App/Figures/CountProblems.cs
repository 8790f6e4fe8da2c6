using Rectify.App.Data;
using Rectify.Domain.Rounds;

namespace Rectify.App.Figures;

/// <summary>问题数: the problems of one inspection as the reader may see them, by state. See <see cref="ProblemSums"/> for what each number counts.</summary>
public sealed class CountProblems(Door door) : IUseCase
{
    /// <summary>Null when nobody is signed in.</summary>
    public async Task<ProblemSums?> Run(InspectionId inspection, AsOf asOf, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? null : (await InspectionFigures.ReadAsync(reading, inspection, asOf, ct)).Sums();
    }
}
