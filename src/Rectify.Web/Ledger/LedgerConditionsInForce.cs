using Rectify.App.Ledger;
using Rectify.Web.Resources;
using Rectify.Web.Shared;

namespace Rectify.Web.Ledger;

/// <summary>The conditions of an address in words, each with the address without it.</summary>
public static class LedgerConditionsInForce
{
    public static IReadOnlyList<ConditionInForce> Of(LedgerAddress here, LedgerChoices choices)
    {
        var f = here.Filter;
        List<ConditionInForce> said = [];
        void Say(string key, string what, LedgerFilter without) => said.Add(new(Texts.Ledger["Condition", Texts.Ledger[key], what], here.Asking(without).Href));
        string Join(IEnumerable<string> words) => string.Join(Texts.Shared["ListComma"], words);

        if (f.Round is { } round) Say("Round", Name(choices.Rounds, round.Value), f with { Round = null });
        if (f.Inspection is { } inspection) Say("Inspection", Name(choices.Inspections, inspection.Value), f with { Inspection = null, Part = null, AsOf = null, Section = null });
        if (f.Unit is { } unit) Say(f.WithBelow ? "Unit" : "UnitOnly", Name(choices.Units, unit.Value), f with { Unit = null, WithBelow = true });
        if (f.Leader is { } leader) Say("Leader", Name(choices.Leaders, leader.Value), f with { Leader = null });
        if (f.Section is { } section) Say("Section", Name(choices.Sections, section.Value), f with { Section = null });
        if (f.States.Count > 0) Say("State", Join(f.States.Select(state => Texts.Fields.Of(state))), f with { States = [] });
        if (f.Due is { } due) Say("Due", Texts.Fields.Of(due), f with { Due = null });
        if (f.Pace is { } pace) Say("Pace", Texts.Fields.Of(pace), f with { Pace = null });
        if (f.Classes.Count > 0) Say("Class", Join(f.Classes.Select(one => Texts.Fields.Of(one))), f with { Classes = [] });
        if (f.DuringPresence) Say("Class", Texts.Ledger["DuringPresence"], f with { DuringPresence = false });
        if (f.Measure is { } measure) Say("Measure", Texts.Fields.Of(measure), f with { Measure = null });
        if (f.Part is { } part) Say("Part", f.AsOf is { } on ? Texts.Ledger["PartOn", Texts.Fields.Of(part), Days.Iso(on)] : Texts.Fields.Of(part), f with { Part = null, AsOf = null });
        if (f.Chosen.Count > 0) said.Add(new(Texts.Ledger["ChosenTasks", f.Chosen.Count], here.Asking(f with { Chosen = [] }).Href));
        if (f.Told is not null) said.Add(new(Texts.Ledger["Told"], here.Asking(f with { Told = null }).Href));
        if (f.WithMoney) Say("Money", Texts.Ledger["Yes"], f with { WithMoney = false });
        if (f.IsKey) Say("Key", Texts.Ledger["Yes"], f with { IsKey = false });
        if (!string.IsNullOrWhiteSpace(f.Text)) Say("TextShort", f.Text, f with { Text = null });
        return said;
    }

    private static string Name(IReadOnlyList<LedgerChoice> choices, Guid id) => choices.FirstOrDefault(choice => choice.Id == id)?.Name ?? "–";
}
