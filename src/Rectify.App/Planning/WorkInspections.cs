using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Planning;

/// <summary>An inspection as the head of a page names it.</summary>
/// <param name="WarnWithin">Days before a deadline from which its regime warns.</param>
public sealed record InspectionHead(InspectionId Id, string Round, UnitId Body, string BodyName, DateOnly FeedbackOn, int WarnWithin)
{
    public DateOnly? PresenceFrom { get; init; }

    /// <summary>Nothing that is said of the world lies before this day.</summary>
    public DateOnly EarliestOn => PresenceFrom ?? FeedbackOn;
}

/// <summary>The inspections a person works on, the latest feedback first, those whose feedback is still to come after them.</summary>
public sealed class WorkInspections(Door door) : IUseCase
{
    public const int MaxRows = 50;

    public async Task<IReadOnlyList<InspectionHead>> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        return reading is null ? [] : await LatestAsync(reading, ct);
    }

    internal static Task<List<InspectionHead>> LatestAsync(Reading reading, CancellationToken ct) => Heads(reading, visible => visible.OrderByDescending(i => i.FeedbackOn <= reading.Today && i.IsFeedbackExpected != true).ThenByDescending(i => i.FeedbackOn).ThenByDescending(i => i.Id).Take(MaxRows)).ToListAsync(ct);

    /// <summary>Null when there is no such inspection or the reader may not see it.</summary>
    internal static Task<InspectionHead?> OfAsync(Reading reading, InspectionId id, CancellationToken ct) => Heads(reading, visible => visible.Where(i => i.Id == id)).SingleOrDefaultAsync(ct);

    private static IQueryable<InspectionHead> Heads(Reading reading, Func<IQueryable<Inspection>, IQueryable<Inspection>> narrow) =>
        from inspection in narrow(reading.Db.Inspections.VisibleTo(reading.Sight, reading.Db))
        join round in reading.Db.Rounds on inspection.RoundId equals round.Id
        join name in reading.Db.Set<UnitPeriod>().Where(p => p.Until == null) on inspection.BodyId equals name.UnitId
        orderby inspection.FeedbackOn <= reading.Today && inspection.IsFeedbackExpected != true descending, inspection.FeedbackOn descending, inspection.Id descending
        select new InspectionHead(inspection.Id, round.Name, inspection.BodyId, name.Name, inspection.FeedbackOn, Ledger.LedgerRows.WarnWithin(inspection.Regime)) { PresenceFrom = inspection.PresenceFrom };
}
