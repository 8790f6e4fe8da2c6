using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.App.Rounds;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.SpotChecks;

/// <summary>A check recorded by mistake is struck out with the reason, by who recorded it or by the office; it stays readable and is quoted no more. An opinion that is concluded keeps what it quotes.</summary>
public sealed class StrikeSpotCheck(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SpotCheckId id, Reason reason, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(StrikeSpotCheck), act, async session =>
    {
        var db = session.Db;
        await db.Database.ExecuteSqlAsync($"select 1 from spot_checks where id = {id.Value} for update", ct);
        if (await db.SpotChecks.VisibleTo(session.Sight, db).SingleOrDefaultAsync(c => c.Id == id, ct) is not { } check) return Outcome.None;
        var body = await db.Inspections.AsNoTracking().Where(i => i.Id == check.InspectionId).Select(i => i.BodyId).SingleAsync(ct);
        return Outcome.Of(check.Strike(reason, session.Stamp.By.WhyNotOffice(body) is null, session.Stamp));
    }, ct);
}
