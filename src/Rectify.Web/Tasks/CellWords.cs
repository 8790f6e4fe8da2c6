using Rectify.App.Reviews;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Tasks;

/// <summary>What was said of a piece for a measure, in words.</summary>
public static class CellWords
{
    public static string Of(CellSaid said)
    {
        var because = Because(said);
        var words = because.Length == 0 ? FieldWords.Of(said.Verdict) : Texts.Review["CellBecause", FieldWords.Of(said.Verdict), because];
        return said.Page is { } page ? $"{words}{Texts.Review["CellComma"]}{Texts.Review["OnPage", page]}" : words;
    }

    public static Tone ToneOf(MeasureVerdict verdict) => verdict switch { MeasureVerdict.Fulfilled => Tone.Good, MeasureVerdict.Partly => Tone.Warn, _ => Tone.Danger };

    /// <summary>Reason and words; empty where there are none.</summary>
    public static string Because(CellSaid said) => string.Join(Texts.Review["CellComma"], new[] { said.Because is { } reason ? FieldWords.Of(reason) : null, said.Text?.TrimEnd('\u3002', '.') }.OfType<string>());
}
