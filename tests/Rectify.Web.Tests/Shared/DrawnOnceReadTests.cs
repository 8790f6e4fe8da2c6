using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Rectify.Web.Shared;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Shared;

public sealed class DrawnOnceReadTests
{
    [Fact]
    public async Task Nothing_is_drawn_before_the_records_are_read()
    {
        var answer = new TaskCompletionSource<string>();
        await using var form = await Rendered.BeginningOf<KeptForm>((nameof(KeptForm.Kept), answer.Task));

        Assert.Equal("", await form.Html());

        answer.SetResult("kept");
        await form.Settled();
        Assert.Equal("kept, 1 time", await form.Words());
    }

    [Fact]
    public async Task A_field_that_takes_no_typing_cannot_lose_it_to_a_late_answer()
    {
        var answer = new TaskCompletionSource<string>();
        await using var form = await Rendered.BeginningOf<KeptForm>((nameof(KeptForm.Kept), answer.Task));

        await Assert.ThrowsAsync<InvalidOperationException>(() => form.Raise("onchange", new ChangeEventArgs { Value = "typed" }, "id", "text"));
        answer.SetResult("kept");
        await form.Settled();
        await form.Raise("onchange", new ChangeEventArgs { Value = "typed" }, "id", "text");

        Assert.Equal("typed, 1 time", await form.Words());
    }

    private sealed class KeptForm : DrawnOnceRead
    {
        private int readings;
        private string? text;

        [Parameter] public required Task<string> Kept { get; set; }

        protected override async Task OnFirstReadingAsync()
        {
            readings++;
            text = await Kept;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "div");
            builder.AddAttribute(1, "id", "text");
            builder.AddAttribute(2, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, change => text = (string?)change.Value));
            builder.AddContent(3, $"{text}, {readings} time");
            builder.CloseElement();
        }
    }
}
