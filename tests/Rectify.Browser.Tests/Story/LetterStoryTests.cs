using System.Text.RegularExpressions;
using Rectify.Browser.Tests.Running;
using Rectify.Domain;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Story;

/// <summary>A supervision letter from the rule that raises it to its conclusion, through pages alone.</summary>
[Collection(InOneHouse.Name)]
public sealed class LetterStoryTests(House house)
{
    [Fact]
    public async Task A_rule_raises_a_draft_that_is_issued_signed_for_answered_and_concluded()
    {
        // due in a few days by the program's own clock: the rule of the deadline ahead has come true
        var today = OfficeDay.Default.Of(TimeProvider.System.GetUtcNow());
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Assigned, today.AddDays(6));
        var office = await house.SignInAsync(house.People.Office);
        var unit = await house.SignInAsync(house.People.UnitLead, Window.Phone);

        await office.GoAsync("/letters/rules");
        await office.PressAsync("look-now");
        await Expect(office.Page.Locator("main")).ToContainTextAsync(new Regex("生成拟稿 [1-9]"));
        await office.GoAsync($"/tasks/{inspection.Task.Value}");
        await office.Page.Locator("#letters a[href^='/letters/']:not([href*='new'])").First.ClickAsync();
        await office.ExpectAddressAsync("/letters/[0-9a-f-]{36}$");
        var letter = new Uri(office.Page.Url).AbsolutePath;
        await Expect(office.Page.Locator(".paper")).ToContainTextAsync("还有6天");

        await office.TypeAsync("letter-asks", "逐条明确完成时间。\n按时报送进展。");
        await office.PressAsync("save-letter");
        await Expect(office.Page.Locator(".paper")).ToContainTextAsync("1．逐条明确完成时间。");
        await office.PressAsync("letter-Issue");
        await office.PressInDialogAsync("letter-act-act");
        await Expect(office.Page.Locator(".head")).ToContainTextAsync($"生态环境局整提〔{today.Year}〕");
        var text = OpenedAgain.Word(await office.DownloadAsync(office.Page.Locator("main a[href$='.docx']")));
        Assert.Contains($"生态环境局整提〔{today.Year}〕", text, StringComparison.Ordinal);

        await unit.GoAsync("/desk");
        await unit.Page.Locator($"#desk-letters-ToSignFor a[href='{letter}']").ClickAsync();
        await unit.ExpectAddressAsync(letter);
        await unit.PressAsync("letter-SignFor");
        await unit.PressInDialogAsync("letter-act-act");
        await unit.PressAsync("letter-Answer");
        await unit.TypeAsync("letter-act-reason", "两条措施均已明确到人，月底前完成。");
        await unit.PressInDialogAsync("letter-act-act");
        await Expect(unit.Page.Locator("#reply")).ToContainTextAsync("均已明确到人");
        await unit.ExpectNoSidewaysScrollAsync();

        await office.GoAsync(letter);
        await office.PressAsync("letter-Conclude");
        await office.TypeAsync("letter-act-reason", "回复属实。");
        await office.PressInDialogAsync("letter-act-act");
        await Expect(office.Page.Locator(".head")).ToContainTextAsync("已办结");
        await office.ShowAsync("letter-concluded");
    }
}
