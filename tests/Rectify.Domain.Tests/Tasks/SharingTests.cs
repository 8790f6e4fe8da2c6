using Rectify.Domain.Measures;
using Rectify.Domain.Tasks;
using Xunit;
using static Rectify.Domain.Tests.Given;

namespace Rectify.Domain.Tests.Tasks;

/// <summary>A measure that answers several problems follows what is written at the first of them, as long as its own task lets it.</summary>
public sealed class SharingTests
{
    private const string Anew = "另一种措施。";

    [Theory]
    [InlineData(TaskState.Rectifying, TaskState.Rectifying, true)]
    [InlineData(TaskState.Rectifying, TaskState.Planning, false)]
    [InlineData(TaskState.Planning, TaskState.Planning, true)]
    [InlineData(TaskState.Planning, TaskState.Rectifying, true)]
    [InlineData(TaskState.Applied, TaskState.Rectifying, false)]
    [InlineData(TaskState.Submitted, TaskState.Rectifying, false)]
    [InlineData(TaskState.UnderAcceptance, TaskState.Rectifying, false)]
    public void A_plan_in_force_follows_what_changed_by_review_alone_and_what_stands_still_keeps_its_words(TaskState here, TaskState there, bool follows)
    {
        var (task, written) = ((here == TaskState.Planning ? ATask().PlanDrafted() : In(here)).Task, Written(there, new DateOnly(2026, 5, 31)));
        var (mine, from) = (task.Counting.First(), written.Counting.First());
        var (before, version) = (mine.Text, task.Version);

        task.FollowMeasure(mine.Id, from, written, Stamp(UnitLead));

        Assert.Equal(follows ? Anew : before, mine.Text);
        Assert.Equal(follows ? version + 1 : version, task.Version);
    }

    [Fact]
    public void A_deadline_in_force_moves_by_extension_alone()
    {
        var (task, written) = (In(TaskState.Rectifying).Task, Written(TaskState.Rectifying, new DateOnly(2026, 5, 20)));
        var (mine, from) = (task.Counting.First(), written.Counting.First());
        var due = mine.DueOn;

        task.FollowMeasure(mine.Id, from, written, Stamp(UnitLead));

        Assert.Equal((Anew, due), (mine.Text, mine.DueOn));
    }

    /// <summary>Where the measure is written.</summary>
    private static RectificationTask Written(TaskState state, DateOnly dueOn)
    {
        var given = ATask().Planning();
        given.Did(given.Task.DraftPlan(new PlanDraft("目标", null, null, [(MeasureId.New(), new MeasureDraft(Anew, MeasureKind.General, Water, Handler.Person, dueOn))]), given.Setting, Stamp(UnitLead)));
        if (state == TaskState.Planning) return given.Task;
        return given.Did(given.Task.SubmitPlan(given.Setting, Stamp(UnitLead))).Did(given.Task.AgreePlan(given.Setting, Stamp(Leader))).Did(given.Task.ReviewPlan(given.Setting, Stamp(Office)))
            .Did(given.Task.ApprovePlan(1, given.Setting, Stamp(LeadingGroup))).Task;
    }
}
