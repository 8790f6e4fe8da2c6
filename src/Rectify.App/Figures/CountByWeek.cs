using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;

namespace Rectify.App.Figures;

/// <summary>Measures done and due by the end of a week, both cumulative.</summary>
/// <param name="On">The week's last day, inclusive.</param>
/// <param name="Done">Verified or sustained on that day.</param>
/// <param name="Due">序时进度: measures whose deadline had come by that day, not cancelled, of tasks whose plan is in force now.</param>
public sealed record WeekSums(DateOnly On, int Done, int Due);

/// <summary>每周累计: weeks ending on the weekday asked for, from the first one after feedback; at most a year of them.</summary>
public sealed class CountByWeek(Door door) : IUseCase
{
    private const int MostWeeks = 53;

    public async Task<IReadOnlyList<WeekSums>> Run(InspectionId inspection, AsOf asOf, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? [] : await ReadAsync(reading, inspection, asOf, ct);
    }

    internal static async Task<IReadOnlyList<WeekSums>> ReadAsync(Reading reading, InspectionId inspection, AsOf asOf, CancellationToken ct)
    {
        var tasks = reading.Db.TasksVisibleTo(reading.Sight).Where(t => t.InspectionId == inspection && CountMeasures.PlanInForce.Contains(t.State));
        var feedbackOn = await reading.Db.Inspections.Where(i => i.Id == inspection).Select(i => (DateOnly?)i.FeedbackOn).SingleOrDefaultAsync(ct);
        var measures = (await PastMeasures.ReadAsync(reading, tasks, ct)).Where(m => m.Present != MeasureState.Cancelled).ToList();
        return [.. WeeksTo(asOf.Day, feedbackOn ?? asOf.Day).Select(day =>
        {
            var then = asOf with { Day = day };
            return new WeekSums(day, measures.Count(m => m.StateAt(then) is MeasureState.Verified or MeasureState.Sustained), measures.Count(m => m.DueAsOf(asOf) <= day));
        })];
    }

    private static IEnumerable<DateOnly> WeeksTo(DateOnly last, DateOnly first)
    {
        var weeks = Math.Clamp((last.DayNumber - first.DayNumber + 6) / 7, 1, MostWeeks);
        return Enumerable.Range(0, weeks).Select(week => last.AddDays(-7 * (weeks - 1 - week)));
    }
}
