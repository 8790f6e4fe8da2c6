using Rectify.App;
using Rectify.App.Suggestions;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Suggestions;

namespace Rectify.Web.Suggestions;

/// <summary>What a person filled in for one act on a suggestion.</summary>
public sealed record SuggestionActInput(SuggestionId Suggestion, int Seen, ActId Act, Reason Reason, DateOnly? DueOn = null);

/// <summary>What the dialog of an act asks for beside its text, and the use case it runs.</summary>
public sealed record SuggestionActForm(Func<IServiceProvider, SuggestionActInput, Task<Outcome>> Run, bool Day = false, bool Danger = false);

/// <summary>The acts on a suggestion whose dialog is a sentence, a text and at most a day. The others have pages of their own.</summary>
public static class SuggestionActs
{
    private static readonly Dictionary<SuggestionVerb, SuggestionActForm> Forms = new()
    {
        [SuggestionVerb.Discard] = new((services, i) => services.GetRequiredService<DiscardSuggestion>().Run(i.Suggestion, i.Seen, i.Act, i.Reason), Danger: true),
        [SuggestionVerb.ReturnAnswer] = new((services, i) => services.GetRequiredService<ReturnSuggestion>().Run(i.Suggestion, i.Seen, i.Act, i.Reason, i.DueOn!.Value), Day: true, Danger: true),
        [SuggestionVerb.Conclude] = new((services, i) => services.GetRequiredService<ConcludeSuggestion>().Run(i.Suggestion, i.Seen, i.Act, i.Reason)),
    };

    /// <summary>Null for a verb with a page of its own.</summary>
    public static SuggestionActForm? FormOf(SuggestionVerb verb) => Forms.GetValueOrDefault(verb);

    /// <summary>The page of a verb that has no dialog.</summary>
    public static string PageOf(SuggestionVerb verb, SuggestionId suggestion) => verb switch
    {
        SuggestionVerb.Assign or SuggestionVerb.Reassign => SuggestionAddress.Assign(suggestion),
        SuggestionVerb.Answer => SuggestionAddress.Answer(suggestion),
        SuggestionVerb.Correct => SuggestionAddress.Correct(suggestion),
        _ => SuggestionAddress.Of(suggestion),
    };
}
