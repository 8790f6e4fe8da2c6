using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Tasks;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.LookBacks;

/// <summary>The tasks a campaign's sample is drawn from, as they stand now, with what makes each likelier to relapse.</summary>
internal static class LookBackScope
{
    /// <summary>At most one more than a campaign may hold, in the order of their numbers.</summary>
    public static async Task<IReadOnlyList<LookBackCandidate>> ReadAsync(RectifyDb db, IReadOnlyCollection<InspectionId> inspections, DateOnly closedFrom, DateOnly closedUntil, RiskWeights weights, CancellationToken ct)
    {
        var tasks = Tasks(db, inspections, closedFrom, closedUntil);
        var found = await (
            from risky in tasks.WithRisks(db, weights)
            join t in db.Tasks on risky.Id equals t.Id
            join p in db.Problems on t.ProblemId equals p.Id
            orderby p.Number, t.Part
            select new { p.Number, t.Part, Risky = risky }).Take(LookBack.MaxScope + 1).ToListAsync(ct);
        return [.. found.Select(t => new LookBackCandidate(t.Risky.Id, t.Part == 1 ? $"{t.Number}" : $"{t.Number}-{t.Part}", t.Risky.Risks))];
    }

    public static IQueryable<RectificationTask> Tasks(RectifyDb db, IReadOnlyCollection<InspectionId> inspections, DateOnly closedFrom, DateOnly closedUntil) =>
        db.Tasks.Where(t => inspections.Contains(t.InspectionId) && (t.State == TaskState.Closed || t.State == TaskState.Sustained) && t.Spans.Any(s => s.UntilAt == null && s.FromOn >= closedFrom && s.FromOn <= closedUntil));
}
