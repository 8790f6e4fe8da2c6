using Rectify.App.Figures;
using Rectify.Domain;
using Rectify.Domain.People;
using Rectify.Domain.Problems;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.App.Tests.Figures;

/// <summary>The sums hold whatever the tasks; seeded, so that a failure names its case.</summary>
public sealed class StandingTests
{
    private static readonly DateOnly Day = new(2026, 7, 20);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    private static (List<TaskStanding> Tasks, List<ProblemId> Problems) Random(int seed)
    {
        var random = new Random(seed);
        var problems = Enumerable.Range(0, random.Next(1, 30)).Select(_ => ProblemId.New()).ToList();
        var units = Enumerable.Range(0, 4).Select(_ => UnitId.New()).ToList();
        var states = Enum.GetValues<TaskState>();
        var tasks = problems.SelectMany(problem => Enumerable.Range(0, random.Next(1, 4)).Select(_ => new TaskStanding(TaskId.New(), problem, units[random.Next(units.Count)], states[random.Next(states.Length)],
            random.Next(5) == 0 ? Deadline.LongTerm : Day.AddDays(random.Next(-30, 30)), random.Next(2) == 0 ? problems[random.Next(problems.Count)] : null, random.Next(3) == 0, random.Next(4) == 0, random.Next(4) == 0))).ToList();
        return (tasks, problems);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_sums_add_up(int seed)
    {
        var (tasks, problems) = Random(seed);
        var standings = ProblemStanding.Of(tasks, [], Day);
        var sums = ProblemSums.Of(standings);

        Assert.Equal(problems.Count, sums.FedBack + sums.Withdrawn);
        Assert.Equal(sums.FedBack, sums.Closed + sums.Sustained + sums.Ongoing);
        Assert.Equal(sums.FedBack, sums.Done + sums.Ongoing);
        Assert.Equal(sums.Ongoing, sums.Waiting + sums.Working + sums.Overdue);
        Assert.True(sums.Behind <= sums.Ongoing - sums.Overdue && sums.Restarted <= sums.Ongoing && sums.Merged <= sums.FedBack && sums.TakenOver + sums.Merged <= sums.FedBack);
        foreach (var part in Enum.GetValues<FigurePart>()) Assert.Equal(standings.Count(s => s.Is(part)), Count(sums, part));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_problem_stands_where_the_least_advanced_task_still_pursued_stands(int seed)
    {
        var (tasks, _) = Random(seed);
        foreach (var problem in ProblemStanding.Of(tasks, [], Day).Where(p => !p.IsMerged && !p.IsWithdrawn))
        {
            var own = tasks.Where(t => t.Problem == problem.Problem && t.State != TaskState.Withdrawn).ToList();
            Assert.All(own, task => Assert.True(problem.State <= task.State));
            Assert.Contains(own, task => task.State == problem.State);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_shares_of_the_units_cover_every_problem_at_least_once(int seed)
    {
        var (tasks, _) = Random(seed);
        var standings = new InspectionStandings(tasks, [], Day);
        var units = tasks.Select(t => t.LeadUnit).Distinct().Sum(unit => ProblemSums.Of(standings.Problems(unit)) is var sums ? sums.FedBack + sums.Withdrawn : 0);
        Assert.Equal(tasks.Select(t => (t.Problem, t.LeadUnit)).Distinct().Count(), units);
    }

    [Fact]
    public void A_merged_problem_counts_with_the_state_of_its_target_and_a_withdrawn_one_stands_apart()
    {
        var (target, merged, again, gone) = (ProblemId.New(), ProblemId.New(), ProblemId.New(), ProblemId.New());
        TaskStanding Task(ProblemId problem, TaskState state, ProblemId? into = null) => new(TaskId.New(), problem, null, state, Day, into);
        var sums = ProblemSums.Of(ProblemStanding.Of([Task(target, TaskState.Closed), Task(merged, TaskState.Withdrawn, target), Task(again, TaskState.Withdrawn, merged), Task(gone, TaskState.Withdrawn)], [], Day));
        Assert.Equal((3, 3, 0, 1, 2), (sums.FedBack, sums.Closed, sums.Ongoing, sums.Withdrawn, sums.Merged));
    }

    [Fact]
    public void Problems_merged_in_a_circle_are_pursued_by_nobody()
    {
        var (one, other) = (ProblemId.New(), ProblemId.New());
        var sums = ProblemSums.Of(ProblemStanding.Of([new(TaskId.New(), one, null, TaskState.Withdrawn, Day, other), new(TaskId.New(), other, null, TaskState.Withdrawn, Day, one)], [], Day));
        Assert.Equal((0, 2), (sums.FedBack, sums.Withdrawn));
    }

    private static int Count(ProblemSums sums, FigurePart part) => part switch
    {
        FigurePart.FedBack => sums.FedBack,
        FigurePart.Done => sums.Done,
        FigurePart.Closed => sums.Closed,
        FigurePart.Sustained => sums.Sustained,
        FigurePart.Ongoing => sums.Ongoing,
        FigurePart.Waiting => sums.Waiting,
        FigurePart.Working => sums.Working,
        FigurePart.Overdue => sums.Overdue,
        FigurePart.Behind => sums.Behind,
        FigurePart.Restarted => sums.Restarted,
        FigurePart.Withdrawn => sums.Withdrawn,
        FigurePart.TakenOver => sums.TakenOver,
        _ => sums.Merged,
    };
}
