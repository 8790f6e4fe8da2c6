using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.Documents.Writing;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Figures;

/// <summary>What the statistics of extensions are asked for; whatever is null does not narrow.</summary>
/// <param name="From">Granted on that day or later.</param>
/// <param name="Until">Granted on that day or earlier.</param>
/// <param name="Unit">The lead unit of the task, as it is now.</param>
/// <param name="Leader">The leading responsible leader of the task, as it is now.</param>
public sealed record ExtensionsAsked(DateOnly? From = null, DateOnly? Until = null, InspectionId? Inspection = null, UnitId? Unit = null, PersonId? Leader = null);

/// <summary>What was granted to the tasks of one unit under one leader.</summary>
/// <param name="Days">Calendar days added; to 长期 adds none.</param>
public sealed record ExtensionsCount(UnitId? Unit, string? UnitName, PersonId? Leader, string? LeaderName, int Times, int Tasks, int Days);

/// <summary>The last row of a page of extensions; the next page begins behind it.</summary>
public readonly record struct ExtensionsCursor(DateTimeOffset At, ExtensionId Id)
{
    public static bool TryParse(string? text, out ExtensionsCursor cursor)
    {
        cursor = default;
        if (text?.Split('.') is not [var ticks, var id] || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTime.MaxValue.Ticks || !Guid.TryParseExact(id, "N", out var key)) return false;
        cursor = new ExtensionsCursor(new DateTimeOffset(at, TimeSpan.Zero), ExtensionId.From(key));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.UtcTicks}.{Id.Value:N}");
}

/// <param name="Number">The problem's short number.</param>
/// <param name="Time">From 1 within the task.</param>
/// <param name="Measure">Its place; null for the whole task.</param>
/// <param name="Days">Calendar days added; 0 to 长期.</param>
public sealed record ExtensionRow(ExtensionId Id, DateTimeOffset At, DateOnly On, TaskId Task, int Number, string? Unit, string? Leader, int Time, int? Measure, DateOnly FromOn, DateOnly ToOn, int Days, string Reason, string? DecidedBy);

/// <param name="InspectionName">Of the one asked for.</param>
/// <param name="Next">Null on the last page.</param>
public sealed record ExtensionsSlice(IReadOnlyList<ExtensionsCount> Counts, IReadOnlyList<ExtensionRow> Rows, ExtensionsCursor? Next, string? InspectionName);

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record ExtensionsWords(string Title, string ByUnit, string ByLeader, string LongTerm, Func<int?, string> Part);

