using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>改派: another unit has it from now on, or the same one until another day.</summary>
public sealed class ReassignSuggestion(UnitOfWork work) : IUseCase
{
    /// <param name="dueOn"><see cref="Deadline.LongTerm"/> for 长期.</param>
    public Task<Outcome> Run(SuggestionId id, int seen, UnitId? unit, DateOnly? dueOn, string? reason, ActId act, CancellationToken ct = default) => work.DecideSuggestionAsync(nameof(ReassignSuggestion), id, seen, act, async (suggestion, session) =>
        dueOn is not { } due ? Outcome.Bad("DueOn", "missing")
        : !Reason.TryParse(reason, out var because) ? Outcome.Bad("Reason", string.IsNullOrWhiteSpace(reason) ? "missing" : "too-long")
        : await session.WhyNotUnitAsync(suggestion, unit) ?? Outcome.Of(suggestion.Reassign(unit!.Value, due, because, session.Stamp)), ct);
}
