using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Clues;

/// <summary>What the list is asked for; whatever is null or empty does not narrow.</summary>
public sealed record ClueFilter
{
    public static readonly ClueFilter None = new();

    public ClueMatter? Matter { get; init; }

    public ClueKind? Kind { get; init; }

    public IReadOnlyList<ClueState> States { get; init; } = [];

    /// <summary>The unit that has it, with those below it.</summary>
    public UnitId? Unit { get; init; }

    public InspectionId? Inspection { get; init; }

    /// <summary>It is owed and its day is past.</summary>
    public bool Overdue { get; init; }
}

/// <summary>Where a page begins: behind or before the clue with this key, the latest registered first.</summary>
public sealed record ClueKey(bool Backward, ClueId Clue);

/// <summary>A clue or a petition as lists show it.</summary>
public sealed record ClueListRow
{
    public required ClueId Id { get; init; }

    public required ClueMatter Matter { get; init; }

    public required ClueKind Kind { get; init; }

    public required string Number { get; init; }

    public required ClueState State { get; init; }

    public required string Body { get; init; }

    public required string Round { get; init; }

    /// <summary>承办单位</summary>
    public string? Unit { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public DateOnly? AssignedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>The last one that stands.</summary>
    public DisposalKind? Disposal { get; init; }

    public DateOnly? DisposedOn { get; init; }

    /// <summary>办结日: of the disposal that ended it.</summary>
    public DateOnly? ConcludedOn { get; init; }

    public bool IsOverdue(DateOnly today) => State == ClueState.InHand && Deadline.IsOverdue(DueOn, today);

    /// <summary>办理天数: calendar days from the day of handing over to the day it was concluded, or until today.</summary>
    public int DaysTaken(DateOnly today) => (ConcludedOn ?? today).DayNumber - ReceivedOn.DayNumber;
}

/// <param name="Registers">The reader keeps the compartment of a body with inspections.</param>
/// <param name="Units">Units that have clues the reader sees, by name.</param>
/// <param name="Inspections">Inspections with clues the reader sees, the latest first.</param>
public sealed record ClueSlice(
    IReadOnlyList<ClueListRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today, bool Registers, IReadOnlyList<(UnitId Id, string Name)> Units, IReadOnlyList<(InspectionId Id, string Name)> Inspections);

/// <summary>问题线索和信访件: those the reader keeps, the latest first, a page at a time by key. What is shown is written down first.</summary>
public sealed class ClueList(Door door, NoteClueReads notes) : IUseCase
{
    public const int PageSize = 50;
    private const int MostChoices = 100;

    /// <summary>Null for who is not in the compartment.</summary>
    public async Task<ClueSlice?> Run(ClueFilter filter, ClueKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadCompartmentAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = Asked(reading, filter);
        var page = from switch
        {
            null => found.OrderByDescending(c => c.Id),
            { Backward: false } => found.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.Id), ValueTuple.Create(from.Clue))).OrderByDescending(c => c.Id),
            _ => found.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.Id), ValueTuple.Create(from.Clue))).OrderBy(c => c.Id),
        };
        var rows = await Rows(db, page.Take(PageSize + 1)).ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) rows.Reverse();
        var seen = db.Clues.VisibleTo(reading.Actor);
        var units = await seen.Where(c => c.UnitId != null).Select(c => c.UnitId!.Value).Distinct().Join(db.CurrentUnitNames(), id => id, n => n.UnitId, (id, n) => new { id, n.Name }).OrderBy(n => EF.Functions.Collate(n.Name, PeopleOrder.Collation)).Take(MostChoices).ToListAsync(ct);
        var with = seen.Select(c => c.InspectionId).Distinct();
        var inspections = await db.Inspections.Where(i => with.Contains(i.Id)).OrderByDescending(i => i.FeedbackOn).ThenByDescending(i => i.Id).Take(MostChoices)
            .Select(i => new { i.Id, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First() }).ToListAsync(ct);
        var kept = ClueSight.KeptBy(reading.Actor);
        var registers = await db.Inspections.AnyAsync(i => kept.Contains(i.BodyId), ct);
        await notes.NoteAsync(reading, [.. rows.Select(row => row.Id)], ClueReadPlace.List, ct);
        return new ClueSlice(rows, backward ? more : from is not null, backward || more, reading.Today, registers, [.. units.Select(u => (u.id, u.Name))], [.. inspections.Select(i => (i.Id, $"{i.Round} {i.Body}"))]);
    }

    internal static IQueryable<Clue> Asked(Reading reading, ClueFilter filter)
    {
        var clues = reading.Db.Clues.VisibleTo(reading.Actor);
        if (filter.Matter is { } matter) clues = clues.Where(c => c.Matter == matter);
        if (filter.Kind is { } kind) clues = clues.Where(c => c.Kind == kind);
        if (filter.States.Count > 0) clues = clues.Where(c => filter.States.Contains(c.State));
        if (filter.Unit is { } unit)
        {
            var units = reading.Actor.Units.Within(unit).ToList();
            clues = clues.Where(c => c.UnitId != null && units.Contains(c.UnitId.Value));
        }
        if (filter.Inspection is { } inspection) clues = clues.Where(c => c.InspectionId == inspection);
        if (filter.Overdue) clues = clues.Where(c => c.State == ClueState.InHand && c.DueOn < reading.Today);
        return clues;
    }

    internal static IQueryable<ClueListRow> Rows(RectifyDb db, IQueryable<Clue> clues) => clues.Select(c => new ClueListRow
    {
        Id = c.Id, Matter = c.Matter, Kind = c.Kind, Number = c.Number, State = c.State,
        Body = db.Set<UnitPeriod>().Where(u => u.UnitId == c.BodyId && u.Until == null).Select(u => u.Name).First(),
        Round = db.Inspections.Where(i => i.Id == c.InspectionId).Join(db.Rounds, i => i.RoundId, r => r.Id, (_, r) => r.Name).First(),
        Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == c.UnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
        ReceivedOn = c.ReceivedOn, AssignedOn = c.AssignedOn, DueOn = c.DueOn,
        Disposal = c.Disposals.Where(d => d.UndoneOn == null).OrderByDescending(d => d.Number).Select(d => (DisposalKind?)d.Kind).FirstOrDefault(),
        DisposedOn = c.Disposals.Where(d => d.UndoneOn == null).OrderByDescending(d => d.Number).Select(d => (DateOnly?)d.On).FirstOrDefault(),
        ConcludedOn = c.Disposals.Where(d => d.UndoneOn == null && d.Concludes).OrderBy(d => d.Number).Select(d => (DateOnly?)d.On).FirstOrDefault(),
    });
}
