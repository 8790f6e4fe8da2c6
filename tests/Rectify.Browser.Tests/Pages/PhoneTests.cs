using Rectify.Browser.Tests.Running;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

/// <summary>What people do between two meetings, 390 pixels wide.</summary>
[Collection(InOneHouse.Name)]
public sealed class PhoneTests(House house)
{
    private static readonly DateOnly Due = new(2030, 6, 30);

    [Fact]
    public async Task A_task_is_signed_for_on_a_phone()
    {
        var inspection = await InAsync(TaskState.Assigned);
        var phone = await house.SignInAsync(house.People.UnitLead, Window.Phone);
        await phone.GoAsync($"/tasks/{inspection.Task.Value}");
        await phone.ExpectNoSidewaysScrollAsync();
        await phone.PressAsync("act-SignFor");
        await phone.ShowAsync("phone-sign-for");
        await phone.PressInDialogAsync("act-now");
        await Expect(phone.Page.Locator(".head")).ToContainTextAsync("方案中");
    }

    [Fact]
    public async Task Progress_is_reported_on_a_phone()
    {
        var inspection = await InAsync(TaskState.Rectifying);
        var phone = await house.SignInAsync(house.People.UnitLead, Window.Phone);
        await phone.GoAsync($"/progress?inspection={inspection.Id.Value}");
        await Visitor.TypeAsync(phone.Page.Locator("[id$='.text']").First, "已溯源三处，建档三份。");
        await Expect(phone.Page.Locator("[id$='.chosen']:checked")).ToHaveCountAsync(1);
        await phone.ExpectNoSidewaysScrollAsync();
        await phone.ShowAsync("phone-progress");
        await phone.PressOnceAsync("report");
        await Expect(phone.Page.Locator("td", new() { HasText = "已溯源三处" }).First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_claim_is_confirmed_on_a_phone()
    {
        var inspection = await InAsync(TaskState.Applied);
        var phone = await house.SignInAsync(house.People.Leader, Window.Phone);
        await phone.GoAsync("/desk");
        await phone.ExpectNoSidewaysScrollAsync();
        await phone.Page.Locator($"main a[href^='/tasks/{inspection.Task.Value}']").First.ClickAsync();
        await phone.ExpectAddressAsync($"/tasks/{inspection.Task.Value}");
        await phone.PressAsync("act-Confirm");
        await phone.ShowAsync("phone-confirm");
        await phone.PressInDialogAsync("act-now");
        await Expect(phone.Page.Locator(".head")).ToContainTextAsync("待审核");
    }

    [Fact]
    public async Task The_view_that_is_shown_is_in_sight_on_a_strip_wider_than_the_phone()
    {
        var phone = await house.SignInAsync(house.People.Office, Window.Phone);
        await phone.GoAsync("/search?q=%E6%8E%92%E5%8F%A3");
        var last = await phone.Page.Locator(".tabs > a").Last.GetAttributeAsync("href");

        await phone.GoAsync(last!);

        await Expect(phone.Page.Locator(".tabs > [aria-current]")).ToBeInViewportAsync(new() { Ratio = 0.95f });
        await phone.ExpectNoSidewaysScrollAsync();
    }

    private async Task<TestInspection> InAsync(TaskState state)
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(state, Due);
        return inspection;
    }
}
