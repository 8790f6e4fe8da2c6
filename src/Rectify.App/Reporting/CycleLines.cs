using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Figures;
using Rectify.Domain.Measures;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reporting;

/// <summary>A measure asked about in an open cycle.</summary>
internal sealed record AskedMeasure
{
    public required CycleId Cycle { get; init; }

    public required bool IsAnswered { get; init; }
}

/// <summary>Which measures a cycle asks about, and which entries answer it: <see cref="CycleLine.IsAsked"/> says the same of a line.</summary>
internal static class CycleLines
{
    /// <summary>States in which a measure is still to be done: <see cref="CycleLine.IsUnfinished"/>.</summary>
    public static IReadOnlyList<MeasureState> Unfinished { get; } = [MeasureState.NotStarted, MeasureState.InProgress, MeasureState.Returned];

    /// <summary>A line for every measure of those tasks whose plan is in force, with the last entry that answers the cycle and was submitted by that moment.</summary>
    public static async Task<IReadOnlyList<CycleLine>> AsTheyStandAsync(RectifyDb db, IQueryable<RectificationTask> tasks, ReportingCycle cycle, DateTimeOffset known, CancellationToken ct)
    {
        var (inspection, first, last, openedAt, inForce) = (cycle.InspectionId, cycle.From, cycle.To, cycle.OpenedAt, CountMeasures.PlanInForce);
        var found = await (
            from t in tasks.AsNoTracking().Where(t => t.InspectionId == inspection && t.LeadUnitId != null && inForce.Contains(t.State))
            from m in db.Set<Measure>().Where(m => m.TaskId == t.Id && m.State != MeasureState.Cancelled)
            select new
            {
                Measure = m.Id, Task = t.Id, Unit = t.LeadUnitId!.Value, TaskState = t.State, m.State, m.DueOn,
                Answer = db.Set<Progress>().Where(p => p.MeasureId == m.Id && p.TrueOn >= first && p.TrueOn <= last && p.SubmittedAt >= openedAt && p.SubmittedAt <= known)
                    .OrderByDescending(p => p.SubmittedAt).Select(p => (ProgressId?)p.Id).FirstOrDefault(),
            }).ToListAsync(ct);
        return [.. found.Select(l => new CycleLine(cycle.Id, l.Measure, l.Task, l.Unit, l.TaskState, l.State, l.DueOn, l.Answer))];
    }

    /// <summary>The measures of those tasks that open cycles ask about.</summary>
    public static IQueryable<AskedMeasure> AskedAbout(this RectifyDb db, IQueryable<ReportingCycle> cycles, IQueryable<RectificationTask> tasks) =>
        from c in cycles.Where(c => c.State == CycleState.Open)
        join t in tasks on c.InspectionId equals t.InspectionId
        join m in db.Set<Measure>() on t.Id equals m.TaskId
        where m.State != MeasureState.Cancelled
        let isAnswered = db.Set<Progress>().Any(p => p.MeasureId == m.Id && p.TrueOn >= c.From && p.TrueOn <= c.To && p.SubmittedAt >= c.OpenedAt)
        where isAnswered || (t.State == TaskState.Rectifying && Unfinished.Contains(m.State))
        select new AskedMeasure { Cycle = c.Id, IsAnswered = isAnswered };
}