/// <summary>延期统计: how often and by how many days deadlines were extended, by unit and leader, over tasks the reader may see. What was refused, or is not decided, does not count.</summary>
public sealed class ReadExtensions(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Most rows of one workbook; a narrower condition finds the others.</summary>
    public const int MaxRows = 20_000;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<ExtensionsSlice?> Run(ExtensionsAsked asked, ExtensionsCursor? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var rows = await RowsAsync(reading, asked, after, PageSize + 1, ct);
        ExtensionsCursor? next = rows.Count > PageSize && rows[PageSize - 1] is var last ? new ExtensionsCursor(last.At, last.Id) : null;
        var name = asked.Inspection is { } id
            ? await db.Inspections.VisibleTo(reading.Sight, db).Where(i => i.Id == id).Select(i => db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).First() + " · " + db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First()).SingleOrDefaultAsync(ct)
            : null;
        return new ExtensionsSlice(await CountsAsync(reading, asked with { Unit = null, Leader = null }, ct), [.. rows.Take(PageSize)], next, name);
    }

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> ExportAsync(Stream output, ExtensionsAsked asked, ExtensionsWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var counts = await CountsAsync(reading, asked, ct);
        var rows = await RowsAsync(reading, asked, null, MaxRows, ct);
        await ExtensionsWorkbook.WriteAsync(output, words.Title, (words.ByUnit, Sums(counts, c => c.UnitName)), (words.ByLeader, Sums(counts, c => c.LeaderName)), rows.Select(r => new ExtensionLine(
            r.On, r.Number, words.Part(r.Measure), r.Unit, r.Leader, r.Time, r.FromOn, Deadline.IsLongTerm(r.ToOn) ? null : r.ToOn, words.LongTerm, r.Days, r.Reason, r.DecidedBy)), ct);
        return true;
    }

    private static IEnumerable<ExtensionSumLine> Sums(IReadOnlyList<ExtensionsCount> counts, Func<ExtensionsCount, string?> by) =>
        counts.GroupBy(by).Select(g => new ExtensionSumLine(g.Key, g.Sum(c => c.Times), g.Sum(c => c.Tasks), g.Sum(c => c.Days))).OrderByDescending(sum => sum.Days);

    private sealed class Granted
    {
        public required Extension Extension { get; init; }

        public required RectificationTask Task { get; init; }
    }

    private static IQueryable<Granted> Asked(Reading reading, ExtensionsAsked asked)
    {
        var (db, office) = (reading.Db, reading.Office);
        var extensions = db.Set<Extension>().Where(e => e.IsGranted == true);
        if (asked.From is { } from)
        {
            var start = office.StartOf(from);
            extensions = extensions.Where(e => e.DecidedAt >= start);
        }
        if (asked.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = office.StartOf(until.AddDays(1));
            extensions = extensions.Where(e => e.DecidedAt < end);
        }
        var tasks = db.Tasks.VisibleTo(reading.Sight, db);
        if (asked.Inspection is { } inspection) tasks = tasks.Where(t => t.InspectionId == inspection);
        if (asked.Unit is { } unit) tasks = tasks.Where(t => t.LeadUnitId == unit);
        if (asked.Leader is { } leader) tasks = tasks.Where(t => t.LeaderId == leader);
        return from e in extensions join t in tasks on e.TaskId equals t.Id select new Granted { Extension = e, Task = t };
    }

    private static async Task<IReadOnlyList<ExtensionsCount>> CountsAsync(Reading reading, ExtensionsAsked asked, CancellationToken ct)
    {
        var counts = await Asked(reading, asked).GroupBy(g => new { g.Task.LeadUnitId, g.Task.LeaderId }).Select(g => new
        {
            g.Key.LeadUnitId, g.Key.LeaderId, Times = g.Count(), Tasks = g.Select(one => one.Task.Id).Distinct().Count(),
            Days = g.Sum(one => one.Extension.ToOn == Deadline.LongTerm || one.Extension.FromOn == Deadline.LongTerm ? 0 : one.Extension.ToOn.DayNumber - one.Extension.FromOn.DayNumber),
        }).ToListAsync(ct);
        var (units, people) = (await reading.Db.NamesAsync(counts.Select(c => c.LeadUnitId).OfType<UnitId>(), ct), await reading.Db.NamesAsync(counts.Select(c => c.LeaderId).OfType<PersonId>(), ct));
        return [.. counts.Select(c => new ExtensionsCount(
            c.LeadUnitId, c.LeadUnitId is { } unit ? units.GetValueOrDefault(unit) : null, c.LeaderId, c.LeaderId is { } leader ? people.GetValueOrDefault(leader) : null, c.Times, c.Tasks, c.Days)).OrderByDescending(c => c.Days).ThenBy(c => c.UnitName, StringComparer.Ordinal)];
    }

    private static async Task<List<ExtensionRow>> RowsAsync(Reading reading, ExtensionsAsked asked, ExtensionsCursor? after, int most, CancellationToken ct)
    {
        var db = reading.Db;
        var granted = Asked(reading, asked);
        if (after is { } last) granted = granted.Where(g => EF.Functions.LessThan(ValueTuple.Create(g.Extension.DecidedAt, g.Extension.Id), ValueTuple.Create((DateTimeOffset?)last.At, last.Id)));
        var found = await (
            from g in granted.OrderByDescending(g => g.Extension.DecidedAt).ThenByDescending(g => g.Extension.Id).Take(most)
            join p in db.Problems on g.Task.ProblemId equals p.Id
            orderby g.Extension.DecidedAt descending, g.Extension.Id descending
            select new
            {
                g.Extension, g.Task.Id, p.Number,
                Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == g.Task.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
                Leader = db.Persons.Where(n => n.Id == g.Task.LeaderId).Select(n => n.Name).FirstOrDefault(),
                DecidedBy = db.Persons.Where(n => n.Id == g.Extension.DecidedBy).Select(n => n.Name).FirstOrDefault(),
                Measure = db.Set<Measure>().Where(m => m.Id == g.Extension.MeasureId).Select(m => (int?)m.Position).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. found.Select(f => new ExtensionRow(f.Extension.Id, f.Extension.DecidedAt!.Value, reading.Office.Of(f.Extension.DecidedAt.Value), f.Id, f.Number, f.Unit, f.Leader, f.Extension.Number, f.Measure, f.Extension.FromOn, f.Extension.ToOn, f.Extension.Days, f.Extension.Reason, f.DecidedBy))];
    }
}
