using Rectify.Browser.Tests.Running;
using Rectify.Browser.Tests.Story;
using Rectify.Domain;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Pages;

/// <summary>调度: a unit reports on all its measures, the office sees who has not, closes the cycle and takes the briefing.</summary>
[Collection(InOneHouse.Name)]
public sealed class CycleTests(House house)
{
    private static readonly DateOnly Today = OfficeDay.Default.Of(TimeProvider.System.GetUtcNow());

    [Fact]
    public async Task A_reporting_cycle_from_opening_to_briefing()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Rectifying, new DateOnly(2030, 6, 30));
        var (office, lead) = (await house.SignInAsync(house.People.Office), await house.SignInAsync(house.People.UnitLead));

        await office.GoAsync($"/inspections/{inspection.Id.Value}");
        await office.PressAsync("to-cycles");
        await office.ExpectAddressAsync("/cycles$");
        await office.Id("from").FillAsync(Iso(Today.AddDays(-3)));
        await office.Id("from").BlurAsync();
        await Expect(office.Id("to")).ToHaveValueAsync(Iso(Today.AddDays(3)));
        await office.TypeAsync("asked", "请报送本周进展，写明数量和时间。");
        await office.PressAsync("send-cycle");
        await office.ExpectAddressAsync("/cycles/[0-9a-f-]{36}$");
        await Expect(office.Id("units")).ToContainTextAsync("未报 2 条");

        await lead.GoAsync("/desk");
        await Expect(lead.Id("desk-cycles")).ToContainTextAsync("请报送本周进展，写明数量和时间。");
        await lead.Id("desk-cycles").Locator("a[href*='progress']").Last.ClickAsync();
        await lead.GoAsync($"/progress?inspection={inspection.Id.Value}");
        await Expect(lead.Id("cycle")).ToContainTextAsync("还差 2 条（应报 2 条）");
        await Expect(lead.Page.Locator("main [role=alert]")).ToHaveCountAsync(0);
        await Visitor.TypeAsync(lead.Page.Locator("[data-cells] textarea").First, "4处排口全部溯源，一口一档已建立。");
        await Expect(lead.Id("report")).ToContainTextAsync("1");
        await lead.PressAsync("report");
        await Expect(lead.Id("cycle")).ToContainTextAsync("还差 1 条（应报 2 条）");
        await lead.ShowAsync("cycle-progress");

        await office.Page.ReloadAsync();
        await office.ReadyAsync();
        await Expect(office.Id("units")).ToContainTextAsync("未报 1 条");
        await Expect(office.Id("measures")).ToContainTextAsync("拆除非法排口");
        await office.PressAsync("close");
        await Expect(office.Page.Locator("dialog[open]")).ToContainTextAsync("还有 1 条没有报送，涉及 1 个单位。");
        await office.PressInDialogAsync("close-now");
        await Expect(office.Id("briefing")).ToBeVisibleAsync();
        await office.ShowAsync("cycle-closed");

        var briefing = OpenedAgain.Word(await office.DownloadAsync(office.Id("briefing")));
        Assert.Contains("本期应报措施2条，已报1条，未报1条。未报或者未报全的单位：水生态环境科（1条）。", briefing, StringComparison.Ordinal);
        var rows = OpenedAgain.Sheet(await office.DownloadAsync(office.Id("workbook")), "措施明细");
        Assert.Equal([("已报", "4处排口全部溯源，一口一档已建立。"), ("未报", "")], rows.Select(row => (row["报送"], row["本期进展"])));
        Assert.Empty(office.Complaints);
        Assert.Empty(lead.Complaints);
    }

    [Fact]
    public async Task A_unit_lead_updates_twenty_measures_in_one_screen_by_keyboard_only()
    {
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Rectifying, new DateOnly(2030, 6, 30), [.. Enumerable.Range(1, 20).Select(n => $"第{n}项排口清单逐月核对。")]);
        var visitor = await house.SignInAsync(house.People.UnitLead);
        var keys = visitor.Page.Keyboard;
        await visitor.GoAsync($"/progress?inspection={inspection.Id.Value}");
        var fields = visitor.Page.Locator("[data-cells] textarea");
        await Expect(fields).ToHaveCountAsync(20);

        await visitor.TabToAsync(fields.First);
        for (var row = 0; row < 20; row++)
        {
            await Expect(fields.Nth(row)).ToBeFocusedAsync();
            await keys.TypeAsync($"第{row + 1}条已按月推进。");
            await keys.PressAsync("Enter");
        }
        await Expect(visitor.Id("report")).ToContainTextAsync("20");
        await visitor.TabToAsync(visitor.Id("report"));
        await keys.PressAsync("Enter");

        await Expect(visitor.Page.Locator(".toast.brief")).ToContainTextAsync("20");
        Assert.Equal(20, (await inspection.LoadAsync()).Progress.Count);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
