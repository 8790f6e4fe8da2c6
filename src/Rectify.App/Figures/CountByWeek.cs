using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
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
        if (reading is null || await reading.Db.Inspections.Where(i => i.Id == inspection).Select(i => (DateOnly?)i.FeedbackOn).SingleOrDefaultAsync(ct) is not { } feedbackOn) return [];
        var sql = await StandingSql.OfAsync(reading, inspection, asOf, ct);
        return Of([.. await sql.DoneAsync(ct), .. await sql.DuesAsync(ct)], feedbackOn, asOf.Day);
    }

    /// <param name="last">The last day of the last week, inclusive.</param>
    internal static IReadOnlyList<WeekSums> Of(IEnumerable<DayChange> inAnyOrder, DateOnly feedbackOn, DateOnly last)
    {
        DayChange[] changes = [.. inAnyOrder.OrderBy(change => change.Day)];
        var (done, due, next) = (0, 0, 0);
        List<WeekSums> weeks = [];
        foreach (var day in WeeksTo(last, feedbackOn))
        {
            for (; next < changes.Length && changes[next].Day <= day; next++) (done, due) = (done + changes[next].Done, due + changes[next].Due);
            weeks.Add(new WeekSums(day, done, due));
        }
        return weeks;
    }

    private static IEnumerable<DateOnly> WeeksTo(DateOnly last, DateOnly first)
    {
        var weeks = Math.Clamp((last.DayNumber - first.DayNumber + 6) / 7, 1, MostWeeks);
        return Enumerable.Range(0, weeks).Select(week => last.AddDays(-7 * (weeks - 1 - week)));
    }
}
