using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.App.Ledger;
using Rectify.App.People;
using Rectify.App.Registers;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Registers;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Planning;

/// <summary>What the page, the workbook and the document of a plan's lists read alike.</summary>
internal static class PlanListReading
{
    /// <summary>Tasks of the inspection that stand in the list, of those the reader may see. What was withdrawn stands in none.</summary>
    public static IQueryable<RectificationTask> OfList(Reading reading, InspectionId id, PlanListKind list)
    {
        var (db, tasks) = (reading.Db, reading.Db.TasksVisibleTo(reading.Sight, id).Where(t => t.State != TaskState.Withdrawn));
        var entries = db.Registers.Where(e => e.InspectionId == id && e.Ending == null);
        return list switch
        {
            PlanListKind.Money => tasks.Where(t => db.Problems.Any(p => p.Id == t.ProblemId && p.StakeAmount != null && p.StakeUnit == LedgerConditions.MoneyUnit) || t.Measures.Any(m => entries.Any(e => e is Sum && e.Links.Any(l => l.MeasureId == m.Id)))),
            PlanListKind.Key => tasks.Where(t => db.Problems.Any(p => p.Id == t.ProblemId && p.KeyBecause != null)),
            PlanListKind.Institutions => tasks.Where(t => t.Measures.Any(m => (m.Kind == MeasureKind.Institution && m.State != MeasureState.Cancelled) || entries.Any(e => e is Institution && e.Links.Any(l => l.MeasureId == m.Id)))),
            PlanListKind.Accountability => tasks.Where(t => t.Measures.Any(m => (m.Kind == MeasureKind.Accountability && m.State != MeasureState.Cancelled) || entries.Any(e => e is AccountabilityCase && e.Links.Any(l => l.MeasureId == m.Id)))),
            _ => tasks,
        };
    }

    public static async Task<PlanListTotals> TotalsAsync(Reading reading, InspectionId id, CancellationToken ct)
    {
        var db = reading.Db;
        var tasks = OfList(reading, id, PlanListKind.Problems);
        var problems = db.Problems.Where(p => tasks.Any(t => t.ProblemId == p.Id));
        var found = await problems.GroupBy(_ => 1).Select(g => new
        {
            All = g.Count(), Key = g.Count(p => p.KeyBecause != null), Money = g.Count(p => p.StakeAmount != null && p.StakeUnit == LedgerConditions.MoneyUnit),
            AtStake = g.Sum(p => p.StakeUnit == LedgerConditions.MoneyUnit ? p.StakeAmount ?? 0 : 0),
        }).SingleOrDefaultAsync(ct);
        var open = new[] { TaskState.Registered, TaskState.Assigned, TaskState.Planning };
        return new PlanListTotals(
            found?.All ?? 0, await tasks.CountAsync(ct), await tasks.SelectMany(t => t.Measures).Where(m => m.State != MeasureState.Cancelled).Select(m => m.SharedFrom ?? m.Id).Distinct().CountAsync(ct), await tasks.CountAsync(t => open.Contains(t.State), ct),
            found?.Key ?? 0, found?.Money ?? 0, found?.AtStake ?? 0, await db.TasksVisibleTo(reading.Sight, id).CountAsync(t => t.State == TaskState.Withdrawn, ct), await ReadDashboard.RestrictedAsync(reading, id, ct),
            await RegisterSums.OfAsync(reading.RegistersAsked(new RegisterFilter { Inspection = id }), ct));
    }

    public static Task<PlanListVersion?> VersionAsync(Reading reading, InspectionId id, CancellationToken ct) =>
        reading.Db.Set<PlanVersion>().Where(p => p.InspectionId == id).OrderByDescending(p => p.Number).Select(p => new PlanListVersion(p.Number, p.ApprovedOn, p.Minutes, p.PrintSha256 != null)).FirstOrDefaultAsync(ct);

