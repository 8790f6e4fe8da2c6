using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;

namespace Rectify.App.Search;

/// <summary>One text in which the words stand, and the task it belongs to.</summary>
public sealed record SearchHit
{
    public required SearchCursor Key { get; init; }

    public required TaskId Task { get; init; }

    /// <summary>The problem's short number.</summary>
    public required int Number { get; init; }

    /// <summary>The first characters of the problem's wording.</summary>
    public required string Wording { get; init; }

    public bool IsWordingCut => Wording.Length == Reviews.ReviewQueue.WordingLength;

    public required bool IsRestricted { get; init; }

    public required TaskState State { get; init; }

    public string? LeadUnit { get; init; }

    /// <summary>What stands around the words.</summary>
    public required string Around { get; init; }

    /// <summary>Of the measure that is the hit, or that the progress is about.</summary>
    public int? Measure { get; init; }

    /// <summary>For progress: the day it is true for.</summary>
    public DateOnly? TrueOn { get; init; }

    /// <summary>For progress: a later entry stands in its place.</summary>
    public bool IsCorrected { get; init; }

    public EvidenceId? Evidence { get; init; }

    public string? FileName { get; init; }

    /// <summary>For evidence: the page of the viewer, from 1.</summary>
    public int? Page { get; init; }
}

/// <summary>A page of hits.</summary>
/// <param name="Counts">How many there are in each place; null where there are more than <see cref="SearchTexts.MostRanked"/> and they stand by newest only.</param>
/// <param name="Numbered">The task of the problem with that number, where a number was typed.</param>
/// <param name="Next">Null at the end.</param>
public sealed record SearchSlice(IReadOnlyList<SearchHit> Hits, IReadOnlyDictionary<SearchPlace, int>? Counts, TaskId? Numbered, SearchCursor? Next)
{
    public static readonly SearchSlice None = new([], new Dictionary<SearchPlace, int>(), null, null);
}
