using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Rectify.App.Reviews;
using Rectify.Domain.Evidence;
using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;
using Rectify.Web.Evidence;
using Rectify.Web.Review;
using Rectify.Web.Tasks;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Review;

public sealed class SupplementPartTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 5, 6);

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    private static ReviewBench Bench(AskedSupplement? asked = null, TaskState state = TaskState.Submitted, bool supplement = true)
    {
        var piece = new ReviewPiece(EvidenceId.New(), "补.pdf", "application/pdf", 1000, new string('a', 64), null, Today, "可见已完工", null, false, null, supplement);
        var measure = new ReviewMeasure(MeasureId.New(), 1, "措施1", MeasureKind.General, null, null, Today, MeasureVerdict.Fulfilled, null, null, null, false, null, null, [piece], asked);
        TaskVerb[] offered = state == TaskState.Submitted
            ? [TaskVerb.AskSupplement, TaskVerb.WithdrawSupplement, TaskVerb.DecideEvidence, TaskVerb.JudgeMeasure, TaskVerb.PassReview, TaskVerb.ReturnForRework]
            : [TaskVerb.AskSupplement, TaskVerb.WithdrawSupplement, TaskVerb.DecideEvidence];
        return new ReviewBench(new ReviewSheet(TaskId.New(), 7, 5001, 3, state, "原文", null, null, null, "水科", Today, Today, "宋明远", true, true, [measure],
            offered.ToDictionary(verb => verb, _ => (IReadOnlyList<Unmet>)[]), null, null), 1, null, EvidenceView.First);
    }

    [Fact]
    public async Task A_supplement_is_asked_for_with_words_and_a_day()
    {
        AskedOfUnit? asked = null;
        await using var part = await Rendered.Of<SupplementPart>((nameof(SupplementPart.Bench), Bench()), (nameof(SupplementPart.Today), Today), (nameof(SupplementPart.OnAsk), Rendered.On<AskedOfUnit>(said => asked = said)));
        await part.Raise("onclick", new MouseEventArgs(), "id", "ask-supplement");
        await part.Raise("onchange", new ChangeEventArgs { Value = "缺完工照片" }, "id", "supplement-reason");
        await part.Raise("onclick", new MouseEventArgs(), "id", "supplement-act");
        Assert.Null(asked);
        Assert.Equal("true", (await part.Body()).QuerySelector("#supplement-by")!.GetAttribute("aria-invalid"));

        await part.Raise("onchange", new ChangeEventArgs { Value = "2026-05-20" }, "id", "supplement-by");
        await part.Raise("onclick", new MouseEventArgs(), "id", "supplement-act");

        Assert.Equal(new AskedOfUnit("缺完工照片", new DateOnly(2026, 5, 20)), asked);
    }

    [Fact]
    public async Task What_is_asked_stands_there_until_it_is_decided()
    {
        await using var waiting = await Rendered.Of<SupplementPart>((nameof(SupplementPart.Bench), Bench(new AskedSupplement("缺完工照片", Today, false, false))), (nameof(SupplementPart.Today), Today));
        await using var over = await Rendered.Of<SupplementPart>((nameof(SupplementPart.Bench), Bench(new AskedSupplement("缺完工照片", Today, false, true))), (nameof(SupplementPart.Today), Today));

        Assert.Contains("2026-05-06 前：缺完工照片", await waiting.Words(), StringComparison.Ordinal);
        Assert.Null((await waiting.Body()).QuerySelector("#ask-supplement"));
        Assert.NotNull((await waiting.Body()).QuerySelector("#withdraw-supplement"));
        Assert.Contains("时限已过", await over.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task While_the_panel_works_only_a_supplement_is_decided(bool supplement)
    {
        await using var pane = await Rendered.Of<ReviewVerdict>((nameof(ReviewVerdict.Bench), Bench(state: TaskState.UnderAcceptance, supplement: supplement)));
        var body = await pane.Body();

        Assert.Equal(supplement, body.QuerySelector("#accept-piece") is not null);
        Assert.Null(body.QuerySelector("#judge"));
    }

    [Fact]
    public void A_rule_says_who_must_act_until_when() =>
        Assert.Equal("措施 2 的补充材料还没有到，限 2026-05-20 前补交（当日有效）；过期未补，审核人可以继续。", RuleWords.Of(new Unmet(Rule.SupplementAwaited, Relation.UnitLead, "2|2026-05-20")));
}
