using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>办结: somebody of the office other than who gave the reply accepts it.</summary>
public sealed class ConcludeSuggestion(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SuggestionId id, int seen, ActId act, Reason conclusion, CancellationToken ct = default) => work.DecideSuggestionAsync(nameof(ConcludeSuggestion), id, seen, act, (suggestion, session) => suggestion.Conclude(conclusion, session.Stamp), ct);
}
