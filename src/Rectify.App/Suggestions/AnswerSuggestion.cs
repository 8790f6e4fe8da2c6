using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.Evidence;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.App.Suggestions;

/// <summary>回复: the unit says what it did, with the paper.</summary>
public sealed class AnswerSuggestion(UnitOfWork work) : IUseCase
{
    public Task<Outcome> Run(SuggestionId id, int seen, string? reply, StoredFile? file, ActId act, CancellationToken ct = default) =>
        !Reason.TryParse(reply, out var text) ? Bad("Reply", string.IsNullOrWhiteSpace(reply) ? "missing" : "too-long")
        : file is null ? Bad("Scan", "missing")
        : work.DecideSuggestionAsync(nameof(AnswerSuggestion), id, seen, act, (suggestion, session) => suggestion.Answer(text, file, session.Stamp), ct);

    private static Task<Outcome> Bad(string field, string code) => Task.FromResult(Outcome.Bad(field, code));
}
