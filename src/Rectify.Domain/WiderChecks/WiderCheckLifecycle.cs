using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using static Rectify.Domain.Tasks.Relation;
using static Rectify.Domain.WiderChecks.WiderCheckState;
using static Rectify.Domain.WiderChecks.WiderCheckVerb;

namespace Rectify.Domain.WiderChecks;

/// <summary>A wider check before somebody.</summary>
/// <param name="Unit">The unit that is spoken of; null for what concerns the check as a whole.</param>
/// <param name="Finding">The finding that is spoken of, which is of that unit.</param>
public sealed record WiderCheckCase(WiderCheck Check, Actor Actor, UnitId? Unit = null, WiderFinding? Finding = null)
{
    public static WiderCheckCase Of(WiderCheck check, Actor actor, WiderFinding finding) => new(check, actor, finding.UnitId, finding);
}

/// <summary>What a row asks for besides who acts; <see cref="Says"/> is printed in docs/wider-checks.md, <see cref="Check"/> names what is unmet, one entry a thing, with who must act.</summary>
public sealed record WiderCheckRequirement(string Name, string Says, Func<WiderCheckCase, IEnumerable<Unmet>> Check);

/// <summary>One row: in this state, this verb leads there, done by this side, when all of this holds.</summary>
public sealed record WiderCheckRow(WiderCheckState From, WiderCheckVerb Verb, WiderCheckState To, Relation By, IReadOnlyList<WiderCheckRequirement> Needs, string Input);

/// <summary>The life of a wider check as one table, as <see cref="TaskLifecycle"/> is for tasks: it draws the buttons, says why one is grey, guards the server and prints docs/wider-checks.md.</summary>
public static class WiderCheckLifecycle
{
    public static readonly WiderCheckRequirement UnitIsAsked = new("the unit is asked", "the unit is among those to be checked", c =>
        c.Unit is { } unit && c.Check.Asks(unit) ? [] : [new Unmet(Rule.UnitNotAsked, Office)]);

    public static readonly WiderCheckRequirement UnitIsSilent = new("the unit has not reported", "a unit that has reported, or of which a finding was recorded, stays in the check", c =>
        c.Unit is { } unit && (c.Check.LastReportOf(unit) is not null || c.Check.Findings.Any(f => f.UnitId == unit)) ? [new Unmet(Rule.UnitHasReported, Office)] : []);

    public static readonly WiderCheckRequirement UnitIsNotTheLast = new("another unit remains", "a check asks one unit at least", c => c.Check.AskedUnits.Count() > 1 ? [] : [new Unmet(Rule.LastUnit, Office)]);

    public static readonly WiderCheckRequirement FindingStands = new("the finding stands", "it was not struck", c => c.Finding is { Stands: true } ? [] : [new Unmet(Rule.FindingStruck, Office)]);

    public static readonly WiderCheckRequirement FindingIsOpen = new("the finding is open", "nobody has reported it put right since it was found or sent back", c => c.Finding is { RemedyInForce: null } ? [] : [new Unmet(Rule.FindingNotOpen, Office)]);

    public static readonly WiderCheckRequirement FindingIsPutRight = new("the finding is reported put right", "there is something to send back", c => c.Finding is { RemedyInForce: not null } ? [] : [new Unmet(Rule.NothingPutRight, UnitLead)]);

    public static readonly WiderCheckRequirement StrikerIsAnother = new("two people: reporter, striker", "who strikes a finding is another person than who recorded it", c =>
        c.Finding is { } finding && Same(c, finding.By) ? [new Unmet(Rule.StrikerIsReporter, Office)] : []);

    public static readonly WiderCheckRequirement EveryUnitHasReported = new("every unit has reported", "every unit that is asked has reported a result", c =>
        c.Check.AskedUnits.Where(unit => c.Check.LastReportOf(unit) is null).Select(unit => new Unmet(Rule.UnitNotReported, UnitLead, Subject: unit.Value)));

    public static readonly WiderCheckRequirement EveryFindingIsPutRight = new("every finding is put right", "every finding that stands is reported put right", c =>
        c.Check.Findings.Where(f => f.IsOpen).OrderBy(f => f.Number).Select(f => new Unmet(Rule.FindingNotPutRight, UnitLead, $"{f.Number}", f.UnitId.Value)));

    public static readonly WiderCheckRequirement ConcluderIsAnother = new("two people: reporter, concluder", "who concludes has reported no finding put right, and is not the only one who reported", c =>
        c.Check.Findings.Any(f => f.Stands && f.RemedyInForce is { } remedy && Same(c, remedy.By)) || (c.Check.Reports.Count > 0 && c.Check.Reports.All(r => Same(c, r.By))) ? [new Unmet(Rule.ConcluderIsReporter, Office)] : []);

    public static readonly WiderCheckRequirement SomebodyOwes = new("somebody owes", "a unit has not reported, or a finding is open", c => IsReady(c.Check) ? [new Unmet(Rule.NobodyOwes, Office)] : []);

