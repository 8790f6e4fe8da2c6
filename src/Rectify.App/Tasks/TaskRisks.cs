using Rectify.App.Data;
using Rectify.App.Ledger;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Tasks;

/// <summary>A task with what makes it likelier that its rectification does not hold, told apart by the database. <see cref="RiskWeights"/> says what each counts.</summary>
internal sealed class RiskyTask
{
    public required TaskId Id { get; init; }

    public required DateOnly DueOn { get; init; }

    public required bool HasAmount { get; init; }

    public required bool IsExtended { get; init; }

    public required bool IsReturned { get; init; }

    public required bool IsRestarted { get; init; }

    public required bool IsSustained { get; init; }

    public required bool IsTakenOver { get; init; }

    /// <summary>Less what the weights give: the riskiest comes first in rising order.</summary>
    public required int Less { get; init; }

    public Risks Risks => (HasAmount ? Risks.Amount : 0) | (IsExtended ? Risks.Extended : 0) | (IsReturned ? Risks.Returned : 0) | (IsRestarted ? Risks.Restarted : 0) | (IsSustained ? Risks.Sustained : 0) | (IsTakenOver ? Risks.TakenOver : 0);
}

/// <summary>What makes tasks risky, for samples and for the order of work.</summary>
internal static class TaskRisks
{
    public static IQueryable<RiskyTask> WithRisks(this IQueryable<RectificationTask> tasks, RectifyDb db, RiskWeights weights) =>
        from one in
            from t in tasks
            join p in db.Problems on t.ProblemId equals p.Id
            select new
            {
                t.Id, t.DueOn, IsReturned = t.Returns > 0, IsRestarted = t.Restarts > 0, IsSustained = t.State == TaskState.Sustained,
                HasAmount = (p.StakeUnit == LedgerConditions.MoneyUnit && p.StakeAmount >= weights.AmountFrom) || db.Registers.OfType<Domain.Registers.Sum>().Any(s => s.Ending == null && s.AtStake >= weights.AmountFrom && s.Links.Any(l => t.Measures.Any(m => m.Id == l.MeasureId))),
                IsExtended = t.Extensions.Any(e => e.IsGranted == true),
                IsTakenOver = db.Takeovers.Any(b => b.State == TakeoverState.Approved && b.Lines.Any(line => line.TaskId == t.Id)),
            }
        select new RiskyTask
        {
            Id = one.Id, DueOn = one.DueOn, HasAmount = one.HasAmount, IsExtended = one.IsExtended, IsReturned = one.IsReturned, IsRestarted = one.IsRestarted, IsSustained = one.IsSustained, IsTakenOver = one.IsTakenOver,
            Less = 0 - (one.HasAmount ? weights.Amount : 0) - (one.IsExtended ? weights.Extended : 0) - (one.IsReturned ? weights.Returned : 0) - (one.IsRestarted ? weights.Restarted : 0)
                - (one.IsSustained ? weights.Sustained : 0) - (one.IsTakenOver ? weights.TakenOver : 0),
        };
}