    /// <summary>The tasks with everything the lists show, in the order of the document. Units have the name of that day.</summary>
    public static async Task<IReadOnlyList<PlanListTask>> TasksAsync(RectifyDb db, InspectionId inspection, IReadOnlyList<TaskId> ids, DateOnly on, CancellationToken ct)
    {
        // within an act, too, what is printed is what the database holds
        var tasks = await ActSession.With(db.Tasks.AsNoTracking().Where(t => ids.Contains(t.Id)), TaskParts.Measures).OrderBy(t => t.Sequence).ThenBy(t => t.Id).ToListAsync(ct);
        var problemIds = tasks.Select(t => t.ProblemId).Distinct().ToList();
        var problems = await db.Problems.AsNoTracking().Where(p => problemIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var personIds = tasks.SelectMany(t => new[] { t.LeaderId, t.HandlerId }).Concat(tasks.SelectMany(t => t.Measures).Select(m => m.OwnerPersonId)).OfType<PersonId>().Distinct().ToList();
        var people = await db.Persons.AsNoTracking().Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var unitIds = tasks.SelectMany(t => t.Supporting.Select(s => (UnitId?)s.UnitId).Append(t.LeadUnitId)).Concat(tasks.SelectMany(t => t.Measures).Select(m => (UnitId?)m.OwnerUnitId)).OfType<UnitId>().Distinct().ToList();
        var units = await db.Units.AsNoTracking().Include(u => u.Periods).Where(u => unitIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.NameOn(on), ct);
        var sections = await new LedgerSections(db).OfAsync(inspection, ct);
        var measureIds = tasks.SelectMany(t => t.Measures).Select(m => m.Id).ToList();
        var shared = (await db.Set<Measure>().Where(m => m.SharedFrom != null && measureIds.Contains(m.SharedFrom.Value)).Select(m => m.SharedFrom!.Value).Distinct().ToListAsync(ct)).ToHashSet();
        var entries = await db.Registers.AsNoTracking().Include(e => e.Links).Where(e => e.InspectionId == inspection && e.Ending == null && e.Links.Any(l => measureIds.Contains(l.MeasureId))).OrderBy(e => e.Id).ToListAsync(ct);
        return [.. tasks.Select(task =>
        {
            var (problem, position) = (problems[task.ProblemId], task.Measures.ToDictionary(m => m.Id, m => m.Position));
            return new PlanListTask
            {
                Id = task.Id, Problem = problem.Id, Number = problem.Number, Ordinal = problem.Ordinal, Part = task.Part, Sections = sections(problem.SectionId), Wording = problem.Wording, IsRestricted = problem.IsRestricted,
                Class = problem.Class, StakeAmount = problem.StakeAmount, StakeUnit = problem.StakeUnit, KeyBecause = problem.KeyBecause, State = task.State, DueOn = task.DueOn, Target = task.Target, Standard = task.Standard,
                Leader = Person(task.LeaderId), LeadUnit = task.LeadUnitId is { } lead ? units.GetValueOrDefault(lead) : null, Supporting = [.. task.Supporting.Select(s => units.GetValueOrDefault(s.UnitId, ""))], Handler = Person(task.HandlerId),
                Measures = [.. task.Counting.OrderBy(m => m.Position).Select(m => new PlanListMeasure(m.Id, m.Position, m.Text, m.Kind, units.GetValueOrDefault(m.OwnerUnitId, ""), Person(m.OwnerPersonId), m.DueOn, m.State, m.Quantity) { Root = m.SharedFrom ?? (shared.Contains(m.Id) ? m.Id : null) })],
                Entries = [.. entries.Where(e => e.Links.Any(l => position.ContainsKey(l.MeasureId))).Select(e => new PlanListEntry(e.Id, e.Words, [.. e.Links.Where(l => position.ContainsKey(l.MeasureId)).Select(l => position[l.MeasureId]).Order()]))],
            };
        })];

        string? Person(PersonId? id) => id is { } person ? people.GetValueOrDefault(person) : null;
    }
}