    public static readonly IReadOnlyList<WiderCheckRow> Rows =
    [
        new(Underway, Change, Underway, Office, [], "title, content, problems, measures, lead unit, leader, due day"),
        new(Underway, AddUnits, Underway, Office, [], "units of the inspected body"),
        new(Underway, ReleaseUnit, Underway, Office, [UnitIsAsked, UnitIsSilent, UnitIsNotTheLast], "reason"),
        new(Underway, Report, Underway, UnitLead, [UnitIsAsked], "day, who checked, how much was looked at, nothing found or the findings"),
        new(Underway, Report, Underway, WiderCheckLead, [UnitIsAsked], "the same for any unit"),
        new(Underway, AddFinding, Underway, UnitLead, [UnitIsAsked], "wording, day, owner, due day"),
        new(Underway, AddFinding, Underway, WiderCheckLead, [UnitIsAsked], "the same for any unit"),
        new(Underway, StrikeFinding, Underway, WiderCheckLead, [FindingStands, StrikerIsAnother], "reason"),
        new(Underway, StrikeFinding, Underway, Office, [FindingStands, StrikerIsAnother], "reason"),
        new(Underway, PutRight, Underway, UnitLead, [FindingStands, FindingIsOpen], "day, how, a file if there is one"),
        new(Underway, PutRight, Underway, WiderCheckLead, [FindingStands, FindingIsOpen], "the same for any unit"),
        new(Underway, SendBack, Underway, WiderCheckLead, [FindingStands, FindingIsPutRight], "reason, a due day not in the past"),
        new(Underway, SendBack, Underway, Office, [FindingStands, FindingIsPutRight], "reason, a due day not in the past"),
        new(Underway, Remind, Underway, WiderCheckLead, [SomebodyOwes], "once a day at most"),
        new(Underway, Remind, Underway, Office, [SomebodyOwes], "once a day at most"),
        new(Underway, Conclude, Concluded, WiderCheckLead, [EveryUnitHasReported, EveryFindingIsPutRight, ConcluderIsAnother], "conclusion"),
        new(Underway, Conclude, Concluded, Office, [EveryUnitHasReported, EveryFindingIsPutRight, ConcluderIsAnother], "conclusion"),
        new(Underway, MakeVoid, WiderCheckState.Void, Office, [], "reason"),
        new(Concluded, Reopen, Underway, Office, [], "reason, a due day not in the past"),
    ];

    /// <summary>The row by which the actor may do it; null when they stand in none of its relations. Of several the widest counts: the office's own.</summary>
    public static WiderCheckRow? Find(WiderCheckVerb verb, WiderCheckCase c) => Rows.LastOrDefault(row => row.From == c.Check.State && row.Verb == verb && Stands(row.By, c));

    /// <summary>Everything that keeps the actor from the verb now; empty when they may act. Another state or another's act comes first and alone.</summary>
    public static IReadOnlyList<Unmet> WhyNot(WiderCheckVerb verb, WiderCheckCase c)
    {
        if (Rows.FirstOrDefault(row => row.From == c.Check.State && row.Verb == verb) is not { } first) return [new Unmet(Rule.NotInThisState, Office)];
        return Find(verb, c) is { } row ? [.. row.Needs.SelectMany(need => need.Check(c))] : [new Unmet(Rule.NotYourAct, first.By)];
    }

    /// <summary>Verbs of that scope the actor may see a button for, with what is unmet.</summary>
    public static IReadOnlyDictionary<WiderCheckVerb, IReadOnlyList<Unmet>> OfferedTo(WiderCheckCase c)
    {
        var scope = c.Finding is not null ? WiderCheckScope.OneFinding : c.Unit is not null ? WiderCheckScope.OneUnit : WiderCheckScope.Whole;
        return Enum.GetValues<WiderCheckVerb>().Where(verb => verb.Scope() == scope && Find(verb, c) is not null).ToDictionary(verb => verb, verb => WhyNot(verb, c));
    }

    /// <summary>What stands against concluding, whoever does it.</summary>
    public static bool IsReady(WiderCheck check) => check.AskedUnits.All(unit => check.LastReportOf(unit) is not null) && !check.Findings.Any(f => f.IsOpen);

    private static bool Stands(Relation relation, WiderCheckCase c) => As(relation, c) is not null;

    private static Hat? As(Relation relation, WiderCheckCase c) => relation switch
    {
        Office => c.Actor.As(Role.Office, c.Check.BodyId) ?? c.Actor.As(Role.HeadOfOffice, c.Check.BodyId),
        WiderCheckLead => c.Actor.As(Role.UnitLead, c.Check.LeadUnitId),
        UnitLead => c.Unit is { } unit ? c.Actor.As(Role.UnitLead, unit) : null,
        _ => null,
    };

    /// <summary>Whoever stands in for somebody counts as them.</summary>
    private static bool Same(WiderCheckCase c, PersonId other) => c.Actor.AsPerson(other) is not null;
}
