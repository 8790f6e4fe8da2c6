using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

/// <summary>佐证材料与整改措施对应情况: what the reviewer says of one piece for one measure.</summary>
public sealed class CellTests
{
    [Theory]
    [InlineData(MeasureVerdict.Fulfilled, null, null, null, null)]
    [InlineData(MeasureVerdict.Fulfilled, null, null, 3, null)]
    [InlineData(MeasureVerdict.Fulfilled, null, null, 0, Rule.NoSuchPage)]
    [InlineData(MeasureVerdict.NotFulfilled, null, "不行", null, Rule.CellReasonMissing)]
    [InlineData(MeasureVerdict.NotFulfilled, CellReason.Illegible, null, null, null)]
    [InlineData(MeasureVerdict.NotFulfilled, CellReason.Other, null, null, Rule.CellTextMissing)]
    [InlineData(MeasureVerdict.Partly, CellReason.Incomplete, null, null, Rule.CellTextMissing)]
    [InlineData(MeasureVerdict.Partly, CellReason.Incomplete, "缺附表", 3, null)]
    public void All_but_fulfilled_want_a_reason_and_some_want_words(MeasureVerdict verdict, CellReason? because, string? text, int? page, Rule? lacks) =>
        Assert.Equal(lacks, new CellDecision(verdict, because, text is null ? null : Reason.Of(text), page).Lacks);

    [Fact]
    public void Every_reason_stands_once_in_the_table() =>
        Assert.Equal(Enum.GetValues<CellReason>(), CellReasons.All.Select(row => row.Reason));

    [Fact]
    public void A_measure_stands_on_a_piece_that_proves_it_in_part()
    {
        var given = Given.ATask().Submitted();
        given.Did(given.Task.TakeReview(ReviewId.New(), given.Setting, Given.Stamp(Given.Auditor)));
        foreach (var measure in given.Task.Counting.ToList())
        {
            var piece = given.Task.EvidenceOf(measure.Id).Single();
            given.Did(given.Task.DecideEvidence(piece.Id, measure.Id, new CellDecision(MeasureVerdict.Partly, CellReason.Incomplete, Reason.Of("缺附表"), 2), given.Setting, Given.Stamp(Given.Auditor)));
            given.Did(given.Task.JudgeMeasure(measure.Id, MeasureVerdict.Fulfilled, null, given.Setting, Given.Stamp(Given.Auditor)));
        }

        var use = given.Task.UsesOf(given.Task.Measures[0].Id).Single();

        Assert.DoesNotContain(given.Task.PassReview(given.Setting, Given.Stamp(Given.Auditor))!.Unmet, unmet => unmet.Rule is Rule.EvidenceUndecided or Rule.MeasureWithoutAcceptedEvidence);
        Assert.Equal((true, MeasureVerdict.Partly, CellReason.Incomplete, "缺附表", 2), (use.IsAccepted, use.Verdict, use.Because, use.RefusedBecause, use.Page));
        var cell = given.Task.CurrentReview!.Cells[0];
        Assert.Equal((MeasureVerdict.Partly, CellReason.Incomplete, "缺附表", 2, Given.Stamp(Given.Auditor).By.Person), (cell.Verdict, cell.Because, cell.Text, cell.Page, cell.DecidedBy));
    }

    [Fact]
    public void Decided_again_in_the_same_review_a_cell_stands_once_and_both_decisions_are_told()
    {
        var given = Given.ATask().Submitted();
        given.Did(given.Task.TakeReview(ReviewId.New(), given.Setting, Given.Stamp(Given.Auditor)));
        var (measure, piece) = (given.Task.Measures[0], given.Task.EvidenceOf(given.Task.Measures[0].Id).Single());
        given.Task.TakeFacts();

        given.Did(given.Task.DecideEvidence(piece.Id, measure.Id, new CellDecision(MeasureVerdict.NotFulfilled, CellReason.DraftOnly), given.Setting, Given.Stamp(Given.Auditor)));
        given.Did(given.Task.DecideEvidence(piece.Id, measure.Id, CellDecision.Fulfilled, given.Setting, Given.Stamp(Given.Auditor)));

        Assert.Equal(MeasureVerdict.Fulfilled, Assert.Single(given.Task.CurrentReview!.Cells).Verdict);
        Assert.Equal(["NotFulfilled", "Fulfilled"], given.Task.TakeFacts().Where(fact => fact.Kind == FactKind.EvidenceDecided).Select(fact => fact.Details["verdict"]));
    }
}
