using Rectify.App.Reviews;
using Rectify.Domain.Tasks;
using Rectify.Web.Evidence;
using Rectify.Web.Resources;
using Rectify.Web.Tasks;

namespace Rectify.Web.Review;

/// <summary>Where the reviewer stands on their screen: which measure, which of its pieces, what of it; and the ways on from there.</summary>
public sealed class ReviewBench(ReviewSheet sheet, int? measure, int? piece, EvidenceView view)
{
    public ReviewSheet Sheet { get; } = sheet;

    public ReviewMeasure Measure { get; } = sheet.Measures.FirstOrDefault(m => m.Position == measure) ?? sheet.Measures[0];

    public ReviewPiece? Piece => Measure.Pieces.Count == 0 ? null : Measure.Pieces[PieceIndex];

    /// <summary>From 1.</summary>
    public int PieceNumber => PieceIndex + 1;

    /// <summary>What of the piece is looked at.</summary>
    public EvidenceView View { get; } = view;

    /// <summary>Inside the piece.</summary>
    public EvidenceWays Ways => new(ReviewAddress.PathOf(Sheet.Id), ("measure", $"{Measure.Position}"), ("piece", $"{PieceNumber}"));

    private int PieceIndex => Math.Clamp((piece ?? 1) - 1, 0, Math.Max(0, Measure.Pieces.Count - 1));

    private int MeasureIndex => Sheet.Measures.TakeWhile(m => m.Id != Measure.Id).Count();

    /// <summary>Null at the end.</summary>
    public string? NextMeasure => Beside(+1);

    public string? PreviousMeasure => Beside(-1);

    public string? NextPiece => PieceIndex + 1 < Measure.Pieces.Count ? ReviewAddress.Of(Sheet.Id, Measure.Position, PieceNumber + 1) : null;

    public string? PreviousPiece => PieceIndex > 0 ? ReviewAddress.Of(Sheet.Id, Measure.Position, PieceNumber - 1) : null;

    /// <summary>One may decide: the review is the reader's and open.</summary>
    public bool MayDecide => WhyNot(TaskVerb.JudgeMeasure) is null;

    /// <summary>Null when the verb may be pressed.</summary>
    public string? WhyNot(TaskVerb verb) =>
        Sheet.Offered.TryGetValue(verb, out var unmet) ? RuleWords.Of(unmet) : Texts.Review["NotYourReview"];

    /// <summary>What the conclusion still wants, whichever way the regime closes.</summary>
    public IReadOnlyList<Unmet> Missing => Sheet.Offered.GetValueOrDefault(Sheet.HasPanel ? TaskVerb.PassReview : TaskVerb.SignReview) ?? [];

    private string? Beside(int step) =>
        MeasureIndex + step is var at && at >= 0 && at < Sheet.Measures.Count ? ReviewAddress.Of(Sheet.Id, Sheet.Measures[at].Position) : null;
}
