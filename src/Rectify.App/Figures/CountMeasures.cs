using Rectify.App.Data;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>措施数: the measures of one inspection as the reader may see them, by state. See <see cref="MeasureSums"/> for what each number counts.</summary>
public sealed class CountMeasures(Door door) : IUseCase
{
    /// <summary>Null when nobody is signed in.</summary>
    public async Task<MeasureSums?> Run(InspectionId inspection, AsOf asOf, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? null : await OfAsync(await StandingSql.OfAsync(reading, inspection, asOf, ct), ct);
    }

    /// <summary>States in which a task's measures count: what is drafted for a plan not yet approved is no measure, nor what a withdrawn task once planned.</summary>
    internal static IReadOnlyList<TaskState> PlanInForce { get; } = [.. Enum.GetValues<TaskState>().Where(state => state is >= TaskState.Rectifying and < TaskState.Withdrawn)];

    internal static async Task<MeasureSums> OfAsync(StandingSql sql, CancellationToken ct) => MeasureSums.Of(await sql.MeasuresAsync(ct));
}
