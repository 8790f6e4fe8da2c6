using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Measures;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Ledger;

/// <summary>How a task becomes a row: one SELECT for a whole page, names by the current period, measures counted beside each task.</summary>
internal static class LedgerRows
{
    public static IQueryable<LedgerRow> Rows(this RectifyDb db, IQueryable<RectificationTask> tasks, LedgerDetails details)
    {
        bool Wants(LedgerDetails detail) => details.HasFlag(detail);
        var (source, handler, target, effect) = (Wants(LedgerDetails.Source), Wants(LedgerDetails.Handler), Wants(LedgerDetails.Target), Wants(LedgerDetails.Effect));
        var (reason, next, evidence, progress, pace) = (Wants(LedgerDetails.ReasonNotDone), Wants(LedgerDetails.NextSteps), Wants(LedgerDetails.Evidence), Wants(LedgerDetails.Progress), Wants(LedgerDetails.Pace));
        return
            from t in tasks
            join p in db.Problems on t.ProblemId equals p.Id
            join i in db.Inspections on t.InspectionId equals i.Id
            select new LedgerRow
            {
                Task = t.Id,
                Inspection = t.InspectionId,
                Number = p.Number,
                Sequence = p.Sequence,
                SectionOrdinal = db.Sections.Where(s => s.Id == p.SectionId).Select(s => s.Ordinal).FirstOrDefault(),
                Ordinal = p.Ordinal,
                Part = t.Part > 1 || db.Tasks.Any(o => o.ProblemId == t.ProblemId && o.Part > 1) ? t.Part : null,
                Wording = p.Wording,
                IsRestricted = p.IsRestricted,
                Class = p.Class,
                StakeAmount = p.StakeAmount,
                StakeUnit = p.StakeUnit,
                LeadUnit = db.Set<UnitPeriod>().Where(u => u.UnitId == t.LeadUnitId && u.Until == null).Select(u => u.Name).FirstOrDefault(),
                Leader = db.Persons.Where(n => n.Id == t.LeaderId).Select(n => n.Name).FirstOrDefault(),
                DueOn = t.DueOn,
                OriginalDueOn = t.OriginalDueOn,
                State = t.State,
                Returns = t.Returns,
                Restarts = t.Restarts,
                IsTakenOver = t.TakeoverId != null,
                ClosedOn = t.ClosedOn,
                NextCheckOn = t.NextCheckOn,
                Steps = t.Measures.GroupBy(m => m.TaskId).Select(g => new MeasureSteps(
                    g.Count(m => m.State == MeasureState.Verified || m.State == MeasureState.Sustained),
                    g.Count(m => m.State == MeasureState.ReportedDone),
                    g.Count(m => m.State == MeasureState.Returned),
                    g.Count(m => m.State == MeasureState.NotStarted || m.State == MeasureState.InProgress))).FirstOrDefault(),
                WarnWithin = WarnWithin(i.Regime),
                Round = source ? db.Rounds.Where(r => r.Id == i.RoundId).Select(r => r.Name).FirstOrDefault() : null,
                Body = source ? db.Set<UnitPeriod>().Where(u => u.UnitId == i.BodyId && u.Until == null).Select(u => u.Name).FirstOrDefault() : null,
                Handler = handler ? db.Persons.Where(n => n.Id == t.HandlerId).Select(n => n.Name).FirstOrDefault() : null,
                Target = target ? t.Target : null,
                Effect = effect ? t.Effect : null,
                ReasonNotDone = reason ? t.ReasonNotDone : null,
                NextSteps = next ? t.NextSteps : null,
                Evidence = evidence ? t.Evidence.Count(e => !e.IsReplaced) : null,
                PlanStartedOn = pace ? t.Spans.Where(s => s.State == TaskState.Rectifying && !t.Spans.Any(e => e.Number > s.Number && (e.State == TaskState.Assigned || e.State == TaskState.Closed || e.State == TaskState.Sustained))).Min(s => (DateOnly?)s.FromOn) : null,
                Progress = progress ? t.Progress.OrderByDescending(g => g.SubmittedAt).Select(g => g.Text).FirstOrDefault() : null,
            };
    }

    /// <summary>Fills in the supporting units, which a row has several of.</summary>
    public static async Task<List<LedgerRow>> WithSupportingAsync(this RectifyDb db, List<LedgerRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.Task).ToList();
        var named = (await db.Set<TaskUnit>().Where(s => ids.Contains(s.TaskId)).Join(db.Set<UnitPeriod>().Where(u => u.Until == null), s => s.UnitId, u => u.UnitId, (s, u) => new { s.TaskId, u.Name }).ToListAsync(ct)).ToLookup(s => s.TaskId, s => s.Name);
        return [.. rows.Select(r => r with { Supporting = [.. named[r.Task]] })];
    }

    /// <summary>Read as a whole: the database does not look into a regime.</summary>
    internal static int WarnWithin(Regime regime) => regime.Ladder.WarnWithin;
}
