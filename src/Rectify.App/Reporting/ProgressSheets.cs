using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.App.Planning;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reporting;

/// <summary>Reads the measures on which a unit lead or a handler reports: those of their units' tasks that are being rectified and are not yet verified.</summary>
public sealed class ProgressSheets(Door door) : IUseCase
{
    public const int PageRows = 100;

    /// <summary>Null when there is no such inspection or the reader may not see it.</summary>
    public async Task<ProgressSheet?> Run(InspectionId id, UnitId? unit = null, ProgressCursor? after = null, CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || await WorkInspections.OfAsync(reading, id, ct) is not { } inspection) return null;
        var db = reading.Db;
        var (leads, handles, persons) = (reading.Actor.ReachAs(Role.UnitLead).Units, reading.Actor.ReachAs(Role.Handler).Units, reading.Sight.Persons);
        var reported = leads.Union(handles).ToList();
        var tasks = db.Tasks.VisibleTo(reading.Sight, reading.Db).Where(t => t.InspectionId == id && t.State == TaskState.Rectifying
            && ((t.LeadUnitId != null && reported.Contains(t.LeadUnitId.Value)) || (t.HandlerId != null && persons.Contains(t.HandlerId.Value))));
        var names = db.Set<UnitPeriod>().Where(p => p.Until == null);
        var units = await tasks.GroupBy(t => t.LeadUnitId).Select(g => new { Unit = g.Key, Tasks = g.Count() })
            .Join(names, g => g.Unit, p => p.UnitId, (g, p) => new PlanningUnit(p.UnitId, p.Name, g.Tasks)).Take(PeopleOfInspection.MaxUnits).ToListAsync(ct);
        if (unit is { } chosen) tasks = tasks.Where(t => t.LeadUnitId == chosen);

        var cycle = await AskedCycles.OfAsync(reading, db.Cycles.Where(c => c.InspectionId == id), tasks, ct) is [var asked, ..] ? asked : null;
        var (isOpen, firstDay, lastDay, openedAt, unfinished) = (cycle is not null, cycle?.From ?? default, cycle?.To ?? default, cycle?.OpenedAt ?? default, CycleLines.Unfinished);
        var open = from task in tasks
                   from measure in db.Set<Measure>().Where(m => m.TaskId == task.Id && m.State != MeasureState.Cancelled && m.State != MeasureState.Verified && m.State != MeasureState.Sustained)
                   select new
                   {
                       task, measure,
                       rank = isOpen && unfinished.Contains(measure.State) && !db.Set<Progress>().Any(p => p.MeasureId == measure.Id && p.TrueOn >= firstDay && p.TrueOn <= lastDay && p.SubmittedAt >= openedAt) ? 0 : 1,
                   };
        var drafts = await open.CountAsync(o => db.ProgressDrafts.Any(d => d.MeasureId == o.measure.Id), ct);
        if (after is var (rank, sequence, position, last))
            open = open.Where(o => EF.Functions.GreaterThan(ValueTuple.Create(o.rank, o.task.Sequence, o.task.Id, o.measure.Position), ValueTuple.Create(rank, sequence, last, position)));
        var reader = reading.Actor.Person;
        var found = await (
            from o in open.OrderBy(o => o.rank).ThenBy(o => o.task.Sequence).ThenBy(o => o.task.Id).ThenBy(o => o.measure.Position).Take(PageRows + 1)
            join problem in db.Problems on o.task.ProblemId equals problem.Id
            join name in names on o.task.LeadUnitId equals name.UnitId
            orderby o.rank, o.task.Sequence, o.task.Id, o.measure.Position
            select new
            {
                o.rank,
                o.task.Sequence,
                Row = new ReportableMeasure(
                    o.task.Id, o.measure.Id, problem.Number, problem.Ordinal, o.measure.Position, problem.Wording, o.measure.Text, o.measure.Kind, o.measure.State, o.measure.Quantity, o.measure.DueOn, name.Name,
                    db.Set<Domain.Evidence.EvidenceUse>().Count(use => use.MeasureId == o.measure.Id && db.Set<Domain.Evidence.EvidenceItem>().Any(e => e.Id == use.EvidenceId && !e.IsReplaced)),
                    leads.Contains(o.task.LeadUnitId!.Value),
                    db.Set<Progress>().Where(p => p.MeasureId == o.measure.Id).OrderByDescending(p => p.SubmittedAt).Select(p => new ReportedText(p.Text, p.TrueOn, p.Claim, p.Quantity)).FirstOrDefault(),
                    (from draft in db.ProgressDrafts
                     join writer in db.Persons on draft.WrittenBy equals writer.Id
                     where draft.MeasureId == o.measure.Id
                     select new DraftedText(draft.Text, draft.TrueOn, draft.Claim, draft.Quantity, writer.Name, draft.WrittenBy == reader, draft.WrittenAt)).FirstOrDefault(),
                    o.rank == 0),
            }).ToListAsync(ct);
        var end = found.Count > PageRows ? found[PageRows - 1] : null;
        return new ProgressSheet(
            inspection, reading.Today, [.. units.OrderBy(u => u.Name, StringComparer.Ordinal)], drafts, [.. found.Take(PageRows).Select(f => f.Row)],
            end is null ? null : new ProgressCursor(end.rank, end.Sequence, end.Row.Position, end.Row.Task), cycle);
    }
}
