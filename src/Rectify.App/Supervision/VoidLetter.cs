using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>作废: an issued letter is taken back with the reason; its number stays taken.</summary>
public sealed class VoidLetter(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LetterId id, int seen, ActId act, Reason reason, CancellationToken ct = default) => work.DecideLetterAsync(nameof(VoidLetter), id, seen, act, (letter, session) => letter.MakeVoid(reason, session.Stamp), ct);
}
