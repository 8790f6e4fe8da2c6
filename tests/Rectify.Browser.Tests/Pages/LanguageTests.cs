using Rectify.Browser.Tests.Running;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

[Collection(InOneHouse.Name)]
public sealed class LanguageTests(House house)
{
    [Fact]
    public async Task A_person_switches_the_language_and_it_stays_on_the_next_page()
    {
        var visitor = await house.SignInAsync(house.People.SecondOffice);
        var html = visitor.Page.Locator("html");
        await visitor.GoAsync("/ledger");
        await Expect(html).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("整改台账");

        await visitor.Page.Locator("header.bar button[name=language]").ClickAsync();

        await visitor.ExpectAddressAsync("/ledger$");
        await Expect(html).Not.ToHaveAttributeAsync("lang", "zh-CN");
        await visitor.GoAsync("/desk");
        await Expect(html).Not.ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(visitor.Page.Locator("h1")).Not.ToContainTextAsync("待办");
    }
}
