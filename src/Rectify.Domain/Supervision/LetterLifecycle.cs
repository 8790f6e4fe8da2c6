using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using static Rectify.Domain.Supervision.LetterState;
using static Rectify.Domain.Supervision.LetterVerb;
using static Rectify.Domain.Tasks.Relation;

namespace Rectify.Domain.Supervision;

/// <summary>A letter on a day before somebody, with what it cannot know itself.</summary>
/// <param name="TasksOpen">At least one of its tasks is still owed.</param>
/// <param name="GroundHolds">What a rule raised it for is still so; true for a letter a person drafted.</param>
public sealed record LetterCase(Letter Letter, Actor Actor, DateOnly Today, bool TasksOpen = true, bool GroundHolds = true);

/// <summary>What a row asks for besides who acts; <see cref="Says"/> is printed in docs/letters.md.</summary>
public sealed record LetterRequirement(string Name, string Says, Rule Rule, Func<LetterCase, bool> Holds);

/// <summary>One row: in this state, this verb leads there, done by one of these, when all of this holds. A row without anybody happens by itself.</summary>
public sealed record LetterRow(LetterState From, LetterVerb Verb, LetterState To, IReadOnlyList<Relation> By, IReadOnlyList<LetterRequirement> Needs, string Input = "");

/// <summary>
/// The life of a letter as one table, as <see cref="TaskLifecycle"/> is for tasks: it draws the buttons, says why one is grey, guards the server and prints docs/letters.md.
/// </summary>
public static class LetterLifecycle
{
    public static readonly LetterRequirement TextComplete = new("text complete", "what was found and what is asked for are written", Rule.LetterIncomplete,
        c => !string.IsNullOrWhiteSpace(c.Letter.Findings) && !string.IsNullOrWhiteSpace(c.Letter.Asks));

    public static readonly LetterRequirement NoPlaceholder = new("no placeholder", "no placeholder is left in the text", Rule.PlaceholderLeft,
        c => !Placeholders.IsIn(c.Letter.Title) && !Placeholders.IsIn(c.Letter.Findings) && !Placeholders.IsIn(c.Letter.Asks) && !Placeholders.IsIn(c.Letter.Issuer));

    public static readonly LetterRequirement ReplyDayAhead = new("reply day ahead", "the day for the reply is not past", Rule.ReplyDayNotLater, c => c.Letter.ReplyDueOn >= c.Today);

    public static readonly LetterRequirement SomeTaskOpen = new("some task open", "at least one of its tasks is still owed", Rule.LetterTasksSettled, c => c.TasksOpen);

    public static readonly LetterRequirement GroundStillHolds = new("ground holds", "what the rule raised it for is still so, or who issues it says it goes out all the same", Rule.GroundGone, c => c.GroundHolds);

    private static readonly Relation[] Author = [Office, Relation.Supervision];

    public static readonly IReadOnlyList<LetterRow> Rows =
    [
        Row(Drafted, Rewrite, Drafted, Author, [], "title, findings, measures asked for, day of the reply, issuer"),
        Row(Drafted, Discard, Discarded, Author, [], "reason"),
        Row(Drafted, Issue, Issued, Author, [TextComplete, NoPlaceholder, ReplyDayAhead, SomeTaskOpen, GroundStillHolds], "takes the next number of its kind and year"),
        Row(Issued, SignFor, Received, [UnitLead], []),
        Row(Issued, RecordReceipt, Received, Author, [], "the day, who received it, the scanned receipt"),
        Row(Received, Answer, Answered, [UnitLead], [], "the reply"),
        Row(Answered, ReturnAnswer, Received, Author, [], "reason, a new day not in the past"),
        Row(Answered, Conclude, Concluded, Author, [], "conclusion"),
        .. LetterStates.Open.Select(from => Row(from, LetterVerb.Void, LetterState.Void, Author, [], "reason; the number stays taken")),
        Row(Drafted, EndWithTasks, Discarded, [], [], "when the last of its tasks is closed, sustained or withdrawn"),
        .. LetterStates.Open.Select(from => Row(from, EndWithTasks, Concluded, [], [], "when the last of its tasks is closed, sustained or withdrawn")),
    ];

    private static readonly IReadOnlyDictionary<(LetterState, LetterVerb), LetterRow> Index = Rows.ToDictionary(row => (row.From, row.Verb));

    public static LetterRow? Find(LetterState from, LetterVerb verb) => Index.GetValueOrDefault((from, verb));

    /// <summary>Everything that keeps the actor from the verb now; empty when they may act. Another state or another's act comes first and alone.</summary>
    public static IReadOnlyList<Unmet> WhyNot(LetterVerb verb, LetterCase c)
    {
        if (Find(c.Letter.State, verb) is not { } row) return [new Unmet(Rule.NotInThisState, AuthorOf(c.Letter))];
        if (!row.By.Any(relation => Stands(relation, c))) return [new Unmet(Rule.NotYourAct, row.By.Contains(UnitLead) ? UnitLead : AuthorOf(c.Letter))];
        return [.. row.Needs.Where(need => !need.Holds(c)).Select(need => new Unmet(need.Rule, AuthorOf(c.Letter)))];
    }

    /// <summary>Verbs the actor may see a button for; a requirement may still be unmet.</summary>
    public static IEnumerable<LetterRow> OfferedTo(LetterCase c) => Rows.Where(row => row.From == c.Letter.State && row.By.Any(relation => Stands(relation, c)));

    private static Relation AuthorOf(Letter letter) => letter.Author == LetterAuthor.Office ? Office : Relation.Supervision;

    /// <summary>A side acts on its own letters only: the office never issues what daily supervision drafted, nor the other way round.</summary>
    private static bool Stands(Relation relation, LetterCase c) => relation switch
    {
        Office => c.Letter.Author == LetterAuthor.Office && (c.Actor.Has(Role.Office, c.Letter.BodyId) || c.Actor.Has(Role.HeadOfOffice, c.Letter.BodyId)),
        Relation.Supervision => c.Letter.Author == LetterAuthor.Supervision && c.Actor.Has(Role.Supervision, c.Letter.BodyId),
        UnitLead => c.Actor.Has(Role.UnitLead, c.Letter.UnitId),
        _ => false,
    };

    private static LetterRow Row(LetterState from, LetterVerb verb, LetterState to, IReadOnlyList<Relation> by, IReadOnlyList<LetterRequirement> needs, string input = "") => new(from, verb, to, by, needs, input);
}
