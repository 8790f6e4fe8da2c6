using Rectify.App.Amendments;
using Rectify.Browser.Tests.Running;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Story;

/// <summary>Other measures after the plan's approval: the unit writes them, leader, office and leading group read the difference and each do their part.</summary>
[Collection(InOneHouse.Name)]
public sealed class AmendmentStoryTests(House house)
{
    [Fact]
    public async Task An_amendment_from_request_to_approval()
    {
        var today = OfficeDay.Default.Of(TimeProvider.System.GetUtcNow());
        var inspection = await TestInspection.RegisteredAsync(house.People);
        await inspection.WalkTo(TaskState.Rectifying, today.AddDays(40));
        var task = $"/tasks/{inspection.Task.Value}";
        var (unit, leader) = (await house.SignInAsync(house.People.UnitLead), await house.SignInAsync(house.People.Leader, Window.Phone));
        var (office, group) = (await house.SignInAsync(house.People.Office), await house.SignInAsync(house.People.LeadingGroup));

        await unit.GoAsync($"{task}?act=ProposeAmendment");
        await unit.Page.Locator("dialog summary").First.ClickAsync();
        await unit.TypeAsync("amendment-1-text", "委托第三方逐口检测，建立电子台账。");
        await unit.PressAsync("amendment-add");
        await unit.TypeAsync("amendment-3-text", "每月抽查一次并通报。");
        await unit.TypeAsync("amendment-3-owner", "何以宁");
        await unit.TypeAsync("amendment-3-due", $"{today.AddDays(30):yyyy-MM-dd}");
        await unit.TypeAsync("amendment-reason", "现场条件变化，原措施不再适用。");
        await unit.ShowAsync("amendment-written");
        await unit.PressInDialogAsync("amend-now");
        await Expect(unit.Page.Locator("#amendments ins").First).ToContainTextAsync("第三方");
        await Expect(unit.Page.Locator("#measures")).Not.ToContainTextAsync("第三方");

        await leader.GoAsync("/desk");
        await leader.Page.Locator($"main a[href*='{inspection.Task.Value}']").First.ClickAsync();
        await leader.ExpectAddressAsync(inspection.Task.Value.ToString());
        await leader.PressAsync("act-AgreeAmendment");
        await leader.PressInDialogAsync("act-now");
        await Expect(leader.Page.Locator("#amendments")).ToContainTextAsync("待整改办审核");
        await leader.ExpectNoSidewaysScrollAsync();

        await office.GoAsync(task);
        await office.PressAsync("act-ReviewAmendment");
        await office.PressInDialogAsync("act-now");
        await Expect(office.Page.Locator("#amendments")).ToContainTextAsync("待领导小组批准");

        await group.GoAsync(task);
        await group.PressAsync("act-ApproveAmendment");
        await group.TypeAsync("act-minutes", "云环整领纪〔2026〕9号");
        await group.PressInDialogAsync("act-now");
        await Expect(group.Page.Locator("#amendments")).ToContainTextAsync("已批准");
        await Expect(group.Page.Locator("#measures")).ToContainTextAsync("委托第三方逐口检测，建立电子台账。");
        await Expect(group.Page.Locator("#measures")).ToContainTextAsync("每月抽查一次并通报。");
        await group.ShowAsync("amendment-approved");
    }

    [Fact]
    public async Task Several_amendments_from_the_list_to_their_approval()
    {
        var today = OfficeDay.Default.Of(TimeProvider.System.GetUtcNow());
        var inspection = await TestInspection.RegisteredAsync(house.People, problems: 2);
        foreach (var task in inspection.Tasks)
        {
            await inspection.Of(task).WalkTo(TaskState.Rectifying, today.AddDays(40));
            var first = (await inspection.LoadAsync(task)).Counting.First();
            TestInspection.Must(await inspection.Of(task).Act<ProposeAmendment>(house.People.UnitLead, (verb, seen) => verb.Run(task, seen, ActId.New(),
                [new AmendedMeasure(first.Id, AmendmentKind.Reworded, "委托第三方逐口检测，建立电子台账。", first.Kind, first.OwnerUnitId, first.OwnerPersonId, null)], "现场条件变化，原措施不再适用。")));
        }
        var list = $"/amendments?inspection={inspection.Id.Value:N}";
        var (leader, office, group) = (await house.SignInAsync(house.People.Leader, Window.Phone), await house.SignInAsync(house.People.Office), await house.SignInAsync(house.People.LeadingGroup));

        await leader.GoAsync("/desk");
        await Expect(leader.Page.Locator("#desk-AmendmentsToAgree a[href*='/amendments?state=Proposed&waits=Me']")).ToHaveCountAsync(1);
        await leader.GoAsync(list);
        foreach (var box in await leader.Page.Locator("input[name=t]").AllAsync()) await box.CheckAsync();
        await leader.PressAsync("to-selection");
        await leader.ExpectAddressAsync("/amendments/selection");
        await Expect(leader.Page.Locator("main details[open] ol.changes")).ToHaveCountAsync(2);
        await leader.PressAsync("Agree-chosen");
        await leader.ExpectAddressAsync("done=Agree");
        await leader.ExpectNoSidewaysScrollAsync();

        await office.GoAsync(list);
        await office.PressAsync("whole-page");
        await office.ShowAsync("amendments-chosen");
        await office.PressAsync("Review-chosen");
        await office.ExpectAddressAsync("done=Review");

        await group.GoAsync(list);
        await group.PressAsync("whole-page");
        await group.TypeAsync("minutes", "云环整领纪〔2026〕9号");
        await group.PressAsync("Approve-chosen");
        await group.ExpectAddressAsync("done=Approve");
        await Expect(group.Page.Locator("main tbody")).ToContainTextAsync("云环整领纪〔2026〕9号");
        await group.GoAsync(list);
        await Expect(group.Page.Locator("input[name=t]")).ToHaveCountAsync(0);
    }
}
