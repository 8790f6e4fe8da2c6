using Rectify.Domain.Intake;
using Rectify.Web.Intake;
using Xunit;

namespace Rectify.Web.Tests.Intake;

public sealed class BenchTests
{
    private readonly Bench bench = new(Read.Proposal);

    [Fact]
    public void The_doubtful_problem_comes_to_hand_first() => Assert.Equal((2, 2), (bench.Current, bench.Place));

    [Fact]
    public void Confirming_settles_the_doubt_and_goes_on_to_what_was_not_looked_at()
    {
        Assert.True(bench.ConfirmAndGoOn());

        Assert.Empty(bench.Doubtful);
        Assert.Equal((1, 1), (bench.Current, bench.Confirmed));
    }

    [Fact]
    public void When_the_problem_in_hand_is_dropped_its_neighbour_comes_to_hand_and_undo_brings_it_back()
    {
        bench.Do(new DropProblem(2));
        Assert.Equal(1, bench.Current);

        Assert.True(bench.Undo());

        Assert.Equal(2, bench.Problems.Count);
        Assert.True(bench.Redo());
        Assert.Single(bench.Problems);
    }

    [Fact]
    public void Stepping_beyond_the_ends_stays()
    {
        bench.Step(+1);
        Assert.Equal(2, bench.Current);
        bench.Step(-1);
        bench.Step(-1);
        Assert.Equal(1, bench.Current);
    }

    [Fact]
    public void Places_are_told_anew_only_when_a_problem_moves()
    {
        var before = bench.Places;
        Assert.Equal(10, before.Length);

        bench.Do(new ConfirmProblem(2));
        Assert.Same(before, bench.Places);
        Assert.Equal(2, bench.Sure.Count);

        bench.Do(new DropProblem(2));
        Assert.Equal([1, .. before[1..5]], bench.Places);
    }
}
