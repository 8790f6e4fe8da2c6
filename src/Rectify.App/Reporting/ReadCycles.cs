using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Planning;
using Rectify.App.Rounds;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Reporting;

/// <summary>The cycles of an inspection, by their number downwards, and what would be asked next.</summary>
public sealed class ReadCycles(Door door) : IUseCase
{
    public const int PageSize = 30;

    /// <summary>Null when there is no such inspection or the reader may not see it.</summary>
    public async Task<CycleList?> Run(InspectionId id, int? before = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await WorkInspections.OfAsync(reading, id, ct) is not { } inspection) return null;
        var cycles = reading.Db.Cycles.Where(c => c.InspectionId == id);
        var page = before is { } number ? cycles.Where(c => c.Number < number) : cycles;
        var rows = await Rows(reading.Db, page.OrderByDescending(c => c.Number).Take(PageSize + 1)).ToListAsync(ct);
        var last = await cycles.Where(c => c.State != CycleState.Void).OrderByDescending(c => c.Number).FirstOrDefaultAsync(ct);
        return new CycleList(inspection, reading.Today, [.. rows.Take(PageSize)], Suggested(last?.AsDraft(), reading.Today), reading.Actor.WhyNotOffice(inspection.Body) is null,
            last is { State: CycleState.Open }, rows.Count > PageSize ? rows[PageSize - 1].Number : null);
    }

    /// <summary>The period after the last one; a long pause, or none before, begins with the week or month of today. Nobody is asked for yesterday.</summary>
    internal static CycleDraft Suggested(CycleDraft? last, DateOnly today)
    {
        var next = last?.Next();
        var draft = next is { } following && following.To >= today ? following
            : CycleDraft.Starting(last?.Rhythm ?? CycleRhythm.Weekly, today.AddDays(-((int)today.DayOfWeek + 6) % 7), 0, last?.Asked ?? "");
        return draft.DueOn < today ? draft with { DueOn = today } : draft;
    }

    internal static IQueryable<CycleRow> Rows(RectifyDb db, IQueryable<ReportingCycle> cycles) => cycles.Select(c => new CycleRow(
        c.Id, c.Number, c.Rhythm, c.From, c.To, c.DueOn, c.Asked, c.State, db.Persons.Where(p => p.Id == c.OpenedBy).Select(p => p.Name).First(), c.OpenedAt,
        db.Persons.Where(p => p.Id == c.EndedBy).Select(p => p.Name).FirstOrDefault(), c.EndedAt, c.EndedOn, c.VoidedBecause));
}
