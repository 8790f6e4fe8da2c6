using Rectify.App.WiderChecks;
using Rectify.Domain.WiderChecks;
using Rectify.Web.Resources;
using Rectify.Web.Shared;
using Rectify.Web.Tasks;

namespace Rectify.Web.WiderChecks;

/// <summary>How a wider check is called, which colour goes with how it stands, and what it came to in one line.</summary>
public static class WiderCheckSigns
{
    private const int WarnWithin = 10;

    public static Tone ToneOf(WiderCheckState state) => state switch
    {
        WiderCheckState.Concluded => Tone.Good,
        WiderCheckState.Void => Tone.Plain,
        _ => Tone.Act,
    };

    /// <summary>Kind and number, as one speaks of it.</summary>
    public static string NameOf(WiderCheckListRow row) => Texts.WiderChecks["Named", FieldWords.Of(row.Kind), row.Number];

    /// <summary>Urgent while it is underway; otherwise the day alone.</summary>
    public static DeadlineView DueOf(WiderCheckState state, DateOnly dueOn, DateOnly today) => state == WiderCheckState.Underway ? DeadlineView.Of(dueOn, today, WarnWithin) : DeadlineView.Settled(dueOn, null);

    public static DeadlineView DueOf(WiderFindingRow finding, DateOnly today) => finding.IsOpen ? DeadlineView.Of(finding.DueOn, today, WarnWithin) : DeadlineView.Settled(finding.DueOn, null);

    /// <summary>Units that have reported, what they found, what is put right and what is late.</summary>
    public static string LineOf(WiderCheckSums sums) => string.Join(Texts.WiderChecks["Comma"], new[]
    {
        Texts.WiderChecks["ReportedOf", sums.Reported, sums.Units], sums.Findings == 0 ? null : Texts.WiderChecks["FoundOf", sums.Findings, sums.PutRight], sums.Overdue == 0 ? null : Texts.WiderChecks["LateOf", sums.Overdue],
    }.OfType<string>());

    /// <summary>How a finding stands, in a word.</summary>
    public static (string Text, Tone Tone, IconName? Icon) StandingOf(WiderFindingRow finding) => finding switch
    {
        { StruckOn: not null } => (Texts.WiderChecks["Struck"], Tone.Plain, null),
        { IsOpen: false } => (Texts.WiderChecks["PutRight"], Tone.Good, IconName.Check),
        { IsOverdue: true } => (Texts.WiderChecks["OpenLate"], Tone.Danger, IconName.Alert),
        { Remedies: [{ ReturnedOn: not null }, ..] } => (Texts.WiderChecks["SentBack"], Tone.Warn, IconName.Return),
        _ => (Texts.WiderChecks["Open"], Tone.Act, null),
    };

    /// <summary>How a unit stands, in a word.</summary>
    public static (string Text, Tone Tone, IconName? Icon) StandingOf(WiderUnitRow unit) => unit switch
    {
        { ReleasedBecause: not null } => (Texts.WiderChecks["Released"], Tone.Plain, null),
        { Report: null } => (Texts.WiderChecks["NotReported"], Tone.Warn, IconName.Clock),
        { Findings: 0 } => (Texts.WiderChecks["NothingFound"], Tone.Good, IconName.Check),
        { Open: 0 } => (Texts.WiderChecks["AllPutRight", unit.Findings], Tone.Good, IconName.Check),
        _ => (Texts.WiderChecks["SomeOpen", unit.Findings, unit.Open], unit.Overdue > 0 ? Tone.Danger : Tone.Act, unit.Overdue > 0 ? IconName.Alert : null),
    };

    /// <summary>Where a verb is done: some have a form of their own, the others ask for a sentence.</summary>
    public static string PlaceOf(WiderCheckVerb verb, WiderCheckId check, Domain.People.UnitId? unit = null, int? finding = null) => (verb, unit, finding) switch
    {
        (WiderCheckVerb.Change, _, _) => WiderCheckAddress.Change(check),
        (WiderCheckVerb.AddUnits, _, _) => WiderCheckAddress.AddUnits(check),
        (WiderCheckVerb.Report, { } one, _) => WiderCheckAddress.Report(check, one),
        (WiderCheckVerb.AddFinding, { } one, _) => WiderCheckAddress.AddFinding(check, one),
        (WiderCheckVerb.PutRight, _, { } number) => WiderCheckAddress.PutRight(check, number),
        _ => WiderCheckAddress.Act(check, verb, unit, finding),
    };

    /// <summary>Ends, takes back or sends back.</summary>
    public static bool IsDanger(WiderCheckVerb verb) => verb is WiderCheckVerb.MakeVoid or WiderCheckVerb.ReleaseUnit or WiderCheckVerb.StrikeFinding or WiderCheckVerb.SendBack or WiderCheckVerb.Reopen;
}
