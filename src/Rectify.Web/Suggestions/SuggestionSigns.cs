using Rectify.Domain;
using Rectify.Domain.Suggestions;
using Rectify.Web.Shared;

namespace Rectify.Web.Suggestions;

/// <summary>Which colour goes with the state of a suggestion, and how its deadline is read.</summary>
public static class SuggestionSigns
{
    private const int WarnWithin = 7;

    public static Tone ToneOf(SuggestionState state) => state switch
    {
        SuggestionState.Concluded => Tone.Good,
        SuggestionState.Discarded => Tone.Plain,
        SuggestionState.Registered => Tone.Warn,
        _ => Tone.Act,
    };

    /// <summary>Urgent while a reply is owed; otherwise the day alone.</summary>
    /// <param name="small">What stands under a day that is not urgent.</param>
    public static DeadlineView DueOf(SuggestionState state, DateOnly dueOn, DateOnly today, string? small = null)
    {
        DateOnly? day = Deadline.IsLongTerm(dueOn) ? null : dueOn;
        return state == SuggestionState.InHand ? DeadlineView.Of(day, today, WarnWithin) : DeadlineView.Settled(day, small);
    }
}
