using Microsoft.AspNetCore.Components.Web;
using Rectify.Web.Shared;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Shared;

public sealed class ActButtonTests
{
    [Fact]
    public async Task A_refused_button_stays_with_its_sentence_and_does_nothing()
    {
        var pressed = 0;
        await using var button = await Rendered.Of<ActButton>(
            (nameof(ActButton.Id), "close"), (nameof(ActButton.Text), "Close"), (nameof(ActButton.Refusal), "Measure 3 is not verified."),
            (nameof(ActButton.OnAct), Rendered.On(() => { pressed++; return Task.CompletedTask; })));

        await button.Raise("onclick", new MouseEventArgs(), "id", "close");

        var body = await button.Body();
        var element = body.QuerySelector("button")!;
        Assert.Equal("true", element.GetAttribute("aria-disabled"));
        Assert.False(element.HasAttribute("disabled"));
        Assert.Equal("Measure 3 is not verified.", body.QuerySelector("#" + element.GetAttribute("aria-describedby"))!.TextContent);
        Assert.Equal(0, pressed);
    }

    [Fact]
    public async Task A_second_press_while_the_act_runs_is_not_a_second_act()
    {
        var pressed = 0;
        var finish = new TaskCompletionSource();
        await using var button = await Rendered.Of<ActButton>(
            (nameof(ActButton.Id), "submit"), (nameof(ActButton.Text), "Submit"),
            (nameof(ActButton.OnAct), Rendered.On(() => { pressed++; return finish.Task; })));

        var first = button.Raise("onclick", new MouseEventArgs(), "id", "submit");
        await button.Raise("onclick", new MouseEventArgs(), "id", "submit");

        Assert.Equal(1, pressed);
        Assert.Equal("true", (await button.Body()).QuerySelector("button")!.GetAttribute("aria-busy"));

        finish.SetResult();
        await first;
        await button.Raise("onclick", new MouseEventArgs(), "id", "submit");
        Assert.Equal(2, pressed);
    }

    [Fact]
    public async Task A_key_is_shown_on_the_button_it_presses()
    {
        await using var button = await Rendered.Of<ActButton>((nameof(ActButton.Id), "next"), (nameof(ActButton.Text), "Next"), (nameof(ActButton.Key), "J"));
        var element = (await button.Body()).QuerySelector("button")!;
        Assert.Equal(("J", "J"), (element.GetAttribute("data-key"), element.QuerySelector("kbd")!.TextContent));
    }
}
