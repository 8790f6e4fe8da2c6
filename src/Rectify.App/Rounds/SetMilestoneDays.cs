using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>The office sets one day by which many milestones are due, with one reason: all of them or none, a record each. From then on the windows do not move them.</summary>
public sealed class SetMilestoneDays(UnitOfWork work) : IUseCase
{
    /// <param name="seen">The inspections of the milestones, as the user saw them.</param>
    public Task<Outcome> Run(IReadOnlyList<MilestoneKey> milestones, IReadOnlyList<Seen<InspectionId>> seen, DateOnly? dueOn, string? reason, ActId act, CancellationToken ct = default) =>
        dueOn is not { } day ? Task.FromResult(Outcome.Bad(nameof(dueOn), "missing"))
        : !Reason.TryParse(reason, out var because) ? Task.FromResult(Outcome.Bad(nameof(reason), string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long"))
        : work.RunAsync(nameof(SetMilestoneDays), act, session => session.DecideMilestonesAsync(milestones, seen, (inspection, kind) => inspection.SetMilestoneDay(kind, day, because, session.Stamp)), ct);
}
