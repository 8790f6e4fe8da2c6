using Rectify.Web.Shared;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Shared;

public sealed class MessageTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    [Fact]
    public async Task A_refusal_names_the_rule_and_who_can()
    {
        await using var banner = await Rendered.Of<OutcomeBanner>((nameof(OutcomeBanner.Kind), OutcomeKind.Refused), (nameof(OutcomeBanner.Why), "申请人不能确认自己的申请。"), (nameof(OutcomeBanner.WhoCan), "第一责任人"));
        var body = await banner.Body();
        Assert.NotNull(body.QuerySelector("[role=alert] .note.danger"));
        Assert.Contains("申请人不能确认自己的申请。", body.TextContent, StringComparison.Ordinal);
        Assert.Contains("可办理的人：第一责任人。", body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OutcomeKind.Done, "status", "已办理")]
    [InlineData(OutcomeKind.Missing, "alert", "不存在")]
    [InlineData(OutcomeKind.ChangedMeanwhile, "alert", "您写的内容还在")]
    public async Task Every_outcome_is_said_and_announced(OutcomeKind kind, string role, string words)
    {
        await using var banner = await Rendered.Of<OutcomeBanner>((nameof(OutcomeBanner.Kind), kind));
        var body = await banner.Body();
        Assert.Equal(role, body.FirstElementChild!.GetAttribute("role"));
        Assert.Contains(words, body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unmet_guard_shows_who_must_act_and_leads_there()
    {
        WhyNotYet[] reasons = [new("整改成效还没有写。", "程知远", IconName.File, "去写成效", "/tasks/6#effect"), new("措施 4 缺 5 月记录。", "程知远")];
        await using var list = await Rendered.Of<WhyList>((nameof(WhyList.Reasons), reasons));
        var rows = (await list.Body()).QuerySelectorAll("li");
        Assert.Equal("/tasks/6#effect", rows[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("程知远", rows[1].TextContent, StringComparison.Ordinal);
        Assert.Null(rows[1].QuerySelector("a"));
    }

    [Fact]
    public async Task The_first_page_keeps_its_previous_link_grey()
    {
        await using var pager = await Rendered.Of<Pager>((nameof(Pager.NextHref), "/ledger?after=x"));
        var body = await pager.Body();
        Assert.Equal("上一页", body.QuerySelector("[aria-disabled=true]")!.TextContent.Trim());
        Assert.Equal("/ledger?after=x", body.QuerySelector("a[rel=next]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Conditions_in_force_can_be_taken_away_one_by_one_and_all_together()
    {
        ConditionInForce[] conditions = [new("类型：分阶段", "/ledger?unit=3")];
        await using var bar = await Rendered.Of<FilterBar>((nameof(FilterBar.Action), "/ledger"), (nameof(FilterBar.InForce), conditions));
        var body = await bar.Body();
        Assert.Equal(("get", "/ledger"), (body.QuerySelector("form")!.GetAttribute("method"), body.QuerySelector("form")!.GetAttribute("action")));
        Assert.Equal("/ledger?unit=3", body.QuerySelector(".chip a")!.GetAttribute("href"));
        Assert.Equal("/ledger", body.QuerySelector("form > a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_failed_saving_is_said_in_words()
    {
        await using var mark = await Rendered.Of<SaveMark>((nameof(SaveMark.State), SaveState.Failed));
        Assert.Equal("未能保存，稍后自动再试", await mark.Words());
        await using var saved = await Rendered.Of<SaveMark>((nameof(SaveMark.State), SaveState.Saved), (nameof(SaveMark.At), new TimeOnly(10, 42)));
        Assert.Equal("已保存 10:42", await saved.Words());
    }
}
