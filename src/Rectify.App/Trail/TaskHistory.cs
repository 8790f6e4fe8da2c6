using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Meetings;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.Trail;

/// <summary>Something that happened to a record, ready to become a sentence.</summary>
/// <param name="Number">Its place in the inspection's chain; the key of the next page.</param>
/// <param name="Details">The act's own words and values, keys of people, units and problems replaced by names.</param>
public sealed record HistoryRow(long Number, FactKind Kind, DateOnly On, DateTimeOffset At, string ActorName, IReadOnlyDictionary<string, string> Details);

/// <summary>The history of one task, its problem and what was registered on its measures: newest first.</summary>
public sealed class TaskHistory(Door door) : IUseCase
{
    public const int PageSize = 30;

    /// <summary>Of a check with many units, so many of the latest facts are looked through for those a unit may see.</summary>
    private const int MostOfWiderCheck = 400;

    private static readonly string[] PersonDetails = ["firstPerson", "secondPerson", "leader", "head", "person", "successor", "decider", "proposer"];
    private static readonly string[] ProblemDetails = ["mergedInto", "earlier"];

    private static readonly string[] UnitDetails = ["unit", "unitBefore"];

    /// <param name="before">The number of the last row shown; null for the newest.</param>
    /// <returns>At most <see cref="PageSize"/> rows; null when the reader may not see the task.</returns>
    public async Task<IReadOnlyList<HistoryRow>?> ReadAsync(TaskId id, long? before = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var task = await db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.Id == id).Select(t => new { t.InspectionId, t.ProblemId, Measures = t.Measures.Select(m => m.Id).ToList() }).SingleOrDefaultAsync(ct);
        if (task is null) return null;

