using Rectify.Browser.Tests.Running;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

[Collection(InOneHouse.Name)]
public sealed class IntakeTests(House house)
{
    private const string Notice = """
        中共云湖市生态环境局党组关于巡察整改进展情况的通报

        按照市委工作安排，2026年1月5日至2月28日，市委第二巡察组对云湖市生态环境局开展了常规巡察。2026年3月16日，市委第二巡察组反馈了意见。按照巡察工作有关要求，现将整改进展情况予以公布。
        一、正在推进的问题
        1.关于“排口台账不全”问题的整改。
        责任领导：陆清和
        牵头单位：水生态环境科
        整改措施：一是每两个月至少1次核对台账。二是追回多付的巡查费3.5万元。
        """;

    [Fact]
    public async Task Who_may_not_read_documents_in_is_told_who_may_and_gets_no_form()
    {
        var lead = await house.SignInAsync(house.People.UnitLead);
        await lead.GoAsync("/intake");

        await Expect(lead.Page.Locator("main [role=alert]")).ToContainTextAsync("整改办");
        await Expect(lead.Id("text")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_of_two_bodies_is_registered_body_by_body_and_what_it_says_is_offered_when_its_problems_are_assigned()
    {
        var visitor = await house.SignInAsync(house.People.Office);
        var page = visitor.Page;
        await visitor.GoAsync("/intake");
        await visitor.Id("text").FillAsync(Notice + "\n" + Notice.Replace("生态环境局", "粮食储备局", StringComparison.Ordinal).Replace("排口", "粮库", StringComparison.Ordinal));
        await page.Locator("form[action='/intake/pasted'] button[type=submit]").ClickAsync();
        await visitor.ExpectAddressAsync("/intake/[0-9a-f-]{36}$");

        // what was read besides wording and measures leads to its place
        await page.Locator("#named-facts button").First.ClickAsync();
        await Expect(page.Locator(".intake-source .at").First).ToContainTextAsync("每两个月至少1次");
        await Expect(visitor.Id("party-0")).ToHaveValueAsync("陆清和");

        // one body now, the other later
        await visitor.PressAsync("accept");
        var bodies = page.Locator("#parts input[type=checkbox]");
        await Expect(bodies).ToHaveCountAsync(2);
        await bodies.Nth(1).UncheckAsync();
        await visitor.PressInDialogAsync("accept-parts-act");
        await Expect(page.Locator("#registered li")).ToHaveCountAsync(1);
        await Expect(page.Locator("[data-row]")).ToHaveCountAsync(1);
        await page.Locator("#registered a").ClickAsync();
        await visitor.ExpectAddressAsync("/assign");

        // one key takes what is suggested in a cell, one press all of it
        var (leader, unit) = (page.Locator("[id$='.leader']").First, page.Locator("[id$='.unit']").First);
        await leader.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(leader).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^陆清和"));
        await Expect(unit).ToHaveValueAsync("");
        await visitor.PressAsync("take-suggestions");
        await Expect(unit).ToHaveValueAsync("水生态环境科");
        Assert.Empty(visitor.Complaints);
    }
}
