using Rectify.App.SpotChecks;
using Rectify.Domain.Supervision;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.SpotChecks;

/// <summary>Which colour goes with a verdict, and the line under a check.</summary>
public static class SpotCheckSigns
{
    public static Tone ToneOf(SpotCheckVerdict verdict) => verdict switch { SpotCheckVerdict.InPlace => Tone.Good, SpotCheckVerdict.Partly => Tone.Warn, _ => Tone.Danger };

    public static IconName IconOf(SpotCheckVerdict verdict) => verdict switch { SpotCheckVerdict.InPlace => IconName.Check, SpotCheckVerdict.Partly => IconName.Alert, _ => IconName.Return };

    /// <summary>When, how, who, and of which measures.</summary>
    public static string Line(SpotCheckRow row) => string.Join(" · ", new[]
    {
        Days.Iso(row.On), FieldWords.Of(row.Way), string.Join(Texts.Rules["NameComma"], row.People), row.Measures.Count == 0 ? null : Texts.SpotChecks["OfMeasures", string.Join(Texts.Rules["NameComma"], row.Measures)],
    }.OfType<string>());
}
