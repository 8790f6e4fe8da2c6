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
    public async Task A_problem_half_written_is_back_when_the_page_is_opened_again_and_gone_when_it_is_registered()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        var visitor = await house.SignInAsync(house.People.Office);
        var page = $"/inspections/{inspection.Id.Value}/problems/new";
        await visitor.GoAsync(page);
        await KeptAsync(visitor, () => visitor.TypeAsync("wording", Typed));

        await visitor.GoAsync(page);
        await Expect(visitor.Id("wording")).ToHaveValueAsync(Typed);
        await Expect(visitor.Page.Locator(".kept-note")).ToBeVisibleAsync();
        await visitor.ShowAsync("typed-given-back");
        await visitor.PressAsync("register");
        await Expect(visitor.Id("wording")).ToHaveValueAsync("");

        await visitor.GoAsync(page);
        await Expect(visitor.Id("wording")).ToHaveValueAsync("");
        await Expect(visitor.Page.Locator(".kept-note")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_plain_form_is_given_back_too_may_be_discarded_and_survives_a_refusal()
    {
        await TestInspection.RegisteredAsync(house.People);
        var visitor = await house.SignInAsync(house.People.Office);
        await visitor.GoAsync("/look-backs/new");
        await KeptAsync(visitor, () => visitor.TypeAsync("name", "2026年第一批回头看"));

        await visitor.GoAsync("/look-backs/new");
        await Expect(visitor.Id("name")).ToHaveValueAsync("2026年第一批回头看");
        await KeptAsync(visitor, () => visitor.Page.Locator("[data-kept-discard]").ClickAsync());
        await Expect(visitor.Id("name")).ToHaveValueAsync("");

        // no inspection is ticked
        await visitor.TypeAsync("name", "2026年第二批回头看");
        await visitor.TypeAsync("seed", "20261101");
        await visitor.PressAsync("open-look-back");
        await Expect(visitor.Id("inspections-error")).ToBeVisibleAsync();
        await Expect(visitor.Id("name")).ToHaveValueAsync("2026年第二批回头看");

        await visitor.Page.Locator("[name='Post.Inspections']").First.CheckAsync();
        await visitor.PressAsync("open-look-back");
        await visitor.ExpectAddressAsync("/look-backs/[0-9a-f-]{36}$");
        await visitor.GoAsync("/look-backs/new");
        await Expect(visitor.Id("name")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_dialog_gives_back_its_days_and_choices_beside_the_text_and_forgets_them_when_its_act_is_done()
    {
        var inspection = await RectifyingAsync();
        var visitor = await AtTaskAsync(house.People.UnitLead, inspection);
        await visitor.PressAsync("act-ReportProgress");
        await visitor.Id("progress-measure").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await visitor.TypeAsync("progress-on", "2026-11-01");
        await visitor.Id("progress-claim").SelectOptionAsync("BasicallyDone");
        // left at once: what was typed last is kept all the same
        await visitor.Id("progress-text").FillAsync(Typed);
        await KeptAsync(visitor, () => visitor.Page.Locator("dialog[open] footer .btn").First.ClickAsync());

        await visitor.GoAsync($"/tasks/{inspection.Task.Value}?act=ReportProgress");
        await Expect(visitor.Id("progress-text")).ToHaveValueAsync(Typed);
        await Expect(visitor.Id("progress-on")).ToHaveValueAsync("2026-11-01");
        await Expect(visitor.Id("progress-claim")).ToHaveValueAsync("BasicallyDone");
        await Expect(visitor.Id("progress-measure")).Not.ToHaveValueAsync("");
        await visitor.PressInDialogAsync("progress-send");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync(Typed);

        await visitor.GoAsync($"/tasks/{inspection.Task.Value}?act=ReportProgress");
        await Expect(visitor.Id("progress-text")).ToHaveValueAsync("");
        await Expect(visitor.Page.Locator("dialog[open] .kept-note")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_found_of_several_is_given_back_and_so_is_what_was_taken_out()
    {
        var inspection = await RectifyingAsync();
        var visitor = await AtTaskAsync(house.People.Office, inspection);
        var (address, chosen) = ($"/tasks/{inspection.Task.Value}?act=Reassign", visitor.Page.Locator("dialog[open] .chosen .chip"));
        await visitor.GoAsync(address);
        await Expect(visitor.Id("reassign-supporting")).ToBeVisibleAsync();
        var stood = await chosen.CountAsync();
        var unit = await visitor.Page.Locator("#reassign-supporting-list option").First.GetAttributeAsync("value");

        await KeptAsync(visitor, () => visitor.TypeAsync("reassign-supporting", unit!));
        await Expect(chosen).ToHaveCountAsync(stood + 1);
        await visitor.GoAsync(address);
        await Expect(chosen).ToHaveCountAsync(stood + 1);
        await Expect(chosen.Filter(new() { HasText = unit })).ToHaveCountAsync(1);

        // nothing is different any more: what was kept goes
        await visitor.Page.RunAndWaitForResponseAsync(() => chosen.Filter(new() { HasText = unit }).Locator("button").ClickAsync(),
            answer => answer.Request.Method == "POST" && answer.Url.Contains("/drafts?", StringComparison.Ordinal) && string.IsNullOrEmpty(answer.Request.PostData));
        await visitor.GoAsync(address);
        await Expect(visitor.Id("reassign-supporting")).ToBeVisibleAsync();
        await Expect(chosen).ToHaveCountAsync(stood);
    }

    [Fact]
    public async Task A_paste_that_its_field_cuts_is_said_to_be_cut()
    {
        var visitor = await AtTaskAsync(house.People.UnitLead, await RectifyingAsync());
        await visitor.PressAsync("act-WriteResult");
        await visitor.PasteAsync(visitor.Id("effect"), new string('长', RectificationTask.MaxTextLength + 12));
        await Expect(visitor.Page.Locator(".cut-note")).ToContainTextAsync("12");
    }

    [Fact]
    public async Task What_is_typed_while_the_answer_to_what_was_typed_before_is_on_its_way_stays()
    {
        var inspection = await RectifyingAsync();
        var visitor = await house.SignInAsync(house.People.UnitLead);
        var late = new ConcurrentQueue<(IWebSocketRoute To, IWebSocketFrame Frame)>();
        var isSlow = false;
        await visitor.Page.RouteWebSocketAsync("**/_blazor*", socket => socket.ConnectToServer().OnMessage(frame =>
        {
            if (isSlow) late.Enqueue((socket, frame));
            else Pass(socket, frame);
        }));
        await visitor.GoAsync($"/tasks/{inspection.Task.Value}");
        await visitor.PressAsync("act-ReportProgress");
        await visitor.Id("progress-text").ClickAsync();

        isSlow = true;
        await visitor.Page.Keyboard.InsertTextAsync("三处排口");
        await visitor.Id("progress-text").DispatchEventAsync("change");
        await visitor.Page.Keyboard.InsertTextAsync("已封堵");
        for (var tries = 0; late.IsEmpty && tries < 100; tries++) await Task.Delay(100);
        isSlow = false;
        while (late.TryDequeue(out var one)) Pass(one.To, one.Frame);
        await visitor.TypeAsync("progress-on", "2026-11-01");

        await Expect(visitor.Id("progress-text")).ToHaveValueAsync("三处排口已封堵");

        static void Pass(IWebSocketRoute to, IWebSocketFrame frame)
        {
            if (frame.Binary is { } bytes) to.Send(bytes);
            else to.Send(frame.Text!);
        }
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

    /// <summary>Until the server has what was typed.</summary>
    private static Task KeptAsync(Visitor visitor, Func<Task> type) =>
        visitor.Page.RunAndWaitForResponseAsync(type, answer => answer.Request.Method == "POST" && answer.Url.Contains("/drafts?", StringComparison.Ordinal) && answer.Status == 204);

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
