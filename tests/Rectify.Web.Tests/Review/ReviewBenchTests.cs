using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Rectify.App.Reviews;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;
using Rectify.Web.Evidence;
using Rectify.Web.Review;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Review;

public sealed class ReviewBenchTests : IDisposable
{
    private static readonly TaskId Task = TaskId.New();

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    private static ReviewPiece Piece(string name, bool? accepted = null) =>
        new(EvidenceId.New(), name, "application/pdf", 1000, new string('a', 64), null, new DateOnly(2026, 5, 6), "证明已完成", accepted switch { true => new CellSaid(MeasureVerdict.Fulfilled), false => new CellSaid(MeasureVerdict.NotFulfilled, CellReason.Unsigned), null => null }, false, null);

    private static ReviewMeasure Measure(int position, MeasureVerdict? verdict, params ReviewPiece[] pieces) =>
        new(MeasureId.New(), position, $"措施{position}", MeasureKind.General, null, null, new DateOnly(2026, 5, 31), verdict, null, null, null, false, null, null, pieces);

    private static ReviewSheet Sheet(bool mine = true, params Unmet[] missing) => new(
        Task, 7, 5001, 3, TaskState.Submitted, "原文", "目标", null, "成效", "水科", new DateOnly(2026, 6, 30), new DateOnly(2026, 5, 6), mine ? "宋明远" : null, mine, true,
        [Measure(1, MeasureVerdict.Fulfilled, Piece("甲.pdf", true), Piece("乙.pdf")), Measure(2, null, Piece("丙.pdf")), Measure(4, null)],
        mine ? new Dictionary<TaskVerb, IReadOnlyList<Unmet>> { [TaskVerb.JudgeMeasure] = [], [TaskVerb.DecideEvidence] = [], [TaskVerb.ReturnForRework] = [], [TaskVerb.PassReview] = missing } : new Dictionary<TaskVerb, IReadOnlyList<Unmet>>(), null, null);

    [Fact]
    public void The_ways_lead_to_the_neighbours_and_end_at_the_ends()
    {
        var first = new ReviewBench(Sheet(), null, null, EvidenceView.First);
        var second = new ReviewBench(Sheet(), 1, 2, EvidenceView.First);
        var last = new ReviewBench(Sheet(), 4, null, EvidenceView.First);

        Assert.Equal((null, ReviewAddress.Of(Task, 2), null, ReviewAddress.Of(Task, 1, 2)), (first.PreviousMeasure, first.NextMeasure, first.PreviousPiece, first.NextPiece));
        Assert.Equal(("乙.pdf", ReviewAddress.Of(Task, 1), (string?)null), (second.Piece!.FileName, second.PreviousPiece, second.NextPiece));
        Assert.Equal((ReviewAddress.Of(Task, 2), (string?)null, (ReviewPiece?)null), (last.PreviousMeasure, last.NextMeasure, last.Piece));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(99, 1)]
    [InlineData(2, 2)]
    public void An_address_that_names_no_measure_shows_the_first(int asked, int shown) =>
        Assert.Equal(shown, new ReviewBench(Sheet(), asked, 9, EvidenceView.First).Measure.Position);

    [Fact]
    public async Task A_measure_that_is_not_fulfilled_is_not_recorded_without_a_word_to_the_unit()
    {
        MeasureVerdict? judged = null;
        await using var form = await Rendered.Of<MeasureVerdictForm>(
            (nameof(MeasureVerdictForm.Bench), new ReviewBench(Sheet(), 2, null, EvidenceView.First)), (nameof(MeasureVerdictForm.OnJudge), Rendered.On<MeasureVerdict>(verdict => judged = verdict)));
        await form.Raise("onchange", new ChangeEventArgs { Value = "on" }, "id", "verdict-3");
        await form.Raise("onclick", new MouseEventArgs(), "id", "judge");

        Assert.Null(judged);
        Assert.Equal("true", (await form.Body()).QuerySelector("#remark")!.GetAttribute("aria-invalid"));
        await form.Raise("onchange", new ChangeEventArgs { Value = "on" }, "id", "verdict-1");
        await form.Raise("onclick", new MouseEventArgs(), "id", "judge");
        Assert.Equal(MeasureVerdict.Fulfilled, judged);
    }

    [Fact]
    public async Task Without_a_verdict_there_is_nothing_to_record()
    {
        await using var form = await Rendered.Of<MeasureVerdictForm>((nameof(MeasureVerdictForm.Bench), new ReviewBench(Sheet(), 2, null, EvidenceView.First)));

        Assert.Equal("true", (await form.Body()).QuerySelector("#judge")!.GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task Who_has_not_taken_it_may_read_but_not_decide()
    {
        await using var pane = await Rendered.Of<ReviewVerdict>((nameof(ReviewVerdict.Bench), new ReviewBench(Sheet(mine: false), 1, null, EvidenceView.First)));
        var body = await pane.Body();

        Assert.NotNull(body.QuerySelector("#take"));
        Assert.Null(body.QuerySelector("#accept-piece"));
        Assert.Null(body.QuerySelector("#judge"));
    }

    [Fact]
    public async Task What_is_missing_is_said_and_the_review_cannot_be_passed()
    {
        await using var conclusion = await Rendered.Of<Rectify.Web.Review.ReviewConclusion>((nameof(Rectify.Web.Review.ReviewConclusion.Bench), new ReviewBench(Sheet(true, new Unmet(Rule.MeasureUnjudged, Relation.ReviewingAuditor, "2")), 1, null, EvidenceView.First)));

        Assert.Contains("2", await conclusion.Words(), StringComparison.Ordinal);
        Assert.Equal("true", (await conclusion.Body()).QuerySelector("#pass")!.GetAttribute("aria-disabled"));
    }
}
