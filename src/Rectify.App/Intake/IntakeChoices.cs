using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.People;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;

namespace Rectify.App.Intake;

public sealed record RoundOption(RoundId Id, string Name, int Year);

public sealed record InspectionOption(InspectionId Id, string RoundName, string BodyName, InspectionKind Kind, DateOnly FeedbackOn);

/// <param name="ParentName">Tells units of the same name apart.</param>
public sealed record UnitOption(UnitId Id, string Name, string? ParentName);

public sealed record IntakeTargets(IReadOnlyList<InspectionOption> Inspections, IReadOnlyList<RoundOption> Rounds, IReadOnlyList<UnitOption> Units)
{
    public static IntakeTargets None { get; } = new([], [], []);
}

/// <summary>Where accepted problems may go: inspections and bodies whose office work the reader does, and the latest rounds.</summary>
public sealed class IntakeChoices(Door door) : IUseCase
{
    public const int MostInspections = 200;
    public const int MostRounds = 100;
    public const int MostUnits = 3000;

    public async Task<IntakeTargets> Run(CancellationToken ct = default)
    {
        await using var reading = await door.ReadAsync(ct);
        if (reading is null || !reading.Actor.DoesOfficeWork()) return IntakeTargets.None;
        var db = reading.Db;
        var reach = reading.Actor.OfficeReach();
        var names = db.Set<UnitPeriod>().Where(p => p.Until == null);
        var inspections = await (from i in db.Inspections.VisibleTo(reading.Sight, db)
                                 where reach.Contains(i.BodyId)
                                 join r in db.Rounds on i.RoundId equals r.Id
                                 join n in names on i.BodyId equals n.UnitId
                                 orderby i.FeedbackOn descending, i.Id
                                 select new InspectionOption(i.Id, r.Name, n.Name, i.Kind, i.FeedbackOn)).Take(MostInspections).ToListAsync(ct);
        var rounds = await db.Rounds.OrderByDescending(r => r.Year).ThenBy(r => r.Id).Select(r => new RoundOption(r.Id, r.Name, r.Year)).Take(MostRounds).ToListAsync(ct);
        var units = await (from n in names
                           where reach.Contains(n.UnitId)
                           join p in names on n.ParentId equals (UnitId?)p.UnitId into above
                           from p in above.DefaultIfEmpty()
                           orderby n.Name, n.UnitId
                           select new UnitOption(n.UnitId, n.Name, p == null ? null : p.Name)).Take(MostUnits).ToListAsync(ct);
        return new(inspections, rounds, units);
    }
}
