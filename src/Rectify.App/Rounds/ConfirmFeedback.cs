using Rectify.App.Data;
using Rectify.App.WorkingDays;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Rounds;

/// <summary>确认已反馈: the office says that the expected feedback was given, and on which day. Until then a planned day that has passed is no feedback.</summary>
public sealed class ConfirmFeedback(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(InspectionId id, int seen, DateOnly? on, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ConfirmFeedback), act, async session =>
    {
        if (on is not { } day) return Outcome.Bad(nameof(on), "required");
        var (inspection, refusal) = await session.LockInspectionAsync(id, seen);
        if (inspection is null) return refusal;
        if (day > session.Stamp.On) return Outcome.Bad(nameof(on), "in-future");
        if (day < inspection.PresenceFrom) return Outcome.Bad(nameof(on), "before-presence");
        return Outcome.Of(inspection.ConfirmFeedback(day, await session.Db.WorkingCalendarAsync(ct), session.Stamp));
    }, ct);
}
