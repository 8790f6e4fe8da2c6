using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.LookBacks;
using Rectify.App.People;
using Rectify.App.Reviews;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Registers;

/// <summary>Where a page begins: behind or before the entry with this key, the latest first.</summary>
public sealed record RegisterKey(bool Backward, RegisterId Entry);

/// <summary>A problem an entry answers, where the reader may see it.</summary>
/// <param name="Measures">Positions of the measures it answers there.</param>
public sealed record RegisterProblem(TaskId Task, int Number, string Unit, IReadOnlyList<int> Measures);

/// <summary>An entry as lists show it.</summary>
/// <param name="NumberTwice">Its number stands with another title, too.</param>
public sealed record RegisterListRow(RegisterId Id, InspectionId Inspection, RegisterState State, RegisterWords Words, IReadOnlyList<RegisterProblem> Problems, bool NumberTwice);

/// <param name="Sums">Over all that is found, not this page.</param>
/// <param name="Inspections">Inspections the reader sees, to choose from.</param>
/// <param name="Units">Lead units of tasks that entries answer, by name.</param>
/// <param name="NumbersTwice">Institutions among those found whose number stands with another title.</param>
public sealed record RegisterSlice(
    IReadOnlyList<RegisterListRow> Rows, bool HasPrevious, bool HasNext, DateOnly Today, RegisterSums Sums, int NumbersTwice, IReadOnlyList<(InspectionId Id, string Name)> Inspections, IReadOnlyList<(UnitId Id, string Name)> Units);

/// <summary>登记簿: institutions, accountability and sums the reader may see, the latest recorded first, a page at a time by key.</summary>
public sealed class RegisterList(Door door) : IUseCase
{
    public const int PageSize = 50;
    private const int MostChoices = 100;
    private const int MostProblems = 60;

    /// <summary>Null when nobody is signed in.</summary>
    public async Task<RegisterSlice?> Run(RegisterFilter filter, RegisterKey? from = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null) return null;
        var db = reading.Db;
        var found = reading.RegistersAsked(filter);
        var page = from switch
        {
            null => found.OrderByDescending(e => e.Id),
            { Backward: false } => found.Where(e => EF.Functions.LessThan(ValueTuple.Create(e.Id), ValueTuple.Create(from.Entry))).OrderByDescending(e => e.Id),
            _ => found.Where(e => EF.Functions.GreaterThan(ValueTuple.Create(e.Id), ValueTuple.Create(from.Entry))).OrderBy(e => e.Id),
        };
        var entries = await page.Take(PageSize + 1).ToListAsync(ct);
        var more = entries.Count > PageSize;
        if (more) entries.RemoveAt(PageSize);
        var backward = from is { Backward: true };
        if (backward) entries.Reverse();
        var inspections = await db.Inspections.VisibleTo(reading.Sight, db).OrderByDescending(i => i.FeedbackOn).ThenBy(i => i.Id).Select(i => i.Id).Take(MostChoices).ToListAsync(ct);
        return new RegisterSlice(
            await RowsAsync(reading, entries, ct), backward ? more : from is not null, backward || more, reading.Today, await RegisterSums.OfAsync(found, ct),
            await reading.RegistersAsked(filter with { NumberTwice = true }).CountAsync(ct), [.. (await ReadLookBack.InspectionsAsync(db, inspections, ct)).Select(i => (i.Id, i.Name))], await UnitsAsync(reading, filter.Inspection, ct));
    }

    /// <summary>Entries with the problems they answer, of those the reader may see, in the order given.</summary>
    internal static async Task<IReadOnlyList<RegisterListRow>> RowsAsync(Reading reading, IReadOnlyList<RegisterEntry> entries, CancellationToken ct)
    {
        if (entries.Count == 0) return [];
        var problems = await ProblemsAsync(reading, [.. entries.Select(e => e.Id)], ct);
        var ids = entries.OfType<Institution>().Where(i => i.Number is not null).Select(i => i.Id).ToList();
        var twice = ids.Count == 0 ? [] : (await reading.WithNumberTwice().Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToListAsync(ct)).ToHashSet();
        return [.. entries.Select(e => new RegisterListRow(e.Id, e.InspectionId, e.State, e.Words, [.. problems[e.Id]], twice.Contains(e.Id)))];
    }

    private static async Task<ILookup<RegisterId, RegisterProblem>> ProblemsAsync(Reading reading, List<RegisterId> entries, CancellationToken ct)
    {
        var db = reading.Db;
        var links = await (
            from l in db.Set<RegisterLink>().Where(l => entries.Contains(l.EntryId))
            join m in db.Set<Measure>() on l.MeasureId equals m.Id
            join t in db.TasksVisibleTo(reading.Sight) on m.TaskId equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            orderby p.Sequence, t.Part, m.Position
            select new { l.EntryId, Task = t.Id, p.Number, t.LeadUnitId, m.Position }).ToListAsync(ct);
        var units = await db.NamesAsync([.. links.Select(l => l.LeadUnitId).OfType<UnitId>().Distinct()], ct);
        return links.GroupBy(l => (l.EntryId, l.Task)).GroupBy(g => g.Key.EntryId).SelectMany(of => of.Take(MostProblems))
            .ToLookup(g => g.Key.EntryId, g => new RegisterProblem(g.Key.Task, g.First().Number, g.First().LeadUnitId is { } unit ? units.GetValueOrDefault(unit, "") : "", [.. g.Select(l => l.Position)]));
    }

    private static async Task<IReadOnlyList<(UnitId Id, string Name)>> UnitsAsync(Reading reading, InspectionId? inspection, CancellationToken ct)
    {
        var db = reading.Db;
        var tasks = db.TasksVisibleTo(reading.Sight);
        if (inspection is { } one) tasks = tasks.Where(t => t.InspectionId == one);
        var with = db.Set<RegisterLink>().Join(db.Set<Measure>(), l => l.MeasureId, m => m.Id, (_, m) => m.TaskId);
        var units = await tasks.Where(t => t.LeadUnitId != null && with.Contains(t.Id)).Select(t => t.LeadUnitId!.Value).Distinct()
            .Join(db.CurrentUnitNames(), id => id, n => n.UnitId, (id, n) => new { id, n.Name }).OrderBy(n => EF.Functions.Collate(n.Name, PeopleOrder.Collation)).Take(MostChoices).ToListAsync(ct);
        return [.. units.Select(u => (u.id, u.Name))];
    }
}
