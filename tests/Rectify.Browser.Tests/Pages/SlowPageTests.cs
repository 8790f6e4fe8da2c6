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
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Assigned, new DateOnly(2030, 6, 30));
        var visitor = await house.SignInAsync(house.People.UnitLead);
        var script = new TaskCompletionSource();
        await visitor.Page.RouteAsync("**/_framework/blazor.web*.js", async route =>
        {
            await script.Task;
            await route.ContinueAsync();
        });

        await visitor.Page.GotoAsync($"/tasks/{inspection.Task.Value}", new() { WaitUntil = WaitUntilState.Commit });
        await visitor.PressAsync("act-SignFor");
        await Expect(visitor.Id("not-ready")).ToBeVisibleAsync();
        script.SetResult();

        await Expect(visitor.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await Expect(visitor.Id("not-ready")).ToBeHiddenAsync();
    }
}
