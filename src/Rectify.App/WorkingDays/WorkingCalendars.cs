using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Rounds;

namespace Rectify.App.WorkingDays;

internal static class WorkingCalendars
{
    /// <summary>The days entered: some thirty a year.</summary>
    public static async Task<WorkingCalendar> WorkingCalendarAsync(this RectifyDb db, CancellationToken ct) => new(await db.Set<CalendarDay>().AsNoTracking().ToListAsync(ct));
}
