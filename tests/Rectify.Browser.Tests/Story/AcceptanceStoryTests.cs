using Rectify.Browser.Tests.Running;
using Rectify.Domain.Acceptance;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Rectify.Browser.Tests.Story;

/// <summary>Three members sign, a changed text takes their signatures, they sign again; an objection during the display begins it anew.</summary>
[Collection(InOneHouse.Name)]
public sealed class AcceptanceStoryTests(House house)
{
    [Fact]
    public async Task Three_members_sign_an_altered_text_voids_their_signatures_and_an_objection_that_holds_begins_anew()
    {
        var people = house.People;
        var inspection = await TestInspection.RegisteredAsync(people, regime: new Regime { DisplayDays = 5 });
        await inspection.WalkTo(TaskState.Submitted);
        var acceptance = new TestAcceptance(people, inspection);
        await acceptance.ReviewAsync();
        TestInspection.Must(await acceptance.AppointAsync(
            new SeatDraft(people.PanelHead, PanelRole.Head, people.City, "验收组组长"), new SeatDraft(people.Supervision, PanelRole.Deputy, people.City, "验收组副组长"), new SeatDraft(people.PanelMember, PanelRole.Member, people.City, "验收组成员")));
        TestInspection.Must(await inspection.Act<Rectify.App.Tasks.PassReview>(people.Auditor, (verb, seen) => verb.Run(inspection.Task, seen, Rectify.Domain.People.ActId.New())));
        var (head, deputy, member, office) = (await house.SignInAsync(people.PanelHead), await house.SignInAsync(people.Supervision), await house.SignInAsync(people.PanelMember), await house.SignInAsync(people.Office));
        var opinion = $"/opinion/{inspection.Task.Value}";

        await member.GoAsync(opinion);
        await member.TypeAsync("basis", "关于开展整改验收工作的通知");
        await member.TypeAsync("target", "目标已经达到。");
        await member.PressAsync("save-opinion");
        await SignAsync(member, "act-SignOpinion");
        await deputy.GoAsync(opinion);
        await SignAsync(deputy, "act-SignOpinion");

        // the office puts a word right: what was signed is not what stands there now
        await office.GoAsync(opinion);
        await office.TypeAsync("target", "目标已经达到，现场无排放。");
        await Expect(office.Page.Locator("#opinion")).ToContainTextAsync("2");
        await office.PressAsync("save-opinion");
        await Expect(office.Page.Locator("#signatures .tag", new() { HasText = "原签名失效" })).ToHaveCountAsync(2);
        await office.ShowAsync("acceptance-signatures-void");
        await head.GoAsync(opinion);
        await Expect(head.Id("act-Accept")).ToHaveCountAsync(0);

        foreach (var again in new[] { member, deputy })
        {
            await again.GoAsync(opinion);
            await SignAsync(again, "act-SignOpinion");
        }
        await head.GoAsync(opinion);
        await SignAsync(head, "act-Accept");
        await Expect(head.Page.Locator(".head")).ToContainTextAsync("公示中");

        await office.GoAsync($"/tasks/{inspection.Task.Value}");
        await office.PressAsync("act-RecordObjection");
        await office.Id("objection-way").SelectOptionAsync("Letter");
        await office.TypeAsync("objection-reason", "来信反映第二处排口仍有污水。");
        await office.PressInDialogAsync("objection-act");
        await Expect(office.Page.Locator("#objections")).ToContainTextAsync("来信反映第二处排口仍有污水");
        await office.ShowAsync("acceptance-objection");
        await office.PressAsync("uphold-objection-1");
        await office.TypeAsync("decide-objection-reason", "现场核实属实。");
        await office.PressInDialogAsync("decide-objection-act");
        await Expect(office.Page.Locator(".head")).ToContainTextAsync("待验收");
        await Expect(office.Page.Locator("#objections")).ToContainTextAsync("成立");
        await office.ExpectNoSidewaysScrollAsync();

        static async Task SignAsync(Visitor visitor, string verb)
        {
            await visitor.TypeAsync("sign-password", TestAccounts.Password);
            await visitor.PressAsync(verb);
            await Expect(visitor.Id(verb)).ToHaveCountAsync(0);
        }
    }
}
