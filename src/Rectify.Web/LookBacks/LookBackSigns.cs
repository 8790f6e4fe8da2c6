using Rectify.Domain.Supervision;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.LookBacks;

/// <summary>Which colour goes with a campaign and its results, and the words for what makes a task likelier to be drawn.</summary>
public static class LookBackSigns
{
    public static Tone ToneOf(LookBackState state) => state switch
    {
        LookBackState.Closed => Tone.Good,
        LookBackState.Void => Tone.Plain,
        LookBackState.Opened => Tone.Warn,
        _ => Tone.Act,
    };

    public static Tone ToneOf(LookBackResult result) => result == LookBackResult.Holds ? Tone.Good : Tone.Danger;

    public static IconName IconOf(LookBackResult result) => result == LookBackResult.Holds ? IconName.Check : IconName.Return;

    /// <summary>Empty where nothing adds a ticket.</summary>
    public static string Of(Risks risks) => string.Join(Texts.Shared["ListComma"], Enum.GetValues<Risks>().Where(risk => risk != Risks.None && risks.HasFlag(risk)).Select(FieldWords.Of));

    public static string Of(RiskWeights weights) => string.Join(Texts.Shared["ListComma"], weights.Each.Where(each => each.Tickets > 0).Select(each => Texts.LookBacks["RiskTickets", FieldWords.Of(each.Risk), each.Tickets]));
}
