using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Supervision;

namespace Rectify.App.Supervision;

/// <summary>Its author goes over a draft.</summary>
public sealed class RewriteLetter(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(LetterId id, int seen, ActId act, LetterWords words, CancellationToken ct = default) =>
        Outcome.Of(new LetterWordsValidator().Validate(words)) is { } invalid ? Task.FromResult(invalid)
        : work.DecideLetterAsync(nameof(RewriteLetter), id, seen, act, (letter, session) => letter.Rewrite(words, session.Stamp), ct);
}
