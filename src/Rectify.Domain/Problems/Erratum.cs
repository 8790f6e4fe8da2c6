using Rectify.Domain.People;

namespace Rectify.Domain.Problems;

public readonly record struct ErratumId(Guid Value) : IEntityId<ErratumId>
{
    public static ErratumId New() => new(EntityKey.Next());

    public static ErratumId From(Guid value) => new(value);
}

public enum ErratumState
{
    /// <summary>待核: waits for a second person.</summary>
    Proposed,

    /// <summary>已勘误</summary>
    Approved,

    /// <summary>未通过</summary>
    Refused,

    /// <summary>已收回 by who proposed it.</summary>
    TakenBack,
}

/// <summary>What is proposed: the wording as the source has it, and where that is to be read.</summary>
/// <param name="SourcePage">The page or place of the source document.</param>
public sealed record ErratumDraft(string Wording, string SourcePage, Reason Reason);

/// <summary>
/// 勘误: puts a slip in a frozen wording right, with the page of the source and a second person. The earlier wording stays readable here; what was printed and signed before keeps it.
/// Source: domain rules, Problem.
/// </summary>
public sealed class Erratum
{
    public const int MaxPageLength = 200;

    private Erratum() { Wording = EarlierWording = SourcePage = Reason = ""; }

    internal Erratum(ErratumId id, ProblemId problem, int number, string earlier, ErratumDraft draft, Stamp stamp)
    {
        (Id, ProblemId, Number, EarlierWording) = (id, problem, number, earlier);
        (Wording, SourcePage, Reason) = (draft.Wording.Trim(), draft.SourcePage.Trim(), draft.Reason.Text);
        (ProposedBy, ProposedAt, ProposedOn) = (stamp.By.Person, stamp.At, stamp.On);
    }

    public ErratumId Id { get; private set; }

    public ProblemId ProblemId { get; private set; }

    /// <summary>From 1 within its problem.</summary>
    public int Number { get; private set; }

    public string EarlierWording { get; private set; }

    public string Wording { get; private set; }

    /// <summary>Where the source has it.</summary>
    public string SourcePage { get; private set; }

    public string Reason { get; private set; }

    public ErratumState State { get; private set; }

    public PersonId ProposedBy { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public DateOnly ProposedOn { get; private set; }

    public PersonId? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Why it was refused or taken back.</summary>
    public string? DecidedBecause { get; private set; }

    internal void Decide(ErratumState state, string? because, Stamp stamp) => (State, DecidedBecause, DecidedBy, DecidedAt, DecidedOn) = (state, because, stamp.By.Person, stamp.At, stamp.On);
}
