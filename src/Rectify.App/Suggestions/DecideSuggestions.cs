using Rectify.App.Data;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;
using Rectify.Domain.Tasks;

namespace Rectify.App.Suggestions;

/// <summary>What one act over many suggestions carries; each verb takes what it needs.</summary>
/// <param name="DueOn"><see cref="Deadline.LongTerm"/> for 长期.</param>
public sealed record SuggestionTerms(UnitId? Unit, DateOnly? DueOn, string? Reason);

/// <summary>
/// One act over many suggestions: given to one unit with one day, sent back or concluded with one reason. All of them or none, a record each; a refusal names every suggestion that stands in the way.
/// Nothing is asked less than of one alone.
/// </summary>
public sealed class DecideSuggestions(UnitOfWork work) : IUseCase
{
    /// <summary>What can be done with many at once; the wording is corrected and the reply given one by one.</summary>
    public static readonly IReadOnlyList<SuggestionVerb> Verbs = [SuggestionVerb.Assign, SuggestionVerb.Conclude, SuggestionVerb.ReturnAnswer, SuggestionVerb.Reassign, SuggestionVerb.Discard];

    public static bool TakesUnit(SuggestionVerb verb) => verb is SuggestionVerb.Assign or SuggestionVerb.Reassign;

    public static bool TakesDay(SuggestionVerb verb) => TakesUnit(verb) || verb == SuggestionVerb.ReturnAnswer;

    public static bool TakesReason(SuggestionVerb verb) => verb != SuggestionVerb.Assign;

    public Task<Outcome> Run(IReadOnlyList<Seen<SuggestionId>> suggestions, SuggestionVerb verb, SuggestionTerms terms, ActId act, CancellationToken ct = default)
    {
        if (!Verbs.Contains(verb)) throw new ArgumentOutOfRangeException(nameof(verb), verb, null);
        if (TakesUnit(verb) && terms.Unit is null) return Task.FromResult(Outcome.Bad("unit", "missing"));
        if (TakesDay(verb) && terms.DueOn is null) return Task.FromResult(Outcome.Bad("dueOn", "missing"));
        var hasReason = Reason.TryParse(terms.Reason, out var reason);
        if (TakesReason(verb) && !hasReason) return Task.FromResult(Outcome.Bad("reason", string.IsNullOrWhiteSpace(terms.Reason) ? "missing" : "too-long"));
        return work.RunAsync(nameof(DecideSuggestions), act, async session =>
        {
            var (found, whyNot) = await session.LockAsSeenAsync(suggestions);
            if (whyNot is not null) return whyNot;
            if (TakesUnit(verb) && !await session.LivesAsync(terms.Unit!.Value)) return Outcome.Bad("unit", "missing");
            return await session.DecideAllAsync(found, suggestion => suggestion.Id.Value, suggestion => Decide(suggestion, verb, terms, reason, session.Stamp));
        }, ct);
    }

    private static Refusal? Decide(Suggestion suggestion, SuggestionVerb verb, SuggestionTerms terms, Reason? reason, Stamp stamp) => verb switch
    {
        SuggestionVerb.Conclude => suggestion.Conclude(reason!, stamp),
        SuggestionVerb.ReturnAnswer => suggestion.ReturnAnswer(reason!, terms.DueOn!.Value, stamp),
        SuggestionVerb.Discard => suggestion.Discard(reason!, stamp),
        _ when !stamp.By.Units.IsWithin(terms.Unit!.Value, suggestion.BodyId) => new Refusal(null, [new Unmet(Rule.UnitOfOtherBody, Relation.Office)]),
        SuggestionVerb.Assign => suggestion.Assign(terms.Unit.Value, terms.DueOn!.Value, stamp),
        _ => suggestion.Reassign(terms.Unit.Value, terms.DueOn!.Value, reason!, stamp),
    };
}
