using Rectify.App.Notices;
using Rectify.Domain;
using Rectify.Domain.Measures;
using Rectify.Domain.Notices;
using Rectify.Domain.Problems;
using Rectify.Domain.Rounds;
using Rectify.Domain.Tasks;
using Xunit;

namespace Rectify.App.Tests.Notices;

public sealed class NoticeProblemsTests
{
    private static readonly NoticeProblemRow First = new(ProblemId.New(), 101, null, "台账漏登9处。", false);
    private static readonly NoticeProblemRow Second = new(ProblemId.New(), 102, null, "档案缺页。", false);

    private static readonly NoticeTaskRow Closed = Task(First, TaskState.Closed) with { Effect = "已补登9处。" };

    private readonly Dictionary<TaskId, IReadOnlyDictionary<string, string>> withdrawals = [];

    [Fact]
    public void Tasks_of_one_problem_are_joined_and_the_least_advanced_decides()
    {
        var open = Task(First, TaskState.Rectifying) with { Effect = "已补登3处。", ReasonNotDone = "图纸未齐。", NextSteps = "补图", DueOn = new DateOnly(2026, 12, 31) };

        var problem = Assert.IsType<AnsweredProblem>(Assert.Single(Made([First], Closed, open).Counted));

        Assert.Equal(NoticeStanding.Ongoing, problem.Standing);
        Assert.Equal(["措施1", "措施2"], problem.Measures.Select(m => m.Text));
        Assert.Equal(["已补登9处。", "已补登3处。"], problem.Effects);
        Assert.Equal(("图纸未齐", new DateOnly(2026, 12, 31)), (problem.Unfinished!.Reason, problem.Unfinished.Deadline!.On!.Value));
    }

    [Fact]
    public void The_latest_deadline_of_what_is_open_is_the_problems_and_none_ends_it_never()
    {
        NoticeTaskRow Due(DateOnly on) => Task(First, TaskState.Rectifying) with { DueOn = on };

        Assert.Equal(new DateOnly(2026, 12, 31), DeadlineOf(Due(new(2026, 9, 30)), Due(new(2026, 12, 31))));
        Assert.Null(DeadlineOf(Due(new(2026, 9, 30)), Due(Deadline.LongTerm)));

        DateOnly? DeadlineOf(params NoticeTaskRow[] tasks) => ((AnsweredProblem)Made([First], tasks).Counted.Single()).Unfinished!.Deadline!.On;
    }

    [Fact]
    public void A_done_problem_does_not_say_why_it_is_not()
    {
        var problem = Made([First], Closed with { ReasonNotDone = "曾因汛期停工", NextSteps = "复工" }).Counted.Single();

        Assert.Null(((AnsweredProblem)problem).Unfinished);
    }

    [Fact]
    public void A_merged_problem_still_counts_and_stands_as_its_target()
    {
        var withdrawn = Withdrawn(Second, into: First, "同一事项");

        var made = Made([First, Second], Closed, withdrawn);

        Assert.Equal(101, Assert.IsType<MergedProblem>(made.Counted[1]).Into);
        Assert.Empty(made.Withdrawn);
    }

    [Fact]
    public void A_restricted_problem_that_was_merged_keeps_the_standing_of_its_target()
    {
        var restricted = Second with { IsWithheld = true };

        var made = Made([First, restricted], Closed, Withdrawn(restricted, into: First, "同一事项"));

        Assert.Equal(NoticeStanding.Closed, Assert.IsType<WithheldProblem>(made.Counted[1]).Standing);
    }

    [Fact]
    public void A_withdrawn_problem_stands_apart_with_the_reason_of_its_withdrawal()
    {
        var made = Made([First, Second], Closed, Withdrawn(Second, into: null, "经复核口径有误"));

        Assert.Single(made.Counted);
        Assert.Equal(new WithdrawnProblem(102, "档案缺页。", "经复核口径有误"), Assert.Single(made.Withdrawn));
    }

    [Fact]
    public void A_restricted_withdrawn_problem_leaves_neither_wording_nor_reason()
    {
        var restricted = Second with { IsWithheld = true };

        var apart = Assert.Single(Made([restricted], Withdrawn(restricted, into: null, "经复核口径有误")).Withdrawn);

        Assert.DoesNotContain("档案", apart.OriginalWording, StringComparison.Ordinal);
        Assert.DoesNotContain("口径", apart.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_problems_merged_into_each_other_end_somewhere()
    {
        var made = Made([First, Second], Withdrawn(First, into: Second, "同一事项"), Withdrawn(Second, into: First, "同一事项"));

        Assert.Equal(2, made.Counted.Count);
    }

    [Fact]
    public void A_problem_stands_below_the_headings_of_its_section()
    {
        var top = new NoticeSectionRow(SectionId.New(), null, "重点领域监管方面");
        var below = new NoticeSectionRow(SectionId.New(), top.Id, "项目管理");
        var made = new NoticeProblems([top, below], [Closed], [], withdrawals, [First with { SectionId = below.Id }]);

        Assert.Equal(["重点领域监管方面", "项目管理"], ((AnsweredProblem)made.Counted[0]).Section);
    }

    [Fact]
    public void What_is_to_be_mended_is_mended_at_the_least_advanced_task()
    {
        var open = Task(First, TaskState.Planning);

        Assert.Equal(open.Id, Made([First], Closed, open).TaskOf[101]);
    }

    [Theory]
    [InlineData("一是建立台账。二是补登9处；三是，开展抽查。", new[] { "建立台账。", "补登9处；", "开展抽查。" })]
    [InlineData("建立台账\n补登9处", new[] { "建立台账", "补登9处" })]
    [InlineData("已完成三项工作：一是建账。二是补登。", new[] { "已完成三项工作：一是建账。二是补登。" })]
    [InlineData("其中一是关键", new[] { "其中一是关键" })]
    [InlineData("  ", new string[0])]
    public void A_text_that_counts_its_items_is_taken_apart(string text, string[] items) => Assert.Equal(items, Enumerated.Items(text));

    private NoticeProblems Made(IReadOnlyList<NoticeProblemRow> problems, params NoticeTaskRow[] tasks) =>
        new([], tasks, tasks.Select((t, i) => new NoticeMeasureRow(t.Id, MeasureId.New(), $"措施{i + 1}")), withdrawals, problems);

    private static NoticeTaskRow Task(NoticeProblemRow problem, TaskState state) => new(TaskId.New(), problem.Id, Deadline.LongTerm, null, null, null, state, WasDone: state.IsDone());

    private NoticeTaskRow Withdrawn(NoticeProblemRow problem, NoticeProblemRow? into, string reason)
    {
        var task = Task(problem, TaskState.Withdrawn);
        withdrawals[task.Id] = new Dictionary<string, string> { ["reason"] = reason, ["mergedInto"] = $"{into?.Id.Value:N}" };
        return task;
    }
}
