using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Calendar;

/// <summary>A measure as a bar: from the day its plan is carried out to its deadline.</summary>
/// <param name="DueOn">Null for 长期.</param>
public sealed record GanttBar(MeasureId Measure, TaskId Task, int Sequence, int Position, string Text, string? Owner, DateOnly StartedOn, DateOnly? DueOn, MeasureState State)
{
    public bool IsOverdue(DateOnly today) => DueOn is { } due && Deadline.IsOverdue(due, today) && State is MeasureState.NotStarted or MeasureState.InProgress or MeasureState.Returned;
}

/// <param name="HasMore">The unit has more measures than are drawn.</param>
public sealed record GanttUnit(UnitId Id, string Name, IReadOnlyList<GanttBar> Bars, bool HasMore);

/// <summary>Measures of an inspection by lead unit, some units a page.</summary>
/// <param name="First">The first month drawn, its first day.</param>
/// <param name="Last">The last month drawn, its last day.</param>
/// <param name="NextAfter">The unit behind which the next page begins.</param>
public sealed record GanttSheet(InspectionHead Inspection, IReadOnlyList<InspectionHead> Inspections, DateOnly Today, DateOnly First, DateOnly Last, IReadOnlyList<GanttUnit> Units, UnitId? NextAfter);

/// <summary>措施进度图: the measures of approved plans over time, by lead unit, of what the reader may see.</summary>
public sealed class ReadGantt(Door door) : IUseCase
{
    public const int UnitsOfPage = 5, MostBars = 40;

    private const int TextLength = 60;

    /// <summary>Null when there is no such inspection the reader may see; the latest where none is asked for.</summary>
    /// <param name="after">Units behind that one, by name.</param>
    public async Task<GanttSheet?> Run(InspectionId? inspection = null, UnitId? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var heads = await WorkInspections.LatestAsync(reading, ct);
        var head = inspection is { } asked ? heads.FirstOrDefault(h => h.Id == asked) ?? await WorkInspections.OfAsync(reading, asked, ct) : heads.FirstOrDefault();
        if (head is null) return null;
        var tasks = db.TasksVisibleTo(reading.Sight, head.Id).Where(t => t.LeadUnitId != null && t.Spans.Any(s => s.State == TaskState.Rectifying));
        var units = await db.CurrentUnitNames().Where(n => tasks.Any(t => t.LeadUnitId == n.UnitId)).OrderBy(n => EF.Functions.Collate(n.Name, PeopleOrder.Collation)).ThenBy(n => n.UnitId).Select(n => new { n.UnitId, n.Name }).ToListAsync(ct);
        var begin = after is { } behind ? units.FindIndex(u => u.UnitId == behind) + 1 : 0;
        var page = units.Skip(begin).Take(UnitsOfPage).ToList();
        var ids = page.Select(u => u.UnitId).ToList();
        // the bound is each unit's own: one with many measures leaves the others theirs
        var keys = await (
            from u in db.Units.Where(u => ids.Contains(u.Id))
            from m in (
                from m in db.Set<Measure>().Where(m => m.State != MeasureState.Cancelled)
                join t in tasks on m.TaskId equals t.Id
                where t.LeadUnitId == u.Id
                orderby t.Sequence, t.Id, m.Position
                select m.Id).Take(MostBars + 1)
            select m).ToListAsync(ct);
        var found = await (
            from m in db.Set<Measure>().Where(m => keys.Contains(m.Id))
            join t in tasks on m.TaskId equals t.Id
            orderby t.Sequence, t.Id, m.Position
            select new
            {
                Unit = t.LeadUnitId!.Value, m.Id, Task = t.Id, t.Sequence, m.Position, Text = m.Text.Substring(0, TextLength), m.DueOn, m.State,
                Owner = db.Persons.Where(p => p.Id == m.OwnerPersonId).Select(p => p.Name).FirstOrDefault(), Start = t.Spans.Where(s => s.State == TaskState.Rectifying).Min(s => s.FromOn),
            }).ToListAsync(ct);
        var drawn = page.Select(u => new GanttUnit(u.UnitId, u.Name, [.. found.Where(m => m.Unit == u.UnitId).Take(MostBars)
            .Select(m => new GanttBar(m.Id, m.Task, m.Sequence, m.Position, m.Text, m.Owner, m.Start, Deadline.IsLongTerm(m.DueOn) ? null : m.DueOn, m.State))], found.Count(m => m.Unit == u.UnitId) > MostBars)).ToList();
        var bars = drawn.SelectMany(u => u.Bars).ToList();
        var first = bars.Select(b => b.StartedOn).Append(reading.Today).Min();
        var last = bars.Select(b => b.DueOn).OfType<DateOnly>().Append(reading.Today).Max();
        return new GanttSheet(head, heads, reading.Today, new DateOnly(first.Year, first.Month, 1), new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(-1), drawn, begin + UnitsOfPage < units.Count ? page[^1].UnitId : null);
    }
}
