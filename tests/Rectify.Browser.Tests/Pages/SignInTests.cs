using Rectify.Browser.Tests.Running;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

[Collection(InOneHouse.Name)]
public sealed class SignInTests(House house)
{
    [Fact]
    public async Task A_wrong_password_is_refused_and_the_name_stays()
    {
        var person = house.People.FinanceLead;
        await house.People.EnsureAccountAsync(person);
        var visitor = await house.VisitAsync();

        await visitor.SignInAsync(House.UserName(person), TestAccounts.Password + "x");

        await Expect(visitor.Page.Locator("main [role=alert]")).ToBeVisibleAsync();
        await Expect(visitor.Id("user-name")).ToHaveValueAsync(House.UserName(person));
        await visitor.Page.GotoAsync("/ledger");
        await visitor.ExpectAddressAsync("/sign-in\\?returnUrl=");
    }

    [Fact]
    public async Task A_page_asked_for_before_signing_in_is_shown_after_it()
    {
        var person = house.People.FinanceLead;
        await house.People.EnsureAccountAsync(person);
        var visitor = await house.VisitAsync();

        await visitor.Page.GotoAsync("/ledger");
        await visitor.Id("user-name").FillAsync(House.UserName(person));
        await visitor.Id("password").FillAsync(TestAccounts.Password);
        await visitor.Page.Locator("#sign-in").ClickAsync();

        await visitor.ExpectAddressAsync("/ledger$");
    }
}
