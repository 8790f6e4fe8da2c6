using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
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
        return reading is null ? null : await ReadAsync(reading, inspection, asOf, ct);
    }

    /// <summary>States in which a task's measures count: what is drafted for a plan not yet approved is no measure, nor what a withdrawn task once planned.</summary>
    internal static IReadOnlyList<TaskState> PlanInForce { get; } = [.. Enum.GetValues<TaskState>().Where(state => state is >= TaskState.Rectifying and < TaskState.Withdrawn)];

    internal static async Task<MeasureSums> ReadAsync(Reading reading, InspectionId inspection, AsOf asOf, CancellationToken ct)
    {
        var tasks = reading.Db.TasksVisibleTo(reading.Sight).Where(t => t.InspectionId == inspection);
        if (await InspectionStandings.IsPresentAsync(reading, inspection, asOf, ct))
        {
            var counts = await tasks.Where(t => PlanInForce.Contains(t.State)).SelectMany(t => t.Measures).GroupBy(m => m.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(ct);
            return MeasureSums.Of([.. counts.SelectMany(c => Enumerable.Repeat(c.State, c.Count))]);
        }
        var pursued = (await PastStandings.ReadAsync(reading, tasks, asOf, ct)).Where(t => PlanInForce.Contains(t.State)).Select(t => t.Task).ToHashSet();
        var measures = await PastMeasures.ReadAsync(reading, tasks, ct);
        return MeasureSums.Of([.. measures.Where(m => pursued.Contains(m.Task)).Select(m => m.StateAt(asOf))]);
    }
}
