using Rectify.Web.Shared;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Shared;

public sealed class KeptFileTests
{
    [Fact]
    public async Task A_file_has_its_way_until_its_content_is_erased_and_then_says_when_and_why()
    {
        using var _ = new InLanguage("zh-CN");
        await using var there = await Rendered.Of<KeptFile>((nameof(KeptFile.Name), "方案.pdf"), (nameof(KeptFile.Href), "/paper"));
        Assert.Equal("/paper", (await there.Body()).QuerySelector("a")!.GetAttribute("href"));

        await using var erased = await Rendered.Of<KeptFile>((nameof(KeptFile.Name), "方案.pdf"), (nameof(KeptFile.Href), "/paper"), (nameof(KeptFile.ErasedOn), new DateOnly(2026, 7, 1)));
        var body = await erased.Body();
        Assert.Null(body.QuerySelector("a"));
        Assert.Contains("方案.pdf　2026-07-01 已按误传处理，内容已删除", body.TextContent, StringComparison.Ordinal);
    }
}
