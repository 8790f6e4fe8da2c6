using System.Collections.Immutable;

namespace Rectify.Domain.Intake;

/// <summary>
/// The lowest printed unit that names a deficiency, with everything the source says about it.
/// Its identity in the document is section + ordinal, never the ordinal alone.
/// </summary>
public sealed record ProposedProblem
{
    /// <summary>Unique within the proposal.</summary>
    public required int Key { get; init; }

    /// <summary>As printed (3, 一是); null when none is printed - nothing is made up.</summary>
    public string? Ordinal { get; init; }

    /// <summary>The statement without its wrapper (关于“...”问题的整改), reflowed, otherwise verbatim.</summary>
    public required ProposedText Wording { get; init; }

    /// <summary>The statement with its wrapper, reflowed.</summary>
    public required string Printed { get; init; }

    /// <summary>Everything the source says about the problem, from its heading to its last measure or effect.</summary>
    public required TextSpan Span { get; init; }

    public required ProblemForm Form { get; init; }

    /// <summary>Key of the nearest section; null when the document has none.</summary>
    public int? Section { get; init; }

    /// <summary>The body concerned, in lists of several bodies.</summary>
    public string? Body { get; init; }

    /// <summary>What the document states about completion: the unit's claim, never the state of a task.</summary>
    public ReportedGrade Grade { get; init; } = ReportedGrade.NotStated;

    /// <summary>Where the grade is printed; null when it is not stated.</summary>
    public TextSpan? GradeSpan { get; init; }

    /// <summary>具体表现: the 一是/二是 of the statement itself.</summary>
    public ImmutableList<ProposedItem> Manifestations { get; init; } = [];

    /// <summary>针对“...”问题 inside the answer of a numbered problem: parts of it, no problems of their own.</summary>
    public ImmutableList<ProposedText> SubProblems { get; init; } = [];

    /// <summary>Text before the first numbered measure (市委高度重视...); not a measure of its own.</summary>
    public ProposedText? MeasuresLead { get; init; }

    public ImmutableList<ProposedItem> Measures { get; init; } = [];

    /// <summary>整改成效, 阶段性整改成效: only where the document prints them apart from the measures.</summary>
    public ImmutableList<ProposedItem> Effects { get; init; } = [];

    /// <summary>进展情况 of a ledger: what the unit claims to have done so far. A claim with a day, neither an effect nor progress that somebody has reported here.</summary>
    public ImmutableList<ProposedItem> Progress { get; init; } = [];

    /// <summary>截至: the day the progress is true for; null when none is printed.</summary>
    public ProposedDay? ProgressOn { get; init; }

    /// <summary>整改意见 of a feedback document.</summary>
    public ImmutableList<ProposedItem> Requirements { get; init; } = [];

    public ImmutableList<ProposedItem> NextSteps { get; init; } = [];

    /// <summary>佐证材料 and which measure they answer (acceptance opinions).</summary>
    public ImmutableList<ProposedItem> Evidence { get; init; } = [];

    public ProposedText? Reason { get; init; }

    public ProposedText? Target { get; init; }

    public ImmutableList<ProposedDeadline> Deadlines { get; init; } = [];

    /// <summary>责任领导, 责任单位 as printed; label and text.</summary>
    public ImmutableList<ProposedParty> Parties { get; init; } = [];

    /// <summary>Frequencies, indicators, documents, sums and accountability its words name.</summary>
    public ProposedFacts Facts { get; init; } = ProposedFacts.None;

    /// <summary>How sure the reader is that this is one problem.</summary>
    public required Confidence Confidence { get; init; }

    public ImmutableList<ProposedItem> Items(ItemList list) => list switch
    {
        ItemList.Manifestations => Manifestations,
        ItemList.Measures => Measures,
        ItemList.Effects => Effects,
        ItemList.Progress => Progress,
        ItemList.Requirements => Requirements,
        ItemList.NextSteps => NextSteps,
        ItemList.Evidence => Evidence,
        _ => throw new ArgumentOutOfRangeException(nameof(list)),
    };

    public ProposedProblem WithItems(ItemList list, ImmutableList<ProposedItem> items) => list switch
    {
        ItemList.Manifestations => this with { Manifestations = items },
        ItemList.Measures => this with { Measures = items },
        ItemList.Effects => this with { Effects = items },
        ItemList.Progress => this with { Progress = items },
        ItemList.Requirements => this with { Requirements = items },
        ItemList.NextSteps => this with { NextSteps = items },
        ItemList.Evidence => this with { Evidence = items },
        _ => throw new ArgumentOutOfRangeException(nameof(list)),
    };
}

/// <summary>A unit or post a document names for a problem, as printed: 责任单位 - 办公室.</summary>
public sealed record ProposedParty(string Label, ProposedText Name);

/// <summary>The lists of items a problem has; an item can be moved from one to another.</summary>
public enum ItemList
{
    Manifestations,
    Measures,
    Effects,
    Progress,
    Requirements,
    NextSteps,
    Evidence,
}

/// <summary>The grade a document states. 基本完成 is its own word, not a kind of done.</summary>
public enum ReportedGrade
{
    NotStated,
    Completed,
    MostlyCompleted,
    InProgress,
    Continuing,
}

/// <summary>The wrapper in which the problem is printed.</summary>
public enum ProblemForm
{
    /// <summary>关于“...”问题的整改</summary>
    Quoted,

    /// <summary>关于主要领导存在的问题的整改, followed by 主要问题：</summary>
    Named,

    /// <summary>3.理论学习不够深入。 then 整改情况：</summary>
    Plain,

    /// <summary>问题：... 整改：...</summary>
    Labelled,

    /// <summary>着力解决...的问题, as a line of its own</summary>
    Heading,

    /// <summary>关于...问题。 and the text goes on</summary>
    RunIn,

    /// <summary>An action heading that states no deficiency.</summary>
    Action,

    /// <summary>一是... counts problems</summary>
    Ordinal,

    /// <summary>A paragraph of clauses under a body's heading</summary>
    Paragraph,

    /// <summary>Written or cut by a person.</summary>
    ByPerson,
}
