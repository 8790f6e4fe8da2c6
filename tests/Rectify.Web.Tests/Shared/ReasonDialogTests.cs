using Microsoft.AspNetCore.Components.Web;
using Rectify.Web.Shared;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Shared;

public sealed class ReasonDialogTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");
    private string? given;

    public void Dispose() => language.Dispose();

    private Task<Rendered> Dialog(string? reason, bool open = true) => Rendered.Of<ReasonDialog>(
        (nameof(ReasonDialog.Id), "return"), (nameof(ReasonDialog.Title), "回炉第 6 项？"), (nameof(ReasonDialog.Sentence), "退回单位。"),
        (nameof(ReasonDialog.ActText), "回炉"), (nameof(ReasonDialog.Danger), true), (nameof(ReasonDialog.Open), open),
        (nameof(ReasonDialog.Reason), reason), (nameof(ReasonDialog.OnAct), Rendered.On<string>(reason => given = reason)));

    [Theory]
    [InlineData(null)]
    [InlineData("  \n ")]
    public async Task Without_a_reason_the_act_is_not_raised_and_the_field_says_so(string? reason)
    {
        await using var dialog = await Dialog(reason);
        await dialog.Raise("onclick", new MouseEventArgs(), "id", "return-act");
        var field = (await dialog.Body()).QuerySelector("textarea")!;
        Assert.Null(given);
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains("请写明理由", (await dialog.Body()).QuerySelector("#" + field.GetAttribute("aria-describedby"))!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_reason_is_handed_on_without_blanks_around_it()
    {
        await using var dialog = await Dialog(" 缺 5 月记录。 ");
        await dialog.Raise("onclick", new MouseEventArgs(), "id", "return-act");
        Assert.Equal("缺 5 月记录。", given);
    }

    [Fact]
    public async Task A_closed_dialog_is_not_on_the_page()
    {
        await using var dialog = await Dialog("x", open: false);
        Assert.Equal("", (await dialog.Html()).Trim());
    }

    [Fact]
    public async Task A_dangerous_act_is_outlined_never_filled()
    {
        await using var dialog = await Dialog("x");
        var act = (await dialog.Body()).QuerySelector("#return-act")!;
        Assert.True(act.ClassList.Contains("danger"));
        Assert.False(act.ClassList.Contains("main-act"));
    }
}
