using Rectify.App;
using Rectify.App.WiderChecks;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.WiderChecks;

namespace Rectify.Web.WiderChecks;

/// <summary>What a person filled in for one act on a wider check.</summary>
/// <param name="Unit">Of an act on a unit.</param>
/// <param name="Finding">Of an act on a finding.</param>
public sealed record WiderActInput(WiderCheckId Check, int Seen, ActId Act, Reason? Reason, DateOnly? DueOn, UnitId? Unit, int? Finding);

/// <summary>What the form of an act asks for beside its text, and the use case it runs.</summary>
/// <param name="Text">It asks for a sentence.</param>
public sealed record WiderActForm(Func<IServiceProvider, WiderActInput, Task<Outcome>> Run, bool Day = false, bool Text = true);

/// <summary>The acts on a wider check whose form is a sentence, a text and at most a day. The others have pages of their own.</summary>
public static class WiderActs
{
    private static readonly Dictionary<WiderCheckVerb, WiderActForm> Forms = new()
    {
        [WiderCheckVerb.ReleaseUnit] = new((services, i) => services.GetRequiredService<ReleaseWiderCheckUnit>().Run(i.Check, i.Seen, i.Unit!.Value, i.Reason!, i.Act)),
        [WiderCheckVerb.StrikeFinding] = new((services, i) => services.GetRequiredService<StrikeWiderFinding>().Run(i.Check, i.Finding!.Value, i.Reason!, i.Act)),
        [WiderCheckVerb.SendBack] = new((services, i) => services.GetRequiredService<SendWiderFindingBack>().Run(i.Check, i.Finding!.Value, i.Reason!, i.DueOn, i.Act), Day: true),
        [WiderCheckVerb.Conclude] = new((services, i) => services.GetRequiredService<ConcludeWiderCheck>().Run(i.Check, i.Seen, i.Reason!, i.Act)),
        [WiderCheckVerb.Reopen] = new((services, i) => services.GetRequiredService<ReopenWiderCheck>().Run(i.Check, i.Seen, i.Reason!, i.DueOn, i.Act), Day: true),
        [WiderCheckVerb.Remind] = new((services, i) => services.GetRequiredService<RemindWiderCheck>().Run(i.Check, i.Act), Text: false),
        [WiderCheckVerb.MakeVoid] = new((services, i) => services.GetRequiredService<VoidWiderCheck>().Run(i.Check, i.Seen, i.Reason!, i.Act)),
    };

    /// <summary>Null for a verb with a page of its own.</summary>
    public static WiderActForm? FormOf(WiderCheckVerb verb) => Forms.GetValueOrDefault(verb);
}
