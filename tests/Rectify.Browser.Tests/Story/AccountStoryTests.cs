using Rectify.Browser.Tests.Running;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Story;

/// <summary>An account as the administrator opens it: with the one-time password the page shows, its person comes in and chooses their own.</summary>
[Collection(InOneHouse.Name)]
public sealed class AccountStoryTests(House house)
{
    private const string UserName = "upper-level", Own = "Ziqi-Yunhu-2026";

    [Fact]
    public async Task Who_gets_an_account_signs_in_with_the_password_shown_and_chooses_their_own()
    {
        var administrator = await house.SignInAsync(house.People.SystemAdministrator);
        await administrator.GoAsync($"/accounts/people/{house.People.UpperLevel.Value}");
        await administrator.TypeAsync("user-name", UserName);
        await administrator.PressAsync("create-account");
        var shown = (await administrator.Id("one-time-password").InnerTextAsync()).Trim();

        var person = await house.VisitAsync();
        await person.SignInAsync(UserName, shown);
        await person.ExpectAddressAsync("/password");
        await person.Id("current").FillAsync(shown);
        await person.Id("new-password").FillAsync(Own);
        await person.Id("repeated").FillAsync(Own);
        await person.Page.Locator("button.main-act").ClickAsync();
        await Expect(person.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/password"));

        var again = await house.VisitAsync();
        await again.SignInAsync(UserName, Own);
        await again.ExpectAddressAsync("/desk$");
    }
}
