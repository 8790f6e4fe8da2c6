using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Trail;

namespace Rectify.App.People;

/// <summary>Puts a person's name right, and the key by which lists sort it.</summary>
public sealed class CorrectPerson(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(PersonId id, string name, string? sortKey, ActId act, CancellationToken ct = default) => work.RunAsync(nameof(CorrectPerson), act, async session =>
    {
        if (string.IsNullOrWhiteSpace(name)) return Outcome.Bad(nameof(name), "required");
        if (name.Trim().Length > Person.MaxNameLength) return Outcome.Bad(nameof(name), "too-long");
        if (sortKey?.Trim().Length > Person.MaxNameLength) return Outcome.Bad(nameof(sortKey), "too-long");
        var (person, refusal) = await session.LockKeptPersonAsync(id);
        if (person is null) return refusal;
        person.Correct(name, sortKey);
        session.Note(Fact.Of(FactKind.PersonChanged, id.Value, session.Stamp.On));
        return Outcome.Ok;
    }, ct);
}
