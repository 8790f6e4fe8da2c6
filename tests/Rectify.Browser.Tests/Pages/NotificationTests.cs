using Rectify.Browser.Tests.Running;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

/// <summary>消息: what others do is told at once, put away, taken out again.</summary>
[Collection(InOneHouse.Name)]
public sealed class NotificationTests(House house)
{
    [Fact]
    public async Task What_another_does_shows_at_the_bell_without_loading_again()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Assigned, new DateOnly(2030, 6, 30));
        var (office, lead) = (await house.SignInAsync(house.People.SecondOffice), await house.SignInAsync(house.People.UnitLead));
        // others tell this person too: begin with nothing unread
        await office.GoAsync("/notifications");
        if (await office.Id("read-all").CountAsync() > 0) await office.PressAsync("read-all");
        await office.GoAsync("/ledger");
        await Expect(office.Page.Locator("#bell .dot")).ToHaveTextAsync("");

        await lead.GoAsync($"/tasks/{inspection.Task.Value}?act=Decline");
        await lead.TypeAsync("act-reason", "不属于本科室职责");
        await lead.PressInDialogAsync("act-act");

        await Expect(office.Page.Locator("#bell .dot")).ToHaveTextAsync("1");
        await Expect(office.Page.Locator("#bell")).ToHaveAttributeAsync("aria-label", "消息，1 条未读");
        await office.Page.Locator("#bell").ClickAsync();
        await office.ExpectAddressAsync("/notifications$");
        await Expect(office.Page.Locator("main")).ToContainTextAsync("许望川退回分派。");
        await Expect(office.Page.Locator("main")).Not.ToContainTextAsync("不属于本科室职责");
        await office.ShowAsync("notifications");

        await office.Page.Locator(".told button").First.ClickAsync();
        await Expect(office.Page.Locator("main")).ToContainTextAsync("没有未读消息");
        await office.PressAsync("undo");
        await Expect(office.Page.Locator(".told li")).ToHaveCountAsync(1);
        await office.Page.Locator(".told a").ClickAsync();
        await office.ExpectAddressAsync($"/tasks/{inspection.Task.Value}$");
        await Expect(office.Page.Locator("#bell .dot")).ToHaveTextAsync("");
    }
}
