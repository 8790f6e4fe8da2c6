using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Documents.Writing;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>What the statistics of returned cells are asked for; whatever is null does not narrow.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="Until">Inclusive.</param>
/// <param name="Unit">The lead unit of the task.</param>
public sealed record ReturnsAsked(DateOnly? From = null, DateOnly? Until = null, UnitId? Unit = null, CellReason? Reason = null);

/// <summary>How often one reason was given to one unit.</summary>
/// <param name="Unit">Null for a task without a lead unit.</param>
public sealed record ReturnsCount(CellReason Reason, UnitId? Unit, string? UnitName, int Count);

/// <summary>The last row of a page of returned cells; the next page begins after it.</summary>
public readonly record struct ReturnsCursor(DateOnly On, Cell Cell, ReviewId Review)
{
    public static bool TryParse(string? text, out ReturnsCursor cursor)
    {
        cursor = default;
        if (text?.Split('.') is not [var day, var piece, var measure, var review]) return false;
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)) return false;
        if (!Guid.TryParseExact(piece, "N", out var p) || !Guid.TryParseExact(measure, "N", out var m) || !Guid.TryParseExact(review, "N", out var r)) return false;
        cursor = new ReturnsCursor(on, new Cell(new EvidenceId(p), new MeasureId(m)), new ReviewId(r));
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{On:yyyy-MM-dd}.{Cell.Piece.Value:N}.{Cell.Measure.Value:N}.{Review.Value:N}");
}

/// <param name="Number">The problem's short number.</param>
public sealed record ReturnedCell(
    DateOnly On, ReviewId Review, TaskId Task, int Number, string? Unit, int Measure, EvidenceId Piece, MeasureId MeasureId, string FileName, MeasureVerdict Verdict, CellReason Reason, string? Text, int? Page, string Auditor);

/// <param name="Next">Null on the last page.</param>
public sealed record ReturnsSlice(IReadOnlyList<ReturnsCount> Counts, IReadOnlyList<ReturnedCell> Rows, ReturnsCursor? Next);

/// <summary>The words the host has; a workbook speaks the reader's language.</summary>
public sealed record ReturnsWords(string Title, Func<CellReason, string> Reason, Func<MeasureVerdict, string> Verdict);

/// <summary>
/// 退回理由统计: cells judged partly or not fulfilled, by reason and unit, over tasks the reader may see. What a review said and corrected itself counts as it stands; what a later review says of the same piece is another.
/// </summary>
public sealed class ReadReturns(Door door) : IUseCase
{
    public const int PageSize = 50;

    /// <summary>Most rows of one workbook; a narrower condition finds the others.</summary>
    public const int MaxRows = 20_000;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<ReturnsSlice?> Run(ReturnsAsked asked, ReturnsCursor? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var counts = await Cells(reading, asked with { Unit = null, Reason = null }).GroupBy(c => new { c.Cell.Because, c.Task.LeadUnitId }).Select(g => new { g.Key.Because, g.Key.LeadUnitId, Count = g.Count() }).ToListAsync(ct);
        var names = await reading.Db.NamesAsync(counts.Select(c => c.LeadUnitId).OfType<UnitId>(), ct);
        var rows = await Rows(reading, asked, after).Take(PageSize + 1).ToListAsync(ct);
        ReturnsCursor? next = rows.Count > PageSize && rows[PageSize - 1] is var last ? new ReturnsCursor(last.On, new Cell(last.Piece, last.MeasureId), last.Review) : null;
        return new ReturnsSlice(
            [.. counts.Select(c => new ReturnsCount(c.Because!.Value, c.LeadUnitId, c.LeadUnitId is { } unit ? names.GetValueOrDefault(unit) : null, c.Count)).OrderBy(c => c.UnitName, StringComparer.Ordinal).ThenBy(c => c.Reason)],
            [.. rows.Take(PageSize)], next);
    }

    /// <summary>False, and nothing written, when nobody is signed in.</summary>
    public async Task<bool> ExportAsync(Stream output, ReturnsAsked asked, ReturnsWords words, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return false;
        var rows = await Rows(reading, asked, null).Take(MaxRows).ToListAsync(ct);
        await ReturnsWorkbook.WriteAsync(output, words.Title, rows.Select(r => new ReturnLine(
            r.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.Number, r.Unit, r.Measure, r.FileName, words.Verdict(r.Verdict), words.Reason(r.Reason), r.Text, r.Page, r.Auditor)), ct);
        return true;
    }

    private sealed class CellOfTask
    {
        public required CellJudgement Cell { get; init; }

        public required RectificationTask Task { get; init; }
    }

    private static IQueryable<CellOfTask> Cells(Reading reading, ReturnsAsked asked)
    {
        var db = reading.Db;
        var cells = db.Set<CellJudgement>().AsNoTracking().Where(c => c.Because != null);
        if (asked.From is { } from) cells = cells.Where(c => c.DecidedOn >= from);
        if (asked.Until is { } until) cells = cells.Where(c => c.DecidedOn <= until);
        if (asked.Reason is { } reason) cells = cells.Where(c => c.Because == reason);
        var tasks = db.Tasks.VisibleTo(reading.Sight, db);
        if (asked.Unit is { } unit) tasks = tasks.Where(t => t.LeadUnitId == unit);
        return from c in cells join r in db.Set<Review>() on c.ReviewId equals r.Id join t in tasks on r.TaskId equals t.Id select new CellOfTask { Cell = c, Task = t };
    }

    private static IQueryable<ReturnedCell> Rows(Reading reading, ReturnsAsked asked, ReturnsCursor? after)
    {
        var db = reading.Db;
        var cells = Cells(reading, asked);
        if (after is { } last)
            cells = cells.Where(c => EF.Functions.LessThan(
                ValueTuple.Create(c.Cell.DecidedOn, c.Cell.ReviewId, c.Cell.EvidenceId, c.Cell.MeasureId), ValueTuple.Create(last.On, last.Review, last.Cell.Piece, last.Cell.Measure)));
        return
            from c in cells
            join p in db.Problems on c.Task.ProblemId equals p.Id
            join e in db.Set<EvidenceItem>() on c.Cell.EvidenceId equals e.Id
            join m in db.Set<Measure>() on c.Cell.MeasureId equals m.Id
            join who in db.Persons on c.Cell.DecidedBy equals who.Id
            join u in db.Set<UnitPeriod>().Where(period => period.Until == null) on c.Task.LeadUnitId equals u.UnitId into units
            from unit in units.DefaultIfEmpty()
            orderby c.Cell.DecidedOn descending, c.Cell.ReviewId descending, c.Cell.EvidenceId descending, c.Cell.MeasureId descending
            select new ReturnedCell(c.Cell.DecidedOn, c.Cell.ReviewId, c.Task.Id, p.Number, unit == null ? null : unit.Name, m.Position, e.Id, m.Id, e.FileName, c.Cell.Verdict, c.Cell.Because!.Value, c.Cell.Text, c.Cell.Page, who.Name);
    }
}
