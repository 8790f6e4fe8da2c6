using Microsoft.AspNetCore.Components.Web;
using Rectify.Domain.Intake;
using Rectify.Web.Intake;
using Rectify.Web.Tests.Rendering;
using Xunit;

namespace Rectify.Web.Tests.Intake;

public sealed class LongListTests : IDisposable
{
    private readonly InLanguage language = new("zh-CN");
    private readonly Bench bench = new(Read.Proposal with
    {
        Issues = [],
        Problems = [.. Enumerable.Range(1, 1136).Select(number => Read.Proposal.Problems[0] with { Key = number, Ordinal = $"{number}" })],
    });

    public void Dispose() => language.Dispose();

    [Fact]
    public async Task Of_a_long_list_the_page_with_the_problem_in_hand_is_drawn_and_one_turns_to_the_others()
    {
        bench.Take(250);
        await using var list = await Rendered.Of<ProblemList>((nameof(ProblemList.Bench), bench));
        async Task<IReadOnlyList<string?>> Numbers() => [.. (await list.Body()).QuerySelectorAll("[data-row]").Select(row => row.GetAttribute("data-row"))];
        Assert.Equal(Enumerable.Range(201, 100).Select(number => $"{number}"), await Numbers());
        Assert.Equal("250", (await list.Body()).QuerySelector("[aria-current=true]")!.GetAttribute("data-row"));
        Assert.Contains("第 201–300 项，共 1136 项", await list.Words(), StringComparison.Ordinal);

        await list.Raise("onclick", new MouseEventArgs(), "id", "sure-after");

        Assert.Equal("301", (await Numbers())[0]);
    }
}
