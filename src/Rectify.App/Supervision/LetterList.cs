using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Supervision;

/// <summary>What the list of letters is asked for; whatever is null or empty does not narrow.</summary>
public sealed record LetterFilter
{
    public static readonly LetterFilter None = new();

    public LetterKind? Kind { get; init; }

    public IReadOnlyList<LetterState> States { get; init; } = [];

    /// <summary>The addressed unit, with those below it.</summary>
    public UnitId? Unit { get; init; }

    public int? Year { get; init; }

    public InspectionId? Inspection { get; init; }

    public TaskId? Task { get; init; }

    /// <summary>These letters alone, as chosen in the list.</summary>
    public IReadOnlyList<LetterId> Chosen { get; init; } = [];

    /// <summary>A reply is owed and its day is past.</summary>
    public bool ReplyOverdue { get; init; }
}

/// <summary>Where a page begins: behind or before the letter with this key, the latest first.</summary>
public sealed record LetterKey(bool Backward, LetterId Letter);

/// <summary>A letter as lists show it.</summary>
public sealed record LetterListRow
{
    public required LetterId Id { get; init; }

    public required LetterKind Kind { get; init; }

    public required LetterState State { get; init; }

    public required LetterAuthor Author { get; init; }

    public string? Number { get; init; }

    public required string Title { get; init; }

    public required string Unit { get; init; }

    /// <summary>How many tasks it is about.</summary>
    public required int Tasks { get; init; }

    /// <summary>The first one's ordinal.</summary>
    public required string FirstOrdinal { get; init; }

    /// <summary>A rule raised it.</summary>
    public required bool ByRule { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    public DateOnly? IssuedOn { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    public required DateOnly ReplyDueOn { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? EndedBecause { get; init; }

    public required bool EndedByItself { get; init; }

    public bool IsReplyOverdue(DateOnly today) => LetterStates.Unanswered.Contains(State) && Domain.Deadline.IsOverdue(ReplyDueOn, today);
}

/// <param name="MayRaise">The reader does an office's work and may have the rules looked at.</param>
/// <param name="Units">Units with letters the reader sees, by name.</param>
/// <param name="Years">The latest first.</param>
public sealed record LetterSlice(IReadOnlyList<LetterListRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today, bool MayRaise, IReadOnlyList<(UnitId Id, string Name)> Units, IReadOnlyList<int> Years);

/// <summary>督办文书: the letters the reader may see, the latest first, a page at a time by key.</summary>
public sealed class LetterList(Door door) : IUseCase
{
    public const int PageSize = 50;
    private const int MostChoices = 100;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<LetterSlice?> Run(LetterFilter filter, LetterKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var found = Asked(reading, filter);
        var page = from switch
        {
            null => found.OrderByDescending(l => l.Id),
            { Backward: false } => found.Where(l => EF.Functions.LessThan(ValueTuple.Create(l.Id), ValueTuple.Create(from.Letter))).OrderByDescending(l => l.Id),
            _ => found.Where(l => EF.Functions.GreaterThan(ValueTuple.Create(l.Id), ValueTuple.Create(from.Letter))).OrderBy(l => l.Id),
        };
        var rows = await Rows(reading.Db, page.Take(PageSize + 1)).ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) rows.Reverse();
        var seen = reading.Db.Letters.VisibleTo(reading.Sight, reading.Actor, reading.Db);
        var units = await seen.Select(l => l.UnitId).Distinct().Join(reading.Db.CurrentUnitNames(), id => id, n => n.UnitId, (id, n) => new { id, n.Name }).OrderBy(n => EF.Functions.Collate(n.Name, PeopleOrder.Collation)).Take(MostChoices).ToListAsync(ct);
        var years = await seen.Select(l => l.Year).Distinct().OrderDescending().Take(MostChoices).ToListAsync(ct);
        return new LetterSlice(rows, backward ? more : from is not null, backward || more, reading.Today, reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice), [.. units.Select(u => (u.id, u.Name))], years);
    }

    /// <summary>Letters about one task, the latest first; null when the reader may not see the task.</summary>
    public async Task<(IReadOnlyList<LetterListRow> Rows, bool MayDraft, DateOnly Today)?> OfTaskAsync(TaskId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var task = await db.Tasks.VisibleTo(reading.Sight, db).Where(t => t.Id == id).Join(db.Inspections, t => t.InspectionId, i => i.Id, (t, i) => new { t.State, t.LeadUnitId, i.BodyId }).SingleOrDefaultAsync(ct);
        if (task is null) return null;
        var rows = await Rows(db, Asked(reading, new LetterFilter { Task = id }).OrderByDescending(l => l.Id).Take(PageSize)).ToListAsync(ct);
        return (rows, task.State.IsOpen() && task.LeadUnitId is not null && LetterSight.SideOf(reading.Actor, task.BodyId) is not null, reading.Today);
    }

    internal static IQueryable<Letter> Asked(Reading reading, LetterFilter filter)
    {
        var letters = reading.Db.Letters.VisibleTo(reading.Sight, reading.Actor, reading.Db);
        if (filter.Kind is { } kind) letters = letters.Where(l => l.Kind == kind);
        if (filter.States.Count > 0) letters = letters.Where(l => filter.States.Contains(l.State));
        if (filter.Unit is { } unit)
        {
            var units = reading.Actor.Units.Within(unit).ToList();
            letters = letters.Where(l => units.Contains(l.UnitId));
        }
        if (filter.Year is { } year) letters = letters.Where(l => l.Year == year);
        if (filter.Inspection is { } inspection) letters = letters.Where(l => l.InspectionId == inspection);
        if (filter.Task is { } task) letters = letters.Where(l => l.Tasks.Any(t => t.TaskId == task));
        if (filter.Chosen.Count > 0) letters = letters.Where(l => filter.Chosen.Contains(l.Id));
        if (filter.ReplyOverdue) letters = letters.Where(l => LetterStates.Unanswered.Contains(l.State) && l.ReplyDueOn < reading.Today);
        return letters;
    }

    internal static IQueryable<LetterListRow> Rows(RectifyDb db, IQueryable<Letter> letters) => letters.Select(l => new LetterListRow
    {
        Id = l.Id, Kind = l.Kind, State = l.State, Author = l.Author, Number = l.Number, Title = l.Title,
        Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == l.UnitId && u.Until == null).Select(u => u.Name).First(),
        Tasks = l.Tasks.Count,
        FirstOrdinal = l.Tasks.Where(t => t.Position == 1).Join(db.Tasks, t => t.TaskId, t => t.Id, (_, t) => t.ProblemId).Join(db.Problems, id => id, p => p.Id, (_, p) => p.Ordinal ?? "" + p.Sequence).First(),
        ByRule = l.RuleId != null, DraftedAt = l.DraftedAt, IssuedOn = l.IssuedOn, ReceivedOn = l.ReceivedOn, ReplyDueOn = l.ReplyDueOn, AnsweredOn = l.AnsweredOn, EndedOn = l.EndedOn, EndedBecause = l.EndedBecause, EndedByItself = l.EndedByItself,
    });
}
