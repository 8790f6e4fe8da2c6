using Rectify.App.Data;
using Rectify.App.Files;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Tasks;

/// <summary>整改方案: the leading group approves a plan version, one act for the version and all tasks of the inspection that are in planning.</summary>
public sealed class ApprovePlan(UnitOfWork work, IContentStore files) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, int seen, string? minutes, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ApprovePlan), act, async session =>
        await PlanApproval.TakeAsync(session, id) is not { } plan ? Outcome.None
        : plan.Inspection.Version != seen ? new Outcome.ChangedMeanwhile([])
        : await plan.ApproveAsync(session, files, minutes, session.Stamp), ct);
}
