using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>A draft is not used, with the reason; a rule does not raise it again for the same occasion.</summary>
public sealed class DiscardLetter(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LetterId id, int seen, ActId act, Reason reason, CancellationToken ct = default) => work.DecideLetterAsync(nameof(DiscardLetter), id, seen, act, (letter, session) => letter.Discard(reason, session.Stamp), ct);
}