        var entries = await db.Registers.Where(e => e.Links.Any(l => task.Measures.Contains(l.MeasureId))).OrderBy(e => e.Id).Select(e => e.Id).Take(500).ToListAsync(ct);
        var meetings = await db.Meetings.VisibleTo(reading.Sight, db).Where(m => m.Problems.Any(p => p.ProblemId == task.ProblemId)).OrderByDescending(m => m.On).Select(m => m.Id).Take(200).ToListAsync(ct);
        Guid[] subjects = [id.Value, task.ProblemId.Value, .. entries.Select(e => e.Value), .. meetings.Select(m => m.Value)];
        var facts = await db.Facts.Where(f => f.Chain == task.InspectionId.Value && subjects.Contains(f.SubjectId) && (before == null || f.Number < before))
            .OrderByDescending(f => f.Number).Take(PageSize)
            .Join(db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Number, f.Kind, f.On, f.At, p.Name, f.Details }).OrderByDescending(f => f.Number).ToListAsync(ct);

        var names = await NamesAsync(db, facts.Select(f => f.Details), ct);
        var withheld = await WithheldAsync(reading, facts.Select(f => f.Details), ct);
        return [.. facts.Select(f => new HistoryRow(f.Number, f.Kind, f.On, f.At, f.Name, f.Details.Where(d => !withheld.Contains(d.Value)).ToDictionary(d => d.Key, d => names.GetValueOrDefault(d.Value, d.Value))))];
    }

    /// <summary>Keys of problems that others were merged into or compared with and that the reader must not know of.</summary>
    private static async Task<HashSet<string>> WithheldAsync(Reading reading, IEnumerable<IReadOnlyDictionary<string, string>> details, CancellationToken ct)
    {
        var named = Keys([.. details], ProblemDetails).Select(ProblemId.From).ToList();
        if (named.Count == 0) return [];
        var told = await reading.Db.Problems.NotWithheldFrom(reading.Sight, reading.Db).Where(p => named.Contains(p.Id)).Select(p => p.Id).ToListAsync(ct);
        return [.. named.Except(told).Select(p => $"{p.Value:N}")];
    }

    /// <summary>What happened to one letter, newest first; the caller has seen to it that the reader may see it.</summary>
    internal static async Task<IReadOnlyList<HistoryRow>> OfLetterAsync(RectifyDb db, Letter letter, CancellationToken ct)
    {
        var facts = await db.Facts.Where(f => f.Chain == letter.InspectionId.Value && f.SubjectId == letter.Id.Value).OrderByDescending(f => f.Number).Take(PageSize)
            .Join(db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Number, f.Kind, f.On, f.At, p.Name, f.Details }).OrderByDescending(f => f.Number).ToListAsync(ct);
        var names = await NamesAsync(db, facts.Select(f => f.Details), ct);
        return [.. facts.Select(f => new HistoryRow(f.Number, f.Kind, f.On, f.At, f.Name, f.Details.ToDictionary(d => d.Key, d => names.GetValueOrDefault(d.Value, d.Value))))];
    }

    /// <summary>What happened to one meeting, newest first; the caller has seen to it that the reader may see it.</summary>
    internal static async Task<IReadOnlyList<HistoryRow>> OfMeetingAsync(Reading reading, Meeting meeting, CancellationToken ct)
    {
        var facts = await reading.Db.Facts.Where(f => f.Chain == meeting.InspectionId.Value && f.SubjectId == meeting.Id.Value).OrderByDescending(f => f.Number).Take(PageSize)
            .Join(reading.Db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Number, f.Kind, f.On, f.At, p.Name, f.Details }).OrderByDescending(f => f.Number).ToListAsync(ct);
        var names = await NamesAsync(reading.Db, facts.Select(f => f.Details), ct);
        return [.. facts.Select(f => new HistoryRow(f.Number, f.Kind, f.On, f.At, f.Name, f.Details.ToDictionary(d => d.Key, d => names.GetValueOrDefault(d.Value, d.Value))))];
    }

    /// <summary>What happened to one evaluation, newest first; the caller has seen to it that the reader may see it.</summary>
    internal static async Task<IReadOnlyList<HistoryRow>> OfEvaluationAsync(Reading reading, Domain.Evaluations.Evaluation evaluation, CancellationToken ct)
    {
        var facts = await reading.Db.Facts.Where(f => f.Chain == evaluation.InspectionId.Value && f.SubjectId == evaluation.Id.Value).OrderByDescending(f => f.Number).Take(PageSize)
            .Join(reading.Db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Number, f.Kind, f.On, f.At, p.Name, f.Details }).OrderByDescending(f => f.Number).ToListAsync(ct);
        var names = await NamesAsync(reading.Db, facts.Select(f => f.Details), ct);
        return [.. facts.Select(f => new HistoryRow(f.Number, f.Kind, f.On, f.At, f.Name, f.Details.ToDictionary(d => d.Key, d => names.GetValueOrDefault(d.Value, d.Value))))];
    }

    /// <summary>What happened to one suggestion, newest first; the caller has seen to it that the reader may see it.</summary>
    internal static async Task<IReadOnlyList<HistoryRow>> OfSuggestionAsync(RectifyDb db, Suggestion suggestion, CancellationToken ct)
    {
        var facts = await db.Facts.Where(f => f.Chain == suggestion.InspectionId.Value && f.SubjectId == suggestion.Id.Value).OrderByDescending(f => f.Number).Take(PageSize)
            .Join(db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Number, f.Kind, f.On, f.At, p.Name, f.Details }).OrderByDescending(f => f.Number).ToListAsync(ct);
        var names = await NamesAsync(db, facts.Select(f => f.Details), ct);
        return [.. facts.Select(f => new HistoryRow(f.Number, f.Kind, f.On, f.At, f.Name, f.Details.ToDictionary(d => d.Key, d => names.GetValueOrDefault(d.Value, d.Value))))];
    }

    /// <summary>What happened to one wider check, newest first; the caller has seen to it that the reader may see it.</summary>
    /// <param name="seen">What one unit did or was told is for who sees that unit.</param>
    internal static async Task<IReadOnlyList<HistoryRow>> OfWiderCheckAsync(RectifyDb db, Domain.WiderChecks.WiderCheck check, Func<UnitId, bool> seen, CancellationToken ct)
    {
        var facts = await db.Facts.Where(f => f.Chain == check.InspectionId.Value && f.SubjectId == check.Id.Value).OrderByDescending(f => f.Number).Take(MostOfWiderCheck)
            .Join(db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Number, f.Kind, f.On, f.At, p.Name, f.Details }).OrderByDescending(f => f.Number).ToListAsync(ct);
        var shown = facts.Where(f => !f.Details.TryGetValue("unit", out var unit) || !Guid.TryParse(unit, out var key) || seen(UnitId.From(key))).Take(PageSize).ToList();
        var names = await NamesAsync(db, shown.Select(f => f.Details), ct);
        return [.. shown.Select(f => new HistoryRow(f.Number, f.Kind, f.On, f.At, f.Name, f.Details.ToDictionary(d => d.Key, d => names.GetValueOrDefault(d.Value, d.Value))))];
    }

    /// <summary>What happened to one entry of the registers and those it stands in a chain with, newest first; the caller has seen to it that the reader may see it.</summary>
    internal static async Task<IReadOnlyList<HistoryRow>> OfRegisterAsync(RectifyDb db, InspectionId inspection, IReadOnlyCollection<Domain.Registers.RegisterId> entries, CancellationToken ct)
    {
        var subjects = entries.Select(e => e.Value).ToList();
        var facts = await db.Facts.Where(f => f.Chain == inspection.Value && subjects.Contains(f.SubjectId)).OrderByDescending(f => f.Number).Take(PageSize)
            .Join(db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Number, f.Kind, f.On, f.At, p.Name, f.Details }).OrderByDescending(f => f.Number).ToListAsync(ct);
        return [.. facts.Select(f => new HistoryRow(f.Number, f.Kind, f.On, f.At, f.Name, f.Details))];
    }

    /// <summary>What happened to one clue or petition, newest first; the caller has seen to it that the reader may see it.</summary>
    internal static async Task<IReadOnlyList<HistoryRow>> OfClueAsync(RectifyDb db, Domain.Clues.ClueId id, CancellationToken ct)
    {
        var facts = await db.Facts.Where(f => f.Chain == ChainHead.Compartment && f.SubjectId == id.Value).OrderByDescending(f => f.Number).Take(PageSize)
            .Join(db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Number, f.Kind, f.On, f.At, p.Name, f.Details }).OrderByDescending(f => f.Number).ToListAsync(ct);
        var names = await NamesAsync(db, facts.Select(f => f.Details), ct);
        return [.. facts.Select(f => new HistoryRow(f.Number, f.Kind, f.On, f.At, f.Name, f.Details.ToDictionary(d => d.Key, d => names.GetValueOrDefault(d.Value, d.Value))))];
    }

    /// <summary>What happened to one campaign of look-backs, newest first; the caller has seen to it that the reader may see it. Words of findings stand with their tasks.</summary>
    internal static async Task<IReadOnlyList<HistoryRow>> OfLookBackAsync(Reading reading, LookBackId id, CancellationToken ct)
    {
        var facts = await reading.Db.Facts.Where(f => f.Chain == ChainHead.Office && f.SubjectId == id.Value).OrderByDescending(f => f.Number).Take(PageSize)
            .Join(reading.Db.Persons, f => f.ActorId, p => p.Id, (f, p) => new { f.Number, f.Kind, f.On, f.At, p.Name, f.Details }).OrderByDescending(f => f.Number).ToListAsync(ct);
        var names = await NamesAsync(reading.Db, facts.Select(f => f.Details), ct);
        return [.. facts.Select(f => new HistoryRow(f.Number, f.Kind, f.On, f.At, f.Name, f.Details.ToDictionary(d => d.Key, d => names.GetValueOrDefault(d.Value, d.Value))))];
    }

    /// <summary>Facts hold keys, never names: these are the names the keys stand for today.</summary>
    private static async Task<Dictionary<string, string>> NamesAsync(RectifyDb db, IEnumerable<IReadOnlyDictionary<string, string>> details, CancellationToken ct)
    {
        var all = details.ToList();
        var persons = Keys(all, PersonDetails).Select(PersonId.From).ToList();
        var units = Keys(all, UnitDetails).Select(UnitId.From).ToList();
        var problems = Keys(all, ProblemDetails).Select(ProblemId.From).ToList();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var person in await db.Persons.Where(p => persons.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(ct)) names[$"{person.Id.Value:N}"] = person.Name;
        foreach (var unit in await db.Set<UnitPeriod>().Where(p => p.Until == null && units.Contains(p.UnitId)).Select(p => new { p.UnitId, p.Name }).ToListAsync(ct)) names[$"{unit.UnitId.Value:N}"] = unit.Name;
        foreach (var problem in await db.Problems.Where(p => problems.Contains(p.Id)).Select(p => new { p.Id, p.Number }).ToListAsync(ct)) names[$"{problem.Id.Value:N}"] = $"{problem.Number}";
        return names;
    }

    private static IEnumerable<Guid> Keys(IEnumerable<IReadOnlyDictionary<string, string>> details, string[] wanted) =>
        details.SelectMany(d => d).Where(d => wanted.Contains(d.Key)).Select(d => Guid.TryParse(d.Value, out var key) ? key : Guid.Empty).Where(key => key != Guid.Empty).Distinct();
}
