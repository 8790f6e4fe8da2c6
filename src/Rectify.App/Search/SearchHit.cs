using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;
using Rectify.Domain.WiderChecks;

namespace Rectify.App.Search;

/// <summary>A finding of a wider check in which the words stand.</summary>
/// <param name="Check">Its check's number within the inspection.</param>
/// <param name="Number">From 1 within the check.</param>
public sealed record FoundFinding(WiderCheckId Id, WiderCheckKind Kind, int Check, int Number, bool IsOpen);

/// <summary>One text in which the words stand, and the task, or the wider check, it belongs to.</summary>
public sealed record SearchHit
{
    public required SearchCursor Key { get; init; }

    /// <summary>Null of a finding of a wider check.</summary>
    public TaskId? Task { get; init; }

    /// <summary>Null of what belongs to a task.</summary>
    public FoundFinding? Finding { get; init; }

    /// <summary>The problem's short number; null of a finding.</summary>
    public int? Number { get; init; }

    /// <summary>The first characters of the problem's wording, or the title of the wider check.</summary>
    public required string Wording { get; init; }

    public bool IsWordingCut => Finding is null && Wording.Length == Reviews.ReviewQueue.WordingLength;

    public required bool IsRestricted { get; init; }

    /// <summary>Null of a finding.</summary>
    public TaskState? State { get; init; }

    /// <summary>Of a finding the unit that has it.</summary>
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
