using Rectify.Browser.Tests.Running;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

[Collection(InOneHouse.Name)]
public sealed class KeyboardTests(House house)
{
    [Fact]
    public async Task A_person_signs_in_finds_a_task_in_the_ledger_and_signs_for_it_without_a_mouse()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Assigned, new DateOnly(2030, 6, 30));
        await house.People.EnsureAccountAsync(house.People.UnitLead);
        var visitor = await house.VisitAsync();
        var (page, keys) = (visitor.Page, visitor.Page.Keyboard);

        await visitor.GoAsync($"/sign-in?returnUrl=%2Fledger%3Finspection%3D{inspection.Id.Value:N}");
        await visitor.TabToAsync(visitor.Id("user-name"));
        await keys.TypeAsync(House.UserName(house.People.UnitLead));
        await keys.PressAsync("Tab");
        await keys.TypeAsync(TestAccounts.Password);
        await keys.PressAsync("Enter");
        await visitor.ExpectAddressAsync("/ledger");

        await visitor.TabToAsync(page.Locator($"main table a[href='/tasks/{inspection.Task.Value}']").First);
        await keys.PressAsync("Enter");
        await visitor.ExpectAddressAsync($"/tasks/{inspection.Task.Value}");

        await visitor.TabToAsync(visitor.Id("act-SignFor"));
        await keys.PressAsync("Enter");
        await visitor.TabToAsync(visitor.Id("act-now"));
        await keys.PressAsync("Escape");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(visitor.Id("act-SignFor")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await visitor.TabToAsync(visitor.Id("act-now"));
        await keys.PressAsync("Enter");

        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".head")).ToContainTextAsync("方案中");
    }

    [Fact]
    public async Task The_way_past_the_navigation_stays_on_the_page()
    {
        var visitor = await house.SignInAsync(house.People.FinanceLead);
        await visitor.GoAsync("/ledger");

        await visitor.Page.Locator(".skip").FocusAsync();
        await visitor.Page.Keyboard.PressAsync("Enter");

        await Expect(visitor.Id("main")).ToBeFocusedAsync();
        await visitor.ExpectAddressAsync("/ledger#main$");
    }
}
