using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Evaluations;

/// <summary>The office concludes an evaluation. It proves the milestone 评估, which is done by it where the papers the regime asks for are there; else it waits for them.</summary>
public sealed class ConcludeEvaluation(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(EvaluationId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ConcludeEvaluation), act, async session =>
    {
        var (locked, refusal) = await session.LockForOfficeAsync(id);
        if (locked is null) return refusal;
        if (locked.Evaluation.Conclude(locked.Scheme, session.Stamp) is { } against) return new Outcome.Refused(against);
        var (inspection, missing) = await session.LockInspectionAsync(locked.Evaluation.InspectionId, seen: null);
        if (inspection is null) return missing;
        if (inspection.Milestones.Any(m => m.Kind == MilestoneKind.Evaluation && m.DoneOn is null))
            // what papers are missing stands on the milestone's page
            inspection.MarkDone(MilestoneKind.Evaluation, session.Stamp.On, ProofOf(locked.Evaluation.ResultOf(locked.Scheme)!, locked.Scheme), paper: null, hasMinutes: false, session.Stamp);
        return Outcome.Ok;
    }, ct);

    /// <summary>评估得分87.4分，等次“好”（巡察整改评估办法第1版）</summary>
    internal static Reason ProofOf(EvaluationResult result, EvaluationScheme scheme) => Reason.Of($"评估得分{Evaluation.Printed(result.Score)}分，等次“{result.Grade}”（{scheme.Name}第{scheme.Number}版）");
}
