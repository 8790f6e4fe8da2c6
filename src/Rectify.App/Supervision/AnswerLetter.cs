using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>回复: the unit answers what was asked.</summary>
public sealed class AnswerLetter(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LetterId id, int seen, ActId act, Reason reply, CancellationToken ct = default) => work.DecideLetterAsync(nameof(AnswerLetter), id, seen, act, (letter, session) => letter.Answer(reply, session.Stamp), ct);
}
