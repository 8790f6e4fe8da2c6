using System.Collections.Immutable;

namespace Rectify.Domain.Intake;

/// <summary>
/// What the reader proposes for one document; nothing of it is saved until a person accepts it.
/// Immutable: every correction (<see cref="ProposalEdit"/>) makes a new proposal, so that undo is keeping the earlier one.
/// Every field keeps the span of the source it came from.
/// </summary>
public sealed record Proposal
{
    public required DocumentKind Kind { get; init; }

    public required ProposedHeader Header { get; init; }

    /// <summary>The documents of a file that holds several; empty when it is one. Each is also a section at the top that carries its key.</summary>
    public ImmutableList<ProposedDocumentPart> Documents { get; init; } = [];

    /// <summary>In document order; the tree is in <see cref="ProposedSection.Parent"/>.</summary>
    public ImmutableList<ProposedSection> Sections { get; init; } = [];

    /// <summary>In document order.</summary>
    public ImmutableList<ProposedProblem> Problems { get; init; } = [];

    /// <summary>整改意见 of a feedback document that are not tied to one problem.</summary>
    public ImmutableList<ProposedItem> Requirements { get; init; } = [];

    public ImmutableList<ProposedFigure> ClaimedFigures { get; init; } = [];

    /// <summary>What the text outside problems names: totals of accountability and sums, documents of the organisation part.</summary>
    public ProposedFacts Facts { get; init; } = ProposedFacts.None;

    public ImmutableList<ProposalIssue> Issues { get; init; } = [];

    /// <summary>What a person has put aside as no problem; can be taken back.</summary>
    public ImmutableList<DroppedProblem> Dropped { get; init; } = [];

    public ProposedProblem? FindProblem(int key) => Problems.Find(problem => problem.Key == key);

    public ProposedSection? FindSection(int? key) => key is null ? null : Sections.Find(section => section.Key == key);

    /// <summary>The sections above and including <paramref name="key"/>, from the top.</summary>
    public ImmutableList<ProposedSection> SectionPath(int? key)
    {
        var path = ImmutableList<ProposedSection>.Empty;
        for (var section = FindSection(key); section is not null && path.Count < Sections.Count; section = FindSection(section.Parent))
            path = path.Insert(0, section);
        return path;
    }

    /// <summary>A key no section, problem, item, deadline or figure of this proposal has.</summary>
    public int NextKey() => 1 + Sections.Select(section => section.Key)
        .Concat(ClaimedFigures.Select(figure => figure.Key))
        .Concat(Requirements.Select(item => item.Key))
        .Concat(Problems.Concat(Dropped.Select(dropped => dropped.Problem)).SelectMany(KeysOf))
        .DefaultIfEmpty(0).Max();

    private static IEnumerable<int> KeysOf(ProposedProblem problem) =>
        Enum.GetValues<ItemList>().SelectMany(list => problem.Items(list)).Select(item => item.Key)
            .Concat(problem.Deadlines.Select(deadline => deadline.Key))
            .Append(problem.Key);
}

/// <summary>One document of a compilation: its kind, body, header and extent. The proposal's own header then holds the cover's title only.</summary>
/// <remarks>
/// <see cref="Key"/>: Key of the section that stands for the document.
/// <see cref="Body"/>: The inspected body, or the issuer when none is named; problems and sections of the document carry it too.
/// </remarks>
public sealed record ProposedDocumentPart(int Key, DocumentKind Kind, string? Body, ProposedHeader Header, TextSpan Extent);

/// <summary>A problem put aside, with the doubts it had.</summary>
public sealed record DroppedProblem(ProposedProblem Problem, ImmutableList<ProposalIssue> Issues);

public enum DocumentKind
{
    Unknown,

    /// <summary>整改进展情况的通报</summary>
    ProgressNotice,

    /// <summary>反馈意见, 反馈情况</summary>
    Feedback,

    /// <summary>验收销号意见</summary>
    AcceptanceOpinion,

    /// <summary>整改方案, 三个清单</summary>
    Plan,

    /// <summary>整改台账, 问题清单: a table with a row for each problem or measure.</summary>
    Ledger,
}
