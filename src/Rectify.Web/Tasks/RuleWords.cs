using Rectify.App;
using Rectify.App.Tasks;
using Rectify.Domain.Tasks;
using Rectify.Web.Resources;

namespace Rectify.Web.Tasks;

/// <summary>Puts what the life cycle answers into sentences: one for each rule, and who must act.</summary>
public static class RuleWords
{
    /// <remarks>A detail of several parts keeps them apart by a bar.</remarks>
    public static string Of(Unmet unmet) => Texts.Rules[$"{unmet.Rule}", [.. (unmet.Detail ?? "").Split('|')]];

    /// <summary>The role, with names where they are known.</summary>
    public static string Of(WhoActs who) =>
        who.Names.Count == 0 ? Role(who.Relation) : Texts.Rules["WhoByName", Role(who.Relation), string.Join(Texts.Rules["NameComma"], who.Names)];

    public static string Role(Relation relation) => Texts.Rules[$"Relation.{relation}"];

    /// <summary>The first reason, and how many more there are; null when nothing stands against the act.</summary>
    public static string? Of(IReadOnlyList<Unmet> unmet) =>
        unmet.Count switch { 0 => null, 1 => Of(unmet[0]), var count => Texts.Rules["MoreReasons", Of(unmet[0]), count - 1] };

    /// <summary>What is wrong with a field, by its code.</summary>
    public static string Of(FieldError error)
    {
        var key = $"Code.{error.Code}";
        var text = Texts.Rules[key, error.Detail ?? ""];
        return text == key ? Texts.Rules["Code.other"] : text;
    }

    /// <summary>What is wrong with that field of the input; null when nothing is.</summary>
    public static string? OfField(this Outcome? outcome, string field) =>
        outcome is Outcome.Invalid invalid && invalid.Errors.FirstOrDefault(e => e.Field == field || e.Field.EndsWith("." + field, StringComparison.Ordinal)) is { } error ? Of(error) : null;

    /// <summary>One sentence for the whole outcome, for places without room for a banner.</summary>
    public static string Sentence(Outcome outcome) => outcome switch
    {
        Outcome.Done => Texts.Shared["OutcomeDone"],
        Outcome.Refused refused => Of(refused.Refusal.Unmet) ?? Texts.Rules["Code.other"],
        Outcome.Invalid invalid => Of(invalid.Errors[0]),
        Outcome.ChangedMeanwhile => Texts.Shared["OutcomeChanged"],
        _ => Texts.Shared["OutcomeMissing"],
    };
}
