using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>撤销登记: it was registered by mistake, and no unit has it.</summary>
public sealed class DiscardSuggestion(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SuggestionId id, int seen, ActId act, Reason reason, CancellationToken ct = default) => work.DecideSuggestionAsync(nameof(DiscardSuggestion), id, seen, act, (suggestion, session) => suggestion.Discard(reason, session.Stamp), ct);
}
