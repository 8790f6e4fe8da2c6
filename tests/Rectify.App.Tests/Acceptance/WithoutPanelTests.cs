using Rectify.App.Acceptance;
using Rectify.Domain.Acceptance;
using Rectify.Domain.People;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Acceptance;

public sealed class WithoutPanelTests(TestOffice office) : IClassFixture<TestOffice>
{
    private static readonly Regime NoPanel = new() { HasPanel = false };

    [Theory]
    [InlineData(TaskState.Closed)]
    [InlineData(TaskState.Sustained)]
    public async Task Auditor_and_head_of_the_office_close_together(TaskState state)
    {
        var inspection = await TestInspection.RegisteredAsync(office, regime: NoPanel);
        await inspection.WalkTo(state);

        var task = await inspection.LoadAsync();
        Assert.Equal(state, task.State);
        Assert.Equal([office.Auditor, office.HeadOfOffice], Assert.Single(task.Opinions).Signatures.OrderBy(s => s.Number).Select(s => s.PersonId));
        var sheet = await office.As<ReadOpinion, OpinionSheet?>(office.Office, query => query.Run(inspection.Task));
        Assert.Equal([("温自牧", "办公室", "整改办主任"), ("宋明远", "办公室", "审核组成员")], sheet!.Seats.Select(seat => (seat.Name, seat.Unit, seat.Title)));
    }

    [Fact]
    public async Task A_conclusion_that_does_not_pass_is_no_signature()
    {
        var inspection = await TestInspection.RegisteredAsync(office, regime: NoPanel);
        await inspection.WalkTo(TaskState.Submitted);
        var acceptance = new TestAcceptance(office, inspection);
        await acceptance.ReviewAsync();

        var outcome = await acceptance.SignReviewAsync(await acceptance.InputAsync(office.Auditor, OpinionConclusion.NotPassed));

        Assert.Equal(Rule.OpinionIncomplete, Assert.Single(Assert.IsType<Outcome.Refused>(outcome).Refusal.Unmet).Rule);
        Assert.Empty((await inspection.LoadAsync()).Opinions);
    }
}
