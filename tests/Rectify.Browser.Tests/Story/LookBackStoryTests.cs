using System.Text.RegularExpressions;
using Rectify.Browser.Tests.Running;
using Rectify.Domain;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Story;

/// <summary>A look-back from its seed to a relapse, through pages alone.</summary>
[Collection(InOneHouse.Name)]
public sealed class LookBackStoryTests(House house)
{
    [Fact]
    public async Task A_campaign_is_opened_drawn_and_what_has_relapsed_is_open_again_with_its_opinion_still_to_be_read()
    {
        var today = OfficeDay.Default.Of(TimeProvider.System.GetUtcNow());
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Closed, new DateOnly(2030, 6, 30));
        var office = await house.SignInAsync(house.People.Office);
        var checker = await house.SignInAsync(house.People.SecondAuditor, Window.Phone);

        await office.GoAsync("/look-backs");
        await office.Page.Locator("#new-look-back").ClickAsync();
        await office.ExpectAddressAsync("/look-backs/new");
        await office.Id("name").FillAsync("年度回头看");
        await office.Page.Locator($"#inspections-{inspection.Id.Value}").CheckAsync();
        await office.Id("closed-from").FillAsync("2020-01-01");
        await office.Id("closed-until").FillAsync($"{today.AddYears(10):yyyy-MM-dd}");
        await office.Id("seed").FillAsync("当日号码 3-1-4");
        await office.Page.Locator("#open-look-back").ClickAsync();
        await office.ExpectAddressAsync("/look-backs/[0-9a-f-]{36}$");
        var campaign = new Uri(office.Page.Url).AbsolutePath;

        await office.PressAsync("draw");
        await Expect(office.Page.Locator("table").First).ToContainTextAsync("排口");
        await office.PressAsync("verify");
        await Expect(office.Page.Locator("#verified")).ToContainTextAsync("一致");
        await office.Page.Locator("input[id^='choose-']").First.CheckAsync();
        await office.TypeAsync("checker", "柳依然");
        await office.PressAsync("name-checker");
        await Expect(office.Page.Locator("table").First).ToContainTextAsync("柳依然");

        await checker.GoAsync("/desk");
        await checker.Page.Locator($"#desk-LookBacks a[href^='{campaign}']").First.ClickAsync();
        await checker.ExpectAddressAsync($"{campaign}/{inspection.Task.Value}$");
        await checker.Id("result").SelectOptionAsync("Relapsed");
        await checker.Id("way").SelectOptionAsync("OnSite");
        await checker.Id("finding").FillAsync("现场又见排放。");
        await checker.Id("due-on").FillAsync($"{today.AddDays(60):yyyy-MM-dd}");
        await checker.ExpectNoSidewaysScrollAsync();
        await checker.Page.Locator("#record-look").ClickAsync();
        await checker.ExpectAddressAsync($"{campaign}$");

        await office.GoAsync($"/tasks/{inspection.Task.Value}");
        await Expect(office.Page.Locator(".head")).ToContainTextAsync("整改中");
        await Expect(office.Page.Locator("#look-backs")).ToContainTextAsync(new Regex("反弹"));
        await office.ShowAsync("look-back-relapsed");
        await office.GoAsync($"/opinion/{inspection.Task.Value}");
        await Expect(office.Page.Locator("main")).ToContainTextAsync("通过");
        await office.GoAsync(campaign);
        await office.PressAsync("close");
        await Expect(office.Page.Locator(".head")).ToContainTextAsync("已结束");
    }
}
