using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.SpotChecks;

/// <summary>What the list of checks is asked for; whatever is null does not narrow.</summary>
/// <param name="From">Took place on that day or later.</param>
/// <param name="Until">Took place on that day or earlier.</param>
public sealed record SpotCheckFilter(InspectionId? Inspection = null, CheckingWay? Way = null, SpotCheckVerdict? Verdict = null, DateOnly? From = null, DateOnly? Until = null, TaskId? Task = null)
{
    public static readonly SpotCheckFilter None = new();

    /// <summary>Rows ticked in the list; empty for none.</summary>
    public IReadOnlyList<SpotCheckId> Chosen { get; init; } = [];
}

/// <summary>Where a page begins: behind or before the check with this key, the latest first.</summary>
public sealed record SpotCheckKey(bool Backward, DateOnly On, SpotCheckId Check);

/// <summary>A check as lists show it.</summary>
/// <param name="Number">The problem's short number.</param>
/// <param name="Wording">Its beginning.</param>
/// <param name="People">Who checked, by name, in the order they were named.</param>
/// <param name="Measures">Positions of the measures it looked at; none for the task as a whole.</param>
public sealed record SpotCheckRow(
    SpotCheckId Id, TaskId Task, int Number, string Wording, string? Unit, CheckingWay Way, DateOnly On, IReadOnlyList<string> People, IReadOnlyList<int> Measures, string Finding, SpotCheckVerdict Verdict, int Files, bool IsStruck, string RecordedBy,
    DateOnly RecordedOn, string? Present);

/// <param name="Inspections">Inspections with checks the reader sees, to choose from.</param>
public sealed record SpotCheckSlice(IReadOnlyList<SpotCheckRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today, IReadOnlyList<(InspectionId Id, string Name)> Inspections);

/// <summary>核查记录: the checks the reader may see, the latest first, a page at a time by key.</summary>
public sealed class SpotCheckList(Door door) : IUseCase
{
    public const int PageSize = 50;
    private const int MostChoices = 100;
    private const int MostOfTask = 50;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<SpotCheckSlice?> Run(SpotCheckFilter filter, SpotCheckKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var found = Asked(reading, filter);
        var page = from switch
        {
            null => found.OrderByDescending(c => c.On).ThenByDescending(c => c.Id),
            { Backward: false } => found.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.On, c.Id), ValueTuple.Create(from.On, from.Check))).OrderByDescending(c => c.On).ThenByDescending(c => c.Id),
            _ => found.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.On, c.Id), ValueTuple.Create(from.On, from.Check))).OrderBy(c => c.On).ThenBy(c => c.Id),
        };
        var rows = (await RowsAsync(reading.Db, page.Take(PageSize + 1), ct)).ToList();
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) rows.Reverse();
        var inspections = await reading.Db.SpotChecks.VisibleTo(reading.Sight, reading.Db).Select(c => c.InspectionId).Distinct().OrderBy(id => id).Take(MostChoices).ToListAsync(ct);
        return new SpotCheckSlice(rows, backward ? more : from is not null, backward || more, reading.Today, [.. (await ReadLookBack.InspectionsAsync(reading.Db, inspections, ct)).Select(i => (i.Id, i.Name))]);
    }

    /// <summary>The checks of one task, the latest first: for its page, the reviewer's screen and the panel's. Empty where the reader may not see the task.</summary>
    public async Task<IReadOnlyList<SpotCheckRow>> OfTaskAsync(TaskId task, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        // the task is asked for by its key first: whether it may be seen is not asked of every check
        if (reading is null || !await reading.Db.Tasks.VisibleTo(reading.Sight, reading.Db).AnyAsync(t => t.Id == task, ct)) return [];
        return await RowsAsync(reading.Db, reading.Db.SpotChecks.Where(c => c.TaskId == task).OrderByDescending(c => c.On).ThenByDescending(c => c.Id).Take(MostOfTask), ct);
    }

    internal static IQueryable<SpotCheck> Asked(Reading reading, SpotCheckFilter filter)
    {
        var checks = reading.Db.SpotChecks.VisibleTo(reading.Sight, reading.Db);
        if (filter.Chosen.Count > 0) checks = checks.Where(c => filter.Chosen.Contains(c.Id));
        if (filter.Inspection is { } inspection) checks = checks.Where(c => c.InspectionId == inspection);
        if (filter.Way is { } way) checks = checks.Where(c => c.Way == way);
        if (filter.Verdict is { } verdict) checks = checks.Where(c => c.Verdict == verdict);
        if (filter.From is { } first) checks = checks.Where(c => c.On >= first);
        if (filter.Until is { } last) checks = checks.Where(c => c.On <= last);
        if (filter.Task is { } task) checks = checks.Where(c => c.TaskId == task);
        return checks;
    }

    /// <summary>In the order of what is asked; people and measures are read for the whole page at once.</summary>
    internal static async Task<IReadOnlyList<SpotCheckRow>> RowsAsync(RectifyDb db, IQueryable<SpotCheck> checks, CancellationToken ct)
    {
        var found = await checks.Select(c => new
        {
            Check = c, Files = c.Files.Count, Recorder = db.Persons.Where(p => p.Id == c.RecordedBy).Select(p => p.Name).First(),
        }).ToListAsync(ct);
        if (found.Count == 0) return [];
        // by their keys: as a part of the question above, the first row for every task there is would be numbered
        var of = found.Select(f => f.Check.TaskId).Distinct().ToList();
        var tasks = await db.Tasks.Where(t => of.Contains(t.Id)).Join(db.Problems, t => t.ProblemId, p => p.Id, (t, p) => new { t.Id, t.LeadUnitId, p.Number, Wording = p.Wording.Substring(0, ReviewQueue.WordingLength) }).ToDictionaryAsync(t => t.Id, ct);
        var ids = found.Select(f => f.Check.Id).ToList();
        var people = (await db.Set<SpotCheckPerson>().Where(p => ids.Contains(p.SpotCheckId)).Join(db.Persons, p => p.PersonId, n => n.Id, (p, n) => new { p.SpotCheckId, p.Position, n.Name }).ToListAsync(ct)).ToLookup(p => p.SpotCheckId);
        var measures = (await db.Set<SpotCheckMeasure>().Where(m => ids.Contains(m.SpotCheckId)).Join(db.Set<Domain.Measures.Measure>(), m => m.MeasureId, m => m.Id, (m, measure) => new { m.SpotCheckId, measure.Position }).ToListAsync(ct)).ToLookup(m => m.SpotCheckId);
        var units = await db.NamesAsync(tasks.Values.Select(t => t.LeadUnitId).OfType<UnitId>(), ct);
        return [.. found.Select(f => new SpotCheckRow(
            f.Check.Id, f.Check.TaskId, tasks[f.Check.TaskId].Number, tasks[f.Check.TaskId].Wording, tasks[f.Check.TaskId].LeadUnitId is { } unit ? units.GetValueOrDefault(unit) : null, f.Check.Way, f.Check.On,
            [.. people[f.Check.Id].OrderBy(p => p.Position).Select(p => p.Name)], [.. measures[f.Check.Id].Select(m => m.Position).Order()], f.Check.Finding, f.Check.Verdict, f.Files, !f.Check.Counts, f.Recorder, f.Check.RecordedOn, f.Check.Present))];
    }
}
