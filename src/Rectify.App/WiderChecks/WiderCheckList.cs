using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.WiderChecks;

/// <summary>What the list of wider checks is asked for; whatever is null or empty does not narrow.</summary>
/// <param name="Unit">Leads it or is asked, with those below it.</param>
/// <param name="Overdue">It, or a finding of it, is past its day.</param>
/// <param name="Text">Part of the title, of what is looked for or of a finding.</param>
public sealed record WiderCheckFilter(
    InspectionId? Inspection = null, WiderCheckKind? Kind = null, WiderCheckState? State = null, UnitId? Unit = null, ProblemId? Problem = null, bool Overdue = false, string? Text = null)
{
    public static readonly WiderCheckFilter None = new();
}

/// <summary>Where a page begins: behind or before the check with this key, the latest first.</summary>
public sealed record WiderCheckKey(bool Backward, WiderCheckId Check);

/// <summary>What a check came to, counted from its records, of the units the reader sees.</summary>
/// <param name="Units">Asked.</param>
/// <param name="Findings">Those that stand.</param>
/// <param name="Overdue">Findings that are open and past their day.</param>
public sealed record WiderCheckSums(int Units, int Reported, int Findings, int PutRight, int Overdue)
{
    public static readonly WiderCheckSums None = new(0, 0, 0, 0, 0);

    public int Open => Findings - PutRight;

    /// <summary>Nothing stands against concluding but who does it.</summary>
    public bool IsReady => Reported == Units && Open == 0;
}

/// <summary>A check as lists show it.</summary>
/// <param name="IsWhole">The reader sees all its units; else the sums are of their own.</param>
public sealed record WiderCheckListRow(
    WiderCheckId Id, WiderCheckKind Kind, WiderCheckState State, int Number, string Title, string LooksFor, string Body, string Round, string LeadUnit, string Leader, DateOnly DueOn, DateOnly OpenedOn, DateOnly? EndedOn, string? EndedBecause,
    bool IsWhole, WiderCheckSums Sums)
{
    /// <summary>Short numbers of the problems it comes from, as far as the reader may know of them.</summary>
    public IReadOnlyList<int> Problems { get; init; } = [];

    public bool IsOverdue(DateOnly today) => State == WiderCheckState.Underway && Deadline.IsOverdue(DueOn, today);
}

/// <param name="MayOpen">The reader does an office's work somewhere.</param>
/// <param name="Units">Units that lead checks the reader sees or are asked in them, by name.</param>
/// <param name="Inspections">Inspections with checks the reader sees, the latest first.</param>
public sealed record WiderCheckSlice(
    IReadOnlyList<WiderCheckListRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today, bool MayOpen, IReadOnlyList<(UnitId Id, string Name)> Units, IReadOnlyList<(InspectionId Id, string Name)> Inspections);

