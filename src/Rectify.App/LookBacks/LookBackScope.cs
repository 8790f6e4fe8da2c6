using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.LookBacks;

/// <summary>The tasks a campaign's sample is drawn from, as they stand now, with what makes each likelier to relapse.</summary>
internal static class LookBackScope
{
    /// <summary>Amounts at stake are compared in this unit; quantities of other things are no amounts.</summary>
    private const string MoneyUnit = "万元";

    /// <summary>At most one more than a campaign may hold, in the order of their numbers.</summary>
    public static async Task<IReadOnlyList<LookBackCandidate>> ReadAsync(RectifyDb db, IReadOnlyCollection<InspectionId> inspections, DateOnly closedFrom, DateOnly closedUntil, RiskWeights weights, CancellationToken ct)
    {
        var found = await (
            from t in Tasks(db, inspections, closedFrom, closedUntil)
            join p in db.Problems on t.ProblemId equals p.Id
            orderby p.Number, t.Part
            select new
            {
                t.Id, p.Number, t.Part, t.State, t.Returns, t.Restarts,
                HasAmount = (p.StakeUnit == MoneyUnit && p.StakeAmount >= weights.AmountFrom) || db.Registers.OfType<Domain.Registers.Sum>().Any(s => s.AtStake >= weights.AmountFrom && s.Links.Any(l => t.Measures.Any(m => m.Id == l.MeasureId))),
                IsExtended = t.Extensions.Any(e => e.IsGranted == true),
                IsTakenOver = db.Takeovers.Any(b => b.State == TakeoverState.Approved && b.Lines.Any(line => line.TaskId == t.Id)),
            }).Take(LookBack.MaxScope + 1).ToListAsync(ct);
        return [.. found.Select(t => new LookBackCandidate(t.Id, t.Part == 1 ? $"{t.Number}" : $"{t.Number}-{t.Part}",
            (t.HasAmount ? Risks.Amount : 0) | (t.IsExtended ? Risks.Extended : 0) | (t.Returns > 0 ? Risks.Returned : 0) | (t.Restarts > 0 ? Risks.Restarted : 0)
            | (t.State == TaskState.Sustained ? Risks.Sustained : 0) | (t.IsTakenOver ? Risks.TakenOver : 0)))];
    }

    public static IQueryable<RectificationTask> Tasks(RectifyDb db, IReadOnlyCollection<InspectionId> inspections, DateOnly closedFrom, DateOnly closedUntil) =>
        db.Tasks.Where(t => inspections.Contains(t.InspectionId) && (t.State == TaskState.Closed || t.State == TaskState.Sustained) && t.Spans.Any(s => s.UntilAt == null && s.FromOn >= closedFrom && s.FromOn <= closedUntil));
}
