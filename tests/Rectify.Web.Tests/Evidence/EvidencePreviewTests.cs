using Rectify.App.Evidence;
using Rectify.Documents.Text;
using Rectify.Domain.Evidence;
using Rectify.Domain.Tasks;
using Rectify.Web.Evidence;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Evidence;

public sealed class EvidencePreviewTests : IDisposable
{
    private static readonly EvidenceWays Ways = new("/review/1", ("measure", "2"), ("piece", "3"));

    private readonly InLanguage language = new("zh-CN");

    public void Dispose() => language.Dispose();

    [Fact]
    public void The_ways_keep_how_one_looks_and_where_one_came_from()
    {
        var view = new EvidenceView(4, 150, 90, "排口");

        Assert.Equal("/review/1?measure=2&piece=3&page=4&zoom=150&turn=90&find=%E6%8E%92%E5%8F%A3", Ways.To(view));
        Assert.Equal("/review/1?measure=2&piece=3", Ways.To(EvidenceView.First));
        Assert.Equal((200, 100, 180), (view.Larger!.Zoom, view.Smaller!.Zoom, view.Turned.Turn));
        Assert.Null((view with { Zoom = 300 }).Larger);
        Assert.Null(EvidenceView.First.Smaller);
        Assert.Equal(EvidenceView.First, EvidenceView.Of(-3, 170, 45, " "));
    }

    [Fact]
    public async Task Markup_in_a_document_is_drawn_as_the_text_it_is()
    {
        const string Evil = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        var text = Row with { TextPages = 1, Text = new TextPage(null, false, [new TextRow(1, [new TextCell(0, Evil)]), new TextRow(2, [new TextCell(0, "甲"), new TextCell(1, Evil)])]) };
        var sheet = Row with { TextPages = 1, Sheets = [("表", 1)], Text = new TextPage("表", true, [new TextRow(7, [new TextCell(27, Evil)])]) };

        foreach (var shown in new[] { text, sheet })
        {
            await using var rendered = await DrawnAsync(shown, EvidenceView.First with { Words = "alert" });
            var body = await rendered.Body();

            Assert.Empty(body.QuerySelectorAll("script, img, iframe, object, embed"));
            Assert.Contains(Evil, body.TextContent, StringComparison.Ordinal);
            Assert.Equal(2, body.QuerySelectorAll("td mark, p.flat mark").Length / (shown == text ? 2 : 1));
        }
        await using var drawn = await DrawnAsync(sheet, EvidenceView.First);
        Assert.Equal(["行", "AB"], (await drawn.Body()).QuerySelectorAll("th").Select(th => th.TextContent));
    }

    [Fact]
    public async Task A_drawn_page_grows_and_turns_by_plain_links()
    {
        await using var rendered = await DrawnAsync(Row with { MediaType = "application/pdf", DrawnPages = 9, Page = 4 }, new EvidenceView(4, 150, 90));
        var body = await rendered.Body();

        Assert.Equal("leaf z150 r90", body.QuerySelector(".leaf")!.ClassName);
        Assert.EndsWith("/pages/4?large=true", body.QuerySelector("img")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal(["page=3&zoom=150&turn=90", "page=5&zoom=150&turn=90", "page=4&turn=90", "page=4&zoom=200&turn=90", "page=4&zoom=150&turn=180"],
            new[] { "previous", "next", "smaller", "larger", "turn" }.Select(id => body.QuerySelector("#" + id)!.GetAttribute("href")!.Split("piece=3&")[1]));
    }

    [Fact]
    public async Task What_is_found_is_listed_page_by_page_and_a_scan_says_that_it_has_no_text()
    {
        var found = Row with { MediaType = "application/pdf", DrawnPages = 9, Hits = [new PageHit(7, null, new MarkedText("三处", "排口", "已封堵。"))] };
        await using var rendered = await DrawnAsync(found, EvidenceView.First with { Words = "排口" });
        var body = await rendered.Body();
        await using var scan = await DrawnAsync(found with { Hits = [], Refusal = RefusalReason.ImagesOnly }, EvidenceView.First with { Words = "排口" });

        Assert.Equal("第 7 页三处排口已封堵。", body.QuerySelector(".hits li")!.TextContent);
        Assert.Contains("page=7", body.QuerySelector(".hits a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("排口", body.QuerySelector(".hits mark")!.TextContent);
        Assert.Contains("扫描件", (await scan.Body()).QuerySelector("#found")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_shown_says_why_and_can_be_downloaded()
    {
        await using var rendered = await DrawnAsync(Row with { Refusal = RefusalReason.MacroFile, HiddenSheets = ["草稿"], IsCut = true, Kept = TextState.Unreadable }, EvidenceView.First);

        var words = await rendered.Words();

        foreach (var said in new[] { "含有宏", "隐藏的工作表没有显示：草稿", "后面的部分没有显示", "检索不到其内容" }) Assert.Contains(said, words, StringComparison.Ordinal);
        Assert.EndsWith("/file", (await rendered.Body()).QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    private static EvidencePreviewRow Row => new(EvidenceId.New(), TaskId.New(), "说明", "text/plain", 1_000);

    private static Task<Rendered> DrawnAsync(EvidencePreviewRow row, EvidenceView view) =>
        Rendered.Of<EvidencePreview>((nameof(EvidencePreview.Piece), row), (nameof(EvidencePreview.View), view), (nameof(EvidencePreview.Ways), Ways));
}
