using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>签收: the lead of the addressed unit, or of one above it.</summary>
public sealed class SignForLetter(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LetterId id, int seen, ActId act, CancellationToken ct = default) => work.DecideLetterAsync(nameof(SignForLetter), id, seen, act, (letter, session) => letter.SignFor(session.Stamp), ct);
}
