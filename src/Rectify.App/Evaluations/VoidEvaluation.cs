using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;

namespace Rectify.App.Evaluations;

/// <summary>An evaluation begun by mistake is made void by the office with the reason; what it holds stays. Not once the milestone is done by it.</summary>
public sealed class VoidEvaluation(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(EvaluationId id, Reason reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(VoidEvaluation), act, async session =>
    {
        var (locked, refusal) = await session.LockForOfficeAsync(id);
        if (locked is null) return refusal;
        var inspection = locked.Evaluation.InspectionId;
        if (locked.Evaluation.ConcludedOn is not null && await session.Db.Set<Milestone>().AsNoTracking().AnyAsync(m => m.InspectionId == inspection && m.Kind == MilestoneKind.Evaluation && m.DoneOn != null, ct))
            return new Outcome.Refused(new Refusal(null, [new Unmet(Rule.EvaluationProvesMilestone, Relation.Office)]));
        return Outcome.Of(locked.Evaluation.MakeVoid(reason, session.Stamp));
    }, ct);
}
