using Rectify.Browser.Tests.Running;
using Rectify.Domain;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Story;

/// <summary>More time: asked for by the unit, agreed to by the leader, decided by the office; the first deadline stays to be read.</summary>
[Collection(InOneHouse.Name)]
public sealed class ExtensionStoryTests(House house)
{
    [Fact]
    public async Task An_extension_from_request_to_decision()
    {
        var today = OfficeDay.Default.Of(TimeProvider.System.GetUtcNow());
        var (due, later) = (today.AddDays(10), today.AddDays(40));
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Rectifying, due);
        var task = $"/tasks/{inspection.Task.Value}";
        var (unit, leader, office) = (await house.SignInAsync(house.People.UnitLead), await house.SignInAsync(house.People.Leader, Window.Phone), await house.SignInAsync(house.People.Office));

        await unit.GoAsync(task);
        await unit.PressAsync("act-RequestExtension");
        await unit.TypeAsync("act-day", $"{later:yyyy-MM-dd}");
        await unit.TypeAsync("act-reason", "汛期水位偏高，封堵须待退水。");
        await unit.PressInDialogAsync("act-act");
        await Expect(unit.Page.Locator("#extensions")).ToContainTextAsync("汛期水位偏高");

        await leader.GoAsync("/desk");
        await leader.Page.Locator($"main a[href*='{inspection.Task.Value}']").First.ClickAsync();
        await leader.ExpectAddressAsync(inspection.Task.Value.ToString());
        await leader.PressAsync("act-AgreeExtension");
        await leader.PressInDialogAsync("act-now");
        await Expect(leader.Page.Locator("#extensions")).ToContainTextAsync("待");
        await leader.ExpectNoSidewaysScrollAsync();

        await office.GoAsync(task);
        await office.PressAsync("act-DecideExtension");
        await office.TypeAsync("act-reason", "情况属实，同意延期。");
        await office.PressInDialogAsync("act-act");
        await Expect(office.Page.Locator("#extensions")).ToContainTextAsync("情况属实，同意延期");
        await Expect(office.Page.Locator("#extensions")).ToContainTextAsync($"{due:yyyy-MM-dd} → {later:yyyy-MM-dd}");
        await Expect(office.Page.Locator("#responsibility")).ToContainTextAsync($"{later:yyyy-MM-dd}");
        await office.ShowAsync("extension-granted");
    }
}
