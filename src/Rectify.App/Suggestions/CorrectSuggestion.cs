using Rectify.App.Data;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>The office puts right what was copied wrongly, while no unit has it.</summary>
public sealed class CorrectSuggestion(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SuggestionId id, int seen, SuggestionInput input, ActId act, CancellationToken ct = default) => work.DecideSuggestionAsync(nameof(CorrectSuggestion), id, seen, act, async (suggestion, session) =>
    {
        var (draft, invalid) = await input.ToDraftAsync(session, suggestion.InspectionId);
        return draft is null ? invalid! : Outcome.Of(suggestion.Correct(draft, session.Stamp));
    }, ct);
}
