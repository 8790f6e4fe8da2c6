using Microsoft.EntityFrameworkCore;
using Rectify.App.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Acceptance;

public sealed class PasswordTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task A_wrong_password_signs_nothing_and_the_fifth_locks_the_account()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.UnderAcceptance);
        var acceptance = new TestAcceptance(office, inspection);
        TestInspection.Must(await acceptance.DraftAsync(await acceptance.InputAsync(office.PanelMember)));
        Task<Outcome> Sign(string? password) => acceptance.SignAsync<SignOpinion>(office.PanelMember, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, password));

        string[] codes = [.. await CodesAsync(Sign, 5)];

        Assert.Equal(["wrong-password", "wrong-password", "wrong-password", "wrong-password", "locked-out"], codes);
        Assert.Equal("locked-out", CodeOf(await Sign(TestAccounts.Password)));
        Assert.Empty((await inspection.LoadAsync()).CurrentOpinion!.Signatures);
    }

    [Fact]
    public async Task The_right_password_clears_the_count()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.UnderAcceptance);
        var acceptance = new TestAcceptance(office, inspection);
        var input = await acceptance.InputAsync(office.PanelMember);
        TestInspection.Must(await acceptance.DraftAsync(input with { FilingNumber = "另一编号" }));
        Assert.Equal("wrong-password", CodeOf(await acceptance.SignAsync<AcceptRectification>(office.PanelHead, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, null))));

        await acceptance.SignAsync<AcceptRectification>(office.PanelHead, (verb, seen, act) => verb.Run(inspection.Task, seen, ActId.New(), act, TestAccounts.Password));

        await using var db = office.OpenDatabase();
        Assert.Equal(0, await db.Users.Where(a => a.PersonId == office.PanelHead).Select(a => a.AccessFailedCount).SingleAsync());
    }

    [Fact]
    public async Task Who_has_no_account_signs_on_paper_only()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.UnderAcceptance);

        var outcome = await inspection.Act<SignOpinion>(office.LeadingGroup, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New(), new SigningAct(""), TestAccounts.Password));

        Assert.Equal("no-account", CodeOf(outcome));
    }

    private static string CodeOf(Outcome outcome) => Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Code;

    private static async Task<List<string>> CodesAsync(Func<string?, Task<Outcome>> sign, int times)
    {
        var codes = new List<string>();
        for (var i = 0; i < times; i++) codes.Add(CodeOf(await sign("falsch-falsch")));
        return codes;
    }
}
