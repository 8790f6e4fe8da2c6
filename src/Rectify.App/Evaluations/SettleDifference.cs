using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Evaluations;
using Rectify.Domain.People;

namespace Rectify.App.Evaluations;

/// <summary>The office states why the mean of two points that lie too far apart stands.</summary>
public sealed class SettleDifference(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(EvaluationId id, int position, Reason reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(SettleDifference), act, async session =>
    {
        var (locked, refusal) = await session.LockForOfficeAsync(id);
        return locked is null ? refusal : Outcome.Of(locked.Evaluation.Settle(locked.Scheme, position, reason, session.Stamp));
    }, ct);
}
