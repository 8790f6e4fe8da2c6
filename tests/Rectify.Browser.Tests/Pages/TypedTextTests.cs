using System.Collections.Concurrent;
using Microsoft.Playwright;
using Rectify.Browser.Tests.Running;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

/// <summary>What one has typed is not lost, whatever goes wrong.</summary>
[Collection(InOneHouse.Name)]
public sealed class TypedTextTests(House house)
{
    private const string Theirs = "汛后逐处复查，年底前销号。";
    private const string Typed = "已溯源三处，建立一口一档，非法排口全部拆除。";

    [Fact]
    public async Task It_survives_a_field_that_is_wrong()
    {
        var visitor = await AtTaskAsync(house.People.UnitLead, await RectifyingAsync());
        await visitor.PressAsync("act-ReportProgress");
        await visitor.Id("progress-measure").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visitor.TypeAsync("progress-text", Typed);
        await visitor.TypeAsync("progress-on", "");

        await visitor.PressAsync("progress-send");

        await Expect(visitor.Id("progress-on-error")).ToBeVisibleAsync();
        await Expect(visitor.Id("progress-text")).ToHaveValueAsync(Typed);
        await visitor.TypeAsync("progress-on", "2026-11-01");
        await visitor.PressInDialogAsync("progress-send");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(Typed);
    }

    [Fact]
    public async Task It_survives_that_somebody_else_was_quicker()
    {
        var inspection = await RectifyingAsync();
        var (lead, handler) = (await AtTaskAsync(house.People.UnitLead, inspection), await AtTaskAsync(house.People.Handler, inspection));
        await lead.PressAsync("act-WriteResult");
        await lead.TypeAsync("effect", Typed);
        await handler.PressAsync("act-WriteResult");
        await handler.TypeAsync("effect", "排口全部整治。");
        await handler.PressInDialogAsync("result-save");

        await lead.PressAsync("result-save");

        await Expect(lead.Page.Locator("dialog[open] [role=alert]")).ToBeVisibleAsync();
        await Expect(lead.Id("effect")).ToHaveValueAsync(Typed);
        await lead.ShowAsync("typed-conflict");
        await lead.Page.Locator("dialog[open] [role=alert] button").ClickAsync();
        await Expect(lead.Page.Locator("dialog[open] [role=alert]")).ToHaveCountAsync(0);
        await Expect(lead.Id("effect")).ToHaveValueAsync(Typed);
        await lead.PressInDialogAsync("result-save");
        await Expect(lead.Page.Locator("main")).ToContainTextAsync(Typed);
    }

    [Fact]
    public async Task What_somebody_else_wrote_beside_it_survives_too()
    {
        var inspection = await RectifyingAsync();
        var (lead, handler) = (await AtTaskAsync(house.People.UnitLead, inspection), await AtTaskAsync(house.People.Handler, inspection));
        await lead.PressAsync("act-WriteResult");
        await lead.TypeAsync("effect", Typed);
        await handler.PressAsync("act-WriteResult");
        await handler.TypeAsync("next-steps", Theirs);
        await handler.PressInDialogAsync("result-save");

        await lead.PressAsync("result-save");
        await lead.PressAsync("look-again");

        await Expect(lead.Id("theirs")).ToContainTextAsync("下步打算");
        await Expect(lead.Id("effect")).ToHaveValueAsync(Typed);
        await Expect(lead.Id("next-steps")).ToHaveValueAsync(Theirs);
        await lead.PressInDialogAsync("result-save");
        await Expect(lead.Page.Locator("main")).ToContainTextAsync(Typed);
        await Expect(lead.Page.Locator("main")).ToContainTextAsync(Theirs);
    }

    [Fact]
    public async Task A_draft_taken_up_again_shows_what_was_written_since()
    {
        var inspection = await RectifyingAsync();
        var (lead, handler) = (await AtTaskAsync(house.People.UnitLead, inspection), await AtTaskAsync(house.People.Handler, inspection));
        await lead.PressAsync("act-WriteResult");
        await lead.TypeAsync("effect", Typed);
        await Expect(lead.Page.Locator("dialog[open] footer")).ToContainTextAsync(":");
        await handler.PressAsync("act-WriteResult");
        await handler.TypeAsync("effect", "排口全部整治。");
        await handler.TypeAsync("next-steps", Theirs);
        await handler.PressInDialogAsync("result-save");

        await lead.GoAsync($"/tasks/{inspection.Task.Value}?act=WriteResult");

        await Expect(lead.Id("effect")).ToHaveValueAsync(Typed);
        await Expect(lead.Id("effect-now")).ToContainTextAsync("全部");
        await Expect(lead.Id("next-steps")).ToHaveValueAsync(Theirs);
        await lead.ShowAsync("typed-stale-draft");
        await lead.PressAsync("effect-take");
        await Expect(lead.Id("effect")).ToHaveValueAsync("排口全部整治。");
        await Expect(lead.Id("effect-now")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task It_survives_a_lost_connection_and_a_closed_window()
    {
        var inspection = await RectifyingAsync();
        var visitor = await house.SignInAsync(house.People.UnitLead);
        var sockets = new ConcurrentQueue<IWebSocketRoute>();
        await visitor.Page.RouteWebSocketAsync("**/_blazor*", socket =>
        {
            socket.ConnectToServer();
            sockets.Enqueue(socket);
        });
        await visitor.GoAsync($"/tasks/{inspection.Task.Value}");
        await visitor.PressAsync("act-WriteResult");
        // no leaving of the field: what stands in it for two seconds is kept
        await visitor.Id("effect").FillAsync(Typed);
        await Expect(visitor.Page.Locator("dialog[open] footer")).ToContainTextAsync(":");

        await sockets.Last().CloseAsync();
        await Expect(visitor.Page.Locator("#components-reconnect-modal")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("show|retrying|failed|rejected"));
        await Expect(visitor.Id("effect")).ToHaveValueAsync(Typed);

        await visitor.GoAsync($"/tasks/{inspection.Task.Value}?act=WriteResult");
        await Expect(visitor.Id("effect")).ToHaveValueAsync(Typed);
        await visitor.PressInDialogAsync("result-save");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(Typed);
    }

    private async Task<TestInspection> RectifyingAsync()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Rectifying, new DateOnly(2030, 6, 30));
        return inspection;
    }

    private async Task<Visitor> AtTaskAsync(PersonId person, TestInspection inspection)
    {
        var visitor = await house.SignInAsync(person);
        await visitor.GoAsync($"/tasks/{inspection.Task.Value}");
        return visitor;
    }
}
