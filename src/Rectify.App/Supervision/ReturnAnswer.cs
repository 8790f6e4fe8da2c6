using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>The reply goes back to the unit with the reason and a new day.</summary>
public sealed class ReturnAnswer(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LetterId id, int seen, ActId act, Reason reason, DateOnly replyDueOn, CancellationToken ct = default) => work.DecideLetterAsync(nameof(ReturnAnswer), id, seen, act, (letter, session) => letter.ReturnAnswer(reason, replyDueOn, session.Stamp), ct);
}
