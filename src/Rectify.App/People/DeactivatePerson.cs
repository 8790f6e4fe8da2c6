using Microsoft.EntityFrameworkCore;
using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.People;

/// <summary>
/// A person no longer takes part, from today. They act and read no more at once, whatever a page still shows; posts and roles stay on record and count again when they come back.
/// </summary>
public sealed class DeactivatePerson(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(PersonId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(DeactivatePerson), act, async session =>
    {
        var (person, refusal) = await session.LockKeptPersonAsync(id);
        if (person is null) return refusal;
        if (!person.IsActive(session.Stamp.On)) return Outcome.Bad("person", "inactive-already");
        if (await session.WhyNotWithoutAsync(grant => grant.PersonId == id) is { } lastOne) return lastOne;

        person.Deactivate(session.Stamp.On);
        // a new stamp signs them out of every browser within a minute
        if (await session.Db.Users.SingleOrDefaultAsync(a => a.PersonId == id, ct) is { } account) account.SecurityStamp = Guid.NewGuid().ToString("N");
        session.Note(Fact.Of(FactKind.PersonDeactivated, id.Value, session.Stamp.On));
        return Outcome.Ok;
    }, ct);
}

/// <summary>A person comes back: posts and roles that still run count again.</summary>
public sealed class ReactivatePerson(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(PersonId id, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(ReactivatePerson), act, async session =>
    {
        var (person, refusal) = await session.LockKeptPersonAsync(id);
        if (person is null) return refusal;
        if (person.IsActive(session.Stamp.On)) return Outcome.Bad("person", "active-already");
        person.Reactivate();
        session.Note(Fact.Of(FactKind.PersonReactivated, id.Value, session.Stamp.On));
        return Outcome.Ok;
    }, ct);
}
