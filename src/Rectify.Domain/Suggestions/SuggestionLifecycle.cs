using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using static Rectify.Domain.Suggestions.SuggestionState;
using static Rectify.Domain.Suggestions.SuggestionVerb;
using static Rectify.Domain.Tasks.Relation;

namespace Rectify.Domain.Suggestions;

/// <summary>A suggestion before somebody.</summary>
public sealed record SuggestionCase(Suggestion Suggestion, Actor Actor);

/// <summary>What a row asks for besides who acts; <see cref="Says"/> is printed in docs/suggestions.md.</summary>
public sealed record SuggestionRequirement(string Name, string Says, Rule Rule, Func<SuggestionCase, bool> Holds);

/// <summary>One row: in this state, this verb leads there, done by this side, when all of this holds.</summary>
public sealed record SuggestionRow(SuggestionState From, SuggestionVerb Verb, SuggestionState To, Relation By, IReadOnlyList<SuggestionRequirement> Needs, string Input);

/// <summary>The life of a suggestion as one table, as <see cref="TaskLifecycle"/> is for tasks: it draws the buttons, says why one is grey, guards the server and prints docs/suggestions.md.</summary>
public static class SuggestionLifecycle
{
    public static readonly SuggestionRequirement ConcluderIsNotReplier = new("two people: replier, concluder", "who concludes is another person than who gave the reply", Rule.ConcluderIsReplier,
        c => c.Suggestion.LastReply is { } reply && !Same(c, reply.By));

    public static readonly IReadOnlyList<SuggestionRow> Rows =
    [
        new(Registered, Correct, Registered, Office, [], "kind, number, wording, problems"),
        new(Registered, Discard, Discarded, Office, [], "reason"),
        new(Registered, Assign, InHand, Office, [], "unit, deadline or 长期; the wording freezes"),
        new(InHand, Reassign, InHand, Office, [], "unit, deadline or 长期, reason"),
        new(InHand, Answer, Answered, UnitLead, [], "the reply and its file"),
        new(Answered, ReturnAnswer, InHand, Office, [], "reason, a deadline not in the past or 长期"),
        new(Answered, Conclude, Concluded, Office, [ConcluderIsNotReplier], "conclusion"),
    ];

    private static readonly IReadOnlyDictionary<(SuggestionState, SuggestionVerb), SuggestionRow> Index = Rows.ToDictionary(row => (row.From, row.Verb));

    public static SuggestionRow? Find(SuggestionState from, SuggestionVerb verb) => Index.GetValueOrDefault((from, verb));

    /// <summary>Everything that keeps the actor from the verb now; empty when they may act. Another state or another's act comes first and alone.</summary>
    public static IReadOnlyList<Unmet> WhyNot(SuggestionVerb verb, SuggestionCase c)
    {
        if (Find(c.Suggestion.State, verb) is not { } row) return [new Unmet(Rule.NotInThisState, Office)];
        if (!Stands(row.By, c)) return [new Unmet(Rule.NotYourAct, row.By)];
        return [.. row.Needs.Where(need => !need.Holds(c)).Select(need => new Unmet(need.Rule, row.By))];
    }

    /// <summary>Verbs the actor may see a button for; a requirement may still be unmet.</summary>
    public static IEnumerable<SuggestionRow> OfferedTo(SuggestionCase c) => Rows.Where(row => row.From == c.Suggestion.State && Stands(row.By, c));

    private static bool Stands(Relation relation, SuggestionCase c) => As(relation, c) is not null;

    private static Hat? As(Relation relation, SuggestionCase c) => relation switch
    {
        Office => c.Actor.As(Role.Office, c.Suggestion.BodyId) ?? c.Actor.As(Role.HeadOfOffice, c.Suggestion.BodyId),
        UnitLead => c.Suggestion.UnitId is { } unit ? c.Actor.As(Role.UnitLead, unit) : null,
        _ => null,
    };

    /// <summary>Whoever stands in for somebody counts as them.</summary>
    private static bool Same(SuggestionCase c, PersonId other) => c.Actor.Person == other || As(Office, c)?.Person == other;
}
