using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using static Rectify.Domain.Clues.ClueState;
using static Rectify.Domain.Clues.ClueVerb;
using static Rectify.Domain.Tasks.Relation;

namespace Rectify.Domain.Clues;

/// <summary>A clue before somebody.</summary>
public sealed record ClueCase(Clue Clue, Actor Actor);

/// <summary>What a row asks for besides who acts; <see cref="Says"/> is printed in docs/clues.md.</summary>
public sealed record ClueRequirement(string Name, string Says, Rule Rule, Func<ClueCase, bool> Holds);

/// <summary>One row: in this state, this verb leads there, done by this side, when all of this holds.</summary>
public sealed record ClueRow(ClueState From, ClueVerb Verb, ClueState To, Relation By, IReadOnlyList<ClueRequirement> Needs, string Input);

/// <summary>The life of a clue or a petition as one table, as <see cref="TaskLifecycle"/> is for tasks: it draws the buttons, guards the server and prints docs/clues.md.</summary>
public static class ClueLifecycle
{
    public static readonly ClueRequirement IsClue = new("a clue", "it is a clue: a petition is concluded or settled at once", Rule.OnlyForClues, c => c.Clue.Matter == ClueMatter.Clue);

    public static readonly ClueRequirement IsUnsettled = new("a petition not settled", "it is a petition that was concluded without being settled (化解)", Rule.OnlyForUnsettledPetitions,
        c => c.Clue is { Matter: ClueMatter.Petition, IsSettled: false });

    public static readonly IReadOnlyList<ClueRow> Rows =
    [
        new(Registered, Correct, Registered, ClueKeeper, [], "kind, number, day of handing over"),
        new(Registered, Discard, Discarded, ClueKeeper, [], "reason"),
        new(Registered, Assign, InHand, ClueKeeper, [], "unit, deadline or 长期"),
        new(InHand, Reassign, InHand, ClueKeeper, [], "unit, deadline or 长期, reason"),
        new(InHand, Dispose, InHand, ClueHandler, [IsClue], "kind of disposal that leaves it open, its day"),
        new(InHand, Conclude, Concluded, ClueHandler, [], "kind of disposal that ends it, its day"),
        new(Concluded, Settle, Concluded, ClueHandler, [IsUnsettled], "day of 化解"),
        new(Concluded, Reopen, InHand, ClueKeeper, [], "reason, a deadline not in the past or 长期"),
    ];

    private static readonly IReadOnlyDictionary<(ClueState, ClueVerb), ClueRow> Index = Rows.ToDictionary(row => (row.From, row.Verb));

    public static ClueRow? Find(ClueState from, ClueVerb verb) => Index.GetValueOrDefault((from, verb));

    /// <summary>Everything that keeps the actor from the verb now; empty when they may act. Another state or another's act comes first and alone.</summary>
    public static IReadOnlyList<Unmet> WhyNot(ClueVerb verb, ClueCase c)
    {
        if (Find(c.Clue.State, verb) is not { } row) return [new Unmet(Rule.NotInThisState, ClueKeeper)];
        if (!Stands(row.By, c)) return [new Unmet(Rule.NotYourAct, row.By)];
        return [.. row.Needs.Where(need => !need.Holds(c)).Select(need => new Unmet(need.Rule, row.By))];
    }

    /// <summary>Verbs the actor may do now.</summary>
    public static IEnumerable<ClueRow> OpenTo(ClueCase c) => Rows.Where(row => row.From == c.Clue.State && WhyNot(row.Verb, c).Count == 0);

    /// <summary>
    /// No other role stands in the compartment, not the office's either, and nobody for somebody else: a stand-in does not come to know what was handed over.
    /// </summary>
    private static bool Stands(Relation relation, ClueCase c) => relation switch
    {
        ClueKeeper => Keeps(c.Actor, c.Clue.BodyId),
        ClueHandler => Keeps(c.Actor, c.Clue.BodyId) || (c.Clue.UnitId is { } unit && Keeps(c.Actor, unit)),
        _ => false,
    };

    public static bool Keeps(Actor actor, UnitId unit) => actor.As(Role.ClueKeeper, unit) is { IsStandIn: false };
}
