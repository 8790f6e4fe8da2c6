using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>分派: the office gives it to a unit of the inspected body, with a deadline or 长期.</summary>
public sealed class AssignSuggestion(UnitOfWork work) : IUseCase
{
    /// <param name="dueOn"><see cref="Deadline.LongTerm"/> for 长期.</param>
    public Task<Outcome> Run(SuggestionId id, int seen, UnitId? unit, DateOnly? dueOn, ActId act, CancellationToken ct = default) => work.DecideSuggestionAsync(nameof(AssignSuggestion), id, seen, act, async (suggestion, session) =>
        dueOn is not { } due ? Outcome.Bad("DueOn", "missing") : await session.WhyNotUnitAsync(suggestion, unit) ?? Outcome.Of(suggestion.Assign(unit!.Value, due, session.Stamp)), ct);
}
