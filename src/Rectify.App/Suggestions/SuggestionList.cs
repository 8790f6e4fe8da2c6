using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>What the list of suggestions is asked for; whatever is null or empty does not narrow.</summary>
public sealed record SuggestionFilter
{
    public static readonly SuggestionFilter None = new();

    public SuggestionKind? Kind { get; init; }

    public IReadOnlyList<SuggestionState> States { get; init; } = [];

    /// <summary>The unit that has it, with those below it.</summary>
    public UnitId? Unit { get; init; }

    public InspectionId? Inspection { get; init; }

    public ProblemId? Problem { get; init; }

    /// <summary>These suggestions alone, as chosen in the list.</summary>
    public IReadOnlyList<SuggestionId> Chosen { get; init; } = [];

    /// <summary>A reply is owed and its day is past.</summary>
    public bool Overdue { get; init; }
}

/// <summary>Where a page begins: behind or before the suggestion with this key, the latest first.</summary>
public sealed record SuggestionKey(bool Backward, SuggestionId Suggestion);

/// <summary>A suggestion as lists show it.</summary>
public sealed record SuggestionListRow
{
    public required SuggestionId Id { get; init; }

    public required SuggestionKind Kind { get; init; }

    public required SuggestionState State { get; init; }

    public string? Number { get; init; }

    public required string Wording { get; init; }

    public required string Body { get; init; }

    public required string Round { get; init; }

