using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.People;

/// <summary>A unit is renamed or moved from a day on; documents of earlier days keep printing the name of their day. On the first day of its present name this puts that name right.</summary>
public sealed class ChangeUnit(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(UnitId id, UnitDraft change, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ChangeUnit), act, async session =>
    {
        if (Outcome.Of(new UnitDraftValidator().Validate(change)) is { } invalid) return invalid;
        var (db, actor) = (session.Db, session.Stamp.By);
        await db.Database.ExecuteSqlAsync($"select 1 from units where id = {id.Value} for update", ct);
        if (await db.Units.Include(u => u.Periods).SingleOrDefaultAsync(u => u.Id == id, ct) is not { } unit) return Outcome.None;
        if (actor.WhyNotKeep(id) is { } notHere) return notHere;

        var moves = change.Parent != unit.Current.ParentId;
        if (moves && actor.WhyNotKeep(change.Parent) is { } notThere) return notThere;
        if (change.Parent is { } parent && actor.Units.IsWithin(parent, id)) return Outcome.Bad(nameof(change.Parent), "below-itself");
        if (change.From < unit.Current.From) return Outcome.Bad(nameof(change.From), "before-current", unit.Current.From.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        if (change.From > session.Stamp.On) return Outcome.Bad(nameof(change.From), "day-in-future");

        unit.ChangeFrom(change.From, change.Name, change.Parent);
        session.Note(Fact.Of(FactKind.UnitChanged, id.Value, change.From, ("parent", change.Parent?.Value.ToString("N")), ("moved", moves ? "true" : null)));
        return Outcome.Ok;
    }, ct);
}
