using Rectify.App.Data;
using Rectify.App.WorkingDays;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>恢复按规则计算: days the office had set for many milestones are given up with one reason, and the windows count again: all of them or none, a record each.</summary>
public sealed class FreeMilestoneDays(UnitOfWork work) : IUseCase
{
    /// <param name="seen">The inspections of the milestones, as the user saw them.</param>
    public Task<Outcome> Run(IReadOnlyList<MilestoneKey> milestones, IReadOnlyList<Seen<InspectionId>> seen, string? reason, ActId act, CancellationToken ct = default) =>
        !Reason.TryParse(reason, out var because) ? Task.FromResult(Outcome.Bad(nameof(reason), string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long"))
        : work.RunAsync(nameof(FreeMilestoneDays), act, async session =>
        {
            var calendar = await session.Db.WorkingCalendarAsync(ct);
            return await session.DecideMilestonesAsync(milestones, seen, (inspection, kind) => inspection.FreeMilestoneDay(kind, because, calendar, session.Stamp));
        }, ct);
}
