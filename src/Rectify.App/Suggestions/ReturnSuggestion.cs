using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>退回: the reply goes back to the unit with the reason and a new deadline.</summary>
public sealed class ReturnSuggestion(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SuggestionId id, int seen, ActId act, Reason reason, DateOnly dueOn, CancellationToken ct = default) => work.DecideSuggestionAsync(nameof(ReturnSuggestion), id, seen, act, (suggestion, session) => suggestion.ReturnAnswer(reason, dueOn, session.Stamp), ct);
}
