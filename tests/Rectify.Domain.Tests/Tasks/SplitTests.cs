using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.Domain.Tests.Tasks;

public sealed class SplitTests
{
    [Fact]
    public void A_new_part_begins_registered_beside_the_task_it_was_split_from()
    {
        var (task, setting) = (Given.ATask().Task, Given.ATask().Setting);

        var (refusal, part) = task.Split(TaskId.New(), 2, setting, Given.Stamp(Given.Office));

        Assert.Null(refusal);
        Assert.Equal((task.ProblemId, task.InspectionId, task.Sequence, 2, TaskState.Registered), (part!.ProblemId, part.InspectionId, part.Sequence, part.Part, part.State));
        Assert.Equal((TaskState.Registered, 2), (task.State, task.Version));
    }

    [Fact]
    public void A_task_whose_plan_is_being_carried_out_is_not_split()
    {
        var given = Given.ATask().Rectifying();

        var (refusal, part) = given.Task.Split(TaskId.New(), 2, given.Setting, Given.Stamp(Given.Office));

        Assert.Equal(Rule.NotInThisState, Assert.Single(refusal!.Unmet).Rule);
        Assert.Null(part);
    }
}
