using Rectify.App.Acceptance;
using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Planning;

/// <summary>The second person compares an entered opinion with its scan: from then on it counts for the approval of the plan, or it is returned and entered anew.</summary>
public sealed class CheckPlanOpinion(UnitOfWork work) : IUseCase
{
    /// <param name="against">How entry and scan differ; null where they do not.</param>
    public Task<Outcome> Run(InspectionId id, int number, Reason? against, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CheckPlanOpinion), act, async session =>
    {
        if (await PlanOpinionLock.TakeAsync(session, id) is not { } inspection || inspection.PlanOpinions.All(o => o.Number != number)) return Outcome.None;
        if (!session.Stamp.By.MayRecordPlanOpinion(inspection.BodyId)) return PlanOpinionRights.Refused;
        if (against is null && await ScannedPapers.WhyNotCheckedAsync(session, inspection.PlanOpinions.First(o => o.Number == number).Sha256) is { } erased) return erased;
        return Outcome.Of(inspection.CheckPlanOpinion(number, against, session.Stamp));
    }, ct);
}
