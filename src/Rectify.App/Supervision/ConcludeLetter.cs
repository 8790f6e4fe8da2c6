using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>办结: its author accepts the reply.</summary>
public sealed class ConcludeLetter(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LetterId id, int seen, ActId act, Reason conclusion, CancellationToken ct = default) => work.DecideLetterAsync(nameof(ConcludeLetter), id, seen, act, (letter, session) => letter.Conclude(conclusion, session.Stamp), ct);
}
