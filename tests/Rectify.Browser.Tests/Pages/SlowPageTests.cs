using Microsoft.Playwright;
using Rectify.Browser.Tests.Running;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

/// <summary>A page looks finished before it hears what one does.</summary>
[Collection(InOneHouse.Name)]
public sealed class SlowPageTests(House house)
{
    [Fact]
    public async Task A_press_before_the_page_listens_is_done_as_soon_as_it_does()
    {
        var (visitor, task, listens) = await WaitingAsync(TaskState.Assigned);

        await visitor.Page.GotoAsync($"/tasks/{task.Value}", new() { WaitUntil = WaitUntilState.Commit });
        await visitor.PressAsync("act-SignFor");
        await Expect(visitor.Id("not-ready")).ToBeVisibleAsync();
        listens.SetResult();

        await Expect(visitor.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await Expect(visitor.Id("not-ready")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_button_held_down_while_the_page_begins_to_listen_is_pressed()
    {
        var (visitor, task, listens) = await WaitingAsync(TaskState.Assigned);

        await visitor.Page.GotoAsync($"/tasks/{task.Value}", new() { WaitUntil = WaitUntilState.Commit });
        await visitor.Id("act-SignFor").HoverAsync();
        await visitor.Page.Mouse.DownAsync();
        listens.SetResult();
        await visitor.ReadyAsync();
        await visitor.Page.Mouse.UpAsync();

        await Expect(visitor.Page.Locator("dialog[open]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_and_the_files_chosen_before_the_page_listens_are_not_lost()
    {
        var (visitor, task, listens) = await WaitingAsync(TaskState.Rectifying);

        await visitor.Page.GotoAsync($"/tasks/{task.Value}?act=AddEvidence", new() { WaitUntil = WaitUntilState.Commit });
        await visitor.Id("evidence-files").SetInputFilesAsync(new FilePayload { Name = "巡查记录.txt", MimeType = "text/plain", Buffer = "三处排口已封堵。"u8.ToArray() });
        await visitor.Id("evidence-on").FillAsync("2026-11-02");
        listens.SetResult();

        await Expect(visitor.Page.Locator("dialog[open]")).ToContainTextAsync("巡查记录.txt");
        await Expect(visitor.Id("evidence-on")).ToHaveValueAsync("2026-11-02");
    }

    [Fact]
    public async Task What_was_selected_before_the_page_listens_is_what_the_next_key_replaces()
    {
        var (visitor, task, listens) = await WaitingAsync(TaskState.Rectifying);

        await visitor.Page.GotoAsync($"/tasks/{task.Value}?act=ReportProgress", new() { WaitUntil = WaitUntilState.Commit });
        await visitor.Id("progress-text").FillAsync("旧名");
        await visitor.Page.Keyboard.PressAsync("Control+a");
        listens.SetResult();
        await visitor.ReadyAsync();
        await Expect(visitor.Id("progress-text")).ToBeFocusedAsync();
        await visitor.Page.Keyboard.InsertTextAsync("巡查记录");

        await Expect(visitor.Id("progress-text")).ToHaveValueAsync("巡查记录");
    }

    /// <summary>A task and a visitor whose pages hear nothing until the source is completed.</summary>
    private async Task<(Visitor Visitor, TaskId Task, TaskCompletionSource Listens)> WaitingAsync(TaskState state)
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(state, new DateOnly(2030, 6, 30));
        var visitor = await house.SignInAsync(house.People.UnitLead);
        var script = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/_framework/blazor.web*.js", async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });
        return (visitor, inspection.Task, script);
    }
}
