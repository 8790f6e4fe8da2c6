using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Rectify.Domain.Trail;
using Xunit;
using static Rectify.Domain.Tests.Given;

namespace Rectify.Domain.Tests.Tasks;

/// <summary>A proposal to merge, to withdraw or to restore ends by an approval, by a refusal, or because it is taken back.</summary>
public sealed class ProposalTests
{
    private static readonly Reason Because = Reason.Of("经核实不属同一问题");

    [Theory]
    [InlineData(TaskState.Registered)]
    [InlineData(TaskState.Rectifying)]
    [InlineData(TaskState.Withdrawn)]
    public void What_the_leading_group_declines_or_the_office_takes_back_leaves_the_task_as_it_is(TaskState state)
    {
        foreach (var decline in new[] { true, false })
        {
            var given = At(state);
            given.Did(Propose(given));

            given.Did(decline ? given.Task.DeclineProposal(Because, given.Setting, Stamp(LeadingGroup)) : given.Task.TakeBackProposal(Because, given.Setting, Stamp(Office)));

            Assert.Equal((state, null, null), (given.Task.State, given.Task.ProposedBy, given.Task.ProposedBecause));
            Assert.Equal(decline ? FactKind.ProposalDeclined : FactKind.ProposalTakenBack, given.Task.TakeFacts()[^1].Kind);
            Assert.Equal(Rule.NoProposalOpen, Assert.Single(given.Task.TakeBackProposal(Because, given.Setting, Stamp(Office))!.Unmet).Rule);
        }
    }

    [Fact]
    public void A_declined_merger_forgets_the_problem_it_would_have_gone_into()
    {
        var given = At(TaskState.Rectifying);
        given.Did(given.Task.ProposeWithdrawal(Because, ProblemId.New(), given.Setting, Stamp(Office)));
        Assert.Equal(FactKind.MergerProposed, given.Task.TakeFacts()[^1].Kind);

        given.Did(given.Task.DeclineProposal(Because, given.Setting, Stamp(LeadingGroup)));

        Assert.Null(given.Task.MergedInto);
    }

    [Fact]
    public void What_was_registered_by_mistake_is_withdrawn_before_it_is_assigned_and_comes_back_as_it_was()
    {
        var given = ATask();
        given.Did(Propose(given)).Did(given.Task.Withdraw(given.Setting, Stamp(LeadingGroup)));
        Assert.Equal(TaskState.Withdrawn, given.Task.State);

        given.Did(Propose(given)).Did(given.Task.Restore(given.Setting, Stamp(LeadingGroup)));

        Assert.Equal(TaskState.Registered, given.Task.State);
    }

    private static Given At(TaskState state) => state == TaskState.Registered ? ATask() : In(state);

    private static Refusal? Propose(Given given) => given.Task.State == TaskState.Withdrawn
        ? given.Task.ProposeRestoring(Because, given.Setting, Stamp(Office)) : given.Task.ProposeWithdrawal(Because, null, given.Setting, Stamp(Office));
}
