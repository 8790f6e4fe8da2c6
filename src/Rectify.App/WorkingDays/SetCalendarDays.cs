using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Trail;

namespace Rectify.App.WorkingDays;

/// <summary>Enters the holidays and moved working days of whole years: what was entered of these years before is replaced. Milestones not yet done of inspections that count in working days follow in the same act.</summary>
public sealed class SetCalendarDays(UnitOfWork work) : IUseCase
{
    /// <summary>The calendar is one record of the office; facts name it by this key.</summary>
    internal static readonly Guid Subject = new("ca1e0000-0000-7000-8000-000000000001");

    private static readonly Role[] WhoCan = [Role.Office, Role.HeadOfOffice, Role.SystemAdministrator];

    internal static bool May(Actor actor) => actor.HasAnywhere(WhoCan);

    public Task<Outcome> Run(CalendarSheet sheet, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(SetCalendarDays), act, async session =>
    {
        var (db, stamp) = (session.Db, session.Stamp);
        if (!May(stamp.By)) return Outcome.Only(WhoCan);
        if (sheet.Errors.Count > 0 || sheet.Days.Count == 0) return Outcome.Bad("Text", sheet.Days.Count == 0 ? "nothing-chosen" : "rows");
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('calendar', 0))", ct);
        var years = sheet.Years.ToList();
        var before = (await db.Set<CalendarDay>().ToListAsync(ct)).Where(day => years.Contains(day.On.Year)).ToDictionary(day => day.On);
        foreach (var day in sheet.Days)
        {
            if (before.Remove(day.On, out var known)) known.Say(day.Kind, day.Name);
            else db.Add(day);
        }
        db.RemoveRange(before.Values);
        foreach (var year in years) session.Note(Fact.Of(FactKind.CalendarSet, Subject, stamp.On, ("number", $"{year}"), ("days", $"{sheet.Days.Count(day => day.On.Year == year)}")));
        var calendar = new WorkingCalendar([.. sheet.Days, .. await db.Set<CalendarDay>().AsNoTracking().Where(day => !years.Contains(day.On.Year)).ToListAsync(ct)]);
        foreach (var inspection in await db.Inspections.FromSql($"select * from inspections where archived_on is null and regime::text like '%workingDays%' order by id for update").Include(i => i.Milestones).ToListAsync(ct)) inspection.FollowCalendar(calendar, stamp);
        return Outcome.Ok;
    }, ct);
}

/// <summary>The days entered of one year.</summary>
/// <param name="IsKnown">Holidays of it are entered; without, weekends are off and nothing else.</param>
public sealed record CalendarYear(int Year, bool IsKnown, IReadOnlyList<CalendarDay> Days, IReadOnlyList<int> Years, bool MaySet);

public sealed class ReadCalendarYear(Door door) : IUseCase
{
    /// <summary>Null when nobody is signed in. This year where none is asked for.</summary>
    public async Task<CalendarYear?> Run(int? year = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var days = await reading.Db.Set<CalendarDay>().OrderBy(day => day.On).ToListAsync(ct);
        var shown = year ?? reading.Today.Year;
        return new CalendarYear(shown, new WorkingCalendar(days).Knows(shown), [.. days.Where(day => day.On.Year == shown)], [.. days.Select(day => day.On.Year).Append(reading.Today.Year).Append(reading.Today.Year + 1).Distinct().Order()], SetCalendarDays.May(reading.Actor));
    }
}
