using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Suggestions;
using Rectify.App.Supervision;
using Rectify.App.WiderChecks;
using Rectify.App.WorkingDays;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Calendar;

/// <summary>到期日历: what falls due in a month of what the reader may see, counted day by day, and one day in full.</summary>
public sealed class ReadCalendar(Door door) : IUseCase
{
    /// <summary>So many of each kind are listed of one day.</summary>
    public const int MostOfDay = 100;

    /// <param name="month">Any day of the month; null for this month.</param>
    /// <param name="day">The day that is looked at; null for today in this month, else the month's first day with something on it.</param>
    public async Task<CalendarMonth?> Run(DateOnly? month = null, DateOnly? day = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var shown = month ?? day ?? reading.Today;
        var first = new DateOnly(shown.Year, shown.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        var checks = reading.Db.WiderChecks.VisibleTo(reading.Sight, reading.Db);
        var worked = reading.Db.TasksVisibleTo(reading.Sight).Where(t => t.State == TaskState.Rectifying);
        var beside = new DueBeside(reading.Db.Suggestions.VisibleTo(reading.Sight, reading.Db), checks, WiderCheckList.OfFindings(reading, checks), reading.Db.Letters.VisibleTo(reading.Sight, reading.Actor, reading.Db),
            // a cycle asks whoever has something to report on
            reading.Db.Cycles.Where(c => reading.Sight.Inspections.Contains(c.InspectionId) || worked.Any(t => t.InspectionId == c.InspectionId)));
        DueTasks Due(DateOnly from, DateOnly until) => new(reading.Db, reading.Db.TasksVisibleTo(reading.Sight), reading.Sight.Inspections, beside, from, until);

        var days = await Due(first, last).CountAsync(ct);
        var looked = day is { } asked && asked >= first && asked <= last ? asked
            : reading.Today >= first && reading.Today <= last ? reading.Today
            : days.Count > 0 ? days[0].On : first;
        var items = await Due(looked, looked).ListAsync(MostOfDay, ct);
        return new CalendarMonth(first, reading.Today, days, looked, items, items.Count < (days.FirstOrDefault(d => d.On == looked)?.Total ?? 0), await reading.Db.WorkingCalendarAsync(ct)) { MayName = reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice) };
    }
}
