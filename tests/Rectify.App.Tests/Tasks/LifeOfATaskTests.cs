using Rectify.App.Tasks;
using Rectify.Domain.People;
using Rectify.Domain.Tasks;
using Rectify.Testing;
using Xunit;

namespace Rectify.App.Tests.Tasks;

public sealed class LifeOfATaskTests(TestOffice office) : IClassFixture<TestOffice>
{
    [Fact]
    public async Task A_task_walks_from_assignment_to_review_through_the_hands_of_five_people()
    {
        var inspection = await TestInspection.RegisteredAsync(office);

        await inspection.WalkTo(TaskState.Submitted);

        var task = await inspection.LoadAsync();
        Assert.Equal(TaskState.Submitted, task.State);
        Assert.All(task.Evidence, piece => Assert.True(piece.IsSubmitted));
        Assert.Equal([TaskState.Registered, TaskState.Assigned, TaskState.Planning, TaskState.Rectifying, TaskState.Applied, TaskState.Submitted], task.Spans.OrderBy(s => s.Number).Select(s => s.State));
        Assert.Single(task.Spans, s => s.UntilAt is null);
    }

    [Fact]
    public async Task Who_applied_cannot_confirm()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Applied);

        var outcome = await inspection.Act<ConfirmClosure>(office.UnitLead, (verb, seen) => verb.Run(inspection.Task, seen, ActId.New()));

        var refused = Assert.IsType<Outcome.Refused>(outcome);
        Assert.Equal(Rule.NotYourAct, Assert.Single(refused.Refusal.Unmet).Rule);
        Assert.Equal(TaskState.Applied, (await inspection.LoadAsync()).State);
    }

    [Fact]
    public async Task The_same_act_twice_has_one_outcome()
    {
        var inspection = await TestInspection.RegisteredAsync(office);
        await inspection.WalkTo(TaskState.Assigned);
        var (act, seen) = (ActId.New(), await inspection.SeenAsync(inspection.Task));

        var first = await office.As<SignForTask, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, seen, act));
        var second = await office.As<SignForTask, Outcome>(office.UnitLead, verb => verb.Run(inspection.Task, seen, act));

        Assert.True(first.IsDone && second.IsDone);
        Assert.Equal(3, (await inspection.LoadAsync()).Spans.Count);
    }
}
