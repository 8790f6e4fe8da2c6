using Rectify.Domain.Supervision;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>Why a task stands in the queue: each is one kind of work that waits for somebody.</summary>
public enum ReviewGroup
{
    /// <summary>Taken by the reader and not concluded.</summary>
    Mine,

    /// <summary>Submitted, and nobody has taken the review.</summary>
    Pool,

    /// <summary>Waits for the reader's signature as a member of the panel.</summary>
    ToSign,

    /// <summary>Waits for the office to appoint a panel.</summary>
    PanelMissing,

    /// <summary>Waits for the second signature of the head of the office.</summary>
    SecondSignature,
}

/// <param name="Number">The problem's short number.</param>
/// <param name="Wording">The first characters of the wording, at most <see cref="ReviewQueue.WordingLength"/>.</param>
/// <param name="Measures">Measures that count.</param>
/// <param name="Pieces">Pieces of evidence in force.</param>
/// <param name="Since">The day it came into its present state.</param>
/// <param name="Returns">How often it was sent back.</param>
/// <param name="WarnWithin">Days before the deadline from which the inspection's regime warns.</param>
public sealed record ReviewRow(TaskId Id, int Version, int Number, int Sequence, string Wording, string? Unit, DateOnly DueOn, int Measures, int Pieces, DateOnly Since, int Returns, int WarnWithin)
{
    /// <summary>For the pool: what keeps the reader from taking it; for what they have taken, from sending it back. Empty where they may.</summary>
    public IReadOnlyList<Unmet> WhyNot { get; init; } = [];

    /// <summary>For what they have taken: what keeps the reader from passing it; empty where every measure has its verdict and nothing else is missing.</summary>
    public IReadOnlyList<Unmet> WhyNotPass { get; init; } = [];

    /// <summary>What makes it likelier that the rectification does not hold.</summary>
    public Risks Risks { get; init; }

    /// <summary>What the risks add up to.</summary>
    public int Risk => RiskWeights.Usual.Above(Risks);
}

/// <param name="Next">Where the next page begins; null on the last.</param>
/// <param name="Withheld">Rows of this page that the reader may not take and did not ask to see.</param>
public sealed record ReviewRows(ReviewGroup Group, IReadOnlyList<ReviewRow> Rows, DueCursor? Next, int Withheld = 0);
