using Rectify.Domain.Intake;
using Xunit;

namespace Rectify.Domain.Tests.Intake;

public sealed class DraftStepsTests
{
    private static readonly ProposalDraft Draft = ProposalDraft.Of(new Proposal
    {
        Kind = DocumentKind.Feedback, Header = new(),
        Problems = [Problem(1, 0), Problem(2, 10), Problem(3, 20)],
        Issues = [new(ProposalIssueCode.OneOrSeveral, new(10, 5), 2)],
    });

    [Fact]
    public void A_dropped_problem_comes_back_to_its_place_with_its_doubts()
    {
        var dropped = Draft.Do(new DropProblem(2)).Do(new DropProblem(1));
        Assert.Equal([3], dropped.Current.Problems.Select(problem => problem.Key));
        Assert.Empty(dropped.Current.Issues);
        Assert.Equal(4, dropped.Current.NextKey());

        var restored = dropped.Do(new RestoreProblem(2)).Current;

        Assert.Equal([2, 3], restored.Problems.Select(problem => problem.Key));
        Assert.Equal(Draft.Current.Issues, restored.Issues);
        Assert.Equal(1, Assert.Single(restored.Dropped).Problem.Key);
    }

    [Fact]
    public void What_was_undone_is_done_again_until_something_else_is_done()
    {
        var edited = Draft.Do(new SetOrdinal(1, "7"));

        Assert.Equal("7", edited.Undo().Redo().Current.Problems[0].Ordinal);
        Assert.Equal(Draft.Current, edited.Undo().Current);
        Assert.False(edited.Undo().Do(new SetOrdinal(1, "8")).CanRedo);
        Assert.Same(Draft, Draft.Redo());
    }

    private static ProposedProblem Problem(int key, int start) => new()
    {
        Key = key, Wording = new($"第{key}个问题", new(start, 5), Confidence.Sure), Printed = $"第{key}个问题", Span = new(start, 5), Form = ProblemForm.Plain, Confidence = Confidence.Sure,
    };
}
