using Rectify.Domain.Tasks;
using static Rectify.Domain.Registers.RegisterState;
using static Rectify.Domain.Registers.RegisterVerb;
using static Rectify.Domain.Tasks.Relation;

namespace Rectify.Domain.Registers;

/// <summary>How a register entry stands; only one in force is counted.</summary>
public enum RegisterState
{
    /// <summary>在册</summary>
    InForce,

    /// <summary>已替换: another entry was written instead.</summary>
    Replaced,

    /// <summary>已作废</summary>
    Void,
}

/// <summary>Why an entry does not count any more.</summary>
public enum RegisterEnding
{
    /// <summary>更正: its words were wrong; it counts on no day.</summary>
    Corrected,

    /// <summary>续报: it has come further; it counts until the day of what follows.</summary>
    Updated,

    /// <summary>作废: it counts on no day.</summary>
    Voided,
}

/// <summary>Everything a person can do to a register entry.</summary>
public enum RegisterVerb
{
    Correct,
    Update,
    MakeVoid,
    Link,
}

/// <summary>A register entry before somebody.</summary>
/// <param name="Tasks">All tasks whose measures it answers, as the actor stands to them.</param>
/// <param name="Words">What it is to say; null while nobody has typed.</param>
public sealed record RegisterCase(RegisterEntry Entry, IReadOnlyList<TaskCase> Tasks, RegisterWords? Words);

/// <summary>What a row asks for besides who acts; <see cref="Says"/> is printed in docs/registers.md.</summary>
public sealed record RegisterRequirement(string Name, string Says, Rule Rule, Func<RegisterCase, bool> Holds);

/// <summary>One row: in this state, this verb leads there, done by this side, when all of this holds.</summary>
public sealed record RegisterStep(RegisterState From, RegisterVerb Verb, RegisterState To, Relation By, IReadOnlyList<RegisterRequirement> Needs, string Input);

/// <summary>The life of a register entry as one table, as <see cref="TaskLifecycle"/> is for tasks: it draws the buttons, says why one is grey, guards the server and prints docs/registers.md.</summary>
public static class RegisterLifecycle
{
    private static readonly TaskState[] Working = [TaskState.Planning, TaskState.Rectifying];
    private static readonly TaskState[] UnderReview = [TaskState.Applied, TaskState.Submitted, TaskState.UnderAcceptance, TaskState.OnDisplay];

    public static readonly RegisterRequirement TasksOpen = new("its tasks are worked on", "every task it answers is being planned or rectified: once one is applied for, its figures stand still", Rule.RegisterStandsStill,
        c => c.Tasks.All(t => Working.Contains(t.Task.State)));

    public static readonly RegisterRequirement NotUnderReview = new("no task is under review", "no task it answers is applied for, under review or acceptance, or on display", Rule.RegisterUnderReview,
        c => !c.Tasks.Any(t => UnderReview.Contains(t.Task.State)));

    public static readonly RegisterRequirement SomethingDiffers = new("something differs", "what it is to say is not what it says", Rule.NothingCorrected, c => c.Words is null || !c.Words.Equals(c.Entry.Words));

    public static readonly RegisterRequirement IsNoCase = new("no case", "a case of accountability is decided once: it does not come further", Rule.CaseDecidedOnce, c => c.Entry.Register != RegisterKind.Accountability);

    public static readonly RegisterRequirement ComesFurther = new("comes further", "a sum is true for a later day; an institution has left the draft, is not issued before the earlier one, and its stage or change is another", Rule.RegisterNotFurther,
        c => (c.Entry.Words, c.Words) switch
        {
            (_, null) => true,
            (SumWords before, SumWords after) => after.TrueOn > before.TrueOn,
            (InstitutionWords before, InstitutionWords after) => after.Stage != InstitutionStage.Draft && after.IssuedOn is { } day && (before.IssuedOn is not { } earlier || day >= earlier) && (before.Stage, before.Change) != (after.Stage, after.Change),
            _ => false,
        });

    public static readonly IReadOnlyList<RegisterStep> Rows =
    [
        new(InForce, Correct, Replaced, UnitLead, [TasksOpen, SomethingDiffers], "the words, reason"),
        new(InForce, Correct, Replaced, Handler, [TasksOpen, SomethingDiffers], "the words, reason"),
        new(InForce, Correct, Replaced, Office, [NotUnderReview, SomethingDiffers], "the words, reason"),
        new(InForce, Update, Replaced, UnitLead, [TasksOpen, IsNoCase, ComesFurther], "the words of the later day"),
        new(InForce, Update, Replaced, Handler, [TasksOpen, IsNoCase, ComesFurther], "the words of the later day"),
        new(InForce, Update, Replaced, Office, [NotUnderReview, IsNoCase, ComesFurther], "the words of the later day"),
        new(InForce, MakeVoid, RegisterState.Void, UnitLead, [TasksOpen], "reason"),
        new(InForce, MakeVoid, RegisterState.Void, Office, [NotUnderReview], "reason"),
        new(InForce, Link, InForce, UnitLead, [TasksOpen], "measures of tasks the actor carries, too"),
        new(InForce, Link, InForce, Handler, [TasksOpen], "measures of tasks the actor carries, too"),
        new(InForce, Link, InForce, Office, [NotUnderReview], "measures of tasks of the same inspection"),
    ];

    /// <summary>The row by which the actor may do it; null when they stand in none of its relations. Of several the widest counts: the office's own.</summary>
    public static RegisterStep? Find(RegisterVerb verb, RegisterCase c) => Rows.LastOrDefault(row => row.From == c.Entry.State && row.Verb == verb && Stands(row.By, c));

    /// <summary>Everything that keeps the actor from the verb now; empty when they may act. Another state or another's act comes first and alone.</summary>
    public static IReadOnlyList<Unmet> WhyNot(RegisterVerb verb, RegisterCase c)
    {
        if (!Rows.Any(row => row.From == c.Entry.State && row.Verb == verb)) return [new Unmet(Rule.NotInThisState, Office)];
        if (Find(verb, c) is not { } row) return [new Unmet(Rule.NotYourAct, Office)];
        return [.. row.Needs.Where(need => !need.Holds(c)).Select(need => new Unmet(need.Rule, row.By))];
    }

    /// <summary>Verbs the actor may see a button for, with what is unmet.</summary>
    public static IReadOnlyDictionary<RegisterVerb, IReadOnlyList<Unmet>> OfferedTo(RegisterCase c) =>
        Enum.GetValues<RegisterVerb>().Where(verb => Find(verb, c) is { } row && row.Needs.All(need => need.Rule != Rule.CaseDecidedOnce || need.Holds(c))).ToDictionary(verb => verb, verb => WhyNot(verb, c));

    /// <summary>A unit stands to an entry by carrying every task it answers; what others answer with it is the office's to change.</summary>
    private static bool Stands(Relation relation, RegisterCase c) => c.Tasks.Count > 0 && c.Tasks.All(t => relation.Find(t) is not null);
}
