using Rectify.Domain.Supervision;
using Xunit;

namespace Rectify.Domain.Tests.Supervision;

public sealed class SampleTests
{
    private const string Seed = "云湖2026年第三季度";

    private static readonly SampleLine[] Lines = [new("1001", 1), new("1002", 3), new("1003", 1), new("1004", 6), new("1005", 2), new("1006-2", 4)];

    /// <summary>Computed with another program than this one; docs/look-back.md shows how.</summary>
    [Fact]
    public void The_worked_example_of_the_documentation_is_drawn_as_it_stands_there() => Assert.Equal(
        [
            new DrawnLine("1004", 6, 6, "f0b524f6f91179c8e3df9648d37f4f9b390e3f0291844bbe6ebccb93c19dde05"), new DrawnLine("1006-2", 4, 2, "de368927fecb4d5b2960d4154fce81b1e68d753d2a59ed5d378563814b8d0f90"),
            new DrawnLine("1002", 3, 3, "8a6f0c91fdf33bffd194f702b55057e7efccabe1d664fb1863de19d3fda677aa"), new DrawnLine("1005", 2, 2, "43c2f29d5a199df68b310146018b8ce3477c1ece4e5c3b617f0af3a9a09ea749"),
            new DrawnLine("1003", 1, 1, "23f0f19297bba056ce714c52c60b3dabe3c61254639b0b690e36538a9b3ac1a3"), new DrawnLine("1001", 1, 1, "161d7471c541c1ea5a2a8ff6a41820110808846130ab6f693cb005eba376008c"),
        ],
        Sample.Order(Lines, Seed));

    [Fact]
    public void The_order_of_the_list_and_blanks_around_the_seed_change_nothing_and_another_seed_changes_the_sample()
    {
        Assert.Equal(Sample.Order(Lines, Seed), Sample.Order(Lines.Reverse(), $"  {Seed} "));
        Assert.NotEqual(Sample.Order(Lines, Seed).Select(l => l.Number), Sample.Order(Lines, Seed + "。").Select(l => l.Number));
    }

    [Fact]
    public void A_line_with_four_tickets_is_drawn_first_four_times_in_five_beside_one_with_a_single_ticket()
    {
        var first = Enumerable.Range(0, 2_000).Count(i => Sample.Order([new("1", 4), new("2", 1)], $"第{i}次")[0].Number == "1");
        Assert.InRange(first, 1_540, 1_660);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void A_line_holds_between_one_and_sixty_tickets(int weight) => Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Order([new("1", weight)], Seed));

    [Fact]
    public void A_task_holds_one_ticket_and_so_many_more_for_each_of_its_risks()
    {
        Assert.Equal(1, RiskWeights.Usual.Of(Risks.None));
        Assert.Equal(1 + 2 + 3, RiskWeights.Usual.Of(Risks.Returned | Risks.Restarted));
        Assert.True(new RiskWeights(9, 0, 9, 9, 9, 9, 9).Of((Risks)63) <= Sample.MaxWeight);
    }
}