/// <summary>举一反三与专项整治: the checks the reader may see, the latest first, a page at a time by key.</summary>
public sealed class WiderCheckList(Door door) : IUseCase
{
    public const int PageSize = 50;
    private const int MostChoices = 200;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<WiderCheckSlice?> Run(WiderCheckFilter filter, WiderCheckKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = Asked(reading, filter);
        var page = from switch
        {
            null => found.OrderByDescending(c => c.Id),
            { Backward: false } => found.Where(c => EF.Functions.LessThan(ValueTuple.Create(c.Id), ValueTuple.Create(from.Check))).OrderByDescending(c => c.Id),
            _ => found.Where(c => EF.Functions.GreaterThan(ValueTuple.Create(c.Id), ValueTuple.Create(from.Check))).OrderBy(c => c.Id),
        };
        var rows = (await RowsAsync(reading, page.Take(PageSize + 1), ct)).ToList();
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) rows.Reverse();
        var seen = db.WiderChecks.VisibleTo(reading.Sight, db);
        var units = await seen.Select(c => c.LeadUnitId).Union(OfUnits(reading, seen).Select(u => u.UnitId)).Join(db.CurrentUnitNames(), id => id, n => n.UnitId, (id, n) => new { id, n.Name })
            .OrderBy(n => EF.Functions.Collate(n.Name, PeopleOrder.Collation)).Take(MostChoices).ToListAsync(ct);
        var with = seen.Select(c => c.InspectionId).Distinct();
        var inspections = await db.Inspections.Where(i => with.Contains(i.Id)).OrderByDescending(i => i.FeedbackOn).ThenByDescending(i => i.Id).Take(MostChoices)
            .Select(i => new { i.Id, Round = db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).First(), Body = db.CurrentUnitNames().Where(u => u.UnitId == i.BodyId).Select(u => u.Name).First() }).ToListAsync(ct);
        return new WiderCheckSlice(rows, backward ? more : from is not null, backward || more, reading.Today, reading.Actor.HasAnywhere(Role.Office, Role.HeadOfOffice), [.. units.Select(u => (u.id, u.Name))], [.. inspections.Select(i => (i.Id, $"{i.Round} {i.Body}"))]);
    }

    /// <summary>Those that come from one problem, the latest first, and the office's day.</summary>
    public async Task<(IReadOnlyList<WiderCheckListRow> Rows, DateOnly Today)> OfProblemAsync(ProblemId id, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return ([], default);
        // the problem is asked for by its key first: whether one may know of it is not asked of every check
        if (!await reading.Db.Problems.NotWithheldFrom(reading.Sight, reading.Db).AnyAsync(p => p.Id == id, ct)) return ([], reading.Today);
        return (await RowsAsync(reading, Asked(reading, WiderCheckFilter.None).Where(c => c.Problems.Any(of => of.ProblemId == id)).OrderByDescending(c => c.Id).Take(PageSize), ct), reading.Today);
    }

    /// <summary>Of the measures of one task those that checks answer, each with its checks; what is void answers nothing.</summary>
    internal static async Task<ILookup<MeasureId, WiderCheckListRow>> OfMeasuresAsync(Reading reading, TaskId task, CancellationToken ct)
    {
        var db = reading.Db;
        var measures = db.Set<Measure>().Where(m => m.TaskId == task).Select(m => m.Id);
        var links = await db.Set<WiderCheckMeasure>().Where(of => measures.Contains(of.MeasureId)).Select(of => new { of.WiderCheckId, of.MeasureId }).Take(WiderCheck.MaxMeasures).ToListAsync(ct);
        if (links.Count == 0) return Enumerable.Empty<WiderCheckListRow>().ToLookup(_ => default(MeasureId));
        var ids = links.Select(of => of.WiderCheckId).Distinct().ToList();
        var rows = (await RowsAsync(reading, Asked(reading, WiderCheckFilter.None).Where(c => ids.Contains(c.Id) && c.State != WiderCheckState.Void), ct)).ToDictionary(row => row.Id);
        return links.Where(of => rows.ContainsKey(of.WiderCheckId)).OrderBy(of => rows[of.WiderCheckId].Number).ToLookup(of => of.MeasureId, of => rows[of.WiderCheckId]);
    }

    internal static IQueryable<WiderCheck> Asked(Reading reading, WiderCheckFilter filter)
    {
        var (db, sight, today) = (reading.Db, reading.Sight, reading.Today);
        var checks = db.WiderChecks.VisibleTo(sight, db);
        if (filter.Inspection is { } inspection) checks = checks.Where(c => c.InspectionId == inspection);
        if (filter.Kind is { } kind) checks = checks.Where(c => c.Kind == kind);
        if (filter.State is { } state) checks = checks.Where(c => c.State == state);
        if (filter.Unit is { } unit)
        {
            var (units, asked) = (reading.Actor.Units.Within(unit).ToList(), OfUnits(reading, checks));
            checks = checks.Where(c => units.Contains(c.LeadUnitId) || asked.Any(u => u.WiderCheckId == c.Id && units.Contains(u.UnitId)));
        }
        if (filter.Problem is { } problem)
        {
            // of a problem one must not know of, nothing is found either
            var known = db.Problems.NotWithheldFrom(sight, db).Where(p => p.Id == problem).Select(p => p.Id);
            checks = checks.Where(c => c.Problems.Any(of => known.Contains(of.ProblemId)));
        }
        if (filter.Overdue)
        {
            var late = OfFindings(reading, checks).Where(f => f.StruckOn == null && f.DueOn < today && !f.Remedies.Any(r => r.ReturnedOn == null));
            checks = checks.Where(c => c.State == WiderCheckState.Underway && (c.DueOn < today || late.Any(f => f.WiderCheckId == c.Id)));
        }
        if (LikePattern.Holding(filter.Text) is { } pattern)
        {
            var said = OfFindings(reading, checks).Where(f => EF.Functions.ILike(f.Wording, pattern, "\\"));
            checks = checks.Where(c => EF.Functions.ILike(c.Title, pattern, "\\") || EF.Functions.ILike(c.LooksFor, pattern, "\\") || said.Any(f => f.WiderCheckId == c.Id));
        }
        return checks;
    }

    /// <summary>Units asked in these checks that the reader sees.</summary>
    internal static IQueryable<WiderCheckUnit> OfUnits(Reading reading, IQueryable<WiderCheck> checks)
    {
        var (units, whole, sight) = (reading.Db.Set<WiderCheckUnit>().Where(u => u.ReleasedBecause == null), checks.Where(WiderCheckSight.Whole(reading.Sight, reading.Db)).Select(c => c.Id), reading.Sight);
        if (sight.SeesEverything) return units.Where(u => whole.Contains(u.WiderCheckId));
        var seen = checks.Select(c => c.Id);
        return units.Where(u => whole.Contains(u.WiderCheckId) || (sight.Units.Contains(u.UnitId) && seen.Contains(u.WiderCheckId)));
    }

    /// <summary>Findings of these checks that the reader sees.</summary>
    internal static IQueryable<WiderFinding> OfFindings(Reading reading, IQueryable<WiderCheck> checks)
    {
        var (whole, sight) = (checks.Where(WiderCheckSight.Whole(reading.Sight, reading.Db)).Select(c => c.Id), reading.Sight);
        if (sight.SeesEverything) return reading.Db.Set<WiderFinding>().Where(f => whole.Contains(f.WiderCheckId));
        var seen = checks.Select(c => c.Id);
        return reading.Db.Set<WiderFinding>().Where(f => whole.Contains(f.WiderCheckId) || (sight.Units.Contains(f.UnitId) && seen.Contains(f.WiderCheckId)));
    }

    /// <summary>In the order of what is asked; the sums are counted for the whole page at once.</summary>
    internal static async Task<IReadOnlyList<WiderCheckListRow>> RowsAsync(Reading reading, IQueryable<WiderCheck> checks, CancellationToken ct)
    {
        var (db, sight, today) = (reading.Db, reading.Sight, reading.Today);
        var whole = db.WiderChecks.Where(WiderCheckSight.Whole(sight, db)).Select(c => c.Id);
        var found = await checks.Select(c => new
        {
            c.Id, c.InspectionId, c.Kind, c.State, c.Number, c.Title, c.LooksFor, c.BodyId, c.LeadUnitId, c.DueOn, c.OpenedOn, c.EndedOn, c.EndedBecause, IsWhole = whole.Contains(c.Id),
            Leader = db.Persons.Where(p => p.Id == c.LeaderId).Select(p => p.Name).First(),
        }).ToListAsync(ct);
        if (found.Count == 0) return [];
        // by their keys: as a part of the question above, the first row for every inspection there is would be numbered
        var (ids, wholes, own, of) = (found.Select(c => c.Id).ToList(), found.Where(c => c.IsWhole).Select(c => c.Id).ToList(), sight.Units, found.Select(c => c.InspectionId).Distinct().ToList());
        var units = await db.Set<WiderCheckUnit>().Where(u => ids.Contains(u.WiderCheckId) && u.ReleasedBecause == null && (wholes.Contains(u.WiderCheckId) || own.Contains(u.UnitId)))
            .GroupBy(u => u.WiderCheckId).Select(g => new { g.Key, Units = g.Count(), Reported = g.Count(u => db.Set<WiderReport>().Any(r => r.WiderCheckId == u.WiderCheckId && r.UnitId == u.UnitId)) }).ToDictionaryAsync(g => g.Key, ct);
        var findings = await db.Set<WiderFinding>().Where(f => ids.Contains(f.WiderCheckId) && f.StruckOn == null && (wholes.Contains(f.WiderCheckId) || own.Contains(f.UnitId)))
            .Select(f => new { f.WiderCheckId, f.DueOn, IsPutRight = f.Remedies.Any(r => r.ReturnedOn == null) })
            .GroupBy(f => f.WiderCheckId).Select(g => new { g.Key, Findings = g.Count(), PutRight = g.Count(f => f.IsPutRight), Overdue = g.Count(f => !f.IsPutRight && f.DueOn < today) }).ToDictionaryAsync(g => g.Key, ct);
        var problems = (await db.Set<WiderCheckProblem>().Where(p => ids.Contains(p.WiderCheckId)).Join(db.Problems.NotWithheldFrom(sight, db), p => p.ProblemId, p => p.Id, (p, problem) => new { p.WiderCheckId, problem.Number }).ToListAsync(ct)).ToLookup(p => p.WiderCheckId, p => p.Number);
        var rounds = await db.Inspections.Where(i => of.Contains(i.Id)).Join(db.Rounds, i => i.RoundId, r => r.Id, (i, r) => new { i.Id, r.Name }).ToDictionaryAsync(i => i.Id, i => i.Name, ct);
        var names = await Reviews.ReadTask.NamesAsync(db, found.SelectMany(c => new[] { c.BodyId, c.LeadUnitId }), ct);
        return [.. found.Select(c => new WiderCheckListRow(
            c.Id, c.Kind, c.State, c.Number, c.Title, c.LooksFor, names.GetValueOrDefault(c.BodyId, ""), rounds[c.InspectionId], names.GetValueOrDefault(c.LeadUnitId, ""), c.Leader, c.DueOn, c.OpenedOn, c.EndedOn, c.EndedBecause, c.IsWhole,
            new WiderCheckSums(units.GetValueOrDefault(c.Id)?.Units ?? 0, units.GetValueOrDefault(c.Id)?.Reported ?? 0, findings.GetValueOrDefault(c.Id)?.Findings ?? 0, findings.GetValueOrDefault(c.Id)?.PutRight ?? 0, findings.GetValueOrDefault(c.Id)?.Overdue ?? 0))
        { Problems = [.. problems[c.Id].Order()] })];
    }
}
