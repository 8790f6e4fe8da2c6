using Rectify.Web.Shared;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Shared;

public sealed class ChartTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    [Fact]
    public void Parts_fill_the_bar_and_follow_one_another()
    {
        ChartSegment[] segments = [new("a", 7, ChartFill.Good), new("b", 0, ChartFill.Keep), new("c", 1, ChartFill.Late), new("d", 92, ChartFill.Open)];
        var parts = BarLayout.Place(segments, left: 0.5, width: 558, narrowest: 18);
        Assert.Equal(["a", "c", "d"], parts.Select(part => part.Segment.Label));
        Assert.Equal(558.5, parts[^1].X + parts[^1].Width, precision: 6);
        Assert.All(parts, part => Assert.True(part.Width >= 18));
        Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal(2, pair.Second.X - pair.First.X - pair.First.Width, precision: 6));
    }

    [Fact]
    public void Nothing_counted_draws_nothing() => Assert.Empty(BarLayout.Place([new("a", 0, ChartFill.Good)], 0, 100, 18));

    [Fact]
    public async Task A_bar_says_its_parts_in_words_and_leads_to_the_lists_behind_them()
    {
        ChartSegment[] segments = [new("已销号", 7, ChartFill.Good, "/ledger?state=closed"), new("超期", 2, ChartFill.Late)];
        await using var bar = await Rendered.Of<StackedBar>((nameof(StackedBar.Segments), segments));
        var body = await bar.Body();
        Assert.Equal("已销号 7，超期 2", body.QuerySelector("svg[role=img]")!.GetAttribute("aria-label"));
        Assert.Equal("/ledger?state=closed", body.QuerySelector(".key a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 1)]
    [InlineData(6, 2)]
    [InlineData(54, 20)]
    [InlineData(240, 50)]
    [InlineData(4100, 1000)]
    public void The_axis_goes_in_round_steps(int highest, int step) => Assert.Equal(step, AxisStep.For(highest));

    [Fact]
    public async Task The_weeks_say_where_they_stand_against_the_schedule()
    {
        WeekPoint[] weeks = [new(new(2026, 7, 13), 41, 50), new(new(2026, 7, 20), 44, 54)];
        await using var line = await Rendered.Of<WeekLine>((nameof(WeekLine.Label), "每周累计完成措施"), (nameof(WeekLine.Weeks), weeks));
        Assert.Equal("每周累计完成措施，7月20日实际 44，按序时应为 54", (await line.Body()).QuerySelector("svg")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_unit_name_is_text_even_where_it_looks_like_markup()
    {
        UnitBarRow[] rows = [new("<b>科</b>", [new("未完成", 1, ChartFill.Open)], 0, 1)];
        await using var bars = await Rendered.Of<UnitBars>((nameof(UnitBars.Label), "各牵头单位"), (nameof(UnitBars.Rows), rows));
        Assert.Equal("<b>科</b>", (await bars.Body()).QuerySelector("svg text")!.TextContent);
    }

    [Fact]
    public async Task Only_verified_measures_are_counted_as_done()
    {
        await using var steps = await Rendered.Of<Steps>((nameof(Steps.Count), new StepCount(3, 1, 1, 1)));
        var body = await steps.Body();
        Assert.Equal("3/6", body.QuerySelector("b")!.TextContent);
        Assert.Equal(["d", "d", "d", "c", "x", null], body.QuerySelectorAll("i").Select(square => square.GetAttribute("class")));
    }
}
