using Rectify.App.Clues;
using Rectify.Domain;
using Rectify.Domain.Clues;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.Clues;

/// <summary>Which colour goes with a state of the compartment, how a deadline is read, and what is said under a number.</summary>
public static class ClueSigns
{
    private const int WarnWithin = 7;

    public static Tone ToneOf(ClueState state) => state switch
    {
        ClueState.Concluded => Tone.Good,
        ClueState.Discarded => Tone.Plain,
        ClueState.Registered => Tone.Warn,
        _ => Tone.Act,
    };

    /// <summary>Urgent while it is in hand; otherwise the day alone.</summary>
    public static DeadlineView DueOf(ClueState state, DateOnly dueOn, DateOnly today)
    {
        DateOnly? day = Deadline.IsLongTerm(dueOn) ? null : dueOn;
        return state == ClueState.InHand ? DeadlineView.Of(day, today, WarnWithin) : DeadlineView.Settled(day, null);
    }

    /// <summary>The last disposal that stands, with its day.</summary>
    public static string DisposalOf(ClueListRow row) =>
        row is { Disposal: { } disposal, DisposedOn: { } on } ? Texts.Clues["DisposedOn", FieldWords.Of(disposal), Days.Iso(on)] : Texts.Clues["NoDisposal"];
}
