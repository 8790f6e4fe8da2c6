using Rectify.App.Evidence;
using Rectify.App.Tasks;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;

namespace Rectify.App.Reviews;

/// <summary>Everything the reviewer needs on one screen.</summary>
/// <param name="Version">What a decision made on this screen has seen.</param>
/// <param name="SubmittedOn">The day it came into its present state.</param>
/// <param name="IsMine">The reader is the auditor who holds it, or whose review the panel works on.</param>
/// <param name="Offered">Verbs offered to the reader, with what still keeps them from each.</param>
/// <param name="ReturnedOn">The day it was sent back last; null when never.</param>
/// <param name="ReturnedBecause">Why, in the words of who sent it back.</param>
public sealed record ReviewSheet(
    TaskId Id, int Version, int Number, int Sequence, TaskState State, string Wording, string? Target, string? Standard, string? Effect, string? Unit, DateOnly DueOn, DateOnly SubmittedOn,
    string? Auditor, bool IsMine, bool HasPanel, IReadOnlyList<ReviewMeasure> Measures, IReadOnlyDictionary<TaskVerb, IReadOnlyList<Unmet>> Offered, DateOnly? ReturnedOn, string? ReturnedBecause)
{
    /// <summary>Decisions there are to make: one for each use of a piece.</summary>
    public int Pieces => Measures.Sum(m => m.Pieces.Count(p => !p.IsErased));

    public int PiecesDecided => Measures.Sum(m => m.Pieces.Count(p => p is { IsErased: false, Said: not null }));

    /// <summary>Measures that stand on at least one accepted piece.</summary>
    public int MeasuresCovered => Measures.Count(m => m.Pieces.Any(p => p is { IsErased: false, IsAccepted: true }));

    public int MeasuresJudged => Measures.Count(m => m.Verdict is not null);
}

/// <param name="LastProgress">The unit's last word on it.</param>
/// <param name="ProgressIsNew">Written after the task was sent back last.</param>
/// <param name="Before">How the review before this one judged it.</param>
/// <param name="Supplement">What the auditor waits for on this measure; null while nothing is asked.</param>
public sealed record ReviewMeasure(
    MeasureId Id, int Position, string Text, MeasureKind Kind, decimal? Quantity, string? Owner, DateOnly DueOn, MeasureVerdict? Verdict, string? Remark,
    string? LastProgress, DateOnly? ProgressOn, bool ProgressIsNew, MeasureVerdict? Before, string? RemarkBefore, IReadOnlyList<ReviewPiece> Pieces, AskedSupplement? Supplement = null, CommitmentPart? Promise = null, IndicatorPart? Indicator = null);

/// <summary>补充材料 asked for on a measure and still open.</summary>
/// <param name="IsOver">Its day is past: nobody waits any more.</param>
public sealed record AskedSupplement(string Asked, DateOnly DueOn, bool IsAnswered, bool IsOver);

/// <param name="Sentence">How the unit says it proves the measure.</param>
/// <param name="EvidenceOn">The day the document speaks of.</param>
/// <param name="UploadedOn">The office's day of the upload.</param>
/// <param name="IsSupplement">Came as a supplement while the review was at work.</param>
/// <param name="IsNew">Came after the task was sent back last.</param>
/// <param name="Said">What the reviewer said of it for this measure; null while undecided.</param>
/// <param name="Replaces">Name of the version it stands in place of.</param>
/// <param name="SentenceBefore">What that version was said to prove of this measure, where that was something else.</param>
public sealed record ReviewPiece(
    EvidenceId Id, string FileName, string MediaType, long Size, string Sha256, DateOnly? EvidenceOn, DateOnly UploadedOn, string Sentence, CellSaid? Said, bool IsNew, string? Replaces, bool IsSupplement = false,
    string? SentenceBefore = null)
{
    /// <summary>Its content was erased as 误传: nothing is asked of it.</summary>
    public bool IsErased { get; init; }

    /// <summary>文件要素 as stated.</summary>
    public DocumentFacts Document { get; init; } = DocumentFacts.None;

    /// <summary>Other tasks the reader may see at which the same content stands.</summary>
    public IReadOnlyList<OtherPlace> Elsewhere { get; init; } = [];

    /// <summary>满足 or 部分; null while undecided.</summary>
    public bool? IsAccepted => Said?.IsAccepted;
}
