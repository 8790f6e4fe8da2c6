using Rectify.Web.Shared;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Shared;

public sealed class DeadlineViewTests : IDisposable
{
    private static readonly DateOnly Today = new(2026, 7, 20);

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    [Fact]
    public void The_deadline_day_itself_is_in_time()
    {
        var due = DeadlineView.Of(Today, Today, warnWithin: 20);
        Assert.Equal("今天到期", due.Small);
        Assert.Equal(Tone.Warn, due.Tone);
    }

    [Theory]
    [InlineData(-1, "超期 1 天", Tone.Danger)]
    [InlineData(-9, "超期 9 天", Tone.Danger)]
    [InlineData(1, "还有 1 天", Tone.Warn)]
    [InlineData(20, "还有 20 天", Tone.Warn)]
    [InlineData(21, "还有 21 天", Tone.Plain)]
    public void Days_left_and_overdue_are_counted_in_calendar_days(int days, string small, Tone tone)
    {
        var due = DeadlineView.Of(Today.AddDays(days), Today, warnWithin: 20);
        Assert.Equal((small, tone), (due.Small, due.Tone));
    }

    [Fact]
    public void No_deadline_is_never_overdue()
    {
        var due = DeadlineView.Of(null, Today, warnWithin: 20);
        Assert.Equal(("长期", null, Tone.Plain), (due.Day, due.Small, due.Tone));
    }

    [Fact]
    public async Task What_is_settled_shows_its_own_line_instead_of_days()
    {
        await using var due = await Rendered.Of<Due>((nameof(Due.On), Today.AddDays(-30)), (nameof(Due.Today), Today), (nameof(Due.Instead), "6月18日销号"));
        var body = await due.Body();
        Assert.Equal("6月18日销号", body.QuerySelector("small")!.TextContent);
        Assert.Equal("due", body.QuerySelector("div")!.ClassName);
    }

    [Fact]
    public void Every_language_says_the_day_in_its_own_way()
    {
        Assert.Equal("2026年7月20日", Days.Long(Today));
        using var english = new InLanguage("en");
        Assert.Equal("20 July 2026", Days.Long(Today));
        Assert.Equal("9 days overdue", DeadlineView.Of(Today.AddDays(-9), Today, 20).Small);
        Assert.Equal("2026-07-20", Days.Iso(Today));
    }
}
