using Rectify.Domain.Supervision;
using Rectify.Web.Shared;

namespace Rectify.Web.Letters;

/// <summary>Which colour goes with the state of a letter.</summary>
public static class LetterSigns
{
    public static Tone ToneOf(LetterState state) => state switch
    {
        LetterState.Concluded => Tone.Good,
        LetterState.Void or LetterState.Discarded => Tone.Plain,
        LetterState.Drafted => Tone.Warn,
        _ => Tone.Act,
    };
}