    /// <summary>承办单位</summary>
    public string? Unit { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateOnly RegisteredOn { get; init; }

    public DateOnly? AssignedOn { get; init; }

    /// <summary>Of the reply that counts.</summary>
    public DateOnly? AnsweredOn { get; init; }

    public string? Reply { get; init; }

    /// <summary>How often a reply went back.</summary>
    public required int Returns { get; init; }

    public DateOnly? EndedOn { get; init; }

    public string? EndedBecause { get; init; }

    public bool IsOverdue(DateOnly today) => State == SuggestionState.InHand && Deadline.IsOverdue(DueOn, today);
}

/// <param name="MayRegister">The reader does an office's work somewhere.</param>
/// <param name="Units">Units that have suggestions the reader sees, by name.</param>
/// <param name="Inspections">Inspections with suggestions the reader sees, the latest first.</param>
public sealed record SuggestionSlice(
    IReadOnlyList<SuggestionListRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today, bool MayRegister, IReadOnlyList<(UnitId Id, string Name)> Units, IReadOnlyList<(InspectionId Id, string Name)> Inspections);

/// <summary>意见建议: the suggestions the reader may see, the latest first, a page at a time by key.</summary>
public sealed class SuggestionList(Door door) : IUseCase
{
    public const int PageSize = 50;
    private const int MostChoices = 100;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<SuggestionSlice?> Run(SuggestionFilter filter, SuggestionKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = Asked(reading, filter);
        var page = from switch
        {
            null => found.OrderByDescending(s => s.Id),
            { Backward: false } => found.Where(s => EF.Functions.LessThan(ValueTuple.Create(s.Id), ValueTuple.Create(from.Suggestion))).OrderByDescending(s => s.Id),
            _ => found.Where(s => EF.Functions.GreaterThan(ValueTuple.Create(s.Id), ValueTuple.Create(from.Suggestion))).OrderBy(s => s.Id),
        };
        var rows = await Rows(db, page.Take(PageSize + 1)).ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) rows.Reverse();
        var seen = db.Suggestions.VisibleTo(reading.Sight, db);
        var units = await seen.Where(s => s.UnitId != null).Select(s => s.UnitId!.Value).Distinct().Join(db.CurrentUnitNames(), id => id, n => n.UnitId, (id, n) => new { id, n.Name }).OrderBy(n => EF.Functions.Collate(n.Name, PeopleOrder.Collation)).Take(MostChoices).ToListAsync(ct);
        var with = seen.Select(s => s.InspectionId).Distinct();
        var inspections = await db.Inspections.Where(i => with.Contains(i.Id)).OrderByDescending(i => i.FeedbackOn).ThenByDescending(i => i.Id).Take(MostChoices)
            .Select(i => new { i.Id, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First() }).ToListAsync(ct);
        return new SuggestionSlice(rows, backward ? more : from is not null, backward || more, reading.Today, reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice), [.. units.Select(u => (u.id, u.Name))], [.. inspections.Select(i => (i.Id, $"{i.Round} {i.Body}"))]);
    }

    /// <summary>Those that belong to one problem, the latest first, and the office's day.</summary>
    public async Task<(IReadOnlyList<SuggestionListRow> Rows, DateOnly Today)> OfProblemAsync(ProblemId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return ([], default);
        // the problem is asked for by its key first: whether one may know of it is not asked of every suggestion
        if (!await reading.Db.Problems.NotWithheldFrom(reading.Sight, reading.Db).AnyAsync(p => p.Id == id, ct)) return ([], reading.Today);
        return (await Rows(reading.Db, Asked(reading, new SuggestionFilter()).Where(s => s.Problems.Any(of => of.ProblemId == id)).OrderByDescending(s => s.Id).Take(PageSize)).ToListAsync(ct), reading.Today);
    }

    internal static IQueryable<Suggestion> Asked(Reading reading, SuggestionFilter filter)
    {
        var suggestions = reading.Db.Suggestions.VisibleTo(reading.Sight, reading.Db);
        if (filter.Kind is { } kind) suggestions = suggestions.Where(s => s.Kind == kind);
        if (filter.States.Count > 0) suggestions = suggestions.Where(s => filter.States.Contains(s.State));
        if (filter.Unit is { } unit)
        {
            var units = reading.Actor.Units.Within(unit).ToList();
            suggestions = suggestions.Where(s => s.UnitId != null && units.Contains(s.UnitId.Value));
        }
        if (filter.Inspection is { } inspection) suggestions = suggestions.Where(s => s.InspectionId == inspection);
        if (filter.Problem is { } problem)
        {
            // of a problem one must not know of, nothing is found either
            var known = reading.Db.Problems.NotWithheldFrom(reading.Sight, reading.Db).Where(p => p.Id == problem).Select(p => p.Id);
            suggestions = suggestions.Where(s => s.Problems.Any(of => known.Contains(of.ProblemId)));
        }
        if (filter.Chosen.Count > 0) suggestions = suggestions.Where(s => filter.Chosen.Contains(s.Id));
        if (filter.Overdue) suggestions = suggestions.Where(s => s.State == SuggestionState.InHand && s.DueOn < reading.Today);
        return suggestions;
    }

    internal static IQueryable<SuggestionListRow> Rows(RectifyDb db, IQueryable<Suggestion> suggestions) => suggestions.Select(s => new SuggestionListRow
    {
        Id = s.Id, Kind = s.Kind, State = s.State, Number = s.Number, Wording = s.Wording,
        Body = db.Set<UnitPeriod>().Where(u => u.UnitId == s.BodyId && u.Until == null).Select(u => u.Name).First(),
        Round = db.Inspections.Where(i => i.Id == s.InspectionId).Join(db.Rounds, i => i.RoundId, r => r.Id, (_, r) => r.Name).First(),
        Unit = db.Set<UnitPeriod>().Where(u => u.UnitId == s.UnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
        DueOn = s.DueOn, RegisteredOn = s.RegisteredOn, AssignedOn = s.AssignedOn,
        AnsweredOn = s.Replies.Where(r => r.ReturnedOn == null).Select(r => (DateOnly?)r.On).FirstOrDefault(),
        Reply = s.Replies.Where(r => r.ReturnedOn == null).Select(r => r.Text).FirstOrDefault(),
        Returns = s.Replies.Count(r => r.ReturnedOn != null),
        EndedOn = s.EndedOn, EndedBecause = s.EndedBecause,
    });
}
