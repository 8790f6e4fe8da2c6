using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;

namespace Rectify.App.People;

/// <summary>A unit's life ends: it stays in the records and is offered no more. Units below it, people in it and open tasks go elsewhere first.</summary>
public sealed class EndUnit(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(UnitId id, DateOnly lastDay, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(EndUnit), act, async session =>
    {
        var (db, today) = (session.Db, session.Stamp.On);
        await db.Database.ExecuteSqlAsync($"select 1 from units where id = {id.Value} for update", ct);
        if (await db.Units.SingleOrDefaultAsync(u => u.Id == id, ct) is not { } unit) return Outcome.None;
        if (session.Stamp.By.WhyNotKeep(id) is { } refusal) return refusal;
        if (unit.EndedOn is not null) return Outcome.Bad(nameof(id), "ended-already");
        if (lastDay > today) return Outcome.Bad(nameof(lastDay), "day-in-future");
        if (await db.CurrentUnitNames().AnyAsync(u => u.ParentId == id && db.Units.Any(below => below.Id == u.UnitId && below.EndedOn == null), ct)) return Outcome.Bad(nameof(id), "has-units-below");
        if (await db.Posts.AnyAsync(p => p.UnitId == id && (p.Until == null || p.Until > today), ct)) return Outcome.Bad(nameof(id), "has-people");
        if (await db.Tasks.AnyAsync(t => t.LeadUnitId == id && t.State != TaskState.Closed && t.State != TaskState.Withdrawn, ct)) return Outcome.Bad(nameof(id), "has-open-tasks");

        unit.End(lastDay);
        session.Note(Fact.Of(FactKind.UnitChanged, id.Value, lastDay, ("ended", "true")));
        return Outcome.Ok;
    }, ct);
}
