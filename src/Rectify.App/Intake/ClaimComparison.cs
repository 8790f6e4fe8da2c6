using Rectify.Domain.Intake;

namespace Rectify.App.Intake;

/// <summary>A number the text claims about itself beside what was counted from it. Shown side by side, never corrected: the text stays as printed.</summary>
/// <param name="Counted">Null where nothing of the proposal counts the same thing.</param>
public sealed record ClaimLine(int Key, string Label, decimal Claimed, string Unit, int? Counted, string Sentence, TextSpan Span)
{
    public decimal? Difference => Counted is { } counted ? counted - Claimed : null;
}

/// <summary>Counts of a proposal as it stands, and the claims of its text beside them.</summary>
public sealed record ClaimComparison(int Problems, int Measures, int Effects, IReadOnlyList<ClaimLine> Lines)
{
    private static readonly ReportedGrade[] Unfinished = [ReportedGrade.InProgress, ReportedGrade.Continuing];

    public static ClaimComparison Of(Proposal proposal)
    {
        var measures = proposal.Problems.Sum(problem => problem.Measures.Count);
        int? CountFor(ProposedFigure figure) => figure.Scope is not null ? null : figure.Label switch
        {
            var label when label.Contains("措施", StringComparison.Ordinal) => measures,
            "反馈问题" => proposal.Problems.Count,
            // 巡察反馈意见中指出26个问题: what was fed back, named by its sentence
            "问题" when figure.Sentence.Contains("反馈", StringComparison.Ordinal) => proposal.Problems.Count,
            var label when label.Contains("问题", StringComparison.Ordinal) && label.Contains("完成", StringComparison.Ordinal) && !label.Contains('未') => Graded(ReportedGrade.Completed),
            var label when label.Contains("问题", StringComparison.Ordinal) && label.Contains("推进", StringComparison.Ordinal) => Graded(Unfinished),
            _ => null,
        };
        int Graded(params ReportedGrade[] grades) => proposal.Problems.Count(problem => grades.Contains(problem.Grade));
        return new(proposal.Problems.Count, measures, proposal.Problems.Sum(problem => problem.Effects.Count),
            [.. proposal.ClaimedFigures.Select(figure => new ClaimLine(figure.Key, figure.Label, figure.Value, figure.Unit, CountFor(figure), figure.Sentence, figure.Span))]);
    }
}
